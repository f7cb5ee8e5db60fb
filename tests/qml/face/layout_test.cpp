// SPDX-License-Identifier: GPL-3.0-or-later
// Every state on every class of window: nothing outside it, no text cut, every target large enough.
#include "qml/types/process.h"
#include "tests/qml/face/cases.h"
#include "tests/qml/face/page_stage.h"

#include <QAccessible>
#include <QQuickItem>
#include <QTest>

using namespace doorward;

namespace {

constexpr double smallestTarget = 48;
// As on every phone: with no dead space between them.
constexpr QSizeF smallestLetter(26, 36);

bool isA(const QQuickItem *item, const char *type)
{
    return QString::fromLatin1(item->metaObject()->className()).startsWith(QLatin1String(type));
}

bool scrolls(const QQuickItem *item)
{
    return item->inherits("QQuickFlickable") && item->property("interactive").toBool();
}

QString describe(const QQuickItem *item)
{
    return QStringLiteral("%1 '%2' at %3,%4 %5x%6")
        .arg(QString::fromLatin1(item->metaObject()->className()),
             item->property("text").toString())
        .arg(item->mapToScene({0, 0}).x())
        .arg(item->mapToScene({0, 0}).y())
        .arg(item->width())
        .arg(item->height());
}

bool isTarget(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::PageTab:
    case QAccessible::CheckBox:
    case QAccessible::ListItem:
    case QAccessible::MenuItem:
        return true;
    default:
        return false;
    }
}

/// Walks the visible items and gathers what is wrong with them.
class Walk
{
public:
    /// Above the foot there is everything but the keyboard, which is below it.
    Walk(const QSizeF &window, double foot)
        : m_window(QPointF(0, 0), window), m_floor(window.height() - foot)
    {}

    void over(QQuickItem *item, bool inScroll = false)
    {
        if (!item->isVisible() || item->opacity() <= 0 || item->width() < 0)
            return;
        if (isA(item, "KeyboardArea"))
            m_isKeyboard = true;
        if (item->inherits("QQuickText"))
            checkText(item, inScroll);
        checkTarget(item, inScroll);
        for (QQuickItem *child : item->childItems())
            over(child, inScroll || scrolls(item));
        if (isA(item, "KeyboardArea"))
            m_isKeyboard = false;
    }
    QStringList faults() const { return m_faults; }
    /// Texts with something in them.
    int texts() const { return m_texts; }

private:
    void checkText(QQuickItem *item, bool inScroll)
    {
        if (item->property("text").toString().isEmpty())
            return;
        ++m_texts;
        // A title of something that plays is as long as it likes.
        const bool mayBeCut = isA(item->parentItem(), "MediaRow");
        if ((item->property("truncated").toBool() && !mayBeCut) ||
            item->property("contentWidth").toReal() > item->width() + 1)
            m_faults.append(QStringLiteral("cut: ") + describe(item));
        checkInside(item, inScroll);
    }
    void checkTarget(QQuickItem *item, bool inScroll)
    {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(item);
        if (!face || !isTarget(face->role()) || !item->isEnabled())
            return;
        // A hint is an item of a list, but nothing to touch.
        if (isA(item, "HintLine"))
            return;
        const QSizeF least =
            isA(item, "KeyFace") ? smallestLetter : QSizeF(smallestTarget, smallestTarget);
        if (item->width() < least.width() || item->height() < least.height())
            m_faults.append(QStringLiteral("small: ") + face->text(QAccessible::Name) + u' ' +
                            describe(item));
        if (face->text(QAccessible::Name).isEmpty())
            m_faults.append(QStringLiteral("nameless: ") + describe(item));
        checkInside(item, inScroll);
    }
    void checkInside(QQuickItem *item, bool inScroll)
    {
        const QRectF rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        QRectF room = m_window.adjusted(-1, -1, 1, 1);
        if (m_isKeyboard)
            room.setTop(m_floor);
        else
            room.setBottom(m_floor + 1);
        const bool inside = inScroll ? rect.left() >= room.left() && rect.right() <= room.right()
                                     : room.contains(rect);
        if (!inside)
            m_faults.append(QStringLiteral("outside: ") + describe(item));
    }

    QRectF m_window;
    double m_floor;
    bool m_isKeyboard = false;
    QStringList m_faults;
    int m_texts = 0;
};

} // namespace

class LayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingFits_data();
    void everythingFits();
    void theMethodsStandClearOfTheQuietRow_data();
    void theMethodsStandClearOfTheQuietRow();
    void thePageFits_data();
    void thePageFits();
};

