// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/tokens/registry.h"
#include "backend/tokens/card_guard.h"
#include "backend/tokens/card_watcher.h"

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace doorward {

/// A schedule of everything that can happen to readers, tokens, sessions and the programs that
/// watch them, drawn from one seed. CardWatcher, CardGuard, the reports and the Registry are the
/// real ones; pcscd is simulated below them, and the model knows the truth beside them.
///
/// After each step no session may be locked whose token stayed in, and none be open whose token has
/// gone: at once where events are told, after one safety scan where they get lost.
class TokenModel
{
public:
    /// The watcher's thread is the caller's, because it never ends, and serves one model after the
    /// other.
    TokenModel(CardWatcher &watcher, std::uint64_t seed);
    ~TokenModel();

    /// Empty, or what went wrong, with the steps that led to it.
    [[nodiscard]] std::string run();

private:
    static constexpr std::size_t readers = 8;
    static constexpr std::size_t tokens = 20;
    static constexpr std::size_t sessions = 20;
    static constexpr std::size_t steps = 30;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct Reader
    {
        bool isPlugged = false;
        std::size_t token = none;
        std::uint64_t card = 0; ///< which insertion
        std::uint32_t count = 0;
    };

    struct Session
    {
        bool isOpen = false;
        std::size_t token = none; ///< none: opened by PIN or password
        std::uint64_t card = 0;   ///< the insertion whose end must lock it; 0: none
        bool isLocked = false;
        bool mustBeLocked = false;
        bool mayBeLocked = false; ///< its token came in while what happened was not told
    };

    // What can happen.
    void step();
    void insert();
    void pull();
    void swap();
    void plug();
    void unplug();
    void replugUnseen();
    void swapUnseen();
    void killService();
    void loseEvents();
    void restartWatcher();
    void restartDaemon();
    void logIn();
    void logInAndPull();
    void unlock();
    void unlockOtherwise();
    void logOut();

    // What is done about it.
    void deliver();
    void identify();
    void scan();
    void use();
    void guard();
    void report();

    // The truth.
    void put(std::size_t reader, std::size_t token);
    void take(std::size_t reader);
    void showReaders();
    void judge(bool isTold);
    void openRegistry();
    [[nodiscard]] std::size_t readerOf(std::size_t token) const;
    [[nodiscard]] bool isIn(std::uint64_t card) const;
    [[nodiscard]] bool isSeen(std::size_t session) const;

    [[nodiscard]] static std::string nameOf(std::size_t reader);
    [[nodiscard]] static std::string idOf(std::size_t session);
    [[nodiscard]] static std::string labelOf(std::size_t token);
    [[nodiscard]] static std::string serialOf(std::size_t token);
    [[nodiscard]] static std::string makerOf(std::size_t token);
    [[nodiscard]] static std::string modelOf(std::size_t token);
    [[nodiscard]] static TokenFacts factsOf(std::size_t token, std::size_t reader);

    [[nodiscard]] std::size_t any(std::size_t count);
    [[nodiscard]] bool oneIn(unsigned count) { return any(count) == 0; }
    [[nodiscard]] std::size_t anyReader(bool plugged, bool full);
    [[nodiscard]] std::size_t anyTokenIn();
    [[nodiscard]] std::size_t anyTokenOut();
    [[nodiscard]] std::size_t anySession(bool open);
    void say(const std::string &what) { m_log += "\n  " + what; }

    std::mt19937_64 m_random;
    CardWatcher &m_watcher;
    CardGuard m_guard;
    std::vector<ReaderReport> m_reports;
    Registry m_registry;
    std::array<Reader, readers> m_readers;
    std::array<Session, sessions> m_sessions;
    std::uint64_t m_cards = 0;
    bool m_isDeaf = false;
    bool m_isUnseen = false;       ///< something happened that no event tells of
    bool m_isLossUntold = false;   ///< a reader has gone, and the watcher may not have noticed
    bool m_isReturnUntold = false; ///< a reader, or pcscd, is back, as the watcher noticed
    std::string m_log;
    std::string m_fault;
};

} // namespace doorward
