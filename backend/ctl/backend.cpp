// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/backend.h"

#include <cstring>

namespace doorward::ctl {

namespace {
constexpr char service[] = "org.doorward1";
constexpr char path[] = "/org/doorward1";
constexpr char interface[] = "org.doorward1.Manager";
// As long as an administrator may look for a password.
constexpr std::uint64_t patience = 10ULL * 60 * 1000 * 1000;

Failure malformed()
{
    return {Exit::Refused, "The backend's answer makes no sense; is it of another version?"};
}
} // namespace

Failure failureOf(const sd_bus_error &error, int number)
{
    const std::string_view name = error.name ? error.name : "";
    if (name == SD_BUS_ERROR_SERVICE_UNKNOWN || name == SD_BUS_ERROR_NAME_HAS_NO_OWNER ||
        name.starts_with("org.freedesktop.systemd1."))
        return {Exit::Unreachable,
                "The backend is not running: systemctl start doorward.service, or "
                "doorward-backend.service beside another display manager."};
    std::string text = error.message ? error.message : std::strerror(-number);
    if (name == "org.doorward1.Error.NotAllowed")
        text = "Not allowed: " + text;
    return {Exit::Refused, text + '.'};
}

Failure Backend::connect()
{
    sd_bus *bus = nullptr;
    const int error = sd_bus_open_system(&bus);
    if (error < 0)
        return {Exit::Unreachable,
                std::string("The system bus cannot be reached: ") + std::strerror(-error) + '.'};
    m_bus.reset(bus);
    // Another user's PIN is an administrator's: polkit may ask for a password.
    sd_bus_set_allow_interactive_authorization(bus, 1);
    return {};
}

Failure Backend::call(const char *method, const std::string *argument, Message &reply)
{
    sd_bus_message *fresh = nullptr;
    int error =
        sd_bus_message_new_method_call(m_bus.get(), &fresh, service, path, interface, method);
    const Message request(fresh);
    if (error >= 0 && argument)
        error = sd_bus_message_append(fresh, "s", argument->c_str());
    if (error == -EINVAL)
        return {Exit::Usage, "A name must be valid UTF-8."};
    sd_bus_error problem = SD_BUS_ERROR_NULL;
    if (error >= 0) {
        error = sd_bus_call(m_bus.get(), fresh, patience, &problem, &fresh);
        reply.reset(error >= 0 ? fresh : nullptr);
    }
    Failure failure = error < 0 ? failureOf(problem, error) : Failure();
    sd_bus_error_free(&problem);
    return failure;
}

Failure Backend::list(const char *method, std::vector<Record> &into)
{
    Message reply;
    if (auto failure = call(method, nullptr, reply))
        return failure;
    return read(reply.get(), into) < 0 ? malformed() : Failure();
}

Failure Backend::version(std::string &into)
{
    char *text = nullptr;
    sd_bus_error problem = SD_BUS_ERROR_NULL;
    const int error = sd_bus_get_property_string(m_bus.get(), service, path, interface, "Version",
                                                 &problem, &text);
    Failure failure = error < 0 ? failureOf(problem, error) : Failure();
    sd_bus_error_free(&problem);
    if (!failure)
        into = text;
    std::free(text);
    return failure;
}

Failure Backend::pinStatus(const std::string &user, Record &into)
{
    Message reply;
    if (auto failure = call("GetPinStatus", &user, reply))
        return failure;
    return read(reply.get(), into) < 0 ? malformed() : Failure();
}

Failure Backend::openEnrolChannel(const std::string &user, std::string &address)
{
    Message reply;
    if (auto failure = call("OpenEnrolChannel", &user, reply))
        return failure;
    const char *text = nullptr;
    if (sd_bus_message_read(reply.get(), "s", &text) < 0)
        return malformed();
    address = text;
    return {};
}

Failure Backend::lock(const std::string &session)
{
    Message reply;
    return call("LockSession", &session, reply);
}

Failure Backend::unlock(const std::string &session, bool &told)
{
    Message reply;
    if (auto failure = call("UnlockSession", &session, reply))
        return failure;
    int answer = 0;
    if (sd_bus_message_read(reply.get(), "b", &answer) < 0)
        return malformed();
    told = answer != 0;
    return {};
}

} // namespace doorward::ctl
