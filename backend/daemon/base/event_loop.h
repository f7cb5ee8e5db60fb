// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <systemd/sd-event.h>

namespace doorward {

/// The one event loop of the daemon: sd-event with callables in place of C callbacks.
class EventLoop
{
public:
    /// Something that is waited for, until this goes. It may go from within its own callback.
    class Source
    {
    public:
        Source() = default;
        ~Source() { reset(); }
        Source(Source &&other) noexcept : m_watch(std::move(other.m_watch)) {}
        Source &operator=(Source &&other) noexcept;
        Source(const Source &) = delete;
        Source &operator=(const Source &) = delete;

        [[nodiscard]] explicit operator bool() const { return m_watch != nullptr; }
        void reset();

    private:
        friend class EventLoop;
        struct Watch;
        explicit Source(std::shared_ptr<Watch> watch) : m_watch(std::move(watch)) {}
        std::shared_ptr<Watch> m_watch;
    };

    using Callback = std::function<void()>;

    /// Throws std::bad_alloc where the kernel gives no epoll descriptor, as every method below does
    /// where it gives no more of its kind.
    EventLoop();
    ~EventLoop();
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    [[nodiscard]] sd_event *get() const { return m_event; }

    /// descriptor stays the caller's and must outlive the source. late: only when nothing else of
    /// this turn is left to do, so that a process' last words are heard before its end.
    [[nodiscard]] Source onReadable(int descriptor, Callback callback, bool late = false);
    /// Once, after delay.
    [[nodiscard]] Source after(std::chrono::milliseconds delay, Callback callback);
    /// Once, in the next turn: for what must not be done in the midst of a callback.
    [[nodiscard]] Source soon(Callback callback);
    /// After each turn in which anything else happened.
    [[nodiscard]] Source afterEach(Callback callback);
    /// The signal must be blocked in the process.
    [[nodiscard]] Source onSignal(int number, Callback callback);

    /// Until quit(); its code, or a negative errno.
    int run() { return sd_event_loop(m_event); }
    void quit(int code) { sd_event_exit(m_event, code); }

private:
    [[nodiscard]] static Source finish(std::shared_ptr<Source::Watch> watch, int error);

    sd_event *m_event = nullptr;
};

} // namespace doorward
