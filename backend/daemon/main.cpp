// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/paths.h"
#include "backend/daemon/daemon.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <getopt.h>
#include <string>
#include <string_view>
#include <sys/prctl.h>

namespace {

constexpr char usage[] = "Usage: doorwardd [OPTION]...\n"
                         "The backend of Doorward; started by systemd, see doorwardd(8).\n\n"
                         "  --display-manager       show the greeter on the seat\n"
                         "  --configuration FOLDER  where doorward.conf is\n"
                         "  --state FOLDER          what outlives a boot\n"
                         "  --run FOLDER            sockets and records of this boot\n"
                         "  --vaults FOLDER         the PIN vaults\n"
                         "  --worker PROGRAM        doorward-worker\n"
                         "  --greeter PROGRAM       doorward-greeter\n"
                         "  --version, --help\n";

struct Options
{
    doorward::Folders folders{
        doorward::paths::configuration,
        doorward::paths::state,
        doorward::paths::run,
        doorward::paths::pinVaults,
        std::string(doorward::paths::libexec) + "/doorward-worker",
        std::string(doorward::paths::libexec) + "/doorward-greeter",
    };
    bool isDisplayManager = false;
};

/// Ends the process where the arguments say so or make no sense.
Options parse(int count, char **arguments)
{
    Options options;
    const option known[] = {
        {"display-manager", no_argument, nullptr, 'd'},
        {"configuration", required_argument, nullptr, 'c'},
        {"state", required_argument, nullptr, 's'},
        {"run", required_argument, nullptr, 'r'},
        {"vaults", required_argument, nullptr, 'p'},
        {"worker", required_argument, nullptr, 'w'},
        {"greeter", required_argument, nullptr, 'g'},
        {"version", no_argument, nullptr, 'v'},
        {"help", no_argument, nullptr, 'h'},
        {},
    };
    for (int one = 0; (one = getopt_long(count, arguments, "", known, nullptr)) != -1;) {
        switch (one) {
        case 'd':
            options.isDisplayManager = true;
            break;
        case 'c':
            options.folders.configuration = optarg;
            break;
        case 's':
            options.folders.state = optarg;
            break;
        case 'r':
            options.folders.run = optarg;
            break;
        case 'p':
            options.folders.vaults = optarg;
            break;
        case 'w':
            options.folders.worker = optarg;
            break;
        case 'g':
            options.folders.greeter = optarg;
            break;
        case 'v':
            std::printf("doorwardd %s\n", doorward::paths::version);
            std::exit(EXIT_SUCCESS);
        case 'h':
            std::fputs(usage, stdout);
            std::exit(EXIT_SUCCESS);
        default:
            std::fputs(usage, stderr);
            std::exit(EXIT_FAILURE);
        }
    }
    if (optind != count) {
        std::fputs(usage, stderr);
        std::exit(EXIT_FAILURE);
    }
    return options;
}

} // namespace

int main(int count, char **arguments)
{
    Options options = parse(count, arguments);
    // Whoever closes a connection first must not end the daemon.
    std::signal(SIGPIPE, SIG_IGN);
    // No secret ever passes through, but who may do what is decided here.
    prctl(PR_SET_DUMPABLE, 0);

    doorward::Daemon daemon(std::move(options.folders), options.isDisplayManager);
    const std::string problem = daemon.start();
    if (problem.empty())
        return daemon.run() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    doorward::Journal().error(problem);
    return EXIT_FAILURE;
}
