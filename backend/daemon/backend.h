// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/config.h"
#include "backend/daemon/base/event_loop.h"
#include "backend/daemon/base/journal.h"
#include "backend/daemon/conversation/undertaker.h"
#include "backend/daemon/methods.h"
#include "backend/daemon/sessions/logind.h"
#include "backend/daemon/sessions/session_catalogue.h"
#include "backend/daemon/tokens/registry.h"

#include <string>

namespace doorward {

class Seat;
class SessionKeeper;
class SessionLocks;

/// Where the daemon finds and keeps things.
struct Folders
{
    std::string configuration;
    std::string state;
    std::string run;
    std::string vaults;
    std::string worker;  ///< the program doorward-worker
    std::string greeter; ///< the program doorward-greeter
};

/// The parts that a channel, the manager and the seat work with; the Daemon owns them all and
/// outlives whoever holds this.
struct Backend
{
    EventLoop &loop;
    const Config &config;
    const Folders &folders;
    const Methods &methods;
    const SessionCatalogue &sessions;
    Undertaker &undertaker;
    Logind &logind;
    Registry &registry;
    Journal &journal;
    sd_bus *system = nullptr;
    SessionLocks *locks = nullptr;
    SessionKeeper *keeper = nullptr;
    Seat *seat = nullptr;
};

} // namespace doorward
