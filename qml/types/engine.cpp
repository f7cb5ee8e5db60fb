// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/engine.h"

#include "qml/images/face.h"

#include <QQmlEngine>

namespace doorward {

void setUpEngine(QQmlEngine &engine)
{
    // Looked at by itself only from Qt 6.5 on.
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    addFace(engine);
    setUpFonts();
    setUpWords();
}

} // namespace doorward
