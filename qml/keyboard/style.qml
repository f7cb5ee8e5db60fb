// SPDX-License-Identifier: GPL-3.0-or-later
import Doorward

// Found by Qt's virtual keyboard by its name and place.
KeyboardLook {}
