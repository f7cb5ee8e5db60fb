// SPDX-License-Identifier: GPL-3.0-or-later
// The screens without looking: what a screen reader is told, and what it is never told.
#include "qml/access/announcer.h"
#include "tests/qml/face/stage.h"

#include <QAccessible>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>
#include <private/qguiapplication_p.h>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

using namespace doorward;
using namespace std::chrono_literals;

namespace {

const QString pin = QStringLiteral("pin");
const QString password = QStringLiteral("password");
const QStringList all{pin, password, QStringLiteral("token")};
const QVariantMap pinPrompt{{QStringLiteral("purpose"), pin}};

struct Event
{
    QAccessible::Event type;
    QString name;
};
QList<Event> events;

void note(QAccessibleEvent *event)
{
    QAccessibleInterface *face = event->accessibleInterface();
    events.append({event->type(), face ? face->text(QAccessible::Name) : QString()});
}

} // namespace

class VoiceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // As if a screen reader had asked; offscreen nothing else can say so.
        QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(true);
        QVERIFY(QAccessible::isActive());
    }
    void init();
    void cleanup();
    void theFieldIsAPasswordText();
    void digitsAreCountedAndNotTold();
    void digitsAreToldOnlyWhereAskedFor();
    void whatHappensIsSaid();
    void aRefusalSaysTheTriesInOneSentence();
    void aWaitIsSaidNowAndThen();
    void aLongCheckSaysSo();
    void hintsSayWhatChanged();
    void onlyTheActiveScreenSpeaks();
    void itReachesAssistiveTools();
    void aDialogAndAPanelKeepTheFocus();

private:
    void wake()
    {
        door().wake();
        m_stage->channel().ask(pin, pinPrompt);
        m_stage->settle();
    }
    Door &door() { return m_stage->door(); }
    QStringList said() const
    {
        QStringList texts;
        for (const QList<QVariant> &one : *m_said)
            texts.append(one.at(0).toString());
        return texts;
    }
    QAccessibleInterface *focused() const
    {
        return QAccessible::queryAccessibleInterface(m_stage->view().activeFocusItem());
    }

    std::unique_ptr<Stage> m_stage;
    Announcer *m_voice = nullptr;
    std::unique_ptr<QSignalSpy> m_said;
    QAccessible::UpdateHandler m_before = nullptr;
};

void VoiceTest::init()
{
    m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, Look{});
    m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"), all);
    m_stage->show();
    m_voice = m_stage->view().rootObject()->findChild<Announcer *>();
    QVERIFY(m_voice);
    m_said = std::make_unique<QSignalSpy>(m_voice, &Announcer::announced);
    events.clear();
    m_before = QAccessible::installUpdateHandler(note);
}

void VoiceTest::cleanup()
{
    QAccessible::installUpdateHandler(m_before);
    m_said.reset();
    m_stage.reset();
}

void VoiceTest::theFieldIsAPasswordText()
{
    wake();
    QAccessibleInterface *field = focused();
    QVERIFY(field);
    // Both together are AT-SPI's role "password text".
    QCOMPARE(field->role(), QAccessible::EditableText);
    QVERIFY(field->state().passwordEdit);
    QVERIFY(field->state().focused);
    QCOMPARE(field->text(QAccessible::Name), QStringLiteral("PIN, 0 digits entered"));
    // It is where a screen reader that walks the tree finds it.
    QVERIFY(field->parent());
    QVERIFY(field->parent()->indexOfChild(field) >= 0);
    door().chooseMethod(static_cast<int>(Door::Method::Password));
    m_stage->channel().ask(password);
    m_stage->type(QStringLiteral("secret"));
    QCOMPARE(field->text(QAccessible::Name), QStringLiteral("Password, 6 characters entered"));
    QVERIFY(field->state().passwordEdit);
}

void VoiceTest::digitsAreCountedAndNotTold()
{
    wake();
    events.clear();
    m_stage->type(QStringLiteral("7"));
    QVERIFY(!events.isEmpty());
    QCOMPARE(events.last().type, QAccessible::NameChanged);
    QCOMPARE(events.last().name, QStringLiteral("PIN, 1 digit entered"));
    m_said->clear();
    QTest::keyClick(&m_stage->view(), Qt::Key_8);
    QCOMPARE(said(), QStringList());
    QAccessibleInterface *field = focused();
    for (const auto text : {QAccessible::Value, QAccessible::Description, QAccessible::Help})
        QCOMPARE(field->text(text), QString());
    QVERIFY(!field->textInterface());
    QVERIFY(!field->valueInterface());
}

void VoiceTest::digitsAreToldOnlyWhereAskedFor()
{
    singletonOf(*m_stage->view().engine(), "Choices")->setProperty("digitEcho", true);
    wake();
    m_said->clear();
    QTest::keyClick(&m_stage->view(), Qt::Key_8);
    QCOMPARE(said(), QStringList{QStringLiteral("8")});
    door().chooseMethod(static_cast<int>(Door::Method::Password));
    m_stage->channel().ask(password);
    m_said->clear();
    QTest::keyClick(&m_stage->view(), Qt::Key_8); // a password's never
    QCOMPARE(said(), QStringList());
}

