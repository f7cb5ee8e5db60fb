// SPDX-License-Identifier: GPL-3.0-or-later
// Something plays while the screen is locked: what a finger, a key and an assistive tool do to it.
#include "tests/qml/face/stage.h"

#include <QAccessible>
#include <QPointingDevice>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace doorward;

class MediaTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void touchPausesAndWakesNothing();
    void keysReachIt();
    void assistiveToolsPressIt();
    void saysWhatItWouldDo();
    void nothingPlaysNothingIsThere();
    void titleIsThereWhereItIsKnown();
    void otherOutputsHaveNone();
    void promptOnAPhoneHasItsPlace();

private:
    void locked(const Look &look = {});
    Media &media() { return m_stage->media(); }
    void play() { m_stage->playMedia({true, true, true, {}}); }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<QPointingDevice> m_touch{QTest::createTouchDevice()};
};

void MediaTest::init()
{
    locked();
    play();
}

void MediaTest::locked(const Look &look)
{
    m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, look);
    m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"),
                   {QStringLiteral("pin"), QStringLiteral("password")});
    m_stage->show();
}

void MediaTest::touchPausesAndWakesNothing()
{
    QSignalSpy pauses(&media(), &Media::playPauseWanted);
    const QPoint place = middle(m_stage->named(QStringLiteral("Pause")));
    QTest::touchEvent(&m_stage->view(), m_touch.get()).press(0, place);
    QTest::touchEvent(&m_stage->view(), m_touch.get()).release(0, place);
    m_stage->settle();
    QCOMPARE(pauses.count(), 1);
    QCOMPARE(m_stage->door().state(), Door::State::Rest);
}

void MediaTest::keysReachIt()
{
    QSignalSpy nexts(&media(), &Media::nextWanted);
    const QQuickItem *next = m_stage->named(QStringLiteral("Next"));
    for (int tabs = 0; tabs < 12 && !next->hasActiveFocus(); ++tabs)
        QTest::keyClick(&m_stage->view(), Qt::Key_Tab);
    QVERIFY(next->hasActiveFocus());
    QTest::keyClick(&m_stage->view(), Qt::Key_Return);
    QCOMPARE(nexts.count(), 1);
    QCOMPARE(m_stage->door().state(), Door::State::Rest);
}

void MediaTest::assistiveToolsPressIt()
{
    QSignalSpy pauses(&media(), &Media::playPauseWanted);
    QAccessibleInterface *pause =
        QAccessible::queryAccessibleInterface(m_stage->named(QStringLiteral("Pause")));
    QVERIFY(pause && pause->actionInterface());
    pause->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(pauses.count(), 1);
}

void MediaTest::saysWhatItWouldDo()
{
    QVERIFY(m_stage->named(QStringLiteral("Pause")));
    m_stage->playMedia({true, false, false, {}});
    QVERIFY(m_stage->named(QStringLiteral("Play")));
    QVERIFY(!m_stage->named(QStringLiteral("Pause")));
    QVERIFY(!m_stage->named(QStringLiteral("Next")));
}

void MediaTest::nothingPlaysNothingIsThere()
{
    m_stage->playMedia({});
    QVERIFY(!m_stage->named(QStringLiteral("Pause")));
    QVERIFY(!m_stage->named(QStringLiteral("Media")));
}

void MediaTest::titleIsThereWhereItIsKnown()
{
    m_stage->playMedia({true, true, true, QStringLiteral("Clair de lune")});
    QVERIFY(m_stage->named(QStringLiteral("Clair de lune")));
}

void MediaTest::otherOutputsHaveNone()
{
    m_stage->view().rootObject()->setProperty("primary", false);
    m_stage->settle();
    QVERIFY(!m_stage->named(QStringLiteral("Pause")));
}

void MediaTest::promptOnAPhoneHasItsPlace()
{
    locked({{360, 640}});
    play();
    QVERIFY(m_stage->named(QStringLiteral("Pause")));
    m_stage->door().wake();
    m_stage->channel().ask(QStringLiteral("pin"),
                           {{QStringLiteral("purpose"), QStringLiteral("pin")}});
    m_stage->settle();
    QVERIFY(!m_stage->named(QStringLiteral("Pause")));
}

QTEST_MAIN(MediaTest)
#include "media_test.moc"
