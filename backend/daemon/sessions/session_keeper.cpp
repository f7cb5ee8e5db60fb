// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/session_keeper.h"

#include "backend/daemon/sessions/session_locks.h"

#include <algorithm>
#include <cstring>

namespace doorward {

void SessionKeeper::take(OpenSession session, VirtualTerminal terminal,
                         std::unique_ptr<WorkerProcess> worker)
{
    m_backend.journal.info("session " + session.id + " of " + session.user + " is open");
    keep(session.id, std::move(terminal), std::move(worker));
    m_backend.registry.add(std::move(session));
}

void SessionKeeper::adopt(const WorkerRecord &record, std::unique_ptr<WorkerProcess> worker)
{
    m_backend.journal.info("session " + record.session + " of " + record.user +
                           " is still open and taken over");
    OpenSession session;
    session.id = record.session;
    session.user = record.user;
    session.uid = record.uid;
    session.method = record.method;
    session.token = record.token;
    if (const auto later = keptBinding(bindings(), record.session))
        session.token = later;
    const bool hasToken = session.token.has_value();
    keep(session.id, VirtualTerminal(), std::move(worker));
    m_backend.registry.adopt(std::move(session));
    if (hasToken)
        act(*m_backend.registry.find(record.session), Registry::Gone::Unwatched);
}

void SessionKeeper::launch(const std::string &session)
{
    Kept *kept = find(session);
    if (!kept)
        return;
    kept->worker->send(wire::Message(wire::Type::Launch));
    if (kept->terminal.number() == 0)
        return;
    m_backend.logind.activate(
        session, [&journal = m_backend.journal, session](const std::string &error) {
            if (!error.empty())
                journal.warning("session " + session + " is not brought to the front: " + error);
        });
}

void SessionKeeper::rebind(const std::string &session, const TokenFacts &token)
{
    if (!find(session))
        return;
    const int error = keepBinding(bindings(), session, token);
    if (error != 0)
        m_backend.journal.warning(bindings() + '/' + session + ": " + std::strerror(error));
    m_backend.registry.bind(session, token);
}

void SessionKeeper::tokenGone(const std::string &session, Registry::Gone why)
{
    Kept *kept = find(session);
    const OpenSession *open = m_backend.registry.find(session);
    if (!kept || !open)
        return;
    if (why == Registry::Gone::Unwatched || m_policy.grace().count() == 0)
        act(*open, why);
    else if (!kept->grace)
        kept->grace =
            m_backend.loop.after(m_policy.grace(), [this, session] { endGrace(session); });
}

void SessionKeeper::endGrace(const std::string &session)
{
    find(session)->grace.reset();
    const OpenSession *open = m_backend.registry.find(session);
    if (open && !open->tokenPresent)
        act(*open, Registry::Gone::Seen);
}

/// Where nobody knows, nobody's work is ended.
void SessionKeeper::act(const OpenSession &session, Registry::Gone why)
{
    const bool seen = why == Registry::Gone::Seen;
    switch (m_policy.actionFor(session.user)) {
    case RemovalPolicy::Action::Ignore:
        return;
    case RemovalPolicy::Action::Logout:
        if (seen)
            return terminate(session.id, "its token has gone");
        break;
    case RemovalPolicy::Action::Lock:
        break;
    }
    demandLock(session, seen ? "its token has gone" : "nobody watched its token");
}

void SessionKeeper::demandLock(const OpenSession &session, const std::string &why)
{
    m_backend.journal.info("session " + session.id + " is to be locked: " + why);
    m_backend.locks->insist(session.id);
}

void SessionKeeper::lockFailed(const std::string &session)
{
    if (find(session) && m_policy.endsWhatDoesNotLock())
        terminate(session, "it does not lock");
}

void SessionKeeper::terminate(const std::string &session, const std::string &why)
{
    m_backend.journal.warning("session " + session + " is ended: " + why);
    m_backend.logind.terminate(session, [this, session](const std::string &error) {
        if (error.empty() || !find(session))
            return;
        m_backend.journal.error("session " + session + " is not ended by logind: " + error);
        m_backend.locks->demand(session, {});
    });
}

SessionKeeper::Kept *SessionKeeper::find(const std::string &session)
{
    const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                    [&](const Kept &kept) { return kept.id == session; });
    return found == m_kept.end() ? nullptr : &*found;
}

void SessionKeeper::keep(const std::string &id, VirtualTerminal terminal,
                         std::unique_ptr<WorkerProcess> worker)
{
    m_kept.push_back({id, std::move(terminal), std::move(worker)});
    m_kept.back().worker->onMessage = nullptr;
    m_kept.back().worker->onExit = [this, id] { ended(id); };
    m_backend.logind.queryLockedHint(id);
}

void SessionKeeper::ended(const std::string &session)
{
    m_backend.journal.info("session " + session + " has ended");
    forgetBinding(bindings(), session);
    m_backend.locks->forget(session);
    m_kept.remove_if([&](const Kept &kept) { return kept.id == session; });
    m_backend.registry.remove(session);
    if (onEnded)
        onEnded();
}

} // namespace doorward
