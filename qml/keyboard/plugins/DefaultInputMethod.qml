// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.VirtualKeyboard

// What is tapped, as it is tapped.
PlainInputMethod {}
