// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/channel.h"

#include <QDBusMessage>
#include <QVariant>

/// What the bus's values mean here. A value of another type than expected is an empty one.
namespace doorward::bus {

[[nodiscard]] bool isError(const QDBusMessage &message);
/// a{sv}
[[nodiscard]] QVariantMap mapOf(const QVariant &value);
/// a(sss) of label, serial, reader, and of id, name, comment.
[[nodiscard]] QList<Token> tokensOf(const QVariant &value);
[[nodiscard]] QList<SessionChoice> sessionsOf(const QVariant &value);

} // namespace doorward::bus
