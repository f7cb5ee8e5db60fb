// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace doorward {

/// The layouts that the on-screen keyboard offers, by folder in qml/keyboard/layouts: those of the
/// XKB layouts that the session was started with, then the language of the words on the screen,
/// then English. Passwords are typed with what they were chosen with.
[[nodiscard]] QStringList keyboardLocales();

/// As above, for XKB layouts as XKB_DEFAULT_LAYOUT has them ("de,us") and a language such as
/// "fr_FR".
[[nodiscard]] QStringList keyboardLocales(const QString &xkbLayouts, const QString &language);

} // namespace doorward
