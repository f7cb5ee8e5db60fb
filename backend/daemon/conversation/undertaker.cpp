// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/conversation/undertaker.h"

#include <algorithm>

namespace doorward {

namespace {
// Longer than any fail delay and than a card's operation.
constexpr std::chrono::seconds verdictSeconds{30};
} // namespace

void Undertaker::end(std::unique_ptr<WorkerProcess> worker, uid_t uid)
{
    if (!worker || !worker->isRunning())
        return;
    Leaving &leaving = keep(std::move(worker), uid);
    leaving.worker->onMessage = nullptr;
    leaving.worker->kill();
}

void Undertaker::endAfterVerdict(std::unique_ptr<WorkerProcess> worker, uid_t uid)
{
    if (!worker || !worker->isRunning())
        return;
    Leaving &leaving = keep(std::move(worker), uid);
    WorkerProcess *process = leaving.worker.get();
    process->onMessage = [process](const wire::Message &message) {
        switch (message.type()) {
        case wire::Type::Started:
        case wire::Type::Notice:
        case wire::Type::TokenUsed:
            return;
        case wire::Type::Result:
            process->closeSocket();
            return;
        default:
            process->kill();
        }
    };
    leaving.deadline = m_loop.after(verdictSeconds, [process] { process->kill(); });
}

unsigned Undertaker::count(uid_t uid) const
{
    return static_cast<unsigned>(
        std::count_if(m_leaving.begin(), m_leaving.end(),
                      [uid](const Leaving &leaving) { return leaving.uid == uid; }));
}

Undertaker::Leaving &Undertaker::keep(std::unique_ptr<WorkerProcess> worker, uid_t uid)
{
    m_leaving.push_back({std::move(worker), uid, {}});
    m_leaving.back().worker->onExit = [this] { m_sweep = m_loop.soon([this] { sweep(); }); };
    return m_leaving.back();
}

void Undertaker::sweep()
{
    m_leaving.remove_if([](const Leaving &leaving) { return !leaving.worker->isRunning(); });
}

} // namespace doorward
