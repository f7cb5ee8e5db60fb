// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/tokens/guarded_reader.h"

#include <cstdint>
#include <vector>
#include <winscard.h>

namespace doorward {

/// Holds on to the cards that sessions are bound to, one shared handle each, so that a card that
/// went is found out even where no event told of it: pcscd marks the handles of a card that has
/// been pulled, and those of a reader that has gone, for good.
///
/// A card that another program has for itself is not held; its reader's counter of insertions and
/// removals is looked at in place of the handle. For one thread.
class CardGuard
{
public:
    CardGuard() = default;
    ~CardGuard();
    CardGuard(const CardGuard &) = delete;
    CardGuard &operator=(const CardGuard &) = delete;

    /// From now on these are guarded, and no others. Those that were guarded already stay so.
    void guard(const std::vector<GuardedReader> &readers);
    /// Looks at each card: one call a reader, unless another program has reset it. Those that have
    /// gone, or of which nobody knows any more, are guarded no longer and returned.
    [[nodiscard]] std::vector<LostCard> check();

    [[nodiscard]] bool isEmpty() const { return m_held.empty(); }

private:
    struct Held
    {
        GuardedReader reader;
        SCARDHANDLE card = 0; ///< 0: not ours to hold
        DWORD state = 0;      ///< of the reader, where it is not held
        bool isGone = false;  ///< already when it was to be guarded
    };

    [[nodiscard]] bool connect();
    void disconnect();
    [[nodiscard]] Held hold(const GuardedReader &reader);
    void letGo(const Held &held);
    [[nodiscard]] bool isThere(const Held &held) const;
    [[nodiscard]] DWORD stateOf(const std::string &reader) const;

    SCARDCONTEXT m_context = 0;
    bool m_connected = false;
    std::vector<Held> m_held;
};

} // namespace doorward
