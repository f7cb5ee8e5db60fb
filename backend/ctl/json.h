// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace doorward::ctl {

/// Writes one JSON document, piece by piece, commas by itself. Who writes closes what they open.
class Json
{
public:
    Json &beginObject();
    Json &endObject();
    Json &beginArray();
    Json &endArray();
    /// What the next value belongs to.
    Json &key(std::string_view name);
    /// UTF-8; control characters, quotes and backslashes are escaped.
    Json &text(std::string_view value);
    Json &number(std::uint64_t value);
    Json &flag(bool value);
    Json &null();

    [[nodiscard]] const std::string &document() const { return m_document; }

private:
    Json &open(char bracket);
    Json &close(char bracket);
    void separate();
    void quote(std::string_view value);

    std::string m_document;
    bool m_needsComma = false;
};

} // namespace doorward::ctl
