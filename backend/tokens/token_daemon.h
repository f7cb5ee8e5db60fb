// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/tokens/card_watcher.h"
#include "backend/tokens/daemon_link.h"
#include "backend/tokens/outside_watch.h"
#include "backend/tokens/safety_scan.h"
#include "backend/tokens/token_identifier.h"

#include <chrono>
#include <string>
#include <vector>

namespace doorward {

/// doorward-tokend's loop: from what the watcher sees to what doorwardd is told. A change is told
/// at once; who a new token is follows as soon as it has said so.
class TokenDaemon
{
public:
    struct Settings
    {
        std::chrono::seconds scan; ///< how often to look after cards that sessions are bound to
        std::string socket;        ///< doorwardd's
        std::string helper;        ///< doorward-p11
    };

    explicit TokenDaemon(const Settings &settings);

    /// Runs for ever. False where its threads could not be started.
    [[nodiscard]] bool run();

private:
    void waitAndServe();
    void look();
    void guard(const std::vector<GuardedReader> &readers, const std::vector<WantedSlot> &slots);
    void lookOutside();
    void report();
    void distrust();
    void identify(const std::vector<wire::Message> &listed);
    [[nodiscard]] int millisecondsToWait() const;

    CardWatcher m_watcher;
    SafetyScan m_scan;
    DaemonLink m_link;
    TokenIdentifier m_identifier;
    OutsideWatch m_outside;
    std::vector<ReaderReport> m_readers; ///< pcscd's
    std::vector<ReaderReport> m_slots;   ///< the others
};

} // namespace doorward
