// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/manager/manager_vtable.h"

#include "backend/common/paths.h"
#include "backend/daemon/manager/manager.h"

namespace doorward {

namespace {

struct UnrefCredentials
{
    void operator()(sd_bus_creds *credentials) const { sd_bus_creds_unref(credentials); }
};

/// Who asks, in the words of the bus. Nothing where it has gone meanwhile.
std::optional<Manager::Caller> callerOf(sd_bus_message *message)
{
    sd_bus_creds *fresh = nullptr;
    if (sd_bus_query_sender_creds(message, SD_BUS_CREDS_EUID | SD_BUS_CREDS_PID, &fresh) < 0)
        return std::nullopt;
    const std::unique_ptr<sd_bus_creds, UnrefCredentials> credentials(fresh);
    Manager::Caller caller{0, 0, message};
    if (sd_bus_creds_get_euid(fresh, &caller.uid) < 0 ||
        sd_bus_creds_get_pid(fresh, &caller.pid) < 0)
        return std::nullopt;
    return caller;
}

Manager &managerOf(void *data)
{
    return *static_cast<Manager *>(data);
}

int refuseUnknown(sd_bus_message *message)
{
    return bus::reply(message, {bus::error::notAllowed, "the bus does not say who asks"});
}

int replyAddress(sd_bus_message *message, const bus::Refusal &refusal, const std::string &address)
{
    return refusal ? bus::reply(message, refusal)
                   : sd_bus_reply_method_return(message, "s", address.c_str());
}

/// The call, for whoever answers it later.
std::shared_ptr<sd_bus_message> keep(sd_bus_message *message)
{
    return {sd_bus_message_ref(message), sd_bus_message_unref};
}

/// Answers a call later, or at once. Where its caller has gone, nobody waits for it.
Manager::AddressDone addressTo(sd_bus_message *message)
{
    return [kept = keep(message)](const bus::Refusal &refusal, const std::string &address) {
        static_cast<void>(replyAddress(kept.get(), refusal, address));
    };
}

template <typename Shape> int replyShape(sd_bus_message *message, const Shape &shape)
{
    sd_bus_message *fresh = nullptr;
    int error = sd_bus_message_new_method_return(message, &fresh);
    const bus::Message reply(fresh);
    if (error >= 0)
        error = bus::append(fresh, shape);
    return error < 0 ? error : sd_bus_send(nullptr, fresh, nullptr);
}

int openLoginChannel(sd_bus_message *message, void *data, sd_bus_error *)
{
    const auto caller = callerOf(message);
    if (!caller)
        return refuseUnknown(message);
    std::string address;
    const auto refusal = managerOf(data).openLogin(*caller, address);
    return replyAddress(message, refusal, address);
}

int openUnlockChannel(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *session = nullptr;
    const int error = sd_bus_message_read(message, "s", &session);
    const auto caller = callerOf(message);
    if (error < 0 || !caller)
        return error < 0 ? error : refuseUnknown(message);
    managerOf(data).openUnlock(*caller, session, addressTo(message));
    return 1;
}

int openForUser(sd_bus_message *message, void *data, Purpose purpose)
{
    const char *user = nullptr;
    const int error = sd_bus_message_read(message, "s", &user);
    const auto caller = callerOf(message);
    if (error < 0 || !caller)
        return error < 0 ? error : refuseUnknown(message);
    managerOf(data).openForUser(*caller, purpose, user, addressTo(message));
    return 1;
}

int openEnrolChannel(sd_bus_message *message, void *data, sd_bus_error *)
{
    return openForUser(message, data, Purpose::Enrol);
}

int openPasswordChannel(sd_bus_message *message, void *data, sd_bus_error *)
{
    return openForUser(message, data, Purpose::Password);
}

int listSessions(sd_bus_message *message, void *data, sd_bus_error *)
{
    const auto caller = callerOf(message);
    return caller ? replyShape(message, managerOf(data).sessions(*caller)) : refuseUnknown(message);
}

int listReaders(sd_bus_message *message, void *data, sd_bus_error *)
{
    return replyShape(message, managerOf(data).readers());
}

int listTokens(sd_bus_message *message, void *data, sd_bus_error *)
{
    return replyShape(message, managerOf(data).tokens());
}

int getPinStatus(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *user = nullptr;
    const int error = sd_bus_message_read(message, "s", &user);
    const auto caller = callerOf(message);
    if (error < 0 || !caller)
        return error < 0 ? error : refuseUnknown(message);
    managerOf(data).pinStatus(
        *caller, user,
        [kept = keep(message)](const bus::Refusal &refusal, const bus::Details &status) {
            static_cast<void>(refusal ? bus::reply(kept.get(), refusal)
                                      : replyShape(kept.get(), status));
        });
    return 1;
}

int lockSession(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *session = nullptr;
    const int error = sd_bus_message_read(message, "s", &session);
    const auto caller = callerOf(message);
    if (error < 0 || !caller)
        return error < 0 ? error : refuseUnknown(message);
    const auto kept = keep(message);
    const auto refusal = managerOf(data).lock(*caller, session, [kept](const std::string &problem) {
        if (problem.empty())
            static_cast<void>(sd_bus_reply_method_return(kept.get(), ""));
        else
            static_cast<void>(bus::reply(kept.get(), {bus::error::failed, problem}));
    });
    return refusal ? bus::reply(message, refusal) : 1;
}

int unlockSession(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *session = nullptr;
    const int error = sd_bus_message_read(message, "s", &session);
    const auto caller = callerOf(message);
    if (error < 0 || !caller)
        return error < 0 ? error : refuseUnknown(message);
    managerOf(data).unlock(
        *caller, session, [kept = keep(message)](const bus::Refusal &refusal, bool told) {
            static_cast<void>(refusal ? bus::reply(kept.get(), refusal)
                                      : sd_bus_reply_method_return(kept.get(), "b", told ? 1 : 0));
        });
    return 1;
}

int mustBeLocked(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *session = nullptr;
    const int error = sd_bus_message_read(message, "s", &session);
    const auto caller = callerOf(message);
    if (error < 0 || !caller)
        return error < 0 ? error : refuseUnknown(message);
    bool locked = true;
    if (const auto refusal = managerOf(data).mustBeLocked(*caller, session, locked))
        return bus::reply(message, refusal);
    return sd_bus_reply_method_return(message, "b", locked ? 1 : 0);
}

int version(sd_bus *, const char *, const char *, const char *, sd_bus_message *reply, void *,
            sd_bus_error *)
{
    return sd_bus_message_append(reply, "s", paths::version);
}

int loginWallpaper(sd_bus *, const char *, const char *, const char *, sd_bus_message *reply,
                   void *data, sd_bus_error *)
{
    return sd_bus_message_append(reply, "s", managerOf(data).loginWallpaper().c_str());
}

int lockWallpaper(sd_bus *, const char *, const char *, const char *, sd_bus_message *reply,
                  void *data, sd_bus_error *)
{
    return sd_bus_message_append(reply, "s", managerOf(data).lockWallpaper().c_str());
}

int lockIdleSeconds(sd_bus *, const char *, const char *, const char *, sd_bus_message *reply,
                    void *data, sd_bus_error *)
{
    return sd_bus_message_append(reply, "u", managerOf(data).lockIdleSeconds());
}

int lockDimSeconds(sd_bus *, const char *, const char *, const char *, sd_bus_message *reply,
                   void *data, sd_bus_error *)
{
    return sd_bus_message_append(reply, "u", managerOf(data).lockDimSeconds());
}

int lockMedia(sd_bus *, const char *, const char *, const char *, sd_bus_message *reply, void *data,
              sd_bus_error *)
{
    return sd_bus_message_append(reply, "s", managerOf(data).lockMedia().c_str());
}

// Every method is open to everybody on the bus; the Manager decides who may ask for what.
constexpr sd_bus_vtable table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD_WITH_ARGS("OpenLoginChannel", SD_BUS_NO_ARGS, SD_BUS_RESULT("s", address),
                            openLoginChannel, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("OpenUnlockChannel", SD_BUS_ARGS("s", session),
                            SD_BUS_RESULT("s", address), openUnlockChannel,
                            SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("OpenEnrolChannel", SD_BUS_ARGS("s", user), SD_BUS_RESULT("s", address),
                            openEnrolChannel, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("OpenPasswordChannel", SD_BUS_ARGS("s", user),
                            SD_BUS_RESULT("s", address), openPasswordChannel,
                            SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("ListSessions", SD_BUS_NO_ARGS, SD_BUS_RESULT("aa{sv}", sessions),
                            listSessions, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("ListReaders", SD_BUS_NO_ARGS, SD_BUS_RESULT("aa{sv}", readers),
                            listReaders, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("ListTokens", SD_BUS_NO_ARGS, SD_BUS_RESULT("aa{sv}", tokens),
                            listTokens, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("GetPinStatus", SD_BUS_ARGS("s", user), SD_BUS_RESULT("a{sv}", status),
                            getPinStatus, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("LockSession", SD_BUS_ARGS("s", session), SD_BUS_NO_RESULT, lockSession,
                            SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("UnlockSession", SD_BUS_ARGS("s", session), SD_BUS_RESULT("b", told),
                            unlockSession, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("MustBeLocked", SD_BUS_ARGS("s", session), SD_BUS_RESULT("b", locked),
                            mustBeLocked, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_PROPERTY("Version", "s", version, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("LoginWallpaper", "s", loginWallpaper, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("LockWallpaper", "s", lockWallpaper, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("LockIdleSeconds", "u", lockIdleSeconds, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("LockDimSeconds", "u", lockDimSeconds, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("LockMedia", "s", lockMedia, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_SIGNAL("TokensChanged", "", 0),
    SD_BUS_SIGNAL("SessionsChanged", "", 0),
    SD_BUS_VTABLE_END,
};

} // namespace

const sd_bus_vtable *managerVtable()
{
    return table;
}

} // namespace doorward
