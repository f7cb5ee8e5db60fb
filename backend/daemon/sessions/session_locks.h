// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/base/event_loop.h"
#include "backend/daemon/base/journal.h"
#include "backend/daemon/sessions/logind.h"

#include <chrono>
#include <functional>
#include <map>
#include <string>

namespace doorward {

/// Which sessions must be locked: it was asked for, and nobody has seen it done.
///
/// logind's Lock is a signal, and a locker that is only just starting misses it. So the demand is
/// kept until the session's LockedHint says that it is met, and a locker asks for it once it
/// listens. A folder keeps it for the next daemon.
class SessionLocks
{
public:
    /// folder: one empty file a demand. The journal outlives this.
    SessionLocks(Journal &journal, std::string folder);

    /// logind's part: to say Lock and Unlock, and to tell the hint by setHint().
    std::function<void(const std::string &session, Logind::Done done)> lock;
    std::function<void(const std::string &session, Logind::Done done)> unlock;
    std::function<void(const std::string &session)> queryHint;
    /// Calls back once, after a while. Without it nobody is reminded.
    std::function<EventLoop::Source(std::chrono::milliseconds, EventLoop::Callback)> after;
    /// What insist() asked for has not come about in time.
    std::function<void(const std::string &session)> failed;

    /// Takes up what an earlier daemon left, and has logind say Lock again for each.
    void restore();
    /// From now on the session must be locked, and logind says Lock. done tells whether it did.
    void demand(const std::string &session, Logind::Done done);
    /// The same, and logind says Lock once more where the hint has not followed in time. Where it
    /// does not follow then, either, that is told by failed; the demand stays.
    void insist(const std::string &session);
    [[nodiscard]] bool isDemanded(const std::string &session) const;
    /// Somebody has shown who they are: what was to lock the session has had its time, and logind
    /// says Unlock.
    void unlocked(const std::string &session);
    /// The session's LockedHint.
    void setHint(const std::string &session, bool locked);
    /// The session is no more.
    void forget(const std::string &session);
    /// logind was away, and what it was told may be lost: it is told again.
    void repeat();

private:
    struct State
    {
        bool isDemanded = false;
        bool isLocked = false;
        bool isUnlocking = false; ///< unlocked(), and the hint has not followed yet
        EventLoop::Source deadline;
    };

    void setDemanded(const std::string &session, State &state, bool demanded);
    void await(const std::string &session, bool again);
    void callLock(const std::string &session, Logind::Done done = {});

    Journal &m_journal;
    std::string m_folder;
    std::map<std::string, State> m_states;
};

} // namespace doorward
