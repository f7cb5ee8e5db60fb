// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/limits.h"
#include "backend/common/paths.h"
#include "backend/common/secret.h"
#include "backend/ctl/backend.h"
#include "backend/ctl/card_commands.h"
#include "backend/ctl/conversation.h"
#include "backend/ctl/locker_commands.h"
#include "backend/ctl/report.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

using namespace doorward;
using namespace doorward::ctl;

constexpr char usage[] = "Usage: doorwardctl [--json] COMMAND\n\n"
                         "  status               sessions, card readers and tokens\n"
                         "  pin status [USER]    whether a PIN is set\n"
                         "  pin enroll [USER]    set or change a PIN\n"
                         "  pin remove [USER]    remove a PIN\n"
                         "  token list [USER]    the tokens that are inserted; as root, also\n"
                         "                       whom each certificate lets in, or why not,\n"
                         "                       and whether USER's own token-map counts\n"
                         "  token map USER       make the inserted card USER's (root)\n"
                         "  lock [SESSION]       lock a session\n"
                         "  unlock SESSION       unlock a session (administrators)\n"
                         "  locker start         arm the lock screen in this session\n"
                         "  locker enable        in graphical sessions that Doorward does not\n"
                         "                       start, too; also: disable, status\n\n"
                         "  --by-pin             one's own PIN by showing it, not the password\n"
                         "  --json               listings for programs\n"
                         "  --version, --help\n\n"
                         "Exit: 0 done, 1 refused or failed, 2 wrong usage, 3 no backend,\n"
                         "4 the compositor cannot lock.\n"
                         "See doorwardctl(1).\n";

struct CommandLine
{
    std::vector<std::string> words;
    bool json = false;
    bool byPin = false;
};

void print(const std::string &text)
{
    std::fputs(text.c_str(), stdout);
}

Failure showStatus(Backend &backend, bool json)
{
    Status status;
    Failure failure = backend.version(status.version);
    if (!failure)
        failure = backend.list("ListSessions", status.sessions);
    if (!failure)
        failure = backend.list("ListReaders", status.readers);
    if (!failure)
        failure = backend.list("ListTokens", status.tokens);
    if (!failure)
        print(json ? statusJson(status) : statusText(status));
    return failure;
}

Failure showTokens(Backend &backend, bool json)
{
    std::vector<Record> tokens;
    Failure failure = backend.list("ListTokens", tokens);
    if (!failure)
        print(json ? tokensJson(tokens) : tokensText(tokens));
    return failure;
}

Failure showPin(Backend &backend, const std::string &user, bool json)
{
    Record pin;
    Failure failure = backend.pinStatus(user, pin);
    if (!failure)
        print(json ? pinJson(pin) : pinText(pin));
    return failure;
}

Failure changePin(Backend &backend, const std::string &user, const std::string &method, bool byPin)
{
    if (!hardenProcess())
        return {Exit::Refused, "This process cannot be kept from leaving secrets behind."};
    std::string address;
    Failure failure = backend.openEnrolChannel(user, address);
    if (!failure)
        failure = Conversation().hold(address, method + (byPin ? "-by-pin" : ""));
    if (!failure)
        print(method == "enrol" ? "The PIN is set.\n" : "The PIN is removed.\n");
    return failure;
}

Failure unlock(Backend &backend, const std::string &session)
{
    bool told = false;
    Failure failure = backend.unlock(session, told);
    if (!failure && !told)
        print("No lock screen of Doorward's is there; logind was asked to unlock the session.\n");
    return failure;
}

Failure run(const CommandLine &line)
{
    const auto word = [&](std::size_t index) {
        return index < line.words.size() ? line.words[index] : std::string();
    };
    const std::string command =
        word(0) +
        (word(0) == "pin" || word(0) == "token" || word(0) == "locker" ? ' ' + word(1) : "");
    const std::size_t least = command == word(0) ? 1 : 2;
    const bool isMap = command == "token map";
    const bool isUnlock = command == "unlock";
    const bool showsCards = command == "token list" && geteuid() == 0;
    const bool takesName = command == "lock" || isUnlock || word(0) == "pin" || isMap || showsCards;
    const std::string name = word(least);
    if (line.words.size() > least + (takesName ? 1 : 0) || name.size() >= limits::userNameBytes ||
        ((isMap || isUnlock) && name.empty()))
        return {Exit::Usage, usage};
    if (isMap)
        return mapCard(name);
    if (word(0) == "locker")
        return runLocker(word(1));
    if (showsCards)
        return showCards(name, line.json);

    Backend backend;
    if (auto failure = backend.connect())
        return failure;
    if (command == "status")
        return showStatus(backend, line.json);
    if (command == "token list")
        return showTokens(backend, line.json);
    if (command == "pin status")
        return showPin(backend, name, line.json);
    if (command == "pin enroll" || command == "pin enrol")
        return changePin(backend, name, "enrol", line.byPin);
    if (command == "pin remove")
        return changePin(backend, name, "remove", line.byPin);
    if (command == "lock")
        return backend.lock(name);
    if (isUnlock)
        return unlock(backend, name);
    return {Exit::Usage, usage};
}

} // namespace

int main(int count, char **arguments)
{
    CommandLine line;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--json") {
            line.json = true;
        } else if (argument == "--by-pin") {
            line.byPin = true;
        } else if (argument == "--help") {
            print(usage);
            return 0;
        } else if (argument == "--version") {
            print(std::string("doorwardctl ") + paths::version + '\n');
            return 0;
        } else if (argument.starts_with('-')) {
            std::fputs(usage, stderr);
            return static_cast<int>(Exit::Usage);
        } else {
            line.words.emplace_back(argument);
        }
    }
    const Failure failure = run(line);
    if (failure) {
        std::fputs(failure.text.c_str(), stderr);
        if (!failure.text.ends_with('\n'))
            std::fputc('\n', stderr);
    }
    return static_cast<int>(failure.code);
}
