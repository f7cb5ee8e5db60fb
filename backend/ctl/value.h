// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <systemd/sd-bus.h>
#include <variant>
#include <vector>

namespace doorward::ctl {

/// What a value of an a{sv} can be in org.doorward1.
struct Value;
using Record = std::map<std::string, Value, std::less<>>;

struct Value
{
    std::variant<std::string, std::uint64_t, bool, Record> content;
};

/// Reads an a{sv}; values of other types are skipped. A negative errno on failure.
[[nodiscard]] int read(sd_bus_message *message, Record &into);
/// Reads an aa{sv}.
[[nodiscard]] int read(sd_bus_message *message, std::vector<Record> &into);

// The member called key, or an empty text, 0, false or nothing where there is none of that type.
[[nodiscard]] std::string textOf(const Record &record, std::string_view key);
[[nodiscard]] std::uint64_t numberOf(const Record &record, std::string_view key);
[[nodiscard]] bool flagOf(const Record &record, std::string_view key);
[[nodiscard]] const Record *recordOf(const Record &record, std::string_view key);

} // namespace doorward::ctl
