// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/pins/pin_sweep.h"

#include "backend/common/limits.h"
#include "backend/common/outcome.h"
#include "backend/common/pin_store.h"
#include "backend/daemon/base/users.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>

namespace doorward {

namespace {

constexpr char clearService[] = "doorward-pin-clear";
constexpr char accounts[] = "type='signal',sender='org.freedesktop.Accounts',"
                            "interface='org.freedesktop.Accounts',member='UserDeleted',"
                            "path='/org/freedesktop/Accounts'";

} // namespace

PinSweep::~PinSweep()
{
    if (m_worker)
        m_backend.undertaker.end(std::move(m_worker), geteuid());
}

bool PinSweep::start()
{
    sd_bus_slot *slot = nullptr;
    const int error =
        sd_bus_add_match_async(m_backend.system, &slot, accounts, userDeleted, nullptr, this);
    m_deletions.reset(slot);
    sweep();
    return error >= 0;
}

int PinSweep::userDeleted(sd_bus_message *, void *self, sd_bus_error *)
{
    // Its argument is a uid, and by now nobody says whose that was.
    static_cast<PinSweep *>(self)->sweep();
    return 0;
}

void PinSweep::sweep()
{
    m_daily = m_backend.loop.after(std::chrono::hours(24), [this] { sweep(); });
    const auto there = allLocalUsers();
    if (!there) {
        m_backend.journal.warning("/etc/passwd cannot be read: no PIN is looked after");
        return;
    }
    for (const std::string &user : PinStore(m_backend.folders.vaults).localUsers())
        if (!there->contains(user) && user != m_user &&
            std::find(m_gone.begin(), m_gone.end(), user) == m_gone.end())
            m_gone.push_back(user);
    if (!m_worker)
        next();
}

/// One after the other: the TPM's part of a PIN is the module's to give back, which a worker runs.
void PinSweep::next()
{
    m_user.clear();
    if (m_gone.empty())
        return;
    m_user = std::move(m_gone.front());
    m_gone.pop_front();
    int error = 0;
    m_removed = false;
    m_worker = WorkerProcess::start(m_backend.loop, m_backend.folders.worker, error);
    if (!m_worker) {
        m_backend.journal.warning(m_backend.folders.worker + ": " + std::strerror(error));
        m_gone.clear(); // the next sweep finds them again
        m_user.clear();
        return;
    }
    m_worker->onMessage = [this](const wire::Message &message) {
        if (message.type() == wire::Type::Result)
            m_removed = message.text(wire::Field::Outcome) == toText(Outcome::Success);
    };
    m_worker->onExit = [this] { finished(); };
    m_deadline = m_backend.loop.after(std::chrono::seconds(limits::userSearchSeconds),
                                      [this] { m_worker->kill(); });
    m_worker->send(wire::Message(wire::Type::Start, {{wire::Field::Kind, "remove"},
                                                     {wire::Field::Method, "remove"},
                                                     {wire::Field::Service, clearService},
                                                     {wire::Field::User, m_user}}));
}

void PinSweep::finished()
{
    m_deadline.reset();
    if (m_removed)
        m_backend.journal.event(event::pinOfGoneUser,
                                "the PIN of " + m_user + " is removed: there is no such user",
                                m_user);
    else
        m_backend.journal.warning("the PIN of " + m_user + ", who is gone, could not be removed");
    // We are in a callback of its.
    m_backend.undertaker.end(std::move(m_worker), geteuid());
    next();
}

} // namespace doorward
