// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/channel/channels.h"
#include "backend/daemon/manager/manager.h"
#include "backend/daemon/pins/pin_sweep.h"
#include "backend/daemon/seat/seat.h"
#include "backend/daemon/sessions/session_keeper.h"
#include "backend/daemon/sessions/session_locks.h"
#include "backend/daemon/tokens/token_listener.h"

#include <memory>
#include <string>

namespace doorward {

/// All parts of doorwardd, wired to each other.
class Daemon
{
public:
    Daemon(Folders folders, bool isDisplayManager);
    ~Daemon();

    /// Makes folders, sockets and the bus name. Empty, or a sentence about what is in the way.
    [[nodiscard]] std::string start();
    /// Until SIGTERM or SIGINT, or until the bus ends; the exit code.
    [[nodiscard]] int run();

private:
    [[nodiscard]] std::string makeFolders() const;
    [[nodiscard]] std::string openBus();
    [[nodiscard]] std::string listenToTokens();
    void guardTokens();
    void wire();

    Folders m_folders;
    Journal m_journal;
    EventLoop m_loop;
    Config m_config;
    Methods m_methods;
    SessionCatalogue m_catalogue;
    Undertaker m_undertaker;
    Registry m_registry;
    bool m_isDisplayManager;
    bus::Bus m_bus;
    std::unique_ptr<Logind> m_logind;
    std::unique_ptr<SessionLocks> m_locks;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<SessionKeeper> m_keeper;
    std::unique_ptr<Seat> m_seat;
    std::unique_ptr<Channels> m_channels;
    std::unique_ptr<Manager> m_manager;
    std::unique_ptr<PinSweep> m_pins;
    std::unique_ptr<TokenListener> m_tokens;
    EventLoop::Source m_onTerminate;
    EventLoop::Source m_onInterrupt;
};

} // namespace doorward
