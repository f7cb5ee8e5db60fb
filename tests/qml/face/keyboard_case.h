// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/process.h"
#include "tests/qml/face/stage.h"

#include <QFile>
#include <QPointingDevice>
#include <QQuickItem>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace doorward {

inline const QString password = QStringLiteral("password");

/// The libraries and files that this process has in memory.
inline QByteArray loaded()
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    return maps.open(QIODevice::ReadOnly) ? maps.readAll() : QByteArray();
}

/// A password is asked for, and there is a finger to touch the on-screen keyboard with.
class KeyboardCase
{
protected:
    void atPassword(const Look &look)
    {
        m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, look);
        m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"),
                       {QStringLiteral("pin"), password, QStringLiteral("token")});
        m_stage->show();
        door().wake();
        door().chooseMethod(static_cast<int>(Door::Method::Password));
        m_stage->channel().ask(password);
        m_stage->settle();
    }
    void touch(const QString &name)
    {
        QQuickItem *item = m_stage->named(name);
        QVERIFY2(item, qPrintable(name));
        touch(middle(item));
    }
    void touch(const QPoint &at)
    {
        QTest::touchEvent(&m_stage->view(), m_touch.get()).press(0, at);
        QTest::touchEvent(&m_stage->view(), m_touch.get()).release(0, at);
        m_stage->settle();
    }
    QPoint field() const
    {
        return middle(m_stage->find([](QQuickItem *item) {
            return QByteArray(item->metaObject()->className()).startsWith("PasswordField");
        }));
    }
    bool isUp() { return m_stage->named(QStringLiteral("Enter")) != nullptr; }
    Door &door() { return m_stage->door(); }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<QPointingDevice> m_touch{QTest::createTouchDevice()};
};

/// The main() of a test of the keyboard: prepared as every program of ours is before Qt is there,
/// and with a home of its own for whatever the keyboard may keep.
template <typename Test> int runKeyboardTest(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    if (!prepareProcess())
        return 1;
    QGuiApplication application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace doorward
