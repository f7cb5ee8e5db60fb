// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QQmlEngine;

namespace doorward {

/// Makes ENGINE able to show our screens: the image providers cap, glow, icon and portrait, which
/// it then owns. Once per engine, before anything is loaded. GUI thread.
void addFace(QQmlEngine &engine);

/// The words of the default locale, from FOLDER or, where that is empty, from where they are
/// installed. After the application object exists; again after the language has changed. GUI
/// thread.
void setUpWords(const QString &folder = {});

/// The fonts: families to fall back on for other scripts, no hinting. After the application object
/// exists and before the first window. GUI thread.
void setUpFonts();

} // namespace doorward
