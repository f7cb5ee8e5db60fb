// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/qml/face/stage.h"

#include "qml/images/face.h"
#include "qml/wall/wall_choice.h"
#include "qml/wall/wallpaper.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QLocale>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQmlIncubationController>
#include <QQuickItem>
#include <QTest>

namespace doorward {

namespace {

const char *const everybody[] = {
    "alice:Alice Moreau", "bob:Bob Tanaka",     "chidi:Chidi Okafor",   "dana:Dana Weiss",
    "adaeze:Adaeze Obi",  "anton:Anton Berg",   "beatriz:Beatriz Lima", "caleb:Caleb Ross",
    "elif:Elif Demir",    "emil:Emil Novak",    "fatima:Fatima Zahra",  "gareth:Gareth Pugh",
    "hana:Hana Sato",     "ines:Ines Duarte",   "ivan:Ivan Petrov",     "jonas:Jonas Lind",
    "katya:Katya Orlova", "leila:Leila Rahimi", "marco:Marco Conti",    "mei:Mei Chen",
    "noor:Noor Haddad",   "olu:Olu Adeyemi",    "pilar:Pilar Vega",     "quinn:Quinn Walsh",
    "rosa:Rosa Marino",   "samir:Samir Khan",   "tove:Tove Nilsen",     "ursula:Ursula Stein",
    "victor:Victor Hugo", "yara:Yara Costa"};

QQuickItem *search(QQuickItem *item, const std::function<bool(QQuickItem *)> &matches)
{
    if (!item->isVisible())
        return nullptr;
    if (matches(item))
        return item;
    for (QQuickItem *child : item->childItems()) {
        if (QQuickItem *found = search(child, matches))
            return found;
    }
    return nullptr;
}

} // namespace

QObject *singletonOf(QQmlEngine &engine, const char *name)
{
    QQmlComponent component(&engine);
    component.setData(
        QByteArrayLiteral("import QtQml; import Doorward; QtObject { property QtObject it: ") +
            name + " }",
        {});
    const std::unique_ptr<QObject> holder(component.create());
    if (!holder)
        qFatal("no %s: %s", name, qPrintable(component.errorString()));
    return holder->property("it").value<QObject *>();
}

QObject *dressed(QQmlEngine &engine, const Look &look)
{
    QObject *tokens = singletonOf(engine, "Tokens");
    tokens->setProperty("animated", false);
    QObject *choices = singletonOf(engine, "Choices");
    choices->setProperty("theme", look.theme);
    choices->setProperty("textScale", look.textScale);
    qobject_cast<WallChoice *>(singletonOf(engine, "WallChoice"))->setFile(look.wallpaper);
    return tokens;
}

QPoint middle(const QQuickItem *item)
{
    return item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
}

Stage::Stage(Door::Purpose purpose, const Look &look)
    : m_look(look), m_channel(std::make_unique<ScriptedChannel>()),
      m_people(std::make_unique<PeopleModel>())
{
    QLocale::setDefault(QLocale(look.language));
    m_door = std::make_unique<Door>(purpose, m_channel.get(), m_people.get());
    m_door->setLayoutName(look.language.left(2).toUpper());
    m_view = std::make_unique<QQuickView>(m_engine.get(), nullptr);
    setUpWords(QStringLiteral(DOORWARD_TEST_WORDS));
    m_tokens = dressed(*m_view->engine(), look);
    m_keyboard =
        qobject_cast<OnScreenKeyboard *>(singletonOf(*m_view->engine(), "OnScreenKeyboard"));
    m_keyboard->setHardware(!look.keyboardless);
}

Stage::~Stage()
{
    m_view.reset(); // before the door that its items are bound to
}

void Stage::people(int count)
{
    QList<Person *> list;
    for (int i = 0; i < count; ++i) {
        const QStringList parts = QString::fromUtf8(everybody[i]).split(u':');
        list.append(new Person(parts[0], parts[1], {}, i < 2 ? 2000 - i : 0));
    }
    m_people->setPeople(list);
    m_people->setSignedIn({QStringLiteral("alice")});
    m_channel->open();
    emit m_channel->tokensChanged({}, 1);
}

void Stage::person(int row, const QStringList &methods)
{
    m_door->choosePerson(row);
    emit m_channel->methodsKnown(m_door->person()->name(), methods);
}

void Stage::owner(const QString &name, const QString &realName, const QStringList &methods)
{
    m_door->setOwner(new Person(name, realName));
    m_channel->open();
    emit m_channel->methodsKnown(name, methods);
    emit m_channel->tokensChanged({}, 1);
}

void Stage::typeInto(SecretEntry &entry, const QString &text)
{
    for (const QChar c : text)
        entry.typeText(QString(c));
}

void Stage::show()
{
    const bool greeter = m_door->purpose() == Door::Purpose::Login;
    QVariantMap properties{{QStringLiteral("door"), QVariant::fromValue(m_door.get())}};
    if (!greeter)
        properties.insert(QStringLiteral("primary"), true);
    m_view->setInitialProperties(properties);
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    m_view->resize(m_look.size);
    m_view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Doorward/%1.qml")
                               .arg(greeter         ? QStringLiteral("screens/GreeterScreen")
                                    : m_look.simple ? QStringLiteral("simple/SimpleScreen")
                                                    : QStringLiteral("screens/LockerScreen"))));
    if (m_view->status() != QQuickView::Ready)
        qFatal("%s", qPrintable(m_view->errors().value(0).toString()));
    m_view->show();
    m_view->requestActivate();
    if (!QTest::qWaitForWindowActive(m_view.get()))
        qFatal("the window does not come up");
    settle();
    awaitPicture();
}

/// It comes from another thread, and in the contrast theme not at all.
void Stage::awaitPicture()
{
    if (m_look.wallpaper.isEmpty() || m_look.theme == u"contrast")
        return;
    const auto *picture = qobject_cast<Wallpaper *>(
        find([](QQuickItem *item) { return qobject_cast<Wallpaper *>(item) != nullptr; }));
    if (!picture || !QTest::qWaitFor([&] { return picture->isShown(); }))
        qFatal("no picture comes up");
    settle();
}

void Stage::settle()
{
    // Bindings, polish and the frame after it.
    QCoreApplication::processEvents();
    m_view->grabWindow();
    // Rows of a list that are made in the background are not half made in the picture.
    QQmlIncubationController *lazy = m_view->incubationController();
    while (lazy && lazy->incubatingObjectCount() > 0) {
        lazy->incubateFor(1000);
        m_view->grabWindow();
    }
    QCoreApplication::processEvents();
}

void Stage::animated()
{
    m_tokens->setProperty("animated", true);
}

void Stage::playMedia(const Media::State &state)
{
    m_media.show(state);
    m_view->rootObject()->setProperty("media", QVariant::fromValue(&m_media));
    settle();
}

void Stage::click(const QString &accessibleName)
{
    const QQuickItem *item = named(accessibleName);
    QVERIFY2(item, qPrintable(accessibleName));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, middle(item));
    settle();
}

QImage Stage::grab()
{
    settle();
    return m_view->grabWindow();
}

QQuickItem *Stage::find(const std::function<bool(QQuickItem *)> &matches) const
{
    return search(m_view->contentItem(), matches);
}

QQuickItem *Stage::named(const QString &accessibleName) const
{
    return find([&](QQuickItem *item) {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
        return face && face->text(QAccessible::Name) == accessibleName;
    });
}

} // namespace doorward
