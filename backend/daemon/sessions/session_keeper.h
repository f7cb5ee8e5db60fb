// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/conversation/worker_process.h"
#include "backend/daemon/seat/session_plan.h"
#include "backend/daemon/sessions/removal_policy.h"
#include "backend/daemon/sessions/worker_record.h"

#include <functional>
#include <list>
#include <memory>
#include <string>

namespace doorward {

/// Keeps the people's open sessions: each one's worker, its terminal, and its place in the
/// registry, until the worker ends.
class SessionKeeper
{
public:
    explicit SessionKeeper(Backend &backend) : m_backend(backend), m_policy(backend.config) {}

    /// After each end.
    std::function<void()> onEnded;

    /// A session that was just opened; its program waits for launch().
    void take(OpenSession session, VirtualTerminal terminal, std::unique_ptr<WorkerProcess> worker);
    /// One of an earlier daemon's. Where a token opened it, it is locked: nobody saw whether that
    /// was pulled out meanwhile.
    void adopt(const WorkerRecord &record, std::unique_ptr<WorkerProcess> worker);
    /// Starts the session's program and brings the session to the front.
    void launch(const std::string &session);

    /// The session was unlocked with token: from now on it is bound to that one.
    void rebind(const std::string &session, const TokenFacts &token);
    /// The session's token has gone, or nobody can tell: what the removal policy says is done.
    void tokenGone(const std::string &session, Registry::Gone why);
    /// The session should be locked and is not.
    void lockFailed(const std::string &session);

    [[nodiscard]] bool isEmpty() const { return m_kept.empty(); }

private:
    struct Kept
    {
        std::string id;
        VirtualTerminal terminal;
        std::unique_ptr<WorkerProcess> worker;
        EventLoop::Source grace = {};
    };

    [[nodiscard]] Kept *find(const std::string &session);
    void keep(const std::string &id, VirtualTerminal terminal,
              std::unique_ptr<WorkerProcess> worker);
    [[nodiscard]] std::string bindings() const { return m_backend.folders.run + "/bindings"; }
    void endGrace(const std::string &session);
    void act(const OpenSession &session, Registry::Gone why);
    void demandLock(const OpenSession &session, const std::string &why);
    void terminate(const std::string &session, const std::string &why);
    void ended(const std::string &session);

    Backend &m_backend;
    const RemovalPolicy m_policy;
    std::list<Kept> m_kept;
};

} // namespace doorward
