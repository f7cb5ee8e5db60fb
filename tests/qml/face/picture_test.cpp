// SPDX-License-Identifier: GPL-3.0-or-later
// A picture behind the screen: what stands on it can be read, nobody waits for it, and one that
// cannot be shown costs nothing.
#include "qml/access/choices.h"
#include "qml/wall/scrim.h"
#include "qml/wall/wall_choice.h"
#include "qml/wall/wallpaper.h"
#include "tests/qml/face/hills.h"
#include "tests/qml/face/stage.h"

#include <QFile>
#include <QQmlEngine>
#include <QQuickItem>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace doorward;

namespace {

constexpr QSize wide(1280, 800);
constexpr double whileDithered = 4.45; // 4.5, less a level of grey

QImage plain(QRgb colour)
{
    QImage picture(64, 40, QImage::Format_RGB32);
    picture.fill(colour);
    return picture;
}

QImage stripes()
{
    QImage picture = plain(0xff000000);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if ((x & 1) != 0)
                picture.setPixel(x, y, 0xffffffff);
    return picture;
}

double leastContrast(const QImage &frame, const QRect &area, QRgb ink)
{
    double least = 21;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            least = std::min(least, contrast(frame.pixel(x, y), ink));
    return least;
}

} // namespace

class PictureTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsCanBeRead_data();
    void wordsCanBeRead();
    void theWallIsSharpAndTheLeafIsNot();
    void theFirstFrameDoesNotWaitForIt();
    void oneThatCannotBeShownCostsNothing();
    void theContrastThemeHasNone();
    void anotherThemeCoversItAnew();
    void aTurnedScreenHasItToo();
    void itIsLetGoWithTheScreen();
    void onesOwnIsTakenFromTheFile();

private:
    void show(const QString &file, const QString &theme = QStringLiteral("dark"), QSize size = wide)
    {
        Look look{size, theme};
        look.wallpaper = file;
        m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, look);
        m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"),
                       {QStringLiteral("pin")});
        m_stage->show();
    }
    QString kept(const QImage &picture)
    {
        const QString file = m_folder.filePath(QStringLiteral("picture.png"));
        return picture.save(file) ? file : QString();
    }
    Wallpaper &picture()
    {
        return *qobject_cast<Wallpaper *>(m_stage->find(
            [](QQuickItem *item) { return qobject_cast<Wallpaper *>(item) != nullptr; }));
    }
    QColor token(const char *name) { return m_stage->tokens()->property(name).value<QColor>(); }
    /// What is behind the words, with no words on it.
    QImage bare()
    {
        for (QQuickItem *item : m_stage->view().rootObject()->childItems()) {
            const QByteArray type(item->metaObject()->className());
            if (type.startsWith("ClockArea") || type.startsWith("IdlePerson") ||
                type.startsWith("QuietRow") || type.startsWith("StatusLine"))
                item->setOpacity(0);
        }
        return m_stage->grab();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Stage> m_stage;
};

void PictureTest::wordsCanBeRead_data()
{
    QTest::addColumn<QImage>("image");
    QTest::addColumn<QString>("theme");
    for (const char *theme : {"dark", "light"}) {
        const QString name = QString::fromLatin1(theme);
        QTest::addRow("white, %s", theme) << plain(0xffffffff) << name;
        QTest::addRow("black, %s", theme) << plain(0xff000000) << name;
        QTest::addRow("grey, %s", theme) << plain(0xff808080) << name;
        QTest::addRow("stripes, %s", theme) << stripes() << name;
        QTest::addRow("hills, %s", theme) << hills() << name;
    }
}

void PictureTest::wordsCanBeRead()
{
    QFETCH(const QImage, image);
    QFETCH(const QString, theme);
    show(kept(image), theme);
    m_stage->playMedia({true, true, true, QStringLiteral("Clair de lune")});
    const QRect date = picture().property("words").toRectF().toAlignedRect();
    const QRect time = picture().property("largeWords").toRectF().toAlignedRect();
    QVERIFY(date.width() > 100 && date.height() > 80 && date.right() < wide.width() / 2);
    QVERIFY(time.width() > 200 && time.right() < wide.width() / 2);
    const QImage frame = bare();
    const double atDate = leastContrast(frame, date, token("text").rgb());
    QVERIFY2(atDate >= whileDithered, qPrintable(QString::number(atDate)));
    const double atTime = leastContrast(frame, time, token("text").rgb());
    QVERIFY2(atTime >= 3, qPrintable(QString::number(atTime)));
    // All that may be said on the leaf, from where its column starts.
    const QRect leaf(wide.width() / 2 + 64, 0, wide.width() / 2 - 64, wide.height());
    for (const char *ink : {"text", "quiet", "accentText", "refuse", "good"}) {
        const double measured = leastContrast(frame, leaf, token(ink).rgb());
        QVERIFY2(measured >= whileDithered, qPrintable(ink + QString::number(measured)));
    }
    QVERIFY(leastContrast(frame, leaf, token("outline").rgb()) >= 3);
}

