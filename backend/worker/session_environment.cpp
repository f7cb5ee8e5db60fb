// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/session_environment.h"

#include <algorithm>
#include <numeric>

namespace doorward::worker {

namespace {

constexpr char standardPath[] = "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games";

std::string_view nameOf(std::string_view assignment)
{
    return assignment.substr(0, assignment.find('='));
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string result;
    for (const std::string &part : parts)
        result += (result.empty() ? "" : ":") + part;
    return result;
}

/// NAME=VALUE, or NAME where the value is empty.
std::string assignment(const std::string &name, const std::string &value)
{
    return value.empty() ? name : name + '=' + value;
}

void put(std::vector<std::string> &environment, const std::string &entry)
{
    const std::string_view name = nameOf(entry);
    std::erase_if(environment, [&](const std::string &other) { return nameOf(other) == name; });
    if (name != entry)
        environment.push_back(entry);
}

bool has(const std::vector<std::string> &environment, std::string_view name)
{
    return std::any_of(environment.begin(), environment.end(),
                       [&](const std::string &entry) { return nameOf(entry) == name; });
}

} // namespace

std::vector<std::string> environmentForModules(const SessionOrder &order)
{
    std::vector<std::string> result = order.environment;
    result.insert(result.end(),
                  {
                      assignment("XDG_SESSION_TYPE", "wayland"),
                      assignment("XDG_SESSION_CLASS", order.isGreeter ? "greeter" : "user"),
                      assignment("XDG_SEAT", order.seat),
                      assignment("XDG_VTNR", order.terminal),
                      assignment("XDG_SESSION_DESKTOP", order.name),
                      assignment("XDG_CURRENT_DESKTOP", joined(order.desktops)),
                      assignment("DESKTOP_SESSION", order.name),
                  });
    return result;
}

std::vector<std::string> environmentForProgram(const SessionOrder &order, const Account &account,
                                               const std::vector<std::string> &fromModules)
{
    std::vector<std::string> result = fromModules;
    if (!has(result, "PATH"))
        put(result, assignment("PATH", standardPath));
    for (const std::string &entry : environmentForModules(order))
        put(result, entry);
    put(result, assignment("HOME", account.home));
    put(result, assignment("USER", account.name));
    put(result, assignment("LOGNAME", account.name));
    put(result, assignment("SHELL", account.shell.empty() ? "/bin/sh" : account.shell));
    return result;
}

} // namespace doorward::worker
