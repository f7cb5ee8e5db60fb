// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/backend.h"
#include "backend/daemon/seat/greeter.h"
#include "backend/daemon/seat/session_plan.h"
#include "backend/daemon/sessions/session_keeper.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace doorward {

/// What is in front on the seat: the greeter, or a person's session.
///
///     nothing -> greeter -> (login) -> greeter leaving -> session -> (its end) -> greeter …
///
/// The machine never stays without a login: a greeter that ends is started again, after a pause
/// that grows while none works; one that hangs is ended; a compositor that does not work is
/// replaced by the default; and where nothing helps there is a text login.
class Seat
{
public:
    /// showsGreeter: false where another display manager has the seat.
    Seat(Backend &backend, SessionKeeper &keeper, bool showsGreeter);

    /// Takes over what an earlier daemon left, then shows the greeter where no session is open.
    void start();
    /// Lets the greeter go; people's sessions stay.
    void stop();

    /// What to open for user: the session named, else the user's last, else the default.
    [[nodiscard]] bus::Refusal plan(const std::string &user, const std::string &session,
                                    SessionPlan &into) const;
    /// The greeter has asked for its channel: it is there.
    void greeterCalled();
    /// The session of a plan is open: the greeter makes way, then it is launched.
    void take(SessionPlan plan, OpenSession session, std::unique_ptr<WorkerProcess> worker);

private:
    void showGreeter();
    [[nodiscard]] std::optional<SessionPlan> greeterPlan(std::string &problem);
    [[nodiscard]] std::vector<std::string> compositor();
    void greeterGone(const std::string &problem);
    void greeterHangs();
    void tryAgain(const std::string &problem);
    void offerTextLogin();
    void tryAgainUnlessSignedIn();
    void sessionEnded();
    void launchWaiting();

    Backend &m_backend;
    SessionKeeper &m_keeper;
    bool m_showsGreeter;
    std::unique_ptr<Greeter> m_greeter;
    std::string m_waiting; // the session that is launched when the greeter has gone
    std::chrono::steady_clock::time_point m_greeterSince;
    unsigned m_failures = 0;  // in a row
    bool m_isAwaited = false; // has yet to call in
    unsigned m_compositorFailures = 0;
    EventLoop::Source m_again;
    EventLoop::Source m_deadline;
};

} // namespace doorward
