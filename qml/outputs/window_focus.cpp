// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/outputs/window_focus.h"

#include <qpa/qwindowsysteminterface.h>

namespace doorward {

// A key that is on its way to the window would find nothing focused in it.
using AtOnce = QWindowSystemInterface::SynchronousDelivery;

void giveFocus(QWindow *window)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    QWindowSystemInterface::handleFocusWindowChanged<AtOnce>(window);
#else
    QWindowSystemInterface::handleWindowActivated<AtOnce>(window);
#endif
}

} // namespace doorward
