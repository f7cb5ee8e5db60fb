// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/session.h"

#include "backend/common/paths.h"
#include "backend/worker/process_wait.h"
#include "backend/worker/program.h"
#include "backend/worker/session_environment.h"

#include <cerrno>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/stat.h>

namespace doorward::worker {

namespace {

using wire::Field;

std::string_view nameOf(Method method)
{
    switch (method) {
    case Method::Password:
        break;
    case Method::Pin:
        return "pin";
    case Method::Token:
        return "token";
    }
    return "password";
}

} // namespace

Session::Session(Attempt &attempt, SessionOrder order, rlimit coreLimit)
    : m_attempt(attempt), m_handle(attempt.handle()), m_order(std::move(order)),
      m_coreLimit(coreLimit), m_record(std::string(paths::run) + "/workers")
{}

Session::~Session()
{
    m_attempt.conversation().mute();
    if (m_isOpen)
        m_handle.closeSession();
    if (m_hasCredentials)
        m_handle.setCredentials(PAM_DELETE_CRED);
}

Session::Failure Session::open()
{
    Failure failure = openThroughPam();
    // Modules that change the uid for a moment make the kernel forget both of these.
    prctl(PR_SET_DUMPABLE, 0);
    if (!failure.code.empty())
        return failure;
    prctl(PR_SET_PDEATHSIG, 0);
    m_attempt.conversation().mute();
    if (m_record.write(recordLines()) != 0)
        return {code::internal, "the record of the session cannot be written"};
    return {};
}

Session::Failure Session::openThroughPam()
{
    const Account &account = m_attempt.account();
    m_attempt.conversation().forgetTold();
    for (const std::string &entry : environmentForModules(m_order))
        if (!m_handle.putEnvironment(entry))
            return {code::internal, "no memory for the session's environment"};
    if (!m_order.terminal.empty() &&
        m_handle.setTerminal("/dev/tty" + m_order.terminal) != PAM_SUCCESS)
        return {code::internal, "no memory for the session's terminal"};
    umask(022);
    // Before the credentials, which may add groups (pam_group). The program inherits them.
    if (initgroups(account.name.c_str(), account.gid) != 0)
        return {code::internal, "the user's groups cannot be set"};
    if (m_handle.setCredentials(PAM_ESTABLISH_CRED) != PAM_SUCCESS)
        return failed(code::sessionFailed);
    m_hasCredentials = true;
    prepareCoreLimit();
    if (m_handle.openSession() != PAM_SUCCESS)
        return failed(code::sessionFailed);
    m_isOpen = true;
    getrlimit(RLIMIT_CORE, &m_coreLimit);
    const rlimit none{0, m_coreLimit.rlim_max};
    setrlimit(RLIMIT_CORE, &none);
    m_id = m_handle.environment("XDG_SESSION_ID");
    if (m_id.empty())
        return failed(code::noLogindSession);
    return checkIdentity();
}

/// For pam_limits to find what the program would start with, and not what protects the worker.
void Session::prepareCoreLimit()
{
    setrlimit(RLIMIT_CORE, &m_coreLimit);
}

/// What logind was told is what we said: a module that reads a file of the user's may have put
/// another seat in between.
Session::Failure Session::checkIdentity() const
{
    if (m_handle.user() != m_attempt.account().name)
        return {code::userChanged, "a session module changed the user"};
    if (m_handle.environment("XDG_SEAT") != m_order.seat ||
        m_handle.environment("XDG_VTNR") != m_order.terminal ||
        m_handle.environment("XDG_SESSION_CLASS") != (m_order.isGreeter ? "greeter" : "user"))
        return {code::sessionFailed, "a session module changed the seat of the session"};
    return {};
}

Session::Failure Session::failed(std::string_view why) const
{
    return {why, m_attempt.conversation().told().text};
}

int Session::run(const std::string &path)
{
    Program program;
    program.command = {path, m_id, "--"};
    program.command.insert(program.command.end(), m_order.command.begin(), m_order.command.end());
    program.environment =
        environmentForProgram(m_order, m_attempt.account(), m_handle.environment());
    program.account = m_attempt.account();
    program.journalName = "doorward-session";
    program.coreLimit = m_coreLimit;

    ProcessWait wait;
    const pid_t child = wait.isValid() ? start(program) : -EMFILE;
    if (child < 0)
        return child;
    wait.untilEnded(child);
    return 0;
}

Record::Lines Session::recordLines() const
{
    const Account &account = m_attempt.account();
    Record::Lines lines{
        {"session", m_id},
        {"user", account.name},
        {"uid", std::to_string(account.uid)},
        {"method", std::string(nameOf(m_attempt.order().method))},
        {"class", m_order.isGreeter ? "greeter" : "user"},
        {"seat", m_order.seat},
        {"vt", m_order.terminal},
    };
    if (const auto &token = m_attempt.conversation().tokenUsed()) {
        lines.emplace_back("token_version", "2"); // with its maker and model
        lines.emplace_back("module", token->text(Field::Module));
        lines.emplace_back("manufacturer", token->text(Field::Manufacturer));
        lines.emplace_back("model", token->text(Field::Model));
        lines.emplace_back("serial", token->text(Field::Serial));
        lines.emplace_back("label", token->text(Field::Label));
        lines.emplace_back("cert_sha256", token->text(Field::Certificate));
        lines.emplace_back("reader", token->text(Field::Reader));
        lines.emplace_back("flags", token->text(Field::Flags));
    }
    return lines;
}

} // namespace doorward::worker