void VoiceTest::whatHappensIsSaid()
{
    wake();
    QVERIFY(said().contains(QStringLiteral("Enter your PIN")));
    door().setCapsLock(true);
    QCOMPARE(said().last(), QStringLiteral("Caps Lock is on"));
    door().chooseMethod(static_cast<int>(Door::Method::Password));
    QVERIFY(said().contains(QStringLiteral("Password")));
    QCOMPARE(said().last(), QStringLiteral("Enter your password"));
    door().rest();
    QVERIFY(said().last().startsWith(QStringLiteral("Locked. ")));
    QVERIFY(said().last().endsWith(QStringLiteral(". Alice Moreau.")));
    QCOMPARE(m_said->last().at(1).toBool(), false); // when there is a pause
    door().wake();
    m_stage->channel().end(password, QStringLiteral("success"));
    QCOMPARE(said().last(), QStringLiteral("Unlocked"));
}

void VoiceTest::aRefusalSaysTheTriesInOneSentence()
{
    wake();
    m_stage->type(QStringLiteral("1234"));
    door().submit();
    m_stage->channel().end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"),
                           {{QStringLiteral("tries-before-wait"), 2U}});
    QVERIFY(said().contains(QStringLiteral("That PIN isn’t right. 2 tries left")));
    QCOMPARE(m_said->last().at(1).toBool(), true);
}

void VoiceTest::aWaitIsSaidNowAndThen()
{
    wake();
    m_stage->type(QStringLiteral("1234"));
    door().submit();
    m_said->clear();
    m_stage->channel().end(pin, QStringLiteral("wrong"), QStringLiteral("pin-wrong"),
                           {{QStringLiteral("retry-in"), 2U}});
    QVERIFY(said().contains(QStringLiteral("Wait, 2 seconds")));
    QTRY_VERIFY(said().contains(QStringLiteral("You can try again now.")));
    QVERIFY(!said().contains(QStringLiteral("Wait, 1 second")));
}

void VoiceTest::aLongCheckSaysSo()
{
    wake();
    m_stage->type(QStringLiteral("1234"));
    door().submit();
    QVERIFY(!said().contains(QStringLiteral("Still checking")));
    QTRY_VERIFY(said().contains(QStringLiteral("Still checking")));
}

void VoiceTest::hintsSayWhatChanged()
{
    door().wake();
    door().chooseMethod(static_cast<int>(Door::Method::Password));
    m_stage->channel().say(password, QStringLiteral("password-expired"));
    m_stage->channel().ask(password, {{QStringLiteral("purpose"), QStringLiteral("new-password")}});
    m_stage->settle();
    QCOMPARE(focused()->text(QAccessible::Name),
             QStringLiteral("New password, 0 characters entered"));
    NewPassword *fresh = door().newPassword();
    Stage::typeInto(*fresh->first(), QStringLiteral("a"));
    fresh->choose(fresh->second());
    QCOMPARE(focused()->text(QAccessible::Name),
             QStringLiteral("New password again, 0 characters entered"));
    Stage::typeInto(*fresh->second(), QStringLiteral("b"));
    QCOMPARE(said().last(), QStringLiteral("Both entries are the same, not allowed"));
    fresh->second()->erase();
    Stage::typeInto(*fresh->second(), QStringLiteral("a"));
    QCOMPARE(said().last(), QStringLiteral("Both entries are the same, met"));
}

void VoiceTest::onlyTheActiveScreenSpeaks()
{
    m_stage->view().rootObject()->setProperty("primary", false);
    wake();
    QCOMPARE(said(), QStringList());
}

void VoiceTest::itReachesAssistiveTools()
{
    events.clear();
    m_voice->say(QStringLiteral("Something happened"));
    bool isHeard = false;
    for (const Event &event : events) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        isHeard |= event.type == QAccessible::Announcement;
#else
        isHeard |=
            event.type == QAccessible::Alert && event.name == QStringLiteral("Something happened");
#endif
    }
    QVERIFY(isHeard);
    QCOMPARE(QAccessible::queryAccessibleInterface(m_voice)->role(), QAccessible::AlertMessage);
}

void VoiceTest::aDialogAndAPanelKeepTheFocus()
{
    wake();
    emit m_stage->channel().powerRefused(QStringLiteral("poweroff"), {});
    m_stage->settle();
    QVERIFY(said().last().startsWith(QStringLiteral("Shut down?")));
    QStringList names;
    for (int i = 0; i < 5; ++i) {
        names.append(focused()->text(QAccessible::Name));
        QTest::keyClick(&m_stage->view(), Qt::Key_Tab);
    }
    QCOMPARE(names.mid(0, 3),
             QStringList({QStringLiteral("Leave it on"), QStringLiteral("Shut down"),
                          QStringLiteral("Leave it on")}));
    QTest::keyClick(&m_stage->view(), Qt::Key_Escape);
    QCOMPARE(focused()->text(QAccessible::Name), QStringLiteral("PIN, 0 digits entered"));

    QTest::keyClick(&m_stage->view(), Qt::Key_F1);
    m_stage->settle();
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(&m_stage->view(), Qt::Key_Tab);
        QVERIFY2(focused()->role() == QAccessible::CheckBox,
                 qPrintable(QString::number(i) + focused()->text(QAccessible::Name)));
    }
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(&m_stage->view(), Qt::Key_Backtab);
        QCOMPARE(focused()->role(), QAccessible::CheckBox);
    }
}

QTEST_MAIN(VoiceTest)
#include "voice_test.moc"
