// SPDX-License-Identifier: GPL-3.0-or-later

// doorward-locker --session ID: the lock screen of one session, as its user. It waits, with nothing
// loaded, until logind asks for the lock. Killing it never unlocks: the compositor stays locked and
// the next locker takes over.

#include "locker/dimmer.h"
#include "locker/ended_session.h"
#include "locker/hardening.h"
#include "locker/idle_watch.h"
#include "locker/idleness.h"
#include "locker/lock_agent.h"
#include "locker/lock_demand.h"
#include "locker/lock_faults.h"
#include "locker/lock_intent.h"
#include "locker/lock_settings.h"
#include "locker/logind_session.h"
#include "locker/session_lock.h"
#include "locker/sleep_delay.h"

#include <QDBusServiceWatcher>
#include <QGuiApplication>
#include <QtQml/qqmlextensionplugin.h>
#include <qpa/qplatformnativeinterface.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <sysexits.h>
#include <unistd.h>
#include <wayland-client.h>

Q_IMPORT_QML_PLUGIN(DoorwardPlugin)

namespace {

using namespace doorward;

constexpr std::size_t longestSessionId = 64;

void say(const char *what)
{
    std::fprintf(stderr, "doorward-locker: %s\n", what);
}

/// logind's ids are letters and digits, and ours names a file.
bool isSessionId(const std::string &id)
{
    return !id.empty() && id.size() <= longestSessionId &&
           std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c); });
}

/// Tells the service manager that no request to lock is missed from now on.
void notifyReady()
{
    const char *name = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (!name || std::strlen(name) >= sizeof address.sun_path)
        return;
    std::strcpy(address.sun_path, name);
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0';
    const int notices = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + std::strlen(name));
    static constexpr char ready[] = "READY=1";
    sendto(notices, ready, sizeof ready - 1, MSG_NOSIGNAL,
           reinterpret_cast<const sockaddr *>(&address), length);
    close(notices);
}

/// The application object aborts without one, and says little.
bool hasCompositor()
{
    wl_display *display = wl_display_connect(nullptr);
    if (!display)
        return false;
    wl_display_disconnect(display);
    return true;
}

/// All that the journal should know.
void report(const LockAgent &agent, const LogindSession &logind, const LockDemand &demand,
            const SleepDelay &sleep)
{
    QObject::connect(&agent, &LockAgent::reported,
                     [](const QString &what) { say(qUtf8Printable(what)); });
    QObject::connect(&logind, &LogindSession::failed, [](const QString &why) {
        say(qUtf8Printable("logind does not help: " + why));
    });
    QObject::connect(&logind, &LogindSession::hintFailed, [](const QString &why) {
        say(qUtf8Printable("LockedHint is not set: " + why));
    });
    QObject::connect(&logind, &LogindSession::busLost, [] { say("the system bus is gone"); });
    QObject::connect(&demand, &LockDemand::failed, [](const QString &why) {
        say(qUtf8Printable("doorwardd does not say whether to lock: " + why));
    });
    QObject::connect(&sleep, &SleepDelay::held, [] { say("holds the sleep back"); });
    QObject::connect(&sleep, &SleepDelay::released, [] { say("the machine may sleep"); });
    QObject::connect(&sleep, &SleepDelay::failed, [](const QString &why) {
        say(qUtf8Printable("the machine may sleep with an open screen: " + why));
    });
}

/// Without logind's word nothing may stay unlocked. What is locked stays so, under this process's
/// care, and then needs nobody's request.
void follow(LockAgent &agent, LogindSession &logind, LockDemand &demand, SleepDelay &sleep,
            const QDBusConnection &bus)
{
    QObject::connect(&demand, &LockDemand::lockAsked, &agent, &LockAgent::lock);
    QObject::connect(&logind, &LogindSession::listening, [&demand] {
        demand.ask();
        say("armed");
        notifyReady();
    });
    QObject::connect(&logind, &LogindSession::failed, [&agent](const QString &, bool isGone) {
        if (agent.state() == LockAgent::State::Armed)
            QCoreApplication::exit(isGone ? EX_UNAVAILABLE : EX_TEMPFAIL);
        else
            notifyReady();
    });
    QObject::connect(&agent, &LockAgent::armed, [&logind] {
        if (!logind.isListening())
            QCoreApplication::exit(EX_TEMPFAIL);
    });
    QObject::connect(&logind, &LogindSession::busLost, [] { QCoreApplication::exit(EX_TEMPFAIL); });
    // Another logind has neither heard of our hint nor of our inhibitor.
    auto *logindComes = new QDBusServiceWatcher(QStringLiteral("org.freedesktop.login1"), bus,
                                                QDBusServiceWatcher::WatchForRegistration, &logind);
    QObject::connect(logindComes, &QDBusServiceWatcher::serviceRegistered, [&logind, &sleep] {
        logind.open();
        sleep.hold();
    });
}

