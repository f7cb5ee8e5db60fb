// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/base/bus.h"
#include "backend/daemon/channel/channels.h"

#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// org.doorward1.Manager: who may ask for what. The bus itself says who asks.
class Manager
{
public:
    struct Caller
    {
        uid_t uid;
        pid_t pid;
    };

    /// The bus stays the caller's and outlives this.
    Manager(Backend &backend, Channels &channels, sd_bus *system);

    /// Puts the object on the bus. A negative errno where that fails.
    [[nodiscard]] int publish();
    void sessionsChanged();
    void tokensChanged();

    [[nodiscard]] bus::Refusal openLogin(const Caller &caller, std::string &address);
    [[nodiscard]] bus::Refusal openUnlock(const Caller &caller, const std::string &session,
                                          std::string &address);
    [[nodiscard]] bus::Refusal openForUser(const Caller &caller, Purpose purpose,
                                           const std::string &user, std::string &address);
    [[nodiscard]] std::vector<bus::Details> sessions(const Caller &caller) const;
    [[nodiscard]] std::vector<bus::Details> readers() const;
    [[nodiscard]] std::vector<bus::Details> tokens() const;
    [[nodiscard]] bus::Refusal pinStatus(const Caller &caller, const std::string &user,
                                         bus::Details &status) const;
    /// done follows where nothing is refused.
    [[nodiscard]] bus::Refusal lock(const Caller &caller, const std::string &session,
                                    Logind::Done done);
    /// Whether the caller's session must be locked now.
    [[nodiscard]] bus::Refusal mustBeLocked(const Caller &caller, const std::string &session,
                                            bool &locked) const;

private:
    struct User
    {
        std::string name;
        uid_t uid = 0;
    };
    [[nodiscard]] bus::Refusal resolve(const Caller &caller, const std::string &name,
                                       User &user) const;
    /// An empty session becomes the caller's own. Refused where it is not theirs.
    [[nodiscard]] bus::Refusal resolveSession(const Caller &caller, std::string &session,
                                              uid_t &uid) const;
    void emit(const char *signal);

    Backend &m_backend;
    Channels &m_channels;
    sd_bus *m_bus;
    bus::Slot m_object;
};

} // namespace doorward
