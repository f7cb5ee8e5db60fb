// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/base/bus.h"
#include "backend/daemon/channel/channels.h"
#include "backend/daemon/manager/polkit.h"
#include "backend/daemon/manager/user_finder.h"

#include <functional>
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
        sd_bus_message *message; ///< the call; as long as the method runs
    };
    /// Called once, perhaps before the method returns; not where the caller has gone meanwhile.
    using AddressDone = std::function<void(const bus::Refusal &, const std::string &address)>;
    /// told: a lock screen of ours was there to be told.
    using UnlockDone = std::function<void(const bus::Refusal &, bool told)>;
    using StatusDone = std::function<void(const bus::Refusal &, const bus::Details &status)>;

    /// The bus stays the caller's and outlives this.
    Manager(Backend &backend, Channels &channels, sd_bus *system);

    /// Puts the object on the bus. A negative errno where that fails.
    [[nodiscard]] int publish();
    void sessionsChanged();
    void tokensChanged();

    [[nodiscard]] bus::Refusal openLogin(const Caller &caller, std::string &address);
    void openUnlock(const Caller &caller, const std::string &session, AddressDone done);
    void openForUser(const Caller &caller, Purpose purpose, const std::string &user,
                     AddressDone done);
    [[nodiscard]] std::vector<bus::Details> sessions(const Caller &caller) const;
    [[nodiscard]] std::vector<bus::Details> readers() const;
    [[nodiscard]] std::vector<bus::Details> tokens() const;
    void pinStatus(const Caller &caller, const std::string &user, StatusDone done);
    /// done follows where nothing is refused.
    [[nodiscard]] bus::Refusal lock(const Caller &caller, const std::string &session,
                                    Logind::Done done);
    /// Unlocks a session without its person's secret, where the caller is an administrator.
    void unlock(const Caller &caller, const std::string &session, UnlockDone done);
    /// logind has said Unlock, and the configuration wants that to count.
    void heardUnlock(const std::string &session);
    /// Whether the caller's session must be locked now.
    [[nodiscard]] bus::Refusal mustBeLocked(const Caller &caller, const std::string &session,
                                            bool &locked) const;
    /// The picture's path on the login screen and on the lock screen; empty for none.
    [[nodiscard]] std::string loginWallpaper() const;
    [[nodiscard]] std::string lockWallpaper() const;
    /// Without anybody there, until a session is locked and its locked screen dark; 0: never.
    [[nodiscard]] std::uint32_t lockIdleSeconds() const;
    [[nodiscard]] const std::string &lockMedia() const;
    [[nodiscard]] std::uint32_t lockDimSeconds() const;

private:
    using UserDone = std::function<void(const bus::Refusal &, const UserEntry &user)>;
    /// The user of that name (empty: the caller), where the caller may manage their secrets.
    void resolve(const Caller &caller, const std::string &name, UserDone done);
    void findOther(const std::string &name, const UserDone &done);
    [[nodiscard]] bus::Details statusOf(const std::string &user) const;
    /// An empty session becomes the caller's own. Refused where it is not theirs.
    [[nodiscard]] bus::Refusal resolveSession(const Caller &caller, std::string &session,
                                              uid_t &uid) const;
    [[nodiscard]] bool lift(const std::string &session, const std::string &how);
    void emit(const char *signal);

    Backend &m_backend;
    Channels &m_channels;
    sd_bus *m_bus;
    Polkit m_polkit;
    UserFinder m_users;
    bus::Slot m_object;
};

} // namespace doorward
