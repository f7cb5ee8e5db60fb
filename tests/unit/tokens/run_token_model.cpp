// SPDX-License-Identifier: GPL-3.0-or-later
//
//   token_model COUNT [FIRST]     schedules with the seeds from FIRST on; see token_model.h
//
// Where one fails, its seed is printed: `token_model 1 SEED` does it again.
#include "token_model.h"

#include <cstdio>
#include <cstdlib>
#include <new>

using namespace doorward;

int main(int count, char **arguments)
{
    const std::uint64_t traces = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 2000;
    const std::uint64_t first = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
    using std::chrono::milliseconds;
    // Its thread never ends, so neither does it. It looks by itself once an hour: what it is not
    // told of is the guard's to find.
    auto *watcher =
        new CardWatcher(std::chrono::hours(1), Backoff(milliseconds(1), milliseconds(1)));
    if (!watcher->start())
        return 1;
    for (std::uint64_t seed = first; seed < first + traces; ++seed) {
        const std::string fault = TokenModel(*watcher, seed).run();
        if (fault.empty())
            continue;
        std::fprintf(stderr, "seed %llu: %s\n", static_cast<unsigned long long>(seed),
                     fault.c_str());
        std::_Exit(1); // the watcher's thread is still at work
    }
    std::printf("%llu schedules: nobody locked wrongly, nothing missed\n",
                static_cast<unsigned long long>(traces));
    std::fflush(stdout);
    std::_Exit(0);
}
