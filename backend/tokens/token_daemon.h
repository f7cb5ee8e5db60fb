// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/tokens/card_watcher.h"
#include "backend/tokens/daemon_link.h"
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
        std::chrono::seconds scan;
        std::string socket; ///< doorwardd's
        std::string helper; ///< doorward-p11
    };

    explicit TokenDaemon(const Settings &settings);

    /// Runs for ever. False where the watcher's thread could not be started.
    [[nodiscard]] bool run();

private:
    void waitAndServe();
    void look();
    void identify(const std::vector<wire::Message> &tokens);
    [[nodiscard]] int millisecondsToWait() const;

    CardWatcher m_watcher;
    DaemonLink m_link;
    TokenIdentifier m_identifier;
    std::vector<ReaderReport> m_readers;
};

} // namespace doorward
