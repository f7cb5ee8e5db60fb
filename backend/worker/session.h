// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/worker/attempt.h"
#include "backend/worker/record.h"

#include <string>
#include <string_view>
#include <sys/resource.h>

namespace doorward::worker {

/// The session after a login: opened through PAM, its program run and waited for, closed through
/// PAM. One thread. The attempt must outlive it.
class Session
{
public:
    /// coreLimit: the limit on core files that the session's program starts with, where no module
    /// sets another.
    Session(Attempt &attempt, SessionOrder order, rlimit coreLimit);
    /// Closes the session where it is open.
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    /// Why a session did not open.
    struct Failure
    {
        std::string_view code; ///< empty where it did
        std::string text;
    };

    /// Opens it and writes the record of this worker. From here on the session does not end with
    /// doorwardd.
    [[nodiscard]] Failure open();
    /// logind's name for it.
    [[nodiscard]] const std::string &id() const { return m_id; }

    /// Runs the program at path (doorward-session) around the session's command until it ends. On
    /// SIGTERM, SIGINT or SIGHUP to the worker the program is told to end, and killed where it
    /// takes longer than limits::sessionStopSeconds. 0, or a negative errno where it did not start.
    [[nodiscard]] int run(const std::string &path);

private:
    Failure openThroughPam();
    Failure failed(std::string_view code) const;
    Failure checkIdentity() const;
    void prepareCoreLimit();
    Record::Lines recordLines() const;

    Attempt &m_attempt;
    PamHandle &m_handle;
    const SessionOrder m_order;
    rlimit m_coreLimit;
    std::string m_id;
    Record m_record;
    bool m_hasCredentials = false;
    bool m_isOpen = false;
};

} // namespace doorward::worker
