// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/manager/user_finder.h"

#include "backend/common/limits.h"

#include <limits>
#include <unistd.h>

namespace doorward {

UserFinder::UserFinder(EventLoop &loop, Undertaker &undertaker, std::string worker)
    : m_loop(loop), m_undertaker(undertaker), m_worker(std::move(worker))
{}

UserFinder::~UserFinder()
{
    for (auto &[key, search] : m_searches)
        m_undertaker.end(std::move(search.worker), geteuid());
}

void UserFinder::find(const std::string &name, Done done)
{
    if (const auto local = findLocalUser(name))
        done(Answer::Found, *local);
    else
        ask("name " + name, wire::Message(wire::Type::FindUser, {{wire::Field::User, name}}),
            std::move(done));
}

void UserFinder::find(uid_t uid, Done done)
{
    const std::string number = std::to_string(uid);
    if (const auto local = findLocalUser(uid))
        done(Answer::Found, *local);
    else
        ask("uid " + number, wire::Message(wire::Type::FindUser, {{wire::Field::Uid, number}}),
            std::move(done));
}

void UserFinder::ask(const std::string &key, const wire::Message &question, Done done)
{
    const auto known = m_searches.find(key);
    if (known != m_searches.end() && known->second.waiting.size() < limits::userSearches) {
        known->second.waiting.push_back(std::move(done));
        return;
    }
    int error = 0;
    auto worker = known == m_searches.end() && m_searches.size() < limits::userSearches
                      ? WorkerProcess::start(m_loop, m_worker, error)
                      : nullptr;
    if (!worker) {
        done(Answer::Silent, {});
        return;
    }
    Search &search = m_searches[key];
    search.waiting.push_back(std::move(done));
    search.worker = std::move(worker);
    search.worker->onMessage = [this, key](const wire::Message &message) { heard(key, message); };
    search.worker->onExit = [this, key] { finish(key, Answer::Silent, {}); };
    search.deadline = m_loop.after(std::chrono::seconds(limits::userSearchSeconds),
                                   [this, key] { finish(key, Answer::Silent, {}); });
    search.worker->send(question);
}

void UserFinder::heard(const std::string &key, const wire::Message &message)
{
    using wire::Field;
    const auto uid = message.number(Field::Uid);
    const std::string name(message.text(Field::User));
    if (message.type() != wire::Type::UserFound ||
        (uid && *uid > std::numeric_limits<uid_t>::max()))
        finish(key, Answer::Silent, {});
    else if (!uid || name.empty())
        finish(key, Answer::None, {});
    else
        finish(key, Answer::Found, {name, static_cast<uid_t>(*uid)});
}

void UserFinder::finish(const std::string &key, Answer answer, const UserEntry &entry)
{
    auto search = m_searches.extract(key);
    if (search.empty())
        return;
    // It takes its callbacks over: the one that we are in goes with them, and not before its end.
    m_undertaker.end(std::move(search.mapped().worker), geteuid());
    for (const Done &done : search.mapped().waiting)
        done(answer, entry);
}

} // namespace doorward
