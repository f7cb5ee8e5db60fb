// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/session/spawn.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace doorward::session {

pid_t spawn(const std::vector<std::string> &command)
{
    std::vector<char *> arguments;
    for (const std::string &word : command)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child < 0)
        return -errno;
    if (child > 0)
        return child;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execvp(arguments.front(), arguments.data());
    std::perror(arguments.front());
    _exit(127);
}

} // namespace doorward::session
