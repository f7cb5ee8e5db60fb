// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/window_focus.h"

#include <qpa/qwindowsysteminterface.h>

namespace doorward {

void giveFocus(QWindow *window)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    QWindowSystemInterface::handleFocusWindowChanged(window);
#else
    QWindowSystemInterface::handleWindowActivated(window);
#endif
}

} // namespace doorward
