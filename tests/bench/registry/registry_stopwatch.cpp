// SPDX-License-Identifier: GPL-3.0-or-later
//
//   registry_stopwatch SESSIONS ROUNDS
//
// What a removal costs where a machine is full: as many readers as there can be, each with a token,
// and so many sessions bound to them. doorward-tokend's report, its way through the socket,
// TokenListener and Registry are the real ones; what is to be locked is written down in place of
// telling logind. Writes a line per kind of report: how many sessions it locks, the microseconds by
// the clock (median, worst), and those of a processor's work (worst).
//
//   one   a token is pulled, and all that there is to be said about it has been said
//   all   pcscd is lost, and every token with it
//   floor the same report as in one, with no session bound to anything
//
// Where it locks another session than it should, or not one that it should, the program ends.
#include "backend/common/limits.h"
#include "backend/daemon/base/users.h"
#include "backend/daemon/tokens/registry.h"
#include "backend/daemon/tokens/token_listener.h"
#include "backend/tokens/reader_report.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <random>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace doorward;
using Clock = std::chrono::steady_clock;
using Reports = std::vector<ReaderReport>;

[[noreturn]] void fail(const char *why)
{
    std::fprintf(stderr, "registry_stopwatch: %s\n", why);
    std::exit(1);
}

/// What tells one from another comes last: nothing is decided by a glance.
std::string named(std::size_t bytes, std::size_t number)
{
    const std::string digits = std::to_string(100 + number);
    return std::string(bytes - digits.size(), 'x') + digits;
}

ReaderReport readerWithToken(std::size_t number)
{
    return {.name = named(64, number),
            .card = ReaderReport::Card::Present,
            .events = 1,
            .label = named(32, 0),
            .serial = named(16, number),
            .module = named(64, 0),
            .manufacturer = named(32, 0),
            .model = named(16, 0),
            .pcscName = {}};
}

TokenFacts factsOf(const ReaderReport &reader)
{
    return {.module = reader.module,
            .serial = reader.serial,
            .label = reader.label,
            .certificate = std::string(64, 'a'),
            .reader = reader.name,
            .manufacturer = reader.manufacturer,
            .model = reader.model};
}

long processorMicroseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

class Machine
{
public:
    Machine(const std::string &path, std::size_t sessions)
    {
        for (std::size_t i = 0; i < limits::readers; ++i)
            m_all.push_back(readerWithToken(i));
        const auto self = findLocalUser(geteuid());
        int error = 0;
        m_listener = TokenListener::listen(m_loop, path, self ? self->name : "root", error);
        if (!m_listener)
            fail("no socket");
        wire();
        connect(path);
        report(m_all);
        for (std::size_t i = 0; i < sessions; ++i) {
            m_registry.add({.id = std::to_string(i),
                            .user = "alice",
                            .method = "token",
                            .token = factsOf(m_all[i % m_all.size()])});
            hearGuarded();
        }
    }

    [[nodiscard]] const Reports &all() const { return m_all; }
    /// The sessions that it locked.
    std::vector<std::string> report(const Reports &readers)
    {
        m_locked.clear();
        m_isHeard = false;
        if (wire::send(m_watcher.get(), toMessage(readers)) != 0)
            fail("the report cannot be sent");
        while (!m_isHeard)
            sd_event_run(m_loop.get(), UINT64_MAX);
        return m_locked;
    }
    /// The last word about what is to be held on to.
    void hearGuarded() const
    {
        wire::Received received;
        while (wire::receive(m_watcher.get(), received) == 0)
            if (!received.message)
                fail("hung up on");
    }

private:
    /// As doorwardd does.
    void wire()
    {
        const auto guard = [this] {
            m_listener->guard({m_registry.sightsInUse(), m_registry.slotsInUse()});
        };
        m_registry.lock = [this](const std::string &session, Registry::Gone) {
            m_locked.push_back(session);
        };
        m_registry.sessionsChanged = guard;
        m_registry.tokensChanged = guard;
        m_listener->onLost = [](const std::string &) { fail("the watcher is lost"); };
        m_listener->onReaders = [this](std::vector<ReaderState> readers) {
            m_registry.setReaders(std::move(readers));
            m_isHeard = true;
        };
    }

    void connect(const std::string &path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        m_watcher = Descriptor(socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        if (::connect(m_watcher.get(), reinterpret_cast<const sockaddr *>(&address),
                      sizeof address) != 0)
            fail("no connection");
    }

    EventLoop m_loop;
    std::unique_ptr<TokenListener> m_listener;
    Registry m_registry;
    Descriptor m_watcher;
    Reports m_all;
    std::vector<std::string> m_locked;
    bool m_isHeard = false;
};

struct Times
{
    std::vector<long> clock;
    long worstWork = 0;
};

template <typename Work> void time(Times &into, Work work)
{
    const long before = processorMicroseconds();
    const auto began = Clock::now();
    work();
    const auto took = Clock::now() - began;
    into.clock.push_back(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    into.worstWork = std::max(into.worstWork, processorMicroseconds() - before);
}

void print(const char *kind, std::size_t locked, Times times)
{
    std::sort(times.clock.begin(), times.clock.end());
    std::printf("%s %zu %ld %ld %ld\n", kind, locked, times.clock[times.clock.size() / 2],
                times.clock.back(), times.worstWork);
}

/// What the sessions of reader's token are called: they were dealt out one after the other.
std::vector<std::string> boundTo(std::size_t reader, std::size_t sessions)
{
    std::vector<std::string> all;
    for (std::size_t i = reader; i < sessions; i += limits::readers)
        all.push_back(std::to_string(i));
    return all;
}

/// Times what the reports that change makes cost, each from a machine in which all tokens are.
template <typename Change>
void run(const char *kind, Machine &machine, unsigned long rounds, std::size_t sessions,
         Change change)
{
    Times times;
    std::size_t locked = 0;
    for (unsigned long i = 0; i < rounds; ++i) {
        Reports readers = machine.all();
        const std::vector<std::string> expected = change(readers, sessions);
        std::vector<std::string> got;
        time(times, [&] {
            got = machine.report(readers);
            machine.hearGuarded();
        });
        if (got != expected)
            fail("other sessions are locked than those of the token");
        locked = std::max(locked, got.size());
        if (!machine.report(machine.all()).empty())
            fail("a session is locked by a token that came");
        machine.hearGuarded();
    }
    print(kind, locked, std::move(times));
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 3)
        return 64;
    const std::size_t sessions = std::strtoul(arguments[1], nullptr, 10);
    const unsigned long rounds = std::strtoul(arguments[2], nullptr, 10);
    char folder[] = "/tmp/registry-stopwatch-XXXXXX";
    if (!mkdtemp(folder))
        fail("no folder");
    const std::string path = std::string(folder) + "/tokens.sock";

    std::mt19937 random(1);
    const auto pullOne = [&](Reports &readers, std::size_t bound) {
        const std::size_t reader = random() % readers.size();
        readers[reader] = {.name = readers[reader].name, .events = 2, .pcscName = {}};
        return boundTo(reader, bound);
    };
    const auto loseAll = [](Reports &readers, std::size_t bound) {
        readers.clear();
        std::vector<std::string> all;
        for (std::size_t i = 0; i < bound; ++i)
            all.push_back(std::to_string(i));
        return all;
    };
    {
        Machine full(path, sessions);
        run("one", full, rounds, sessions, pullOne);
        run("all", full, rounds, sessions, loseAll);
    }
    Machine empty(path, 0);
    run("floor", empty, rounds, 0, pullOne);
    unlink(path.c_str());
    rmdir(folder);
    return 0;
}
