// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/door.h"

#include <QString>

namespace doorward {

/// With what each person came in last, kept in the greeter's own folder from one start to the
/// next: login names and methods, nothing else. GUI thread.
class LastMethods : public QObject
{
    Q_OBJECT

public:
    /// Tells the door what file has, and writes there what the door learns. The door outlives this.
    LastMethods(Door &door, QString file, QObject *parent = nullptr);

    /// In the configuration folder of the user whom this process runs as.
    static QString usualFile();

private:
    void keep(const QString &name, int method) const;

    QString m_file;
};

} // namespace doorward
