// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/session_environment.h"

#include <QTest>
#include <algorithm>

using namespace doorward::worker;

namespace {

using Environment = std::vector<std::string>;

const Account alice{"alice", 1000, 1000, "/home/alice", "/bin/zsh"};

SessionOrder order(const std::string &seat, const std::string &terminal)
{
    SessionOrder result;
    result.name = "sway";
    result.command = {"sway"};
    result.desktops = {"sway", "wlroots"};
    result.seat = seat;
    result.terminal = terminal;
    return result;
}

Environment sorted(Environment environment)
{
    std::sort(environment.begin(), environment.end());
    return environment;
}

bool has(const Environment &environment, const std::string &entry)
{
    return std::find(environment.begin(), environment.end(), entry) != environment.end();
}

} // namespace

class TestSessionEnvironment : public QObject
{
    Q_OBJECT

private slots:
    void forModules();
    void withoutSeat();
    void forProgram();
    void abuse_07_modulesDoNotNameSeatOrPerson();
    void eachNameOnce();
};

void TestSessionEnvironment::forModules()
{
    QCOMPARE(sorted(environmentForModules(order("seat0", "7"))),
             (Environment{"DESKTOP_SESSION=sway", "XDG_CURRENT_DESKTOP=sway:wlroots",
                          "XDG_SEAT=seat0", "XDG_SESSION_CLASS=user", "XDG_SESSION_DESKTOP=sway",
                          "XDG_SESSION_TYPE=wayland", "XDG_VTNR=7"}));
    SessionOrder greeter = order("seat0", "7");
    greeter.isGreeter = true;
    QVERIFY(has(environmentForModules(greeter), "XDG_SESSION_CLASS=greeter"));
}

void TestSessionEnvironment::withoutSeat()
{
    // A name alone removes what might be there.
    const Environment environment = environmentForModules(order("", ""));
    QVERIFY(has(environment, "XDG_SEAT"));
    QVERIFY(has(environment, "XDG_VTNR"));
    for (const std::string &entry :
         environmentForProgram(order("", ""), alice, {"XDG_SEAT=seat0", "XDG_VTNR=1"}))
        QVERIFY(!entry.starts_with("XDG_SEAT") && !entry.starts_with("XDG_VTNR"));
}

void TestSessionEnvironment::forProgram()
{
    const Environment environment = environmentForProgram(
        order("seat0", "7"), alice, {"XDG_SESSION_ID=c1", "LANG=de_DE.UTF-8"});
    for (const char *entry : {"HOME=/home/alice", "USER=alice", "LOGNAME=alice", "SHELL=/bin/zsh",
                              "XDG_SESSION_ID=c1", "LANG=de_DE.UTF-8", "XDG_SEAT=seat0"})
        QVERIFY2(has(environment, entry), entry);
    QVERIFY(std::any_of(environment.begin(), environment.end(),
                        [](const std::string &entry) { return entry.starts_with("PATH=/"); }));
    QVERIFY(has(environmentForProgram(order("", ""), alice, {"PATH=/opt/bin"}), "PATH=/opt/bin"));
}

void TestSessionEnvironment::abuse_07_modulesDoNotNameSeatOrPerson()
{
    const Environment environment = environmentForProgram(
        order("seat0", "7"), alice,
        {"XDG_SEAT=seat9", "XDG_VTNR=1", "XDG_SESSION_CLASS=manager", "HOME=/tmp", "USER=root"});
    for (const char *entry : {"XDG_SEAT=seat0", "XDG_VTNR=7", "XDG_SESSION_CLASS=user",
                              "HOME=/home/alice", "USER=alice"})
        QVERIFY2(has(environment, entry), entry);
}

void TestSessionEnvironment::eachNameOnce()
{
    Environment names;
    for (const std::string &entry : environmentForProgram(
             order("seat0", "7"), alice, {"XDG_SEAT=seat9", "HOME=/x", "PATH=/bin", "A=b"}))
        names.push_back(entry.substr(0, entry.find('=')));
    names = sorted(names);
    QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
}

QTEST_APPLESS_MAIN(TestSessionEnvironment)
#include "test_session_environment.moc"
