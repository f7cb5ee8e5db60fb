// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_pcscd.h"

#include <cstring>

// Never destroyed: the watcher's thread asks it to the very end of the program.
SimulatedPcscd &pcscd = *new SimulatedPcscd;

namespace {

bool fails()
{
    return pcscd.isDead || (pcscd.errors > 0 && pcscd.errors-- > 0);
}

void settle()
{
    pcscd.isWaiting = true;
    pcscd.settled.notify_all();
}

bool isArrivals(const SCARD_READERSTATE &state)
{
    return std::strcmp(state.szReader, "\\\\?PnP?\\Notification") == 0;
}

/// Fills the states in; whether one of them is not the caller's any more. known: of how many
/// readers the caller knows.
bool fill(SCARD_READERSTATE *states, DWORD count, std::size_t known)
{
    bool news = false;
    for (DWORD i = 0; i < count; ++i) {
        SCARD_READERSTATE &state = states[i];
        const auto found = pcscd.readers.find(state.szReader);
        const bool moved = isArrivals(state) ? pcscd.readers.size() != known
                                             : found == pcscd.readers.end() ||
                                                   found->second != state.dwCurrentState;
        state.dwEventState = isArrivals(state)              ? 0
                             : found == pcscd.readers.end() ? SCARD_STATE_UNKNOWN
                                                            : found->second;
        if (moved)
            state.dwEventState |= SCARD_STATE_CHANGED;
        news = news || moved;
    }
    return news;
}

std::uint64_t cardIn(const std::string &reader)
{
    const auto found = pcscd.cards.find(reader);
    return found == pcscd.cards.end() ? 0 : found->second;
}

bool isPresent(const std::string &reader)
{
    const auto found = pcscd.readers.find(reader);
    return found != pcscd.readers.end() && (found->second & SCARD_STATE_PRESENT) != 0;
}

} // namespace

extern "C" {

PCSC_API LONG SCardEstablishContext(DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT context)
{
    const std::lock_guard guard(pcscd.mutex);
    *context = 1;
    if (pcscd.isDead)
        settle(); // whoever comes here has told what it lost
    return fails() ? SCARD_E_NO_SERVICE : SCARD_S_SUCCESS;
}

PCSC_API LONG SCardReleaseContext(SCARDCONTEXT)
{
    return SCARD_S_SUCCESS;
}

PCSC_API LONG SCardListReaders(SCARDCONTEXT, LPCSTR, LPSTR names, LPDWORD size)
{
    const std::lock_guard guard(pcscd.mutex);
    if (fails())
        return SCARD_E_NO_SERVICE;
    std::string all;
    for (const auto &[name, state] : pcscd.readers)
        all += name + '\0';
    all += '\0';
    if (pcscd.readers.empty())
        return SCARD_E_NO_READERS_AVAILABLE;
    if (all.size() > *size)
        return SCARD_E_INSUFFICIENT_BUFFER;
    std::memcpy(names, all.data(), all.size());
    *size = all.size();
    return SCARD_S_SUCCESS;
}

PCSC_API LONG SCardGetStatusChange(SCARDCONTEXT, DWORD milliseconds, SCARD_READERSTATE *states,
                                   DWORD count)
{
    if (count > PCSCLITE_MAX_READERS_CONTEXTS)
        return SCARD_E_INVALID_PARAMETER;
    std::unique_lock guard(pcscd.mutex);
    // The real one, too, notices only what comes or goes while it waits.
    const std::size_t known = pcscd.readers.size();
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    for (;;) {
        if (fails())
            return SCARD_F_COMM_ERROR;
        const bool news = fill(states, count, known);
        if (milliseconds == 0) {
            ++pcscd.looks;
            return news ? SCARD_S_SUCCESS : SCARD_E_TIMEOUT;
        }
        if (news && !pcscd.isDeaf)
            return SCARD_S_SUCCESS;
        settle();
        if (pcscd.changed.wait_until(guard, until) == std::cv_status::timeout)
            return SCARD_E_TIMEOUT;
    }
}

PCSC_API LONG SCardConnect(SCARDCONTEXT, LPCSTR reader, DWORD, DWORD, LPSCARDHANDLE handle, LPDWORD)
{
    const std::lock_guard guard(pcscd.mutex);
    if (fails())
        return SCARD_E_NO_SERVICE;
    if (!isPresent(reader))
        return SCARD_E_NO_SMARTCARD;
    if (pcscd.exclusive.contains(reader))
        return SCARD_E_SHARING_VIOLATION;
    *handle = ++pcscd.lastHandle;
    pcscd.handles[*handle] = {reader, cardIn(reader)};
    pcscd.settled.notify_all();
    return SCARD_S_SUCCESS;
}

PCSC_API LONG SCardReconnect(SCARDHANDLE, DWORD, DWORD, DWORD, LPDWORD)
{
    return SCARD_E_NO_SERVICE;
}

PCSC_API LONG SCardDisconnect(SCARDHANDLE handle, DWORD)
{
    const std::lock_guard guard(pcscd.mutex);
    pcscd.handles.erase(handle);
    return SCARD_S_SUCCESS;
}

PCSC_API LONG SCardStatus(SCARDHANDLE handle, LPSTR, LPDWORD, LPDWORD, LPDWORD, LPBYTE, LPDWORD)
{
    const std::lock_guard guard(pcscd.mutex);
    ++pcscd.looks;
    const auto found = pcscd.handles.find(handle);
    if (fails() || found == pcscd.handles.end())
        return SCARD_E_NO_SERVICE;
    const auto &[reader, card] = found->second;
    return isPresent(reader) && cardIn(reader) == card ? SCARD_S_SUCCESS : SCARD_W_REMOVED_CARD;
}

} // extern "C"
