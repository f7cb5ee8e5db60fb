// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The login screen.
DoorScreen {
    id: greeter
}
