// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/json.h"

namespace doorward::ctl {

Json &Json::beginObject()
{
    return open('{');
}

Json &Json::endObject()
{
    return close('}');
}

Json &Json::beginArray()
{
    return open('[');
}

Json &Json::endArray()
{
    return close(']');
}

Json &Json::key(std::string_view name)
{
    separate();
    quote(name);
    m_document += ':';
    m_needsComma = false;
    return *this;
}

Json &Json::text(std::string_view value)
{
    separate();
    quote(value);
    return *this;
}

Json &Json::number(std::uint64_t value)
{
    separate();
    m_document += std::to_string(value);
    return *this;
}

Json &Json::flag(bool value)
{
    separate();
    m_document += value ? "true" : "false";
    return *this;
}

Json &Json::null()
{
    separate();
    m_document += "null";
    return *this;
}

Json &Json::open(char bracket)
{
    separate();
    m_document += bracket;
    m_needsComma = false;
    return *this;
}

Json &Json::close(char bracket)
{
    m_document += bracket;
    m_needsComma = true;
    return *this;
}

void Json::separate()
{
    if (m_needsComma)
        m_document += ',';
    m_needsComma = true;
}

void Json::quote(std::string_view value)
{
    constexpr char digits[] = "0123456789abcdef";
    m_document += '"';
    for (const char one : value) {
        const auto byte = static_cast<unsigned char>(one);
        if (one == '"' || one == '\\') {
            m_document += '\\';
            m_document += one;
        } else if (byte < 0x20 || byte == 0x7f) {
            m_document.append("\\u00");
            m_document += digits[byte >> 4];
            m_document += digits[byte & 15];
        } else {
            m_document += one;
        }
    }
    m_document += '"';
}

} // namespace doorward::ctl
