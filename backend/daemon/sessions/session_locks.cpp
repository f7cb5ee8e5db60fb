// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/sessions/session_locks.h"

#include "backend/common/limits.h"
#include "backend/daemon/base/file.h"

#include <algorithm>
#include <cstring>
#include <dirent.h>
#include <memory>
#include <unistd.h>
#include <vector>

namespace doorward {

namespace {

/// logind's ids are letters and digits; here one names a file.
bool isSessionId(const std::string &id)
{
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

std::vector<std::string> filesIn(const std::string &folder)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(opendir(folder.c_str()), &closedir);
    while (const dirent *one = stream ? readdir(stream.get()) : nullptr)
        if (one->d_name[0] != '.')
            names.emplace_back(one->d_name);
    return names;
}

} // namespace

SessionLocks::SessionLocks(Journal &journal, std::string folder)
    : m_journal(journal), m_folder(std::move(folder))
{}

void SessionLocks::restore()
{
    for (const std::string &session : filesIn(m_folder)) {
        if (!isSessionId(session) || !Logind::ownerOf(session)) {
            unlink((m_folder + '/' + session).c_str());
            continue;
        }
        m_states[session].isDemanded = true;
        queryHint(session);
        callLock(session);
    }
}

void SessionLocks::demand(const std::string &session, Logind::Done done)
{
    State &state = m_states[session];
    // While an unlock is on its way the session is locked, and soon no longer.
    if (!state.isLocked || state.isUnlocking)
        setDemanded(session, state, true);
    // Nobody may have told yet whether it is locked. (Not while an unlock is on its way: "locked"
    // would be an answer of the past.)
    if (!state.isLocked)
        queryHint(session);
    callLock(session, std::move(done));
}

void SessionLocks::insist(const std::string &session)
{
    demand(session, {});
    await(session, true);
}

/// again: logind may say Lock once more before it has failed.
void SessionLocks::await(const std::string &session, bool again)
{
    State &state = m_states[session];
    if (!after || !state.isDemanded)
        return;
    state.deadline = after(std::chrono::seconds(limits::lockSeconds), [this, session, again] {
        m_journal.warning("session " + session + " does not say that it is locked");
        if (again) {
            queryHint(session);
            callLock(session);
            await(session, false);
        } else if (failed) {
            failed(session);
        }
    });
}

bool SessionLocks::isDemanded(const std::string &session) const
{
    const auto found = m_states.find(session);
    return found != m_states.end() && found->second.isDemanded;
}

void SessionLocks::unlocked(const std::string &session)
{
    State &state = m_states[session];
    setDemanded(session, state, false);
    state.isUnlocking = state.isLocked;
    unlock(session, [&journal = m_journal, session](const std::string &error) {
        if (!error.empty())
            journal.warning("session " + session + " is not unlocked by logind: " + error);
    });
}

void SessionLocks::setHint(const std::string &session, bool locked)
{
    State &state = m_states[session];
    state.isLocked = locked;
    if (locked && !state.isUnlocking)
        setDemanded(session, state, false);
    // What came while the session was being unlocked went to a locker that was not listening.
    if (!locked && state.isUnlocking && state.isDemanded)
        callLock(session);
    if (!locked)
        state.isUnlocking = false;
}

void SessionLocks::forget(const std::string &session)
{
    const auto found = m_states.find(session);
    if (found == m_states.end())
        return;
    setDemanded(session, found->second, false);
    m_states.erase(found);
}

void SessionLocks::repeat()
{
    for (const auto &[session, state] : m_states)
        if (state.isDemanded)
            callLock(session);
}

void SessionLocks::setDemanded(const std::string &session, State &state, bool demanded)
{
    if (state.isDemanded == demanded)
        return;
    state.isDemanded = demanded;
    state.deadline.reset();
    if (!isSessionId(session))
        return;
    // Where it cannot be kept, the demand lasts as long as this daemon.
    const std::string path = m_folder + '/' + session;
    if (!demanded)
        unlink(path.c_str());
    else if (const int error = replaceFile(path, "", 0600))
        m_journal.warning(path + ": " + std::strerror(error));
}

void SessionLocks::callLock(const std::string &session, Logind::Done done)
{
    lock(session,
         [&journal = m_journal, session, done = std::move(done)](const std::string &error) {
             if (!error.empty())
                 journal.error("session " + session + " is not locked by logind: " + error);
             if (done)
                 done(error);
         });
}

} // namespace doorward