/// What a session is like that a locker before this one may have left.
struct Legacy
{
    LockIntent intent;
    LockFaults faults;
    bool isLocked; ///< the locker before has ended without unlocking
    bool isSimple; ///< and so have others before
};

Legacy find(const std::string &folder, const std::string &session)
{
    Legacy legacy{LockIntent(folder, session), LockFaults(folder, session), false, false};
    legacy.isLocked = legacy.intent.isSet();
    legacy.isSimple = legacy.isLocked && legacy.faults.note(LockFaults::now());
    return legacy;
}

/// No compositor: perhaps not any more. doorward-session sees to the end of a session, unless it
/// was killed, and nobody to that of another's; then nothing would end what starts this again and
/// again.
int findEnd(int &count, char **arguments, const std::string &session, bool isCompositorsAlone)
{
    const QCoreApplication application(count, arguments);
    if (!isCompositorsAlone &&
        !hasEnded(QString::fromStdString(session), QDBusConnection::systemBus())) {
        say("there is no Wayland compositor at WAYLAND_DISPLAY in XDG_RUNTIME_DIR");
        return EX_NOINPUT;
    }
    if (const char *runtimeFolder = std::getenv("XDG_RUNTIME_DIR")) {
        const std::string folder = std::string(runtimeFolder) + "/doorward";
        unlink((folder + '/' + session + ".env").c_str());
        // Another session may have that id one day. A compositor that comes back is to be locked.
        if (!isCompositorsAlone)
            static_cast<void>(LockIntent(folder, session).clear());
    }
    say(isCompositorsAlone ? "the compositor is gone, and with it what there was to lock"
                           : "the session is over");
    return EX_UNAVAILABLE;
}

void *resource(const QByteArray &name)
{
    return QGuiApplication::platformNativeInterface()->nativeResourceForIntegration(name);
}

void takeOver(LockAgent &agent, Dimmer &dimmer, const Legacy &legacy)
{
    dimmer.lightAll();
    agent.takeOver(legacy.isSimple);
}

int run(const std::string &session, const Legacy &legacy)
{
    auto *display = static_cast<wl_display *>(resource(QByteArrayLiteral("wl_display")));
    SessionLock lock(display);
    if (wl_display_get_error(display) != 0) {
        say("the compositor is gone");
        return EX_TEMPFAIL;
    }
    if (!lock.isSupported()) {
        say("this compositor cannot lock the session: it has no ext_session_lock_manager_v1");
        return EX_UNAVAILABLE;
    }
    const QDBusConnection bus = QDBusConnection::systemBus();
    LogindSession logind(QString::fromStdString(session), bus);
    LockDemand demand(QString::fromStdString(session), bus);
    SleepDelay sleep(bus);
    LockSettings settings(bus);
    LockAgent agent(QString::fromStdString(session), lock, legacy.intent, legacy.faults, logind,
                    sleep, settings);
    IdleWatch watch(display, static_cast<wl_seat *>(resource(QByteArrayLiteral("wl_seat"))));
    Dimmer dimmer(display, agent.outputs());
    const Idleness idleness(agent, watch, settings, dimmer, sleep);
    QObject::connect(&idleness, &Idleness::reported,
                     [](const QString &what) { say(qUtf8Printable(what)); });
    if (!watch.isSupported())
        say("this compositor does not tell when nobody is there: nothing is locked for that");
    report(agent, logind, demand, sleep);
    follow(agent, logind, demand, sleep, bus);
    if (legacy.isLocked)
        takeOver(agent, dimmer, legacy);
    settings.ask();
    logind.open();
    sleep.hold();
    return QCoreApplication::exec();
}

} // namespace

int main(int count, char **arguments)
{
    const std::string session =
        count == 3 && std::strcmp(arguments[1], "--session") == 0 ? arguments[2] : "";
    if (!isSessionId(session)) {
        std::fputs("usage: doorward-locker --session ID\n", stderr);
        return EX_USAGE;
    }
    // Written by doorwardctl, for a session that is more than its compositor.
    const bool isCompositorsAlone = std::getenv("DOORWARD_WITH_COMPOSITOR");
    if (!prepareLocker())
        say("the kernel does not protect this process's memory");
    const char *runtimeFolder = std::getenv("XDG_RUNTIME_DIR");
    if (!runtimeFolder || !hasCompositor())
        return findEnd(count, arguments, session, isCompositorsAlone);
    const Legacy legacy = find(std::string(runtimeFolder) + "/doorward", session);
    if (legacy.isSimple)
        drawSimply();
    QGuiApplication application(count, arguments);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    return run(session, legacy);
}
