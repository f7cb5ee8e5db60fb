// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/base/users.h"
#include "backend/daemon/conversation/undertaker.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace doorward {

/// Looks users up wherever the system knows them from, without ever waiting: a directory whose
/// server is gone answers after minutes, and the door has others to serve meanwhile. Who is in this
/// machine's own files is found at once; for anybody else a worker asks, with a deadline.
class UserFinder
{
public:
    enum class Answer {
        Found,
        None,   ///< the system says so; a directory that is down can make it say so, too
        Silent, ///< nobody answered in time, or nobody could be asked
    };
    /// entry: where it was found.
    using Done = std::function<void(Answer answer, const UserEntry &entry)>;

    /// The undertaker outlives this. worker: the program doorward-worker.
    UserFinder(EventLoop &loop, Undertaker &undertaker, std::string worker);
    ~UserFinder();
    UserFinder(const UserFinder &) = delete;
    UserFinder &operator=(const UserFinder &) = delete;

    /// done is called once, perhaps at once; not where this goes first.
    void find(const std::string &name, Done done);
    void find(uid_t uid, Done done);

private:
    /// One question, however many want to know.
    struct Search
    {
        std::unique_ptr<WorkerProcess> worker;
        EventLoop::Source deadline;
        std::vector<Done> waiting;
    };

    void ask(const std::string &key, const wire::Message &question, Done done);
    void heard(const std::string &key, const wire::Message &message);
    void finish(const std::string &key, Answer answer, const UserEntry &entry);

    EventLoop &m_loop;
    Undertaker &m_undertaker;
    std::string m_worker;
    std::map<std::string, Search> m_searches;
};

} // namespace doorward
