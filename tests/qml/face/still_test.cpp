// SPDX-License-Identifier: GPL-3.0-or-later
// A quick finger meets the key that it was aimed at: the pad stands still from its first frame on,
// whatever is said or comes to be known above and below it.
#include "tests/qml/face/stage.h"

#include <QQuickItem>
#include <QTest>

using namespace doorward;

namespace {

const QStringList all{QStringLiteral("pin"), QStringLiteral("password"), QStringLiteral("token")};
const QVariantMap pinPrompt{{QStringLiteral("purpose"), QStringLiteral("pin")}};

} // namespace

class StillTest : public QObject
{
    Q_OBJECT

private slots:
    void thePadStandsWhereItComesUp_data();
    void thePadStandsWhereItComesUp();
    void thePadStandsWhateverIsSaid_data();
    void thePadStandsWhateverIsSaid();
    void nothingIsShownThatIsThenTakenAway();

private:
    void greeter(const QSize &size, double textScale = 1)
    {
        Look look;
        look.size = size;
        look.textScale = textScale;
        m_stage = std::make_unique<Stage>(Door::Purpose::Login, look);
        m_stage->people(4);
        m_stage->show();
    }
    void methods(const QStringList &names)
    {
        emit m_stage->channel().methodsKnown(m_stage->door().person()->name(), names);
    }
    QPointF five()
    {
        const QQuickItem *key = m_stage->named(QStringLiteral("5"));
        return key ? key->mapToScene(QPointF(0, 0)) : QPointF();
    }
    static void sizes()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("textScale");
        QTest::newRow("wide") << QSize(1280, 800) << 1.0;
        QTest::newRow("low") << QSize(1280, 720) << 1.0;
        QTest::newRow("large") << QSize(1920, 1080) << 1.0;
        QTest::newRow("tablet") << QSize(800, 1280) << 1.0;
        QTest::newRow("phone") << QSize(390, 844) << 1.0;
        QTest::newRow("lying") << QSize(844, 390) << 1.0;
        QTest::newRow("large text") << QSize(1280, 800) << 2.0;
    }

    std::unique_ptr<Stage> m_stage;
};

void StillTest::thePadStandsWhereItComesUp_data()
{
    sizes();
}

void StillTest::thePadStandsWhereItComesUp()
{
    QFETCH(const QSize, size);
    QFETCH(const double, textScale);
    greeter(size, textScale);
    m_stage->animated();
    m_stage->door().choosePerson(0);
    m_stage->settle();
    QVERIFY(!m_stage->named(QStringLiteral("5")));
    methods(all);
    const QPointF first = five(); // before anything could have moved
    QVERIFY(!first.isNull());
    m_stage->channel().ask(QStringLiteral("pin"), pinPrompt);
    m_stage->settle();
    QCOMPARE(five(), first);
    QTRY_COMPARE(five(), first);
    // The name glides to where the field wants it, and is overtaken on the way.
    const QQuickItem *name = m_stage->named(QStringLiteral("Alice Moreau"));
    const QPointF above = name->mapToScene(QPointF(0, 0));
    m_stage->door().chooseMethod(static_cast<int>(Door::Method::Password));
    QTRY_VERIFY(name->mapToScene(QPointF(0, 0)) != above);
    m_stage->door().chooseMethod(static_cast<int>(Door::Method::Pin));
    QCOMPARE(five(), first);
}

void StillTest::thePadStandsWhateverIsSaid_data()
{
    sizes();
}

void StillTest::thePadStandsWhateverIsSaid()
{
    QFETCH(const QSize, size);
    QFETCH(const double, textScale);
    greeter(size, textScale);
    m_stage->person(0, all);
    m_stage->channel().ask(QStringLiteral("pin"), pinPrompt);
    m_stage->settle();
    const QPointF first = five();
    QVERIFY(!first.isNull());
    m_stage->channel().say(QStringLiteral("pin"), {}, {},
                           QStringLiteral("What is said here is more than has room in a line, and "
                                          "goes on in the next"));
    m_stage->settle();
    QCOMPARE(five(), first);
    m_stage->type(QStringLiteral("1"));
    m_stage->settle();
    QCOMPARE(five(), first);
    m_stage->channel().lose();
    m_stage->settle();
    QCOMPARE(five(), first);
}

void StillTest::nothingIsShownThatIsThenTakenAway()
{
    greeter({1280, 800});
    m_stage->door().choosePerson(1);
    m_stage->settle();
    QVERIFY(!m_stage->named(QStringLiteral("Password")));
    QVERIFY(!m_stage->named(QStringLiteral("Number pad")));
    QVERIFY(m_stage->named(QStringLiteral("Back")));
    // What is typed meanwhile is not lost.
    QTest::keyClick(&m_stage->view(), Qt::Key_A);
    QTest::keyClick(&m_stage->view(), Qt::Key_B);
    methods({QStringLiteral("password")});
    m_stage->settle();
    QCOMPARE(m_stage->door().entry()->length(), 2);
    QTest::keyClick(&m_stage->view(), Qt::Key_Return);
    m_stage->channel().ask(QStringLiteral("password"));
    QCOMPARE(m_stage->channel().answers.value(0).secret, QByteArray("ab"));
}

QTEST_MAIN(StillTest)
#include "still_test.moc"
