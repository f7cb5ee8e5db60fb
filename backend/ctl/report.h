// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/ctl/value.h"

#include <string>
#include <vector>

/// What doorwardctl prints: for people, and for programs (one line of JSON).
namespace doorward::ctl {

struct Status
{
    std::string version;
    std::vector<Record> sessions;
    std::vector<Record> readers;
    std::vector<Record> tokens;
};

[[nodiscard]] std::string statusText(const Status &status);
[[nodiscard]] std::string statusJson(const Status &status);
[[nodiscard]] std::string tokensText(const std::vector<Record> &tokens);
[[nodiscard]] std::string tokensJson(const std::vector<Record> &tokens);
[[nodiscard]] std::string pinText(const Record &pin);
[[nodiscard]] std::string pinJson(const Record &pin);

} // namespace doorward::ctl
