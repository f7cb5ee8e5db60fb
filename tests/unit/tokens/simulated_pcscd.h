// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <winscard.h>

/// A pcscd of the test's own: the library's functions are defined beside this, and answer from
/// here. What a real pcscd can be made to do is in tests/integration/tokens; readers that are
/// plugged in and out need a bus, and errors, losses and swaps on demand a liar.
struct SimulatedPcscd
{
    struct Handle
    {
        std::string reader;
        std::uint64_t card = 0;
    };

    std::mutex mutex;
    std::condition_variable changed;
    std::condition_variable settled;
    std::map<std::string, DWORD> readers;       // name -> state, events in the upper half
    std::map<std::string, std::uint64_t> cards; // reader -> which insertion, where that matters
    std::set<std::string> exclusive;            // readers that somebody has for themselves
    std::map<SCARDHANDLE, Handle> handles;
    SCARDHANDLE lastHandle = 0;
    unsigned long errors = 0; // so many calls from now on fail
    unsigned long looks = 0;  // calls that took a look at a card or a reader without waiting
    bool isDead = false;      // all of them do
    bool isDeaf = false;      // waits end with their time only
    bool isWaiting = false;   // whoever waits knows all that there is to know, or is deaf

    template <typename Change> void change(Change what)
    {
        const std::lock_guard guard(mutex);
        what();
        isWaiting = false;
        changed.notify_all();
    }
    /// Until so many cards are held. False where it takes too long.
    [[nodiscard]] bool holds(std::size_t count)
    {
        std::unique_lock guard(mutex);
        return settled.wait_for(guard, std::chrono::seconds(30),
                                [&] { return handles.size() == count; });
    }
    /// Until the one who waits for changes has seen the last one. False where it takes too long.
    [[nodiscard]] bool settle()
    {
        std::unique_lock guard(mutex);
        return settled.wait_for(guard, std::chrono::seconds(30), [this] { return isWaiting; });
    }
};

extern SimulatedPcscd &pcscd;

constexpr DWORD present(DWORD events)
{
    return SCARD_STATE_PRESENT | events << 16;
}
constexpr DWORD empty(DWORD events)
{
    return SCARD_STATE_EMPTY | events << 16;
}
