// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/link.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace doorward::worker {

namespace {

using wire::Type;

constexpr std::array permissions{
    std::pair{State::AwaitingStart, Type::Start},
    std::pair{State::AwaitingStart, Type::FindUser},
    std::pair{State::AwaitingAnswer, Type::Answer},
    std::pair{State::AwaitingAnswer, Type::Cancel},
    std::pair{State::Working, Type::Cancel},
    std::pair{State::Authenticated, Type::OpenSession},
    std::pair{State::Authenticated, Type::Cancel},
    std::pair{State::SessionOpen, Type::Launch},
    std::pair{State::SessionOpen, Type::Cancel},
};

/// Milliseconds for poll(2): rounded up, so that it never returns early.
int timeoutUntil(const std::optional<std::chrono::steady_clock::time_point> &deadline)
{
    if (!deadline)
        return -1;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 1 << 30));
}

} // namespace

bool isPermitted(State state, wire::Type type)
{
    return std::find(permissions.begin(), permissions.end(), std::pair{state, type}) !=
           permissions.end();
}

bool Link::send(const wire::Message &message)
{
    if (isOver())
        return false;
    if (wire::send(m_socket, message) != 0)
        finish(End::Lost);
    return !isOver();
}

void Link::sendLast(const wire::Message &message)
{
    if (m_end != End::Lost && wire::send(m_socket, message) != 0)
        finish(End::Lost);
}

std::optional<wire::Received>
Link::await(State state, std::optional<std::chrono::steady_clock::time_point> deadline)
{
    while (!isOver()) {
        pollfd readable{m_socket, POLLIN, 0};
        const int ready = poll(&readable, 1, timeoutUntil(deadline));
        if (ready == 0)
            return std::nullopt;
        if (ready < 0 && errno == EINTR)
            continue;
        wire::Received received;
        const int error = ready < 0 ? -errno : wire::receive(m_socket, received);
        if (error == -EAGAIN)
            continue;
        if (error != 0 || !received.message) {
            finish(error == -EBADMSG ? End::Broken : End::Lost);
        } else if (!isPermitted(state, received.message->type())) {
            finish(End::Broken);
        } else if (received.message->type() == Type::Cancel) {
            finish(End::Cancelled);
        } else {
            return received;
        }
        if (received.descriptor >= 0)
            close(received.descriptor);
    }
    return std::nullopt;
}

void Link::finish(End end)
{
    if (m_end == End::None)
        m_end = end;
}

} // namespace doorward::worker
