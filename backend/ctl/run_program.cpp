// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/run_program.h"

#include "backend/common/descriptor.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace doorward::ctl {

namespace {

constexpr std::size_t mostSaid = 1024;
constexpr int cannotRun = 127;

std::string readAll(int from)
{
    std::string text;
    std::array<char, mostSaid> buffer;
    ssize_t got = 0;
    while ((got = read(from, buffer.data(), buffer.size())) > 0 || (got < 0 && errno == EINTR))
        if (got > 0 && text.size() < mostSaid)
            text.append(buffer.data(), static_cast<std::size_t>(got));
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

} // namespace

int runProgram(const std::vector<std::string> &words, std::string *said)
{
    std::vector<char *> arguments;
    for (const std::string &word : words)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return cannotRun;
    Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (said)
        posix_spawn_file_actions_adddup2(&actions, in.get(), STDOUT_FILENO);
    pid_t child = 0;
    const int error =
        posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    in.reset();
    if (error != 0)
        return cannotRun;
    const std::string text = readAll(out.get());
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return cannotRun;
    if (said)
        *said = text;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace doorward::ctl
