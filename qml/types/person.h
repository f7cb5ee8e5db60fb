// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQmlIntegration>

namespace doorward {

/// Somebody at the door.
class Person : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("people come from the account service or a typed name")
    Q_PROPERTY(QString name READ name CONSTANT FINAL)
    Q_PROPERTY(QString realName READ realName CONSTANT FINAL)
    Q_PROPERTY(QString initials READ initials CONSTANT FINAL)
    Q_PROPERTY(QUrl iconSource READ iconSource CONSTANT FINAL)
    Q_PROPERTY(int colourIndex READ colourIndex CONSTANT FINAL)
    Q_PROPERTY(bool signedIn READ signedIn WRITE setSignedIn NOTIFY signedInChanged FINAL)

public:
    /// realName empty: the login name stands for it. lastUsed: seconds since the epoch, 0 where
    /// unknown.
    explicit Person(const QString &name, const QString &realName = {}, const QUrl &iconSource = {},
                    qint64 lastUsed = 0, QObject *parent = nullptr);

    /// The same person, owned by the caller.
    [[nodiscard]] Person *copy() const;

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString realName() const { return m_realName; }
    /// At most two letters, upper case.
    [[nodiscard]] QString initials() const;
    [[nodiscard]] QUrl iconSource() const { return m_iconSource; }
    /// 0 to 5, always the same for the same login name.
    [[nodiscard]] int colourIndex() const;
    [[nodiscard]] qint64 lastUsed() const { return m_lastUsed; }
    [[nodiscard]] bool signedIn() const { return m_signedIn; }
    void setSignedIn(bool signedIn);

signals:
    void signedInChanged();

private:
    QString m_name;
    QString m_realName;
    QUrl m_iconSource;
    qint64 m_lastUsed;
    bool m_signedIn = false;
};

} // namespace doorward
