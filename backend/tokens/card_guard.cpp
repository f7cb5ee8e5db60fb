// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/card_guard.h"

#include <algorithm>
#include <utility>

namespace doorward {

namespace {

constexpr DWORD presence = SCARD_STATE_PRESENT;
constexpr DWORD counter = 0xffff0000; // of insertions and removals
constexpr DWORD anyProtocol = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1;

bool isAmong(const std::vector<GuardedReader> &all, const GuardedReader &one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

} // namespace

CardGuard::~CardGuard()
{
    guard({});
}

void CardGuard::guard(const std::vector<GuardedReader> &readers)
{
    std::vector<GuardedReader> added = readers;
    std::erase_if(m_held, [&](const Held &held) {
        const bool stays = isAmong(readers, held.reader);
        if (stays)
            std::erase(added, held.reader);
        else
            letGo(held);
        return !stays;
    });
    for (const GuardedReader &reader : added)
        m_held.push_back(hold(reader));
    if (m_held.empty())
        disconnect();
}

std::vector<LostCard> CardGuard::check()
{
    std::vector<LostCard> gone;
    std::erase_if(m_held, [&](const Held &held) {
        if (isThere(held))
            return false;
        gone.push_back({held.reader, stateOf(held.reader.name)});
        letGo(held);
        return true;
    });
    if (m_held.empty())
        disconnect();
    return gone;
}

bool CardGuard::connect()
{
    if (!m_connected)
        m_connected = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &m_context) ==
                      SCARD_S_SUCCESS;
    return m_connected;
}

void CardGuard::disconnect()
{
    if (std::exchange(m_connected, false))
        SCardReleaseContext(m_context);
}

CardGuard::Held CardGuard::hold(const GuardedReader &reader)
{
    Held held{.reader = reader};
    if (!connect()) {
        held.isGone = true;
        return held;
    }
    DWORD protocol = 0;
    if (SCardConnect(m_context, reader.name.c_str(), SCARD_SHARE_SHARED, anyProtocol, &held.card,
                     &protocol) == SCARD_S_SUCCESS)
        return held;
    held.card = 0;
    held.state = stateOf(reader.name);
    held.isGone = (held.state & SCARD_STATE_PRESENT) == 0;
    return held;
}

void CardGuard::letGo(const Held &held)
{
    if (held.card != 0)
        SCardDisconnect(held.card, SCARD_LEAVE_CARD);
}

bool CardGuard::isThere(const Held &held) const
{
    if (held.isGone)
        return false;
    if (held.card == 0)
        return ((stateOf(held.reader.name) ^ held.state) & (presence | counter)) == 0;
    const LONG error = SCardStatus(held.card, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr);
    if (error != SCARD_W_RESET_CARD)
        return error == SCARD_S_SUCCESS;
    // Another program has reset it, which is no removal.
    DWORD protocol = 0;
    return SCardReconnect(held.card, SCARD_SHARE_SHARED, anyProtocol, SCARD_LEAVE_CARD,
                          &protocol) == SCARD_S_SUCCESS;
}

/// 0 where the reader, or pcscd, has gone.
DWORD CardGuard::stateOf(const std::string &reader) const
{
    SCARD_READERSTATE state{};
    state.szReader = reader.c_str();
    state.dwCurrentState = SCARD_STATE_UNAWARE;
    const bool known = m_connected &&
                       SCardGetStatusChange(m_context, 0, &state, 1) == SCARD_S_SUCCESS &&
                       (state.dwEventState & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE)) == 0;
    return known ? state.dwEventState : 0;
}

} // namespace doorward
