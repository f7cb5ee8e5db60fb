// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/config.h"

#include "backend/common/trimmed.h"
#include "policy/pin_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace doorward {

namespace {

enum class Kind { Text, Number, Boolean, Terminal, Words, Picture, PinKinds, Removals };

struct Key
{
    std::string_view section;
    std::string_view name;
    Kind kind;
    std::string_view standard;
    std::uint64_t least = 0;
    std::uint64_t most = 0;
    std::string_view words = {}; // of Kind::Words, with blanks between them
    // What a broken value means, where the default would be less strict than what was meant.
    std::string_view broken = {};
};

constexpr std::string_view removals = "lock logout ignore";

// The one list of settings; doorward.conf(5) explains each.
constexpr std::array keys{
    Key{"Greeter", "Compositor", Kind::Text, "cage -s --"},
    Key{"Greeter", "Environment", Kind::Text, ""},
    Key{"Greeter", "StartSeconds", Kind::Number, "60", 1, 600},
    Key{"Greeter", "User", Kind::Text, "doorward-greeter"},
    Key{"Greeter", "Wallpaper", Kind::Picture, "none"},
    Key{"Locker", "DimSeconds", Kind::Number, "30", 0, 86400},
    Key{"Locker", "HonourLogindUnlock", Kind::Boolean, "no"},
    Key{"Locker", "IdleSeconds", Kind::Number, "300", 0, 86400},
    Key{"Locker", "ShowMedia", Kind::Words, "controls", 0, 0, "no controls titles", "no"},
    Key{"Locker", "Wallpaper", Kind::Picture, ""},
    Key{"Seat", "Name", Kind::Text, "seat0"},
    Key{"Seat", "VirtualTerminal", Kind::Terminal, "auto"},
    Key{"Session", "Default", Kind::Text, ""},
    Key{"Session", "Folder", Kind::Text, "/usr/share/wayland-sessions"},
    Key{"Methods", "Pin", Kind::Text, "gdm-pin"},
    Key{"Methods", "Password", Kind::Text, "doorward-password"},
    Key{"Methods", "Token", Kind::Text, "doorward-token"},
    Key{"Pin", "MinLength", Kind::Number, "6", pinLengthLeast, pinLengthMost},
    Key{"Pin", "MaxLength", Kind::Number, "32", pinLengthLeast, pinLengthMost},
    Key{"Pin", "AllowLetters", Kind::Boolean, "no"},
    Key{"Pin", "Forbid", Kind::PinKinds, "sequences repeats keypad dates names usual"},
    Key{"Pin", "AutoSubmit", Kind::Boolean, "no"},
    Key{"Pin", "Services", Kind::Text, "gdm-pin"},
    Key{"Pin", "RequireTpm", Kind::Boolean, "no"},
    Key{"Pin", "Tcti", Kind::Text, "device:/dev/tpmrm0"},
    Key{"Token", "SafetyScanSeconds", Kind::Number, "2", 1, 60},
    Key{"Token", "OnRemoval", Kind::Words, "lock", 0, 0, removals, "lock"},
    Key{"Token", "OnRemovalFor", Kind::Removals, "", 0, 0, removals},
    Key{"Token", "GraceSeconds", Kind::Number, "0", 0, 10},
    Key{"Token", "IfLockFails", Kind::Words, "warn", 0, 0, "warn terminate", "terminate"},
    Key{"Token", "ModulePaths", Kind::Text, ""},
    Key{"Token", "UserMaps", Kind::Boolean, "no"},
    Key{"Token", "Purpose", Kind::Words, "login", 0, 0, "login smart-card-logon client-auth any",
        "smart-card-logon"},
    Key{"Token", "Revocation", Kind::Words, "off", 0, 0, "off soft hard", "hard"},
    Key{"Token", "OcspResponder", Kind::Text, ""},
    Key{"Token", "OcspSeconds", Kind::Number, "5", 1, 15},
    Key{"Token", "RevocationStaleHours", Kind::Number, "0", 0, 720},
};

constexpr std::size_t fileBytes = 64 * 1024;

const Key *findKey(std::string_view section, std::string_view name)
{
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const Key &key) {
        return key.section == section && key.name == name;
    });
    return found == keys.end() ? nullptr : &*found;
}

