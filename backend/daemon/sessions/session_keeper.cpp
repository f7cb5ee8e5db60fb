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
    keep(std::move(session), std::move(terminal), std::move(worker));
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
    keep(std::move(session), VirtualTerminal(), std::move(worker));
    if (hasToken)
        demandLock(record.session, "nobody watched its token for a while");
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

void SessionKeeper::lock(const std::string &session)
{
    if (find(session))
        demandLock(session, "its token has gone");
}

void SessionKeeper::demandLock(const std::string &session, const std::string &why)
{
    if (!m_backend.config.boolean("Token", "LockOnRemoval"))
        return;
    m_backend.journal.info("session " + session + " is to be locked: " + why);
    m_backend.locks->demand(session, {});
}

SessionKeeper::Kept *SessionKeeper::find(const std::string &session)
{
    const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                    [&](const Kept &kept) { return kept.id == session; });
    return found == m_kept.end() ? nullptr : &*found;
}

void SessionKeeper::keep(OpenSession session, VirtualTerminal terminal,
                         std::unique_ptr<WorkerProcess> worker)
{
    const std::string id = session.id;
    m_kept.push_back({id, std::move(terminal), std::move(worker)});
    m_kept.back().worker->onMessage = nullptr;
    m_kept.back().worker->onExit = [this, id] { ended(id); };
    m_backend.logind.queryLockedHint(id);
    m_backend.registry.add(std::move(session));
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
