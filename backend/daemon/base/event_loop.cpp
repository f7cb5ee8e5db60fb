// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/base/event_loop.h"

#include <ctime>
#include <new>
#include <sys/epoll.h>

namespace doorward {

struct EventLoop::Source::Watch : std::enable_shared_from_this<Watch>
{
    explicit Watch(Callback what) : callback(std::move(what)) {}
    ~Watch() { stop(); }
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    /// At once, also while the callback runs: its descriptor may be closed right after, and the
    /// kernel must have forgotten it by then.
    void stop() { source = sd_event_source_disable_unref(source); }

    /// The callback may let go of the source; the callable is kept until the call returns.
    static int call(void *data)
    {
        const auto self = static_cast<Watch *>(data)->shared_from_this();
        self->callback();
        return 0;
    }

    Callback callback;
    sd_event_source *source = nullptr;
};

EventLoop::Source &EventLoop::Source::operator=(Source &&other) noexcept
{
    reset();
    m_watch = std::move(other.m_watch);
    return *this;
}

void EventLoop::Source::reset()
{
    if (const auto watch = std::move(m_watch))
        watch->stop();
}

EventLoop::EventLoop()
{
    if (sd_event_new(&m_event) < 0)
        throw std::bad_alloc();
}

EventLoop::~EventLoop()
{
    sd_event_unref(m_event);
}

EventLoop::Source EventLoop::onReadable(int descriptor, Callback callback, bool late)
{
    auto watch = std::make_shared<Source::Watch>(std::move(callback));
    const int error = sd_event_add_io(
        m_event, &watch->source, descriptor, EPOLLIN,
        [](sd_event_source *, int, std::uint32_t, void *data) { return Source::Watch::call(data); },
        watch.get());
    if (error >= 0 && late)
        sd_event_source_set_priority(watch->source, SD_EVENT_PRIORITY_IDLE);
    return finish(std::move(watch), error);
}

EventLoop::Source EventLoop::after(std::chrono::milliseconds delay, Callback callback)
{
    auto watch = std::make_shared<Source::Watch>(std::move(callback));
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(delay).count();
    const int error = sd_event_add_time_relative(
        m_event, &watch->source, CLOCK_BOOTTIME, static_cast<std::uint64_t>(microseconds), 0,
        [](sd_event_source *, std::uint64_t, void *data) { return Source::Watch::call(data); },
        watch.get());
    return finish(std::move(watch), error);
}

EventLoop::Source EventLoop::soon(Callback callback)
{
    auto watch = std::make_shared<Source::Watch>(std::move(callback));
    const int error = sd_event_add_defer(
        m_event, &watch->source,
        [](sd_event_source *, void *data) { return Source::Watch::call(data); }, watch.get());
    return finish(std::move(watch), error);
}

EventLoop::Source EventLoop::afterEach(Callback callback)
{
    auto watch = std::make_shared<Source::Watch>(std::move(callback));
    const int error = sd_event_add_post(
        m_event, &watch->source,
        [](sd_event_source *, void *data) { return Source::Watch::call(data); }, watch.get());
    return finish(std::move(watch), error);
}

EventLoop::Source EventLoop::onSignal(int number, Callback callback)
{
    auto watch = std::make_shared<Source::Watch>(std::move(callback));
    const int error = sd_event_add_signal(
        m_event, &watch->source, number,
        [](sd_event_source *, const signalfd_siginfo *, void *data) {
            return Source::Watch::call(data);
        },
        watch.get());
    return finish(std::move(watch), error);
}

EventLoop::Source EventLoop::finish(std::shared_ptr<Source::Watch> watch, int error)
{
    if (error < 0)
        throw std::bad_alloc();
    return Source(std::move(watch));
}

} // namespace doorward
