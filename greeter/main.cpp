// SPDX-License-Identifier: GPL-3.0-or-later
// doorward-greeter: the login screen. It holds no right but to open a login channel, shows a door
// on it, and goes when doorwardd says that the session is open.
#include "greeter/last_methods.h"
#include "greeter/outputs.h"
#include "qml/access/choices.h"
#include "qml/access/screen_reader.h"
#include "qml/types/accounts.h"
#include "qml/types/bus_channel.h"
#include "qml/types/door.h"
#include "qml/types/layout_name.h"
#include "qml/types/people_model.h"
#include "qml/types/process.h"
#include "qml/types/system_status.h"
#include "qml/wall/wall_choice.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QQmlExtensionPlugin>

#include <sysexits.h>

Q_IMPORT_QML_PLUGIN(DoorwardPlugin)

using namespace doorward;

namespace {

void logFaults(const BusChannel &channel)
{
    // Said once per fault: attempts go on, and come often.
    QObject::connect(&channel, &BusChannel::failed, &channel,
                     [said = QString()](const QString &fault) mutable {
                         if (said != fault)
                             qWarning("no login channel: %s", qPrintable(fault));
                         said = fault;
                     });
}

} // namespace

int main(int argc, char **argv)
{
    const bool hardened = prepareProcess();
    QGuiApplication::setApplicationName(QStringLiteral("doorward-greeter"));
    QGuiApplication application(argc, argv);
    // All outputs may go for a while.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    if (!hardened)
        qWarning("the kernel does not protect this process's memory");

    PeopleModel people;
    BusChannel channel(BusChannel::Kind::Login, {});
    logFaults(channel);
    Door door(Door::Purpose::Login, &channel, &people);
    QObject::connect(&door, &Door::sessionStarted, &application, &QCoreApplication::quit);
    followLayout(door);
    const LastMethods lastMethods(door, LastMethods::usualFile());
    Accounts accounts(&people);
    channel.open();
    accounts.start();

    Choices::keepInFile();
    SystemStatus::listenOn(QDBusConnection::systemBus());
    WallChoice::askOn(QDBusConnection::systemBus(), WallChoice::Screen::Login);
    Outputs outputs(door);
    if (!outputs.cover())
        return EX_SOFTWARE;
    QObject::connect(&outputs, &Outputs::closed, &application, &QCoreApplication::quit);
    const ScreenReader reader(
        outputs.engine().singletonInstance<Choices *>(qmlTypeId("Doorward", 1, 0, "Choices")));
    return QGuiApplication::exec();
}
