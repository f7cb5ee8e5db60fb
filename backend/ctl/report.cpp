// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/report.h"

#include "backend/ctl/json.h"

#include <algorithm>
#include <ctime>

namespace doorward::ctl {

namespace {

/// A label comes from a card: it must not be able to begin a line of its own.
std::string onOneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text.empty() ? "-" : text;
}

std::string padded(const std::string &text, std::size_t width)
{
    return text + std::string(text.size() < width ? width - text.size() : 0, ' ') + "  ";
}

/// Columns as wide as their widest cell; the last one as it is.
std::string table(const std::vector<std::vector<std::string>> &rows)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto &row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    std::string text;
    for (const auto &row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i)
            text += padded(row[i], widths[i]);
        text += row.back() + '\n';
    }
    return text;
}

std::string tokenCell(const Record &session)
{
    const Record *token = recordOf(session, "token");
    if (!token)
        return "-";
    return onOneLine(textOf(*token, "label")) + (flagOf(*token, "present") ? "" : " (gone)");
}

void writeTokens(Json &json, const std::vector<Record> &tokens)
{
    json.beginArray();
    for (const Record &token : tokens) {
        json.beginObject();
        for (const char *key : {"label", "manufacturer", "model", "serial", "reader"})
            json.key(key).text(textOf(token, key));
        json.endObject();
    }
    json.endArray();
}

void writeSession(Json &json, const Record &session)
{
    json.beginObject().key("id").text(textOf(session, "id"));
    json.key("user").text(textOf(session, "user")).key("uid").number(numberOf(session, "uid"));
    json.key("method").text(textOf(session, "method"));
    json.key("locked").flag(flagOf(session, "locked")).key("token");
    if (const Record *token = recordOf(session, "token")) {
        json.beginObject();
        for (const char *key :
             {"label", "manufacturer", "model", "serial", "cert_sha256", "reader"})
            json.key(key).text(textOf(*token, key));
        json.key("present").flag(flagOf(*token, "present")).endObject();
    } else {
        json.null();
    }
    json.endObject();
}

std::string dateOf(std::uint64_t seconds)
{
    const auto time = static_cast<std::time_t>(seconds);
    std::tm local{};
    char text[64];
    if (seconds == 0 || !localtime_r(&time, &local) ||
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local) == 0)
        return "unknown";
    return text;
}

} // namespace

std::string statusText(const Status &status)
{
    std::string text = "Doorward " + status.version + "\n\n";
    if (status.sessions.empty()) {
        text += "No sessions.\n";
    } else {
        std::vector<std::vector<std::string>> rows{
            {"SESSION", "USER", "METHOD", "LOCKED", "TOKEN"}};
        for (const Record &session : status.sessions)
            rows.push_back({textOf(session, "id"), textOf(session, "user"),
                            textOf(session, "method"), flagOf(session, "locked") ? "yes" : "no",
                            tokenCell(session)});
        text += table(rows);
    }
    text += '\n';
    if (status.readers.empty()) {
        text += "No card readers.\n";
    } else {
        std::vector<std::vector<std::string>> rows{{"CARD", "READER"}};
        for (const Record &reader : status.readers)
            rows.push_back(
                {flagOf(reader, "present") ? "yes" : "no", onOneLine(textOf(reader, "name"))});
        text += table(rows);
    }
    return text + '\n' + tokensText(status.tokens);
}

std::string statusJson(const Status &status)
{
    Json json;
    json.beginObject().key("version").text(status.version).key("sessions").beginArray();
    for (const Record &session : status.sessions)
        writeSession(json, session);
    json.endArray().key("readers").beginArray();
    for (const Record &reader : status.readers)
        json.beginObject()
            .key("name")
            .text(textOf(reader, "name"))
            .key("present")
            .flag(flagOf(reader, "present"))
            .endObject();
    json.endArray().key("tokens");
    writeTokens(json, status.tokens);
    return json.endObject().document() + '\n';
}

std::string tokensText(const std::vector<Record> &tokens)
{
    if (tokens.empty())
        return "No tokens.\n";
    std::vector<std::vector<std::string>> rows{{"TOKEN", "SERIAL", "READER"}};
    for (const Record &token : tokens)
        rows.push_back({onOneLine(textOf(token, "label")), onOneLine(textOf(token, "serial")),
                        onOneLine(textOf(token, "reader"))});
    return table(rows);
}

std::string tokensJson(const std::vector<Record> &tokens)
{
    Json json;
    json.beginObject().key("tokens");
    writeTokens(json, tokens);
    return json.endObject().document() + '\n';
}

std::string pinText(const Record &pin)
{
    const std::string state = textOf(pin, "state");
    if (state == "not-set")
        return "No PIN is set.\n";
    std::string text = "A PIN is set.\n";
    if (state == "off")
        text = "The PIN is off until the password has been used once.\n";
    else if (state == "stale")
        text = "The password was changed: it has to be used once before the PIN works again.\n";
    else if (state == "outdated")
        text = "The PIN was set by an older version and must be set again.\n";
    else if (state == "damaged")
        text = "The file that keeps the PIN is damaged; the PIN must be set again.\n";
    text += textOf(pin, "mode") == "tpm"
                ? "Protected by this computer's TPM chip.\n"
                : "Protected by a file only: whoever copies the disk can try all PINs.\n";
    text += "Wrong tries since the last right one: " + std::to_string(numberOf(pin, "failures")) +
            "\nTries left: " + std::to_string(numberOf(pin, "attempts-left")) + '\n';
    if (const auto seconds = numberOf(pin, "retry-in"); seconds > 0)
        text += "Next try in: " + std::to_string(seconds) + " s\n";
    const auto used = numberOf(pin, "used");
    return text + "Set on: " + dateOf(numberOf(pin, "changed")) +
           "\nLast used on: " + (used > 0 ? dateOf(used) : "never") + '\n';
}

std::string pinJson(const Record &pin)
{
    const std::string state = textOf(pin, "state");
    return Json()
               .beginObject()
               .key("enrolled")
               .flag(state == "ready" || state == "off" || state == "stale")
               .key("state")
               .text(state)
               .key("mode")
               .text(textOf(pin, "mode"))
               .key("attempts_left")
               .number(numberOf(pin, "attempts-left"))
               .key("retry_after_seconds")
               .number(numberOf(pin, "retry-in"))
               .key("stale")
               .flag(flagOf(pin, "stale"))
               .key("changed")
               .number(numberOf(pin, "changed"))
               .key("last_used")
               .number(numberOf(pin, "used"))
               .endObject()
               .document() +
           '\n';
}

} // namespace doorward::ctl