void LayoutTest::everythingFits_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QString>("language");
    const QList<Case> all = cases();
    const QList<QSize> sizes{{360, 640}, {640, 360},  {800, 1280}, {1024, 600},
                             {800, 600}, {1280, 720}, {1280, 800}, {1920, 1080}};
    for (int i = 0; i < all.size(); ++i) {
        for (const QSize &size : sizes) {
            const QByteArray at = all[i].name.toUtf8() + ' ' + QByteArray::number(size.width()) +
                                  'x' + QByteArray::number(size.height());
            QTest::newRow(at.constData()) << i << size << 1.0 << all[i].look.language;
        }
        QTest::newRow((all[i].name + QStringLiteral(" large")).toUtf8().constData())
            << i << QSize(1280, 800) << 2.5 << all[i].look.language;
        QTest::newRow((all[i].name + QStringLiteral(" large phone")).toUtf8().constData())
            << i << QSize(360, 640) << 2.5 << all[i].look.language;
        QTest::newRow((all[i].name + QStringLiteral(" german phone")).toUtf8().constData())
            << i << QSize(360, 640) << 1.0 << QStringLiteral("de_DE");
        QTest::newRow((all[i].name + QStringLiteral(" arabic")).toUtf8().constData())
            << i << QSize(1280, 800) << 1.0 << QStringLiteral("ar_EG");
    }
}

void LayoutTest::everythingFits()
{
    QFETCH(int, index);
    QFETCH(QSize, size);
    QFETCH(double, scale);
    QFETCH(QString, language);
    const Case one = cases().at(index);
    Stage stage(one.purpose,
                {size, one.look.theme, scale, language, one.look.keyboardless, one.look.wallpaper});
    one.script(stage);
    stage.show();
    if (one.act)
        one.act(stage);
    stage.settle();
    const QQuickItem *keyboard =
        stage.find([](QQuickItem *item) { return isA(item, "KeyboardArea"); });
    if (one.look.keyboardless && one.name.contains(QStringLiteral("osk")))
        QVERIFY2(keyboard, "no keyboard");
    Walk walk(size, keyboard ? keyboard->height() : 0);
    walk.over(stage.view().contentItem());
    QVERIFY2(walk.faults().isEmpty(), qPrintable(walk.faults().join(u'\n')));
    QVERIFY2(walk.texts() >= 2, "there is nothing on it");
}

void LayoutTest::theMethodsStandClearOfTheQuietRow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    for (const QSize &size : {QSize(1280, 720), QSize(1366, 768), QSize(1280, 800)}) {
        for (const double scale : {1.0, 1.5})
            QTest::addRow("%dx%d at %.1f", size.width(), size.height(), scale) << size << scale;
    }
}

void LayoutTest::theMethodsStandClearOfTheQuietRow()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    const QList<Case> all = cases();
    const auto one = std::find_if(all.begin(), all.end(), [](const Case &candidate) {
        return candidate.name == QStringLiteral("greeter-pin-light");
    });
    QVERIFY(one != all.end());
    Stage stage(one->purpose, {size, one->look.theme, scale});
    one->script(stage);
    stage.show();
    const QQuickItem *methods =
        stage.find([](QQuickItem *item) { return isA(item, "MethodsRow"); });
    const QQuickItem *quiet = stage.find([](QQuickItem *item) { return isA(item, "QuietRow"); });
    QVERIFY(methods && quiet);
    const double end = methods->mapToScene({0, methods->height()}).y();
    const double between = quiet->mapToScene({0, 0}).y() - end;
    QVERIFY2(between >= 24, qPrintable(QString::number(between)));
}

void LayoutTest::thePageFits_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QString>("language");
    struct Window
    {
        const char *name;
        QSize size;
        double scale;
        const char *language;
    };
    const Window windows[] = {
        {"320x480", {320, 480}, 1, "en_GB"},      {"lying", {640, 360}, 1, "en_GB"},
        {"tablet", {800, 1280}, 1, "en_GB"},      {"narrow", {640, 700}, 1, "en_GB"},
        {"large", {1120, 760}, 2.5, "en_GB"},     {"large phone", {360, 640}, 2.5, "en_GB"},
        {"german phone", {360, 640}, 1, "de_DE"}, {"french", {1120, 760}, 1, "fr_FR"},
        {"arabic", {1120, 760}, 1, "ar_EG"},      {"arabic phone", {360, 640}, 1, "ar_EG"}};
    const QList<PageCase> all = pageCases();
    for (int i = 0; i < all.size(); ++i) {
        const QByteArray name = all[i].name.toUtf8();
        QTest::newRow(name.constData()) << i << all[i].look.size << 1.0 << all[i].look.language;
        if (name.endsWith("-light") || name.endsWith("-phone"))
            continue;
        for (const Window &window : windows)
            QTest::newRow((name + ' ' + window.name).constData())
                << i << window.size << window.scale << QString::fromLatin1(window.language);
    }
}

void LayoutTest::thePageFits()
{
    QFETCH(int, index);
    QFETCH(QSize, size);
    QFETCH(double, scale);
    QFETCH(QString, language);
    const PageCase one = pageCases().at(index);
    PageStage stage({size, one.look.theme, scale, language});
    one.script(stage);
    stage.show();
    Walk walk(size, 0);
    walk.over(stage.view().contentItem());
    QVERIFY2(walk.faults().isEmpty(), qPrintable(walk.faults().join(u'\n')));
    QVERIFY2(walk.texts() >= 2, "there is nothing on it");
}

int main(int argc, char **argv)
{
    // As every program of ours does before Qt is there.
    if (!prepareProcess())
        return 1;
    QGuiApplication application(argc, argv);
    LayoutTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "layout_test.moc"
