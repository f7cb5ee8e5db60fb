// SPDX-License-Identifier: GPL-3.0-or-later
#include "greeter/last_methods.h"

#include <QSettings>
#include <QStandardPaths>

#include <utility>

namespace doorward {

namespace {

const QString group = QStringLiteral("last-methods");
constexpr qsizetype most = 10'000; // people

} // namespace

LastMethods::LastMethods(Door &door, QString file, QObject *parent)
    : QObject(parent), m_file(std::move(file))
{
    QSettings kept(m_file, QSettings::IniFormat);
    kept.beginGroup(group);
    const QStringList names = kept.childKeys();
    for (const QString &name : names.mid(0, most))
        door.recallMethod(name, kept.value(name, -1).toInt());
    connect(&door, &Door::methodProved, this, &LastMethods::keep);
}

QString LastMethods::usualFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/doorward/people.conf");
}

void LastMethods::keep(const QString &name, int method) const
{
    QSettings kept(m_file, QSettings::IniFormat);
    kept.beginGroup(group);
    if (kept.value(name, -1).toInt() != method)
        kept.setValue(name, method);
}

} // namespace doorward
