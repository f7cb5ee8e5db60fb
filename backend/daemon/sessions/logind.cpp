// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/logind.h"

#include <cstdlib>
#include <memory>
#include <set>
#include <systemd/sd-login.h>

namespace doorward {

namespace {

constexpr char service[] = "org.freedesktop.login1";
constexpr char managerPath[] = "/org/freedesktop/login1";
constexpr char managerInterface[] = "org.freedesktop.login1.Manager";
constexpr char sessionInterface[] = "org.freedesktop.login1.Session";
constexpr char sessionPrefix[] = "/org/freedesktop/login1/session";

struct FreeMemory
{
    void operator()(void *memory) const { std::free(memory); }
};
using Text = std::unique_ptr<char, FreeMemory>;

/// The callback of a call that is under way owns what it will tell.
int answered(sd_bus_message *message, void *data, sd_bus_error *)
{
    const std::unique_ptr<Logind::Done> done(static_cast<Logind::Done *>(data));
    const sd_bus_error *error = sd_bus_message_get_error(message);
    (*done)(error ? (error->message ? error->message : error->name) : "");
    return 0;
}

const char *powerMethod(const std::string &action)
{
    if (action == "poweroff")
        return "PowerOff";
    if (action == "reboot")
        return "Reboot";
    return action == "suspend" ? "Suspend" : nullptr;
}

std::optional<std::string> sessionAt(const char *path)
{
    char *id = nullptr;
    if (sd_bus_path_decode(path, sessionPrefix, &id) <= 0)
        return std::nullopt;
    const Text owned(id);
    return std::string(id);
}

/// Reads the LockedHint out of an a{sv}, skipping all else.
std::optional<bool> readLockedHint(sd_bus_message *message)
{
    std::optional<bool> hint;
    if (sd_bus_message_enter_container(message, 'a', "{sv}") < 0)
        return hint;
    while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
        const char *key = nullptr;
        int value = 0;
        if (sd_bus_message_read(message, "s", &key) < 0)
            return hint;
        if (std::string_view(key) != "LockedHint")
            sd_bus_message_skip(message, "v");
        else if (sd_bus_message_read(message, "v", "b", &value) >= 0)
            hint = value != 0;
        sd_bus_message_exit_container(message);
    }
    return hint;
}

struct HintQuery
{
    Logind *logind;
    std::string session;
};

int hintAnswered(sd_bus_message *message, void *data, sd_bus_error *)
{
    const std::unique_ptr<HintQuery> query(static_cast<HintQuery *>(data));
    int value = 0;
    if (!sd_bus_message_is_method_error(message, nullptr) &&
        sd_bus_message_read(message, "v", "b", &value) >= 0 && query->logind->onLockedHint)
        query->logind->onLockedHint(query->session, value != 0);
    return 0;
}

} // namespace

bool Logind::listen()
{
    return hear(m_properties,
                "type='signal',sender='org.freedesktop.login1',"
                "interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',"
                "path_namespace='/org/freedesktop/login1/session'",
                &Logind::heardProperties) &&
           hear(m_removals,
                "type='signal',sender='org.freedesktop.login1',"
                "interface='org.freedesktop.login1.Manager',member='SessionRemoved'",
                &Logind::heardRemoval) &&
           hear(m_owners,
                "type='signal',sender='org.freedesktop.DBus',"
                "interface='org.freedesktop.DBus',member='NameOwnerChanged',"
                "arg0='org.freedesktop.login1'",
                &Logind::heardOwner) &&
           (!onUnlock || hear(m_unlocks,
                              "type='signal',sender='org.freedesktop.login1',"
                              "interface='org.freedesktop.login1.Session',member='Unlock'",
                              &Logind::heardUnlock));
}

bool Logind::hear(bus::Slot &into, const char *rule, sd_bus_message_handler_t handler)
{
    sd_bus_slot *slot = nullptr;
    const int error = sd_bus_add_match_async(m_bus, &slot, rule, handler, nullptr, this);
    into.reset(slot);
    return error >= 0;
}

std::optional<uid_t> Logind::ownerOf(const std::string &session)
{
    uid_t uid = 0;
    if (session.empty() || sd_session_get_uid(session.c_str(), &uid) < 0)
        return std::nullopt;
    return uid;
}

bool Logind::isRemote(const std::string &session)
{
    return sd_session_is_remote(session.c_str()) != 0;
}

std::optional<std::string> Logind::sessionOf(pid_t pid)
{
    char *session = nullptr;
    if (sd_pid_get_session(pid, &session) < 0)
        return std::nullopt;
    const Text owned(session);
    return std::string(session);
}

