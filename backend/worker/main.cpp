// SPDX-License-Identifier: GPL-3.0-or-later

// doorward-worker: one PAM conversation for doorwardd, which holds the other end of descriptor 3,
// and after a login the session that comes of it.

#include "backend/common/secret.h"
#include "backend/worker/session.h"

#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using namespace doorward;
using namespace doorward::worker;
using wire::Field;
using wire::Message;
using wire::Type;

constexpr int daemonSocket = 3;

/// Ends with doorwardd, also where that has ended before we asked for it: then our parent is no
/// longer the process that made the socket.
bool dieWithDaemon()
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
           getsockopt(daemonSocket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           getppid() == peer.pid;
}

/// Nothing of the caller's may speak to a PAM module but what it says in its messages.
void cleanEnvironment(const std::string &locale)
{
    clearenv();
    setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1);
    if (locale.empty())
        return;
    // Modules translate their texts; nothing but texts shall depend on it.
    setlocale(LC_CTYPE, locale.c_str());
    setlocale(LC_MESSAGES, locale.c_str());
}

/// doorward-session lies beside this program.
std::string sessionProgram()
{
    std::string path(4096, '\0');
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
    path.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return path.substr(0, path.rfind('/') + 1) + "doorward-session";
}

std::string runSession(Link &link, Attempt &attempt, rlimit coreLimit)
{
    const auto opening = link.await(State::Authenticated);
    if (!opening)
        return {};
    auto order = SessionOrder::read(*opening->message);
    if (!order)
        return "a malformed OpenSession message";
    Session session(attempt, std::move(*order), coreLimit);
    const Session::Failure failure = session.open();
    if (!failure.code.empty()) {
        link.send(Message(Type::SessionFailed,
                          {{Field::Code, failure.code}, {Field::Text, failure.text}}));
        return "no session for " + attempt.account().name + ": " + std::string(failure.code) +
               (failure.text.empty() ? "" : ": " + failure.text);
    }
    link.send(Message(Type::SessionOpened, {{Field::Session, session.id()}}));
    // Where doorwardd goes before it has said Launch, nobody will: the session closes again.
    if (!link.await(State::SessionOpen))
        return {};
    const int error = session.run(sessionProgram());
    return error == 0 ? ""
                      : "the session's program does not start: error " + std::to_string(-error);
}

/// Who that is, for doorwardd, which must not wait for a directory service.
Message userFound(const Message &question)
{
    const auto uid = question.number(Field::Uid);
    const std::string name(question.text(Field::User));
    std::optional<Account> account;
    if (uid)
        account = Account::find(static_cast<uid_t>(*uid));
    else if (isUserName(name))
        account = Account::find(name);
    Message answer(Type::UserFound);
    if (account)
        answer.add(Field::User, account->name).add(Field::Uid, account->uid);
    return answer;
}

/// What went wrong with the worker itself, for the log; empty where nothing did.
std::string run(rlimit coreLimit)
{
    Link link(daemonSocket);
    const auto first = link.await(State::AwaitingStart);
    if (first && first->message->type() == Type::FindUser) {
        link.send(userFound(*first->message));
        return {};
    }
    auto order = first ? Order::read(*first->message) : std::nullopt;
    if (!order)
        return link.end() == Link::End::Lost ? "" : "a malformed Start message";
    cleanEnvironment(order->locale);
    const bool opensSession = order->kind == Kind::Login || order->kind == Kind::Greeter;
    Attempt attempt(link, std::move(*order));
    std::string problem;
    if (attempt.run() && opensSession)
        problem = runSession(link, attempt, coreLimit);
    if (link.end() == Link::End::Broken)
        problem = "a message out of turn";
    return problem;
}

} // namespace

int main()
{
    rlimit coreLimit{};
    getrlimit(RLIMIT_CORE, &coreLimit);
    if (!hardenProcess() || fcntl(daemonSocket, F_SETFD, FD_CLOEXEC) != 0 || !dieWithDaemon()) {
        std::fputs("doorward-worker: started by doorwardd only\n", stderr);
        return EXIT_FAILURE;
    }
    const std::string problem = run(coreLimit);
    if (problem.empty())
        return EXIT_SUCCESS;
    std::fprintf(stderr, "doorward-worker: %s\n", problem.c_str());
    return EXIT_FAILURE;
}
