// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/worker_record.h"

#include "backend/common/p11_helper.h"
#include "backend/daemon/base/file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <dirent.h>
#include <limits>
#include <map>
#include <memory>
#include <sstream>
#include <unistd.h>

namespace doorward {

namespace {

constexpr std::size_t recordBytes = 16 * 1024;
// Of the lines about a token. Those of an earlier version lack its maker and model.
constexpr std::string_view tokenVersion = "2";

using Lines = std::map<std::string, std::string, std::less<>>;

Lines linesOf(std::string_view bytes)
{
    Lines lines;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        const auto equals = line.find('=');
        if (equals != std::string_view::npos)
            lines.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    return lines;
}

std::string textOf(const Lines &lines, std::string_view key)
{
    const auto found = lines.find(key);
    return found == lines.end() ? std::string() : found->second;
}

template <typename Number> std::optional<Number> numberOf(const std::string &text)
{
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<TokenFacts> tokenOf(const Lines &lines)
{
    TokenFacts token{textOf(lines, "module"),
                     textOf(lines, "serial"),
                     textOf(lines, "label"),
                     textOf(lines, "cert_sha256"),
                     textOf(lines, "reader"),
                     hasFlag(textOf(lines, "flags"), p11Flag::outside),
                     textOf(lines, "manufacturer"),
                     textOf(lines, "model"),
                     textOf(lines, "token_version") == tokenVersion};
    if (token.serial.empty() && token.label.empty() && token.certificate.empty())
        return std::nullopt;
    return token;
}

/// A session's id comes from logind; it is a file's name here.
bool isFileName(const std::string &name)
{
    return !name.empty() && name.size() < 128 && name.front() != '.' &&
           name.find('/') == std::string::npos;
}

std::optional<std::uint64_t> startTimeOf(pid_t pid)
{
    // Files of /proc tell no size; read them as a stream.
    std::string path = "/proc/" + std::to_string(pid) + "/stat";
    int error = 0;
    const auto bytes = readFile(path, 4096, error);
    if (!bytes)
        return std::nullopt;
    // The program's name, in parentheses, may hold anything; behind it comes field 3.
    std::istringstream rest(bytes->substr(std::min(bytes->rfind(')') + 1, bytes->size())));
    std::string field;
    for (int number = 3; number <= 22; ++number)
        rest >> field;
    return numberOf<std::uint64_t>(field);
}

bool isProgram(pid_t pid, const std::string &program)
{
    char path[PATH_MAX];
    const std::string link = "/proc/" + std::to_string(pid) + "/exe";
    const ssize_t length = readlink(link.c_str(), path, sizeof path);
    if (length <= 0)
        return false;
    std::string_view found(path, static_cast<std::size_t>(length));
    // An upgrade replaces the file below a running worker.
    constexpr std::string_view deleted = " (deleted)";
    if (found.ends_with(deleted))
        found.remove_suffix(deleted.size());
    char resolved[PATH_MAX];
    return found == (realpath(program.c_str(), resolved) ? resolved : program.c_str());
}

} // namespace

std::optional<WorkerRecord> WorkerRecord::parse(std::string_view bytes)
{
    const Lines lines = linesOf(bytes);
    const auto pid = numberOf<pid_t>(textOf(lines, "pid"));
    const auto startTime = numberOf<std::uint64_t>(textOf(lines, "starttime"));
    const auto uid = numberOf<uid_t>(textOf(lines, "uid"));
    const std::string sessionClass = textOf(lines, "class");
    WorkerRecord record;
    record.session = textOf(lines, "session");
    record.user = textOf(lines, "user");
    if (!pid || *pid <= 1 || !startTime || !uid || !isFileName(record.session) ||
        record.user.empty() || (sessionClass != "user" && sessionClass != "greeter"))
        return std::nullopt;
    record.pid = *pid;
    record.startTime = *startTime;
    record.uid = *uid;
    record.method = textOf(lines, "method");
    record.isGreeter = sessionClass == "greeter";
    record.seat = textOf(lines, "seat");
    record.token = tokenOf(lines);
    return record;
}

std::vector<WorkerRecord> livingWorkers(const std::string &folder, const std::string &program)
{
    std::vector<WorkerRecord> living;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(opendir(folder.c_str()), &closedir);
    while (const dirent *one = stream ? readdir(stream.get()) : nullptr) {
        const std::string name = one->d_name;
        if (name.front() == '.')
            continue;
        const std::string path = folder + '/' + name;
        int error = 0;
        const auto bytes = readFile(path, recordBytes, error);
        const auto record = bytes ? WorkerRecord::parse(*bytes) : std::nullopt;
        if (record && name == std::to_string(record->pid) &&
            startTimeOf(record->pid) == record->startTime && isProgram(record->pid, program))
            living.push_back(*record);
        else
            unlink(path.c_str());
    }
    return living;
}

int keepBinding(const std::string &folder, const std::string &session, const TokenFacts &token)
{
    if (!isFileName(session))
        return EINVAL;
    // One of an earlier version stays one: nobody has asked its token since.
    const std::string version(token.saysMaker ? tokenVersion : "");
    std::string content;
    const std::string flags(token.isOutside ? p11Flag::outside : "");
    const std::array<std::pair<const char *, const std::string *>, 9> lines{{
        {"token_version", &version},
        {"module", &token.module},
        {"manufacturer", &token.manufacturer},
        {"model", &token.model},
        {"serial", &token.serial},
        {"label", &token.label},
        {"cert_sha256", &token.certificate},
        {"reader", &token.reader},
        {"flags", &flags},
    }};
    for (const auto &[key, value] : lines) {
        std::string text = *value;
        std::replace(text.begin(), text.end(), '\n', ' ');
        content.append(key).append("=").append(text).append("\n");
    }
    return replaceFile(folder + '/' + session, content, 0600);
}

std::optional<TokenFacts> keptBinding(const std::string &folder, const std::string &session)
{
    int error = 0;
    const auto bytes =
        isFileName(session) ? readFile(folder + '/' + session, recordBytes, error) : std::nullopt;
    return bytes ? tokenOf(linesOf(*bytes)) : std::nullopt;
}

void forgetBinding(const std::string &folder, const std::string &session)
{
    if (isFileName(session))
        unlink((folder + '/' + session).c_str());
}

} // namespace doorward