bool Logind::hasLocalSession(uid_t user)
{
    char **sessions = nullptr;
    bool has = false;
    if (sd_get_sessions(&sessions) < 0)
        return false;
    for (char **one = sessions; one && *one; ++one) {
        const Text session(*one);
        has = has || (ownerOf(session.get()) == user && !isRemote(session.get()));
    }
    std::free(sessions);
    return has;
}

std::vector<uid_t> Logind::othersSignedIn(std::optional<uid_t> except)
{
    char **sessions = nullptr;
    std::set<uid_t> others;
    if (sd_get_sessions(&sessions) < 0)
        return {};
    for (char **one = sessions; one && *one; ++one) {
        const Text session(*one);
        char *kind = nullptr;
        uid_t uid = 0;
        if (sd_session_get_class(session.get(), &kind) >= 0 &&
            std::string_view(Text(kind).get()) == "user" &&
            sd_session_get_uid(session.get(), &uid) >= 0 && uid != except)
            others.insert(uid);
    }
    std::free(sessions);
    return {others.begin(), others.end()};
}

void Logind::lock(const std::string &session, Done done)
{
    call("LockSession", session, std::move(done));
}

void Logind::unlock(const std::string &session, Done done)
{
    // logind says Unlock before it replies.
    m_unlocking.insert(session);
    call("UnlockSession", session, [this, session, done = std::move(done)](const auto &error) {
        m_unlocking.erase(m_unlocking.find(session));
        done(error);
    });
}

void Logind::activate(const std::string &session, Done done)
{
    call("ActivateSession", session, std::move(done));
}

void Logind::terminate(const std::string &session, Done done)
{
    call("TerminateSession", session, std::move(done));
}

void Logind::call(const char *method, const std::string &session, Done done)
{
    auto kept = std::make_unique<Done>(std::move(done));
    if (sd_bus_call_method_async(m_bus, nullptr, service, managerPath, managerInterface, method,
                                 answered, kept.get(), "s", session.c_str()) < 0)
        (*kept)("the system bus is gone");
    else
        static_cast<void>(kept.release());
}

bool Logind::isPowerAction(const std::string &action)
{
    return powerMethod(action) != nullptr;
}

void Logind::power(const std::string &action, Done done)
{
    auto kept = std::make_unique<Done>(std::move(done));
    if (sd_bus_call_method_async(m_bus, nullptr, service, managerPath, managerInterface,
                                 powerMethod(action), answered, kept.get(), "b", 0) < 0)
        (*kept)("the system bus is gone");
    else
        static_cast<void>(kept.release());
}

void Logind::queryLockedHint(const std::string &session)
{
    char *path = nullptr;
    if (sd_bus_path_encode(sessionPrefix, session.c_str(), &path) < 0)
        return;
    const Text owned(path);
    auto query = std::make_unique<HintQuery>(HintQuery{this, session});
    if (sd_bus_call_method_async(m_bus, nullptr, service, path, "org.freedesktop.DBus.Properties",
                                 "Get", hintAnswered, query.get(), "ss", sessionInterface,
                                 "LockedHint") >= 0)
        static_cast<void>(query.release());
}

int Logind::heardRemoval(sd_bus_message *message, void *self, sd_bus_error *)
{
    const char *session = nullptr;
    const auto *logind = static_cast<Logind *>(self);
    if (sd_bus_message_read(message, "s", &session) >= 0 && logind->onSessionRemoved)
        logind->onSessionRemoved(session);
    return 0;
}

int Logind::heardOwner(sd_bus_message *message, void *self, sd_bus_error *)
{
    const char *name = nullptr;
    const char *before = nullptr;
    const char *now = nullptr;
    const auto *logind = static_cast<Logind *>(self);
    if (sd_bus_message_read(message, "sss", &name, &before, &now) >= 0 && *now != '\0' &&
        logind->onReturned)
        logind->onReturned();
    return 0;
}

int Logind::heardUnlock(sd_bus_message *message, void *self, sd_bus_error *)
{
    const auto session = sessionAt(sd_bus_message_get_path(message));
    const auto *logind = static_cast<Logind *>(self);
    if (session && !logind->m_unlocking.contains(*session))
        logind->onUnlock(*session);
    return 0;
}

int Logind::heardProperties(sd_bus_message *message, void *self, sd_bus_error *)
{
    const auto session = sessionAt(sd_bus_message_get_path(message));
    const char *interface = nullptr;
    const auto *logind = static_cast<Logind *>(self);
    if (!session || sd_bus_message_read(message, "s", &interface) < 0 ||
        std::string_view(interface) != sessionInterface)
        return 0;
    const auto hint = readLockedHint(message);
    if (hint && logind->onLockedHint)
        logind->onLockedHint(*session, *hint);
    return 0;
}

} // namespace doorward
