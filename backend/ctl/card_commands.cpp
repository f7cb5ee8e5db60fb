// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/card_commands.h"

#include "backend/cards/challenge.h"
#include "backend/common/durable_file.h"
#include "backend/common/outcome.h"
#include "backend/common/paths.h"
#include "backend/ctl/card_report.h"
#include "backend/ctl/terminal.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward::ctl {

namespace {

constexpr char p11User[] = "doorward-p11";

Failure refused(const std::string &text)
{
    return {Exit::Refused, text};
}

Failure failureOf(const CardWork::Result &result)
{
    return refused("It did not work: " + adviceFor(result.code) + '.');
}

bool isEmpty(const CardWork::Result &result)
{
    return result.code == code::noCard || result.code == code::noReader;
}

/// The list is of what can be pulled out; a token of software opens the door as well.
void addFixed(const std::vector<FoundCertificate> &found, std::vector<ListedToken> &tokens)
{
    for (const FoundCertificate &one : found) {
        const auto isThat = [&](const ListedToken &token) {
            return token.serial == one.serial && token.reader == one.reader;
        };
        if (std::none_of(tokens.begin(), tokens.end(), isThat))
            tokens.push_back({one.label, one.serial, one.reader});
    }
}

/// The cards, through a helper that is not root.
Failure openCards(std::optional<CardWork> &into)
{
    auto cage = cageOf(p11User);
    if (!cage)
        return refused(std::string("The system user ") + p11User + " does not exist.");
    cage->paths = modulePaths(Config::load(paths::configuration));
    into.emplace(std::string(paths::libexec) + "/doorward-p11", std::move(cage));
    return {};
}

/// Whether a card can be user's at all, and whether its PIN is safe in this process.
Failure checkUser(const std::string &user)
{
    if (geteuid() != 0)
        return refused("Only root can say whose card it is.");
    const passwd *entry = getpwnam(user.c_str());
    if (!entry)
        return refused("No user is called " + user + '.');
    if (entry->pw_uid == 0)
        return refused("root does not log in with a card.");
    if (!hardenProcess())
        return refused("This process cannot be kept from leaving secrets behind.");
    return {};
}

void warn(const std::vector<std::string> &problems)
{
    for (const std::string &problem : problems)
        std::fprintf(stderr, "%s\n", problem.c_str());
}

bool isFor(const JudgedCertificate &certificate, const std::string &user)
{
    const bool counts = certificate.code.empty() || certificate.code == code::cardUnknown;
    return counts && (certificate.users.empty() || certificate.users.front() == user);
}

/// The certificates of all that user could come in with, where there is a rule for them.
Failure candidatesOf(const std::vector<JudgedCertificate> &all, const std::string &user,
                     std::vector<const FoundCertificate *> &into)
{
    std::string why = "No certificate is on the card.";
    for (const JudgedCertificate &one : all) {
        if (isFor(one, user))
            into.push_back(one.found);
        else if (one.code.empty())
            why = nameOf(*one.found) + ": it is " + one.users.front() + "'s.";
        else
            why = nameOf(*one.found) + ": " + adviceFor(one.code) + '.';
    }
    return into.empty() ? refused(why) : Failure();
}

Failure choose(const std::vector<const FoundCertificate *> &candidates,
               const FoundCertificate *&into)
{
    into = candidates.front();
    if (candidates.size() == 1)
        return {};
    for (std::size_t i = 0; i < candidates.size(); ++i)
        std::fprintf(stderr, "%zu  %s\n   %s\n", i + 1, nameOf(*candidates[i]).c_str(),
                     candidates[i]->identities.front().c_str());
    Secret typed;
    const Typed how =
        ask("Which certificate? (1-" + std::to_string(candidates.size()) + ")", true, typed);
    const auto number = how == Typed::Line && typed.size() <= 2
                            ? std::strtoul(std::string(typed.view()).c_str(), nullptr, 10)
                            : 0;
    if (number < 1 || number > candidates.size())
        return {Exit::Usage, "That is none of them."};
    into = candidates[number - 1];
    return {};
}

Failure askPin(const FoundCertificate &found, Secret &pin)
{
    const bool finalTry = hasFlag(found.flags, p11Flag::finalTry);
    const Typed how =
        ask(finalTry ? "Last try before the card is blocked. Card PIN:" : "Card PIN:", false, pin);
    std::fputc('\n', stderr);
    if (how != Typed::Line)
        return {Exit::Usage, "No PIN was typed."};
    return isTokenPin(found, pin.view()) ? Failure() : failureOf({code::cardPinFormat});
}

/// Whether the card is the certificate's: a rule for a card that cannot sign would help nobody.
Failure tryCard(CardWork &cards, const FoundCertificate &found, const std::string &user)
{
    if (hasFlag(found.flags, p11Flag::locked))
        return failureOf({code::cardBlocked});
    Secret pin;
    if (hasFlag(found.flags, p11Flag::pinPad))
        std::fputs("Enter the card's PIN on the card reader.\n", stderr);
    else if (auto failure = askPin(found, pin))
        return failure;
    const auto challenge = makeChallenge(user, "doorwardctl");
    if (!challenge)
        return failureOf({code::internal});
    const auto result = cards.prove(found, *challenge, pin);
    return result.isDone() ? Failure() : failureOf(result);
}

/// The map with one more rule, whole or not at all. Its mode stays what it was.
Failure addRule(const std::string &rule)
{
    const Descriptor folder(open(paths::configuration, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (flock(folder.get(), LOCK_EX) != 0)
        return refused(std::string("token-map cannot be locked: ") + std::strerror(errno) + '.');
    std::string text;
    mode_t mode = 0644;
    const Descriptor old(openat(folder.get(), "token-map", O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!old.isValid() && errno != ENOENT)
        return refused(std::string("token-map cannot be read: ") + std::strerror(errno) + '.');
    struct stat about
    {};
    if (old.isValid() && fstat(old.get(), &about) == 0) {
        mode = about.st_mode & 0755;
        text.resize(static_cast<std::size_t>(about.st_size));
        if (::read(old.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            return refused("token-map cannot be read.");
    }
    if (!text.empty() && text.back() != '\n')
        text += '\n';
    if (const int error = replaceFile(folder.get(), "token-map", text + rule + '\n'); error != 0)
        return refused(std::string("token-map cannot be written: ") + std::strerror(-error) + '.');
    return fchmodat(folder.get(), "token-map", mode, 0) == 0
               ? Failure()
               : refused("The mode of token-map cannot be set.");
}

} // namespace

Failure showCards(const std::string &user, bool json)
{
    if (!user.empty() && !getpwnam(user.c_str()))
        return refused("No user is called " + user + '.');
    std::optional<CardWork> cards;
    if (auto failure = openCards(cards))
        return failure;
    CardRules rules = CardRules::load(user);
    std::vector<ListedToken> tokens;
    std::vector<FoundCertificate> found;
    auto result = cards->list(tokens);
    if (result.isDone() || isEmpty(result))
        result = cards->find(found);
    warn(cards->notes());
    if (!result.isDone() && !isEmpty(result))
        return failureOf(result);
    addFixed(found, tokens);
    const auto judged = rules.judge(found);
    warn(rules.problems());
    std::fputs((json ? cardsJson(tokens, judged, rules) : cardsText(tokens, judged, rules)).c_str(),
               stdout);
    return {};
}

Failure mapCard(const std::string &user)
{
    if (auto failure = checkUser(user))
        return failure;
    std::optional<CardWork> cards;
    if (auto failure = openCards(cards))
        return failure;
    std::vector<FoundCertificate> found;
    if (const auto result = cards->find(found); !result.isDone())
        return failureOf(result);
    CardRules rules = CardRules::load();
    if (!rules.isMapReadable())
        return refused("token-map must be a regular file that root alone may write.");
    std::vector<const FoundCertificate *> candidates;
    const FoundCertificate *chosen = nullptr;
    auto failure = candidatesOf(rules.judge(found), user, candidates);
    if (!failure)
        failure = choose(candidates, chosen);
    if (!failure)
        failure = tryCard(*cards, *chosen, user);
    if (!failure && !rules.names(*chosen))
        failure = addRule(chosen->identities.front() + ' ' + user);
    if (!failure)
        std::printf("%s is %s's.\n", nameOf(*chosen).c_str(), user.c_str());
    return failure;
}

} // namespace doorward::ctl
