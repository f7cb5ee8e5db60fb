// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/bus_values.h"

#include <QDBusArgument>

#include <array>

namespace doorward::bus {

namespace {

using Triple = std::array<QString, 3>;

QList<Triple> triplesOf(const QVariant &value)
{
    QList<Triple> triples;
    const auto argument = value.value<QDBusArgument>();
    if (argument.currentSignature() != QLatin1String("a(sss)"))
        return triples;
    argument.beginArray();
    while (!argument.atEnd()) {
        Triple triple;
        argument.beginStructure();
        argument >> triple[0] >> triple[1] >> triple[2];
        argument.endStructure();
        triples.append(triple);
    }
    argument.endArray();
    return triples;
}

} // namespace

bool isError(const QDBusMessage &message)
{
    return message.type() != QDBusMessage::ReplyMessage;
}

QVariantMap mapOf(const QVariant &value)
{
    return value.canConvert<QDBusArgument>() ? qdbus_cast<QVariantMap>(value) : value.toMap();
}

QList<Token> tokensOf(const QVariant &value)
{
    QList<Token> tokens;
    for (const auto &[label, serial, reader] : triplesOf(value))
        tokens.append({label, serial, reader});
    return tokens;
}

QList<SessionChoice> sessionsOf(const QVariant &value)
{
    QList<SessionChoice> sessions;
    for (const auto &[id, name, comment] : triplesOf(value))
        sessions.append({id, name, comment});
    return sessions;
}

} // namespace doorward::bus
