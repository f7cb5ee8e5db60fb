// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/tokens/token_facts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// What a worker with an open session wrote down for a daemon that comes after the one that
/// started it.
struct WorkerRecord
{
    pid_t pid = 0;
    std::uint64_t startTime = 0; ///< field 22 of /proc/PID/stat: tells a pid used again
    std::string session;
    std::string user;
    uid_t uid = 0;
    std::string method;
    bool isGreeter = false;
    std::string seat;
    std::optional<TokenFacts> token; ///< saysMaker where the line token_version is 2

    /// Nothing where bytes are no record.
    [[nodiscard]] static std::optional<WorkerRecord> parse(std::string_view bytes);
};

/// The records in folder whose process still is the worker that wrote it (program: its path); the
/// files of all others are removed.
[[nodiscard]] std::vector<WorkerRecord> livingWorkers(const std::string &folder,
                                                      const std::string &program);

/// The token that a session was bound to after its login, kept in folder for the next daemon.
/// 0, or a positive errno.
[[nodiscard]] int keepBinding(const std::string &folder, const std::string &session,
                              const TokenFacts &token);
[[nodiscard]] std::optional<TokenFacts> keptBinding(const std::string &folder,
                                                    const std::string &session);
void forgetBinding(const std::string &folder, const std::string &session);

} // namespace doorward
