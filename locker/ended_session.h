// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QString>

namespace doorward {

/// Whether logind says that the session is over: it knows none of that id, or one that only waits
/// for its last programs to end. False where logind does not answer. Waits for it, at most two
/// seconds; needs an application object.
[[nodiscard]] bool hasEnded(const QString &session, const QDBusConnection &bus);

} // namespace doorward
