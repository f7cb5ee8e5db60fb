// SPDX-License-Identifier: GPL-3.0-or-later
//
// doorward-tokend: tells doorwardd which readers and tokens are there, the moment it changes.
// Decides nothing, holds no secret and no right.
//
//   doorward-tokend [--scan-seconds=N] [--socket=PATH] [--helper=PROGRAM]
#include "backend/common/config.h"
#include "backend/common/paths.h"
#include "backend/tokens/token_daemon.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <exception>
#include <optional>
#include <string_view>

namespace {

constexpr std::uint64_t mostScanSeconds = 3600;

std::optional<std::uint64_t> numberFrom(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 1 ||
        value > mostScanSeconds)
        return std::nullopt;
    return value;
}

/// False where an argument means nothing here.
bool readArgument(std::string_view argument, doorward::TokenDaemon::Settings &into)
{
    const auto value = [&](std::string_view option) -> std::optional<std::string_view> {
        if (!argument.starts_with(option))
            return std::nullopt;
        return argument.substr(option.size());
    };
    if (const auto seconds = value("--scan-seconds=")) {
        const auto number = numberFrom(*seconds);
        into.scan = std::chrono::seconds(number.value_or(0));
        return number.has_value();
    }
    if (const auto path = value("--socket="))
        into.socket = *path;
    else if (const auto program = value("--helper="))
        into.helper = *program;
    else
        return false;
    return true;
}

int run(int count, char **arguments)
{
    // What is wrong with the configuration is doorwardd's to say.
    const auto config = doorward::Config::load(doorward::paths::configuration);
    doorward::TokenDaemon::Settings settings{
        std::chrono::seconds(config.number("Token", "SafetyScanSeconds")),
        std::string(doorward::paths::run) + "/tokens.sock",
        std::string(doorward::paths::libexec) + "/doorward-p11"};
    for (int i = 1; i < count; ++i) {
        if (!readArgument(arguments[i], settings)) {
            std::fprintf(stderr, "doorward-tokend: %s means nothing here\n", arguments[i]);
            return 2;
        }
    }
    doorward::TokenDaemon daemon(settings);
    if (daemon.run())
        return 0;
    std::fputs("doorward-tokend: no threads to watch the readers with\n", stderr);
    return 1;
}

} // namespace

int main(int count, char **arguments)
{
    // pcscd may end while something is being written to it.
    std::signal(SIGPIPE, SIG_IGN);
    try {
        return run(count, arguments);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "doorward-tokend: %s\n", error.what());
        return 1;
    }
}
