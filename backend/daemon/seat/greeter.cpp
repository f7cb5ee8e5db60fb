// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/seat/greeter.h"

#include "backend/common/limits.h"

#include <cstring>
#include <unistd.h>

namespace doorward {

namespace {
// From the polite request to logind's.
constexpr std::chrono::seconds patience{4};
// From that to the kill: only when the worker has had its time to kill the program, which would
// outlive it.
constexpr std::chrono::seconds lastPatience{limits::sessionStopSeconds};
} // namespace

Greeter::~Greeter()
{
    // One with an open session is not killed: it has that to close.
    if (m_conversation)
        m_backend.undertaker.end(m_conversation->release(), geteuid());
}

void Greeter::start(const std::string &user, SessionPlan plan)
{
    int error = 0;
    auto worker = WorkerProcess::start(m_backend.loop, m_backend.folders.worker, error);
    if (!worker) {
        gone(m_backend.folders.worker + ": " + std::strerror(error));
        return;
    }
    m_plan = std::move(plan);
    Owner &self = *this; // a private base, which make_unique could not see
    m_conversation = std::make_unique<Conversation>(
        1, Conversation::Request{"greeter", "greeter", "doorward-greeter", user, ""},
        std::move(worker), self);
    m_conversation->start();
}

void Greeter::adopt(const std::string &session, std::unique_ptr<WorkerProcess> worker)
{
    m_session = session;
    keep(std::move(worker));
    stop();
}

void Greeter::stop()
{
    if (m_worker) {
        m_worker->terminate();
        m_deadline = m_backend.loop.after(patience, [this] { insist(); });
    } else {
        gone("");
    }
}

void Greeter::terminate()
{
    if (m_worker)
        m_worker->terminate();
}

void Greeter::prompted(Conversation &, const wire::Message &)
{
    // A stack without questions is what lets a system user in; nobody is there to answer one.
    gone("the PAM service doorward-greeter asks a question");
}

void Greeter::noticed(Conversation &, const wire::Message &) {}

void Greeter::ended(Conversation &conversation, const Conversation::Ending &ending)
{
    if (ending.outcome == Outcome::Success)
        conversation.openSession(m_plan->request);
    else
        gone("the greeter's user may not in: " + ending.code + ' ' + ending.text);
}

void Greeter::sessionOpened(Conversation &conversation, const std::string &session)
{
    m_session = session;
    keep(conversation.release());
    m_worker->send(wire::Message(wire::Type::Launch));
    if (m_plan->terminal.number() != 0)
        m_backend.logind.activate(session, [](const std::string &) {});
}

void Greeter::sessionFailed(Conversation &, const std::string &code, const std::string &text)
{
    gone("the greeter's session does not open: " + code + ' ' + text);
}

void Greeter::keep(std::unique_ptr<WorkerProcess> worker)
{
    m_worker = std::move(worker);
    m_worker->onMessage = nullptr;
    m_worker->onExit = [this] { gone(""); };
}

/// Told in the next turn, so that no callback of ours is under way when this is destroyed.
void Greeter::gone(const std::string &problem)
{
    if (m_soon)
        return;
    m_problem = problem;
    m_soon = m_backend.loop.soon([this] {
        const auto tell = onGone;
        tell(std::string(m_problem));
    });
}

void Greeter::insist()
{
    if (++m_insistence == 1) {
        m_backend.logind.terminate(m_session, [](const std::string &) {});
        m_deadline = m_backend.loop.after(lastPatience, [this] { insist(); });
    } else if (m_worker) {
        m_worker->kill();
    }
}

} // namespace doorward
