// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/daemon.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <dirent.h>
#include <sys/stat.h>
#include <systemd/sd-daemon.h>

namespace doorward {

namespace {

constexpr char busName[] = "org.doorward1";
constexpr char tokenWatcher[] = "doorward-tokend";

/// 0, or a positive errno. A folder that is there is brought to mode.
int makeFolder(const std::string &path, mode_t mode)
{
    if (mkdir(path.c_str(), mode) != 0 && errno != EEXIST)
        return errno;
    return chmod(path.c_str(), mode) == 0 ? 0 : errno;
}

/// Sockets that an earlier daemon left behind lead nowhere.
void emptyFolder(const std::string &path)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(opendir(path.c_str()), &closedir);
    while (const dirent *one = stream ? readdir(stream.get()) : nullptr)
        if (one->d_name[0] != '.')
            unlink((path + '/' + one->d_name).c_str());
}

} // namespace

Daemon::Daemon(Folders folders, bool isDisplayManager)
    : m_folders(std::move(folders)), m_config(Config::load(m_folders.configuration)),
      m_methods(m_config, m_folders.vaults, m_folders.configuration),
      m_catalogue(m_config.text("Session", "Folder"), m_config.text("Session", "Default"),
                  m_folders.state + "/last-session"),
      m_undertaker(m_loop), m_isDisplayManager(isDisplayManager)
{
    for (const std::string &problem : m_config.problems())
        m_journal.warning(problem);
    for (const std::string &problem : m_methods.problems())
        m_journal.warning(problem);
}

Daemon::~Daemon()
{
    // The channels let go of their workers, which the undertaker then holds.
    m_channels.reset();
}

std::string Daemon::start()
{
    std::string problem = makeFolders();
    if (problem.empty())
        problem = openBus();
    if (!problem.empty())
        return problem;
    m_logind = std::make_unique<Logind>(m_bus.get());
    m_backend = std::make_unique<Backend>(
        Backend{m_loop, m_config, m_folders, m_methods, m_catalogue, m_undertaker, *m_logind,
                m_registry, m_journal, m_bus.get(), nullptr, nullptr, nullptr});
    m_locks = std::make_unique<SessionLocks>(m_journal, m_folders.run + "/locks");
    m_backend->locks = m_locks.get();
    m_keeper = std::make_unique<SessionKeeper>(*m_backend);
    m_seat = std::make_unique<Seat>(*m_backend, *m_keeper, m_isDisplayManager);
    m_backend->keeper = m_keeper.get();
    m_backend->seat = m_seat.get();
    m_channels = std::make_unique<Channels>(*m_backend);
    m_manager = std::make_unique<Manager>(*m_backend, *m_channels, m_bus.get());
    wire();
    problem = listenToTokens();
    if (!problem.empty())
        return problem;
    if (!m_logind->listen())
        m_journal.warning("the signals of systemd-logind are not heard");
    int error = m_manager->publish();
    if (error >= 0)
        error = sd_bus_request_name(m_bus.get(), busName, 0);
    if (error < 0)
        return std::string("the bus name ") + busName + ": " + std::strerror(-error);
    m_pins = std::make_unique<PinSweep>(*m_backend);
    if (!m_pins->start())
        m_journal.warning("the signals of AccountsService are not heard");
    m_locks->restore();
    m_seat->start();
    return {};
}

int Daemon::run()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    const auto end = [this] {
        m_seat->stop();
        m_loop.quit(0);
    };
    m_onTerminate = m_loop.onSignal(SIGTERM, end);
    m_onInterrupt = m_loop.onSignal(SIGINT, end);
    sd_notify(0, "READY=1");
    return m_loop.run();
}

std::string Daemon::makeFolders() const
{
    const std::array<std::pair<std::string, mode_t>, 7> folders{{
        {m_folders.run, 0755},
        {m_folders.run + "/channels", 0711},
        {m_folders.run + "/workers", 0700},
        {m_folders.run + "/bindings", 0700},
        {m_folders.run + "/locks", 0700},
        {m_folders.state, 0755},
        {m_folders.state + "/last-session", 0700},
    }};
    for (const auto &[path, mode] : folders)
        if (const int error = makeFolder(path, mode))
            return path + ": " + std::strerror(error);
    emptyFolder(m_folders.run + "/channels");
    return {};
}

std::string Daemon::openBus()
{
    sd_bus *bus = nullptr;
    int error = sd_bus_open_system(&bus);
    m_bus.reset(bus);
    if (error >= 0)
        error = sd_bus_attach_event(bus, m_loop.get(), 0);
    // Without the bus nobody reaches the daemon; the service manager starts it again.
    if (error >= 0)
        error = sd_bus_set_exit_on_disconnect(bus, 1);
    return error < 0 ? std::string("the system bus: ") + std::strerror(-error) : std::string();
}

std::string Daemon::listenToTokens()
{
    const std::string path = m_folders.run + "/tokens.sock";
    int error = 0;
    m_tokens = TokenListener::listen(m_loop, path, tokenWatcher, error);
    if (!m_tokens)
        return path + ": " + std::strerror(error);
    m_tokens->onReaders = [this](std::vector<ReaderState> readers) {
        m_registry.setReaders(std::move(readers));
    };
    m_tokens->onLost = [this](const std::string &problem) {
        m_journal.warning("doorward-tokend is lost: " + problem);
        m_registry.loseWatcher();
    };
    return {};
}

void Daemon::guardTokens()
{
    if (m_tokens)
        m_tokens->guard({m_registry.sightsInUse(), m_registry.slotsInUse()});
}

void Daemon::wire()
{
    m_registry.lock = [this](const std::string &session, Registry::Gone why) {
        m_keeper->tokenGone(session, why);
    };
    m_registry.sessionsChanged = [this] {
        m_manager->sessionsChanged();
        guardTokens();
    };
    m_registry.tokensChanged = [this] {
        m_manager->tokensChanged();
        guardTokens();
    };
    m_locks->lock = [this](const std::string &session, Logind::Done done) {
        m_logind->lock(session, std::move(done));
    };
    m_locks->unlock = [this](const std::string &session, Logind::Done done) {
        m_logind->unlock(session, std::move(done));
    };
    m_locks->after = [this](std::chrono::milliseconds delay, EventLoop::Callback callback) {
        return m_loop.after(delay, std::move(callback));
    };
    m_locks->failed = [this](const std::string &session) { m_keeper->lockFailed(session); };
    m_locks->queryHint = [this](const std::string &session) { m_logind->queryLockedHint(session); };
    m_logind->onLockedHint = [this](const std::string &session, bool locked) {
        m_locks->setHint(session, locked);
        m_registry.setLocked(session, locked);
    };
    m_logind->onSessionRemoved = [this](const std::string &session) { m_locks->forget(session); };
    if (m_config.boolean("Locker", "HonourLogindUnlock"))
        m_logind->onUnlock = [this](const std::string &session) {
            m_manager->heardUnlock(session);
        };
    m_logind->onReturned = [this] { m_locks->repeat(); };
}

} // namespace doorward
