// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_identifier.h"

#include <utility>

namespace doorward {

namespace {

// A card that does not tell its name in so many tries stays nameless until it is moved.
constexpr unsigned mostFailures = 6;

} // namespace

TokenIdentifier::TokenIdentifier(std::string program) : m_program(std::move(program)) {}

void TokenIdentifier::start()
{
    m_failures = 0;
    m_backoff.reset();
    m_retry = Clock::now();
    onTime();
}

void TokenIdentifier::stop()
{
    m_helper.stop();
    m_retry.reset();
}

std::optional<TokenIdentifier::Clock::time_point> TokenIdentifier::deadline() const
{
    return m_helper.isRunning() ? m_deadline : m_retry;
}

std::optional<std::vector<wire::Message>> TokenIdentifier::onReadable()
{
    while (m_helper.isRunning()) {
        std::optional<wire::Message> message;
        const auto fault = m_helper.next(Clock::now(), message);
        if (fault == P11Helper::Fault::Silent)
            return std::nullopt; // not all of it yet
        const bool good = fault == P11Helper::Fault::None &&
                          message->type() == wire::Type::P11Found &&
                          m_listed.size() <= limits::readers * 4;
        if (!good) {
            fail();
            continue;
        }
        m_listed.push_back(std::move(*message));
        if (m_listed.back().get(wire::Field::State)) {
            stop();
            return std::exchange(m_listed, {});
        }
    }
    return std::nullopt;
}

void TokenIdentifier::onTime()
{
    const auto now = Clock::now();
    if (m_helper.isRunning() && now >= m_deadline)
        return fail();
    if (!m_retry || now < *m_retry)
        return;
    m_retry.reset();
    m_listed.clear();
    m_deadline = now + std::chrono::seconds(limits::tokenOperationSeconds);
    if (m_helper.start(m_program, std::nullopt, wire::Message(wire::Type::P11List)) !=
        P11Helper::Fault::None)
        fail();
}

void TokenIdentifier::fail()
{
    m_helper.stop();
    if (++m_failures < mostFailures)
        m_retry = Clock::now() + m_backoff.next();
}

} // namespace doorward
