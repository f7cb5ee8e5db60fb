// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/work_limit.h"

#include "backend/common/limits.h"

#include <csignal>
#include <ctime>
#include <sys/resource.h>
#include <unistd.h>

namespace doorward {

namespace {

std::time_t began = 0;

std::time_t secondsNow()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/// Called by the kernel each time that the limit is reached: there may be a new one by now. Only
/// what is safe in a signal's handler.
void onLimit(int)
{
    rlimit time{};
    const auto share = static_cast<rlim_t>(secondsNow() - began) / limits::watchShare;
    if (getrlimit(RLIMIT_CPU, &time) != 0 || limits::watchSeconds + share <= time.rlim_cur)
        _exit(128 + SIGXCPU);
    time.rlim_cur = limits::watchSeconds + share;
    setrlimit(RLIMIT_CPU, &time);
}

} // namespace

void limitWork()
{
    began = secondsNow();
    struct sigaction action
    {};
    action.sa_handler = &onLimit;
    action.sa_flags = SA_RESTART;
    sigaction(SIGXCPU, &action, nullptr);
    rlimit time{};
    if (getrlimit(RLIMIT_CPU, &time) != 0)
        return;
    time.rlim_cur = limits::watchSeconds;
    setrlimit(RLIMIT_CPU, &time);
}

} // namespace doorward
