// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QString>
#include <QtQmlIntegration>

#include <memory>

class QQmlEngine;
class QJSEngine;

namespace doorward {

/// Which picture lies behind a program's screens: the person's own, by the line wallpaper= of the
/// file that their Choices are in, or else the machine's, which doorwardd knows. GUI thread.
class WallChoice : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString file READ file NOTIFY fileChanged FINAL)

public:
    enum class Screen { Login, Lock };

    /// The bus that every later WallChoice of this process asks doorwardd on, and for which of its
    /// screens; before that there is no picture.
    static void askOn(const QDBusConnection &bus, Screen screen);

    /// OWN: the person's own choice, a path from / or ~/ on, "none", or empty for the machine's.
    /// Never left out: an engine would use a constructor without arguments in place of create().
    explicit WallChoice(const QString &own, QObject *parent = nullptr);
    static WallChoice *create(QQmlEngine *engine, QJSEngine *);

    /// Its path; empty for none.
    [[nodiscard]] QString file() const { return m_file; }
    void setFile(const QString &file);
    /// It cannot be shown: says so once, and there is none from now on.
    Q_INVOKABLE void giveUp(const QString &file, const QString &why);

signals:
    void fileChanged();

private:
    void ask();

    std::unique_ptr<QDBusServiceWatcher> m_owner;
    QString m_file;
};

} // namespace doorward
