// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/base/bus.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// What the daemon asks of systemd-logind. Without a logind every question has no answer and every
/// call reports so; nothing else of the daemon needs one.
class Logind
{
public:
    /// Empty: done. Else what went wrong, for a log or a caller.
    using Done = std::function<void(const std::string &error)>;

    /// The bus stays the caller's and outlives this.
    explicit Logind(sd_bus *system) : m_bus(system) {}
    /// Hears signals from now on. False where the bus does not take the matches.
    [[nodiscard]] bool listen();

    /// The owner of an open session.
    [[nodiscard]] static std::optional<uid_t> ownerOf(const std::string &session);
    /// Whether its person sits elsewhere. What logind does not say counts as elsewhere.
    [[nodiscard]] static bool isRemote(const std::string &session);
    /// Whether the user has a session, and their person sits here.
    [[nodiscard]] static bool hasLocalSession(uid_t user);
    /// The session that a process is in; user services are in none.
    [[nodiscard]] static std::optional<std::string> sessionOf(pid_t pid);
    /// Users, other than the one given, with a session in which a person is signed in.
    [[nodiscard]] static std::vector<uid_t> othersSignedIn(std::optional<uid_t> except);

    void lock(const std::string &session, Done done);
    void unlock(const std::string &session, Done done);
    void activate(const std::string &session, Done done);
    void terminate(const std::string &session, Done done);
    /// action: poweroff, reboot or suspend, which isPowerAction knows.
    void power(const std::string &action, Done done);
    [[nodiscard]] static bool isPowerAction(const std::string &action);

    /// Asks for the session's LockedHint; onLockedHint tells it.
    void queryLockedHint(const std::string &session);
    std::function<void(const std::string &session, bool locked)> onLockedHint;
    std::function<void(const std::string &session)> onSessionRemoved;
    /// Somebody, and not unlock(), has made logind say Unlock: anybody can for a session of their
    /// own. Heard only where this is set before listen().
    std::function<void(const std::string &session)> onUnlock;
    /// It was away, and is there again.
    std::function<void()> onReturned;

private:
    void call(const char *method, const std::string &session, Done done);
    [[nodiscard]] bool hear(bus::Slot &into, const char *rule, sd_bus_message_handler_t handler);
    static int heardRemoval(sd_bus_message *message, void *self, sd_bus_error *error);
    static int heardOwner(sd_bus_message *message, void *self, sd_bus_error *error);
    static int heardUnlock(sd_bus_message *message, void *self, sd_bus_error *error);
    static int heardProperties(sd_bus_message *message, void *self, sd_bus_error *error);

    sd_bus *m_bus;
    bus::Slot m_properties;
    bus::Slot m_removals;
    bus::Slot m_owners;
    bus::Slot m_unlocks;
    std::multiset<std::string> m_unlocking; ///< whose Unlock is ours
};

} // namespace doorward
