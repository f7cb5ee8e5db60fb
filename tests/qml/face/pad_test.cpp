// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the pad under fingers and a mouse: quick, slow, two at once, and gone astray.
#include "tests/qml/face/stage.h"

#include <QPointingDevice>
#include <QQuickItem>
#include <QTest>

using namespace doorward;

class PadTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void padTakesAMouse();
    void twoThumbsLoseNoDigit();
    void aSlideOffTakesEnterBackButNoDigit();
    void holdingEraseClears();
    void aSlowPressOpens();

private:
    void wake();
    Door &door() { return m_stage->door(); }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<QPointingDevice> m_touch{QTest::createTouchDevice()};
};

void PadTest::init()
{
    m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, Look{});
    m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"),
                   {QStringLiteral("pin"), QStringLiteral("password")});
    m_stage->show();
}

void PadTest::wake()
{
    door().wake();
    m_stage->channel().ask(QStringLiteral("pin"),
                           {{QStringLiteral("purpose"), QStringLiteral("pin")}});
    m_stage->settle();
}

void PadTest::padTakesAMouse()
{
    wake();
    for (const char *digit : {"1", "9", "0"})
        m_stage->click(QString::fromLatin1(digit));
    QCOMPARE(door().entry()->length(), 3);
    m_stage->click(QStringLiteral("Erase"));
    QCOMPARE(door().entry()->length(), 2);
    m_stage->click(QStringLiteral("Open"));
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("19"));
}

void PadTest::twoThumbsLoseNoDigit()
{
    wake();
    QQuickWindow *window = &m_stage->view();
    const QPoint one = middle(m_stage->named(QStringLiteral("1")));
    const QPoint three = middle(m_stage->named(QStringLiteral("3")));
    // The second lands before the first is lifted.
    QTest::touchEvent(window, m_touch.get()).press(0, one, window);
    QTest::touchEvent(window, m_touch.get()).stationary(0).press(1, three, window);
    QTest::touchEvent(window, m_touch.get()).release(0, one, window).stationary(1);
    QTest::touchEvent(window, m_touch.get()).release(1, three, window);
    QCOMPARE(door().entry()->length(), 2);
    door().submit();
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("13"));
}

void PadTest::aSlideOffTakesEnterBackButNoDigit()
{
    wake();
    const QPoint five = middle(m_stage->named(QStringLiteral("5")));
    const QPoint away(10, 10);
    QTest::mousePress(&m_stage->view(), Qt::LeftButton, {}, five);
    QCOMPARE(door().entry()->length(), 1); // on the press already
    QTest::mouseMove(&m_stage->view(), away);
    QTest::mouseRelease(&m_stage->view(), Qt::LeftButton, {}, away);
    QCOMPARE(door().entry()->length(), 1);

    const QPoint open = middle(m_stage->named(QStringLiteral("Open")));
    QTest::mousePress(&m_stage->view(), Qt::LeftButton, {}, open);
    QTest::mouseMove(&m_stage->view(), away);
    QTest::mouseRelease(&m_stage->view(), Qt::LeftButton, {}, away);
    QVERIFY(m_stage->channel().answers.isEmpty());
}

void PadTest::holdingEraseClears()
{
    wake();
    m_stage->type(QStringLiteral("123456"));
    m_stage->settle();
    const QPoint erase = middle(m_stage->named(QStringLiteral("Erase")));
    QTest::mousePress(&m_stage->view(), Qt::LeftButton, {}, erase);
    QTRY_COMPARE(door().entry()->length(), 0);
    QTest::mouseRelease(&m_stage->view(), Qt::LeftButton, {}, erase);
    QCOMPARE(door().entry()->length(), 0);
}

void PadTest::aSlowPressOpens()
{
    wake();
    m_stage->type(QStringLiteral("123456"));
    m_stage->settle();
    const QPoint open = middle(m_stage->named(QStringLiteral("Open")));
    QTest::mousePress(&m_stage->view(), Qt::LeftButton, {}, open);
    QTest::lastMouseTimestamp += 2000; // as if it had been held for two seconds
    QTest::mouseRelease(&m_stage->view(), Qt::LeftButton, {}, open);
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("123456"));
}

QTEST_MAIN(PadTest)
#include "pad_test.moc"
