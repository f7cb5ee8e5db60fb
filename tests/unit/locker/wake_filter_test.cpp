// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/wake_filter.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

using doorward::WakeFilter;

/// Whoever gets what is not kept from being typed.
class Window : public QWindow
{
public:
    QStringList got;

protected:
    void keyPressEvent(QKeyEvent *event) override { got.append(event->text()); }
    void keyReleaseEvent(QKeyEvent *event) override { got.append('-' + event->text()); }
    void mousePressEvent(QMouseEvent *) override { got.append(QStringLiteral("click")); }
    void touchEvent(QTouchEvent *event) override
    {
        if (event->type() == QEvent::TouchBegin)
            got.append(QStringLiteral("touch"));
    }
};

class WakeFilterTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_window = std::make_unique<Window>();
        m_filter = std::make_unique<WakeFilter>();
    }

    void oneKeyIsNotTypedAndEveryLaterOneIs()
    {
        m_filter->arm();
        QSignalSpy pressed(m_filter.get(), &WakeFilter::pressed);
        press('x');
        press('x', true);
        press('a');
        release('x');
        release('a');
        press('x');
        QCOMPARE(m_window->got, QStringList({"a", "-a", "x"}));
        QCOMPARE(pressed.count(), 1);
    }

    void nothingIsKeptBackOnceItIsLit()
    {
        press('a');
        m_filter->arm();
        m_filter->disarm();
        press('b');
        QCOMPARE(m_window->got, QStringList({"a", "b"}));
    }

    void aKeyThatWasHeldBeforeIsNoneOfIts()
    {
        press('a');
        m_filter->arm();
        release('a');
        press('b');
        release('b');
        QCOMPARE(m_window->got, QStringList({"a", "-a"}));
    }

    void aTouchOrAClickToo()
    {
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        m_window->resize(100, 100);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_filter->arm();
        QTest::touchEvent(m_window.get(), screen.get()).press(1, {5, 5}, m_window.get());
        QTest::touchEvent(m_window.get(), screen.get()).release(1, {5, 5}, m_window.get());
        QCOMPARE(m_window->got, QStringList());
        QTest::touchEvent(m_window.get(), screen.get()).press(1, {5, 5}, m_window.get());
        QVERIFY(m_window->got.contains("touch"));
        m_window->got.clear();
        m_filter->arm();
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {5, 5});
        QCOMPARE(m_window->got, QStringList());
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {5, 5});
        QCOMPARE(m_window->got, QStringList({"click"}));
    }

private:
    void send(QEvent::Type type, char key, bool repeats)
    {
        QKeyEvent event(type, key, {}, static_cast<quint32>(key), 0, 0, QString(QLatin1Char(key)),
                        repeats);
        QCoreApplication::sendEvent(m_window.get(), &event);
    }
    void press(char key, bool repeats = false) { send(QEvent::KeyPress, key, repeats); }
    void release(char key) { send(QEvent::KeyRelease, key, false); }

    std::unique_ptr<Window> m_window;
    std::unique_ptr<WakeFilter> m_filter;
};

QTEST_MAIN(WakeFilterTest)
#include "wake_filter_test.moc"
