// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/locker_commands.h"

#include "backend/common/durable_file.h"
#include "backend/ctl/run_program.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sysexits.h>
#include <systemd/sd-login.h>
#include <unistd.h>

namespace doorward::ctl {

namespace {

constexpr char everySession[] = "doorward-locker.service";

void print(const std::string &text)
{
    std::fputs(text.c_str(), stdout);
}

std::string variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

std::string unitOf(const std::string &session)
{
    return "doorward-locker@" + session + ".service";
}

/// The caller's logind session; a user's service is in none, and has the one on the screen.
std::string currentSession()
{
    char *found = nullptr;
    if (sd_pid_get_session(0, &found) < 0 && sd_uid_get_display(getuid(), &found) < 0)
        return {};
    const std::unique_ptr<char, decltype(&std::free)> owned(found, &std::free);
    uid_t owner = 0;
    return sd_session_get_uid(found, &owner) >= 0 && owner == getuid() ? found : std::string();
}

/// Whose own lock screen stays in charge; empty: none's.
std::string desktopWithItsOwn()
{
    const std::string desktop = ':' + variable("XDG_CURRENT_DESKTOP") + ':';
    for (const char *name : {"GNOME", "KDE"})
        if (desktop.find(':' + std::string(name) + ':') != std::string::npos)
            return name;
    return {};
}

/// A line of an environment file can be made of this as it is.
bool isPlain(const std::string &text)
{
    return !text.empty() && text.size() <= 255 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789-_./") == std::string::npos;
}

/// What doorward-session writes for its sessions; see doorward-locker(1).
int writeEnvironment(const std::string &session, const std::string &display)
{
    Descriptor runtime(
        open(variable("XDG_RUNTIME_DIR").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    Descriptor folder;
    if (openFolder(runtime.get(), "doorward", getuid(), 077, true, folder) != FileState::Good)
        return -EACCES;
    return replaceFile(folder.get(), session + ".env",
                       "WAYLAND_DISPLAY=" + display + "\nXDG_SESSION_ID=" + session +
                           "\nDOORWARD_WITH_COMPOSITOR=yes\n");
}

Failure whyNot(const std::string &session)
{
    unlink((variable("XDG_RUNTIME_DIR") + "/doorward/" + session + ".env").c_str());
    std::string status;
    if (runProgram(
            {"systemctl", "--user", "show", "--value", "-p", "ExecMainStatus", unitOf(session)},
            &status) == 0 &&
        status == std::to_string(EX_UNAVAILABLE))
        return {Exit::Unsupported, "This compositor cannot lock a session: it has no "
                                   "ext-session-lock-v1. Nothing is locked by Doorward here."};
    return {Exit::Refused,
            "The lock screen does not start: journalctl --user -u " + unitOf(session)};
}

Failure start()
{
    if (const std::string desktop = desktopWithItsOwn(); !desktop.empty()) {
        print(desktop + "'s own lock screen stays in charge; it works with Doorward's backend.\n");
        return {};
    }
    const std::string display = variable("WAYLAND_DISPLAY");
    const std::string session = currentSession();
    if (!isPlain(display) || !isPlain(session) || variable("XDG_RUNTIME_DIR").empty())
        return {Exit::Refused, "This is no Wayland session of yours that logind knows."};
    const std::string unit = unitOf(session);
    // doorward-session was here first, or this command.
    if (runProgram({"systemctl", "--user", "--quiet", "is-active", unit}) == 0)
        return {};
    if (const int error = writeEnvironment(session, display))
        return {Exit::Refused, variable("XDG_RUNTIME_DIR") + "/doorward: " + std::strerror(-error)};
    if (runProgram({"systemctl", "--user", "--quiet", "start", unit}) != 0)
        return whyNot(session);
    return {};
}

Failure change(const char *verb)
{
    const char *whose = geteuid() == 0 ? "--global" : "--user";
    if (runProgram({"systemctl", whose, "--quiet", verb, everySession}) != 0)
        return {Exit::Refused, std::string("systemctl ") + whose + " did not do it."};
    return {};
}

Failure enable()
{
    if (auto failure = change("enable"))
        return failure;
    print("Desktops that reach graphical-session.target start Doorward's lock screen from now on,\n"
          "other than GNOME and KDE, whose own stays in charge. Sway and labwc do not reach it:\n"
          "for them, have their configuration run \"doorwardctl locker start\".\n");
    return geteuid() != 0 && !variable("WAYLAND_DISPLAY").empty() ? start() : Failure();
}

Failure disable()
{
    if (auto failure = change("disable"))
        return failure;
    // A session that is locked would be left without a prompt.
    print("Sessions that have it keep it until they end.\n");
    return {};
}

Failure status()
{
    const bool isEnabled =
        runProgram({"systemctl", "--user", "--quiet", "is-enabled", everySession}) == 0;
    print(std::string("For graphical sessions: ") + (isEnabled ? "enabled\n" : "not enabled\n"));
    const std::string session = currentSession();
    if (session.empty())
        return {};
    const bool isActive =
        runProgram({"systemctl", "--user", "--quiet", "is-active", unitOf(session)}) == 0;
    print("Session " + session + ": " + (isActive ? "armed\n" : "not armed\n"));
    return {};
}

} // namespace

Failure runLocker(const std::string &command)
{
    if (command == "start")
        return start();
    if (command == "enable")
        return enable();
    if (command == "disable")
        return disable();
    return command == "status" ? status()
                               : Failure{Exit::Usage, "locker start, enable, disable or status."};
}

} // namespace doorward::ctl