std::optional<std::uint64_t> toNumber(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<bool> toBoolean(std::string_view text)
{
    if (text == "yes" || text == "true" || text == "on" || text == "1")
        return true;
    if (text == "no" || text == "false" || text == "off" || text == "0")
        return false;
    return std::nullopt;
}

bool isWordOf(std::string_view words, std::string_view value)
{
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == value)
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

/// Whether value is a list of USER:WORD, where the words are of those.
bool areRemovals(std::string_view words, std::string_view value)
{
    const auto all = splitWords(value);
    return std::all_of(all.begin(), all.end(), [&](const std::string &one) {
        const auto colon = one.rfind(':');
        return colon != 0 && colon != std::string::npos &&
               isWordOf(words, std::string_view(one).substr(colon + 1));
    });
}

/// What is wrong with value for key; empty where nothing is.
std::string fault(const Key &key, std::string_view value)
{
    const auto number = toNumber(value);
    switch (key.kind) {
    case Kind::Text:
        return {};
    case Kind::Number:
        if (number && *number >= key.least && *number <= key.most)
            return {};
        return "expected a number from " + std::to_string(key.least) + " to " +
               std::to_string(key.most);
    case Kind::Boolean:
        return toBoolean(value) ? "" : "expected yes or no";
    case Kind::Terminal:
        if (value == "auto" || value == "none" || (number && *number >= 1 && *number <= 63))
            return {};
        return "expected auto, none or a number from 1 to 63";
    case Kind::Words:
        return isWordOf(key.words, value) ? "" : "expected one of: " + std::string(key.words);
    case Kind::Picture:
        return value.empty() || value == "none" || value.front() == '/'
                   ? ""
                   : "expected none or a path from / on";
    case Kind::Removals:
        return areRemovals(key.words, value)
                   ? ""
                   : "expected USER:ACTION with the actions " + std::string(key.words);
    case Kind::PinKinds:
        if (PinPolicy().forbid(value))
            return {};
        return "expected some of: " + std::string(key.standard) + ", and numbers";
    }
    return "unknown kind";
}

std::vector<std::string> dropIns(const std::string &folder)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(opendir(folder.c_str()), &closedir);
    while (const dirent *entry = stream ? readdir(stream.get()) : nullptr) {
        const std::string name = entry->d_name;
        if (name.ends_with(".conf") && !name.starts_with('.'))
            names.push_back(folder + '/' + name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The file's content, an error text in its place where there is one, or neither for a missing
/// file.
struct Content
{
    std::string bytes;
    std::string error;
};

Content readAll(const std::string &path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return {{}, errno == ENOENT ? "" : "cannot be opened"};
    Content content;
    struct stat about
    {};
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        content.error = "is not a regular file";
    } else {
        content.bytes.resize(fileBytes + 1);
        const ssize_t got = read(file, content.bytes.data(), content.bytes.size());
        content.bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        if (got < 0)
            content.error = "cannot be read";
        else if (content.bytes.size() > fileBytes)
            content = {{}, "is larger than 64 KiB"};
    }
    close(file);
    return content;
}

} // namespace

Config Config::load(const std::string &folder)
{
    Config config;
    config.readFile(folder + "/doorward.conf");
    for (const std::string &path : dropIns(folder + "/doorward.conf.d"))
        config.readFile(path);
    return config;
}

void Config::readFile(const std::string &path)
{
    const Content content = readAll(path);
    if (!content.error.empty())
        m_problems.push_back(path + ": " + content.error);
    std::string section;
    std::string_view rest = content.bytes;
    for (unsigned line = 1; !rest.empty(); ++line) {
        const auto end = std::min(rest.find('\n'), rest.size());
        readLine(trimmed(rest.substr(0, end)), path + ':' + std::to_string(line) + ": ", section);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void Config::readLine(std::string_view line, const std::string &where, std::string &section)
{
    if (line.empty() || line.front() == '#' || line.front() == ';')
        return;
    if (line.find('\0') != std::string_view::npos) {
        m_problems.push_back(where + "a NUL byte");
        return;
    }
    if (line.front() == '[') {
        section = line.back() == ']' ? std::string(line.substr(1, line.size() - 2)) : "";
        if (section.empty())
            m_problems.push_back(where + "a section is written [Name]");
        return;
    }
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) {
        m_problems.push_back(where + "expected Key=value");
        return;
    }
    const std::string name(trimmed(line.substr(0, equals)));
    const std::string_view value = trimmed(line.substr(equals + 1));
    const Key *key = findKey(section, name);
    if (!key) {
        m_problems.push_back(where + "no setting is called " + name + " in [" + section + ']');
        return;
    }
    const std::string wrong = fault(*key, value);
    if (wrong.empty())
        m_values[section + '.' + name] = value;
    else
        reject(section + '.' + name, key->broken, where + name + ": " + wrong);
}

/// A broken value is no value, but for a setting that keeps people out: that one is never less
/// strict than what was meant.
void Config::reject(const std::string &name, std::string_view instead, const std::string &problem)
{
    m_problems.push_back(problem);
    if (instead.empty())
        return;
    m_values[name] = instead;
    m_problems.back() += "; it is " + std::string(instead) + " until that is mended";
}

const std::string &Config::text(std::string_view section, std::string_view key) const
{
    static const auto standards = [] {
        std::map<std::string, std::string> all;
        for (const Key &one : keys)
            all[std::string(one.section) + '.' + std::string(one.name)] = one.standard;
        return all;
    }();
    const std::string name = std::string(section) + '.' + std::string(key);
    const auto set = m_values.find(name);
    if (set != m_values.end())
        return set->second;
    const auto standard = standards.find(name);
    if (standard == standards.end())
        std::abort();
    return standard->second;
}

std::uint64_t Config::number(std::string_view section, std::string_view key) const
{
    return toNumber(text(section, key)).value_or(0);
}

bool Config::boolean(std::string_view section, std::string_view key) const
{
    return toBoolean(text(section, key)).value_or(false);
}

std::vector<std::string> splitWords(std::string_view line)
{
    std::vector<std::string> words;
    std::string word;
    bool inWord = false;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char here = line[i];
        const bool escaped = here == '\\' && quote != '\'' && i + 1 < line.size();
        if (escaped) {
            word += line[++i];
            inWord = true;
        } else if (quote) {
            if (here == quote)
                quote = 0;
            else
                word += here;
        } else if (here == '\'' || here == '"') {
            quote = here;
            inWord = true;
        } else if (here == ' ' || here == '\t') {
            if (inWord)
                words.push_back(std::exchange(word, {}));
            inWord = false;
        } else {
            word += here;
            inWord = true;
        }
    }
    if (quote)
        return {};
    if (inWord)
        words.push_back(word);
    return words;
}

} // namespace doorward
