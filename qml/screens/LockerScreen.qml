// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// The lock screen on one output; only the primary one shows the prompt.
DoorScreen {
    id: locker
    required primary
}
