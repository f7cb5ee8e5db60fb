// SPDX-License-Identifier: GPL-3.0-or-later
// doorward-settings: the page on which one sets one's PIN up, changes it and removes it.
#include "qml/access/choices.h"
#include "qml/types/bus_channel.h"
#include "qml/types/engine.h"
#include "qml/types/enrolment.h"
#include "qml/types/process.h"

#include <QGuiApplication>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickView>

#include <sysexits.h>

Q_IMPORT_QML_PLUGIN(DoorwardPlugin)

using namespace doorward;

namespace {

constexpr QSize usualSize(1120, 760);
constexpr QSize smallestSize(320, 480);

bool show(QQuickView &view, Enrolment &enrolment)
{
    Choices::keepInFile();
    view.setTitle(QCoreApplication::translate("Settings", "PIN"));
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.setMinimumSize(smallestSize);
    view.resize(usualSize);
    view.setInitialProperties({{QStringLiteral("enrolment"), QVariant::fromValue(&enrolment)}});
    view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Doorward/settings/PinPage.qml")));
    if (view.status() != QQuickView::Ready)
        return false; // Qt has said why
    view.show();
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const bool hardened = prepareProcess();
    QGuiApplication::setApplicationName(QStringLiteral("doorward-settings"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.doorward.Settings"));
    QGuiApplication application(argc, argv);
    if (!hardened)
        qWarning("the kernel does not protect this process's memory");

    BusChannel enrol(BusChannel::Kind::Enrol, {});
    BusChannel trial(BusChannel::Kind::Unlock, qEnvironmentVariable("XDG_SESSION_ID"));
    QObject::connect(&enrol, &BusChannel::failed, &enrol,
                     [said = QString()](const QString &fault) mutable {
                         if (said != fault)
                             qWarning("no enrol channel: %s", qPrintable(fault));
                         said = fault;
                     });
    Enrolment enrolment(&enrol, &trial);
    enrol.open();

    const Engine engine = makeEngine();
    QQuickView view(engine.get(), nullptr);
    if (!show(view, enrolment))
        return EX_SOFTWARE;
    return QGuiApplication::exec();
}
