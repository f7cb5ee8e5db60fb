// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/attempt.h"

#include "backend/common/config.h"
#include "backend/common/paths.h"
#include "backend/common/pin_store.h"
#include "backend/worker/real_user.h"

#include <cstdio>

namespace doorward::worker {

namespace {

using wire::Field;
using wire::Message;
using wire::Type;

Verdict broken(std::string_view why)
{
    return {Outcome::Broken, std::string(why)};
}

constexpr Outcome success = Outcome::Success;

} // namespace

bool Attempt::run()
{
    const Verdict verdict = decide();
    report(verdict);
    return verdict.outcome == success && !m_link.isOver();
}

Verdict Attempt::decide()
{
    if (!hasStack(m_order.service))
        return broken(code::serviceMissing);
    int status = PAM_SUCCESS;
    m_handle = PamHandle::start(m_order.service, m_order.user, m_conversation, status);
    if (!m_handle)
        return judged(Phase::Authentication, status);
    m_link.send(Message(Type::Started));
    switch (m_order.kind) {
    case Kind::Login:
    case Kind::Unlock:
        return authenticate();
    case Kind::Enrol:
    case Kind::Remove:
    case Kind::Change:
        return changeToken();
    case Kind::Greeter:
        return identify();
    }
    return broken(code::internal);
}

Verdict Attempt::authenticate()
{
    Verdict verdict = judged(Phase::Authentication, m_handle->authenticate());
    m_hasAnswered = m_conversation.told().answers > 0;
    noteStalePin(verdict);
    if (verdict.outcome == success)
        verdict = identify();
    if (verdict.outcome == success)
        verdict = checkAccount();
    // A login gets its credentials when its session opens.
    if (verdict.outcome == success && m_order.kind == Kind::Unlock)
        verdict = judged(Phase::Credentials, m_handle->setCredentials(PAM_REINITIALIZE_CRED));
    // The account and credential modules could have named somebody else, too.
    if (verdict.outcome == success)
        verdict = identify();
    return verdict;
}

/// From now on the PIN is refused before it is asked for: the password in its vault would cost the
/// person two seconds and a failed login each time.
void Attempt::noteStalePin(const Verdict &verdict)
{
    if (verdict.code != code::pinStale || m_conversation.told().pinOf.empty())
        return;
    if (PinStore().markStale(m_conversation.told().pinOf) != 0)
        std::fputs("doorward-worker: a PIN whose password has changed could not be marked\n",
                   stderr);
}

Verdict Attempt::checkAccount()
{
    m_conversation.forgetTold();
    const int status = m_handle->checkAccount();
    if (status != PAM_NEW_AUTHTOK_REQD)
        return judged(Phase::Account, status);
    Verdict changed = changeExpiredPassword();
    if (changed.outcome != success)
        return changed;
    m_conversation.forgetTold();
    return judged(Phase::Account, m_handle->checkAccount());
}

Verdict Attempt::changeExpiredPassword()
{
    // The PIN's vault holds one, and the password's stack asks for none where there is none. A
    // token proves nothing about it.
    const bool knowsPassword =
        m_order.method == Method::Pin || (m_order.method == Method::Password && m_hasAnswered);
    m_conversation.tell("info", code::passwordExpired);
    m_conversation.forgetTold();
    // Never on the handle at hand: the password stack of the PIN's service would enrol a PIN.
    const Config config = Config::load(paths::configuration);
    const std::string &service = config.text("Methods", "Password");
    if (!hasStack(service))
        return broken(code::serviceMissing);
    int status = PAM_SUCCESS;
    const auto second = PamHandle::start(service, m_account->name, m_conversation, status);
    if (second)
        status = second->changePassword(PAM_CHANGE_EXPIRED_AUTHTOK, knowsPassword);
    return judged(Phase::Password, status);
}

Verdict Attempt::changeToken()
{
    Verdict verdict = identify();
    if (verdict.outcome != success)
        return verdict;
    // To root pam_unix gives a new password without asking for the old one. With the user as the
    // real uid, as passwd(1) has it, it asks, and the rules for new passwords apply.
    const RealUser asUser(m_order.kind == Kind::Change ? m_account->uid : 0);
    if (!asUser.isValid())
        return broken(code::internal);
    const int status = m_order.kind == Kind::Change ? m_handle->changePassword(0, false)
                                                    : m_handle->changeToken(0);
    verdict = judged(Phase::Password, status);
    return verdict.outcome == success ? identify() : verdict;
}

/// Who PAM says it is: the one who was asked for, and somebody whom the system knows.
Verdict Attempt::identify()
{
    const std::string user = m_handle->user();
    if (user.empty() || (!m_order.user.empty() && user != m_order.user) ||
        (m_account && user != m_account->name))
        return {Outcome::Refused, std::string(code::userChanged)};
    if (!isUserName(user))
        return {Outcome::Refused, std::string(code::accountUnavailable)};
    if (!m_account)
        m_account = Account::find(user);
    // A PIN can go even after whose it was.
    if (!m_account && m_order.kind != Kind::Remove)
        return broken(code::accountUnavailable);
    return {success, {}};
}

Verdict Attempt::judged(Phase phase, int code)
{
    m_pamCode = code;
    if (!m_conversation.fault().empty())
        return broken(m_conversation.fault());
    return judge(phase, code, m_order.method, m_conversation.told());
}

void Attempt::report(const Verdict &verdict)
{
    const bool isSuccess = verdict.outcome == success;
    if (isSuccess && m_conversation.tokenUsed())
        m_link.send(*m_conversation.tokenUsed());
    const Told &told = m_conversation.told();
    Message result(Type::Result);
    result.add(Field::Outcome, toText(verdict.outcome));
    result.add(Field::Code, verdict.code).add(Field::Text, isSuccess ? "" : told.text);
    result.add(Field::PamCode, static_cast<std::uint64_t>(m_pamCode));
    if (isSuccess && m_account)
        result.add(Field::User, m_account->name).add(Field::Uid, m_account->uid);
    else if (isSuccess)
        result.add(Field::User, m_order.user);
    if (!isSuccess && told.tries)
        result.add(Field::Tries, *told.tries);
    if (!isSuccess && told.triesBeforeWait)
        result.add(Field::TriesBeforeWait, *told.triesBeforeWait);
    if (!isSuccess && told.retryIn)
        result.add(Field::RetryIn, *told.retryIn);
    m_link.send(result);
}

} // namespace doorward::worker