void PictureTest::theWallIsSharpAndTheLeafIsNot()
{
    show(kept(stripes()));
    const QImage frame = bare();
    const auto swing = [&](int from, int to) {
        int least = 255;
        int most = 0;
        for (int x = from; x < to; ++x) {
            least = std::min(least, qRed(frame.pixel(x, 100)));
            most = std::max(most, qRed(frame.pixel(x, 100)));
        }
        return most - least;
    };
    QVERIFY(swing(40, 240) > 60);
    QVERIFY(swing(1040, 1240) < 12);
}

void PictureTest::theFirstFrameDoesNotWaitForIt()
{
    Look look{wide};
    m_stage = std::make_unique<Stage>(Door::Purpose::Unlock, look);
    m_stage->owner(QStringLiteral("alice"), QStringLiteral("Alice Moreau"),
                   {QStringLiteral("pin")});
    m_stage->animated();
    auto *choice = qobject_cast<WallChoice *>(singletonOf(*m_stage->view().engine(), "WallChoice"));
    QVERIFY(choice);
    // There is nothing to be read until the first frame is out.
    const QString file = m_folder.filePath(QStringLiteral("late.png"));
    choice->setFile(file);
    connect(
        &m_stage->view(), &QQuickWindow::frameSwapped, this, [&] { QVERIFY(hills().save(file)); },
        Qt::SingleShotConnection);
    m_stage->show();
    double first = 1;
    connect(
        &picture(), &Wallpaper::changed, this, [&] { first = picture().opacity(); },
        Qt::SingleShotConnection);
    QTRY_VERIFY(picture().isShown());
    QVERIFY(first < 1); // it fades in
    QTRY_COMPARE(picture().opacity(), 1.0);
}

void PictureTest::oneThatCannotBeShownCostsNothing()
{
    show({});
    const QImage before = bare();
    auto *choice = qobject_cast<WallChoice *>(singletonOf(*m_stage->view().engine(), "WallChoice"));
    QTest::ignoreMessage(QtWarningMsg, "no wallpaper: /nowhere.png: No such file or directory");
    choice->setFile(QStringLiteral("/nowhere.png"));
    QTRY_COMPARE(choice->file(), QString());
    QCOMPARE(m_stage->grab(), before);
    QCOMPARE(token("quiet"), token("text2"));
}

void PictureTest::theContrastThemeHasNone()
{
    show(hillsFile(), QStringLiteral("contrast"));
    QVERIFY(!picture().isShown());
    QCOMPARE(bare().pixel(100, 100), 0xff000000);
    QCOMPARE(token("quiet"), token("text2"));
}

void PictureTest::anotherThemeCoversItAnew()
{
    show(hillsFile());
    const QColor dark = picture().leafTone();
    m_stage->tokens()->setProperty("theme", QStringLiteral("light"));
    m_stage->settle();
    // Bare or covered anew, never as it was.
    QVERIFY(picture().leafTone().lightness() > 150);
    QTRY_VERIFY(picture().leafTone() != token("leaf"));
    QVERIFY(picture().leafTone().lightness() > 150);
    QVERIFY(dark.lightness() < 60);
    const QImage frame = bare();
    const QRect leaf(wide.width() / 2 + 64, 0, wide.width() / 2 - 64, wide.height());
    QVERIFY(leastContrast(frame, leaf, token("text").rgb()) >= whileDithered);
}

void PictureTest::aTurnedScreenHasItToo()
{
    show(hillsFile());
    m_stage->view().resize(wide.transposed());
    m_stage->settle();
    QTRY_VERIFY(picture().isShown());
    const QImage frame = bare();
    QCOMPARE(frame.size(), wide.transposed());
    // From the top of the wall to its foot: the sky, and the last hill.
    QVERIFY(contrast(frame.pixel(10, 10), token("wall").rgb()) > 1.05);
    QVERIFY(qBlue(frame.pixel(10, 1270)) > token("wall").blue() + 6);
}

void PictureTest::itIsLetGoWithTheScreen()
{
    show(hillsFile());
    auto *choice = qobject_cast<WallChoice *>(singletonOf(*m_stage->view().engine(), "WallChoice"));
    choice->setFile({});
    m_stage->settle();
    QVERIFY(!picture().isShown());
    // While one is on its way: nothing waits, and nothing comes of it.
    choice->setFile(hillsFile());
    m_stage->settle();
    m_stage.reset();
}

void PictureTest::onesOwnIsTakenFromTheFile()
{
    QFile file(m_folder.filePath(QStringLiteral("face.conf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nwallpaper=/nowhere/own.png\n");
    file.close();
    Choices::keepIn(file.fileName());
    WallChoice::askOn(QDBusConnection(QStringLiteral("none")), WallChoice::Screen::Lock);
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    const auto *choice = qobject_cast<WallChoice *>(singletonOf(engine, "WallChoice"));
    QVERIFY(choice);
    QCOMPARE(choice->file(), QStringLiteral("/nowhere/own.png"));
}

QTEST_MAIN(PictureTest)
#include "picture_test.moc"
