// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Asks before others lose what they have not saved.
ConfirmDialog {
    id: dialog

    property string action: "poweroff" // poweroff, reboot, suspend
    required property Door door
    property string reason: "" // what else speaks against it

    title: action === "reboot" ? qsTr("Restart?")
        : action === "suspend" ? qsTr("Sleep?") : qsTr("Shut down?")
    text: {
        const others = door.othersSignedIn;
        const who = others.length === 1
            ? qsTr("%1 is still signed in. Anything not saved will be lost.").arg(others[0])
            : others.length > 1
            ? qsTr("%n people are still signed in. Anything not saved will be lost.", "", others.length)
            : "";
        return reason !== "" && who !== "" ? reason + "\n" + who : reason + who;
    }
    harmless: qsTr("Leave it on")
    harmful: action === "reboot" ? qsTr("Restart")
        : action === "suspend" ? qsTr("Sleep") : qsTr("Shut down")
}
