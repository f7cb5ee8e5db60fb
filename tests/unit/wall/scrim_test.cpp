// SPDX-License-Identifier: GPL-3.0-or-later
// As much of the plane's colour over a picture as its words need, and no more.
#include "qml/wall/scrim.h"

#include <QColor>
#include <QTest>

using namespace doorward;

namespace {

struct Theme
{
    const char *name;
    QRgb wall;
    QRgb text;
    QRgb light;
};

// The design's colours and bounds.
constexpr Theme themes[] = {{"dark", 0xff0a0f14, 0xfff4f0e9, 0xffffb454},
                            {"light", 0xffe2ded6, 0xff1b2025, 0xfff6ae52}};
constexpr QSize size(40, 20);
constexpr QRect date(4, 4, 30, 8);

QImage plain(QRgb colour)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(colour);
    return picture;
}

QImage halves(QRgb left, QRgb right)
{
    QImage picture = plain(left);
    for (int y = 0; y < size.height(); ++y)
        for (int x = size.width() / 2; x < size.width(); ++x)
            picture.setPixel(x, y, right);
    return picture;
}

} // namespace

class ScrimTest : public QObject
{
    Q_OBJECT

private slots:
    void contrastIsThatOfTheStandard();
    void wordsCanBeReadOnEveryPixel_data();
    void wordsCanBeReadOnEveryPixel();
    void itIsTheLeastThatWillDo_data();
    void itIsTheLeastThatWillDo();
    void onlyWhatIsBehindTheWordsCounts();
    void theSeamsLightCounts();
    void whatCannotBeHadIsTheMost();
};

void ScrimTest::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrast(0xff000000, 0xffffffff), 21.0);
    QCOMPARE(contrast(0xff808080, 0xff808080), 1.0);
    QVERIFY(qAbs(contrast(0xff777777, 0xffffffff) - 4.48) < 0.01);
    QCOMPARE(contrast(0xff123456, 0xfffedcba), contrast(0xfffedcba, 0xff123456));
}

void ScrimTest::wordsCanBeReadOnEveryPixel_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<QImage>("picture");
    const struct
    {
        const char *name;
        QImage picture;
    } pictures[] = {
        {"white", plain(0xffffffff)},
        {"black", plain(0xff000000)},
        {"grey", plain(0xff808080)},
        {"white and black", halves(0xffffffff, 0xff000000)},
        {"black and white", halves(0xff000000, 0xffffffff)},
        {"yellow and blue", halves(0xffffff00, 0xff0000ff)},
        {"the text itself", halves(0xfff4f0e9, 0xff1b2025)},
    };
    for (int theme = 0; theme < 2; ++theme)
        for (const auto &one : pictures)
            QTest::addRow("%s, %s", one.name, themes[theme].name) << theme << one.picture;
}

void ScrimTest::wordsCanBeReadOnEveryPixel()
{
    QFETCH(const int, theme);
    QFETCH(const QImage, picture);
    const Theme &look = themes[theme];
    const Cover cover{look.wall, 0.40, 0.64};
    const double share = scrimFor(picture, date, cover, {{look.text, 4.5}});
    QVERIFY(share >= 0.40 && share <= 0.64);
    for (int y = date.top(); y <= date.bottom(); ++y) {
        for (int x = date.left(); x <= date.right(); ++x) {
            const double measured =
                contrast(covered(picture.pixel(x, y), look.wall, share), look.text);
            QVERIFY2(measured >= 4.5, qPrintable(QString::number(measured)));
        }
    }
}

void ScrimTest::itIsTheLeastThatWillDo_data()
{
    wordsCanBeReadOnEveryPixel_data();
}

void ScrimTest::itIsTheLeastThatWillDo()
{
    QFETCH(const int, theme);
    QFETCH(const QImage, picture);
    const Theme &look = themes[theme];
    const double share = scrimFor(picture, date, {look.wall, 0.40, 0.64}, {{look.text, 4.5}});
    if (share == 0.40)
        return;
    bool wouldBeEnough = true;
    for (int y = date.top(); y <= date.bottom(); ++y)
        for (int x = date.left(); x <= date.right(); ++x)
            wouldBeEnough =
                wouldBeEnough &&
                contrast(covered(picture.pixel(x, y), look.wall, share - 0.01), look.text) >= 4.5;
    QVERIFY(!wouldBeEnough);
}

void ScrimTest::onlyWhatIsBehindTheWordsCounts()
{
    const Theme &dark = themes[0];
    const QImage picture = halves(0xff000000, 0xffffffff);
    const Cover cover{dark.wall, 0.40, 0.64};
    QCOMPARE(scrimFor(picture, QRect(0, 0, 20, 20), cover, {{dark.text, 4.5}}), 0.40);
    QVERIFY(scrimFor(picture, QRect(0, 0, 21, 20), cover, {{dark.text, 4.5}}) > 0.55);
    // Words that stand beside it, or nowhere.
    QCOMPARE(scrimFor(picture, QRect(40, 0, 20, 20), cover, {{dark.text, 4.5}}), 0.40);
    QCOMPARE(scrimFor(picture, QRect(), cover, {{dark.text, 4.5}}), 0.40);
    QCOMPARE(scrimFor(QImage(), QRect(0, 0, 20, 20), cover, {{dark.text, 4.5}}), 0.40);
}

void ScrimTest::theSeamsLightCounts()
{
    const Theme &dark = themes[0];
    const QImage picture = plain(0xffc0c0c0);
    const double without = scrimFor(picture, date, {dark.wall, 0, 1}, {{dark.text, 4.5}});
    const double with =
        scrimFor(picture, date, {dark.wall, 0, 1, dark.light, 0.1}, {{dark.text, 4.5}});
    QVERIFY(with > without);
    const QRgb ground = covered(covered(0xffc0c0c0, dark.wall, with), dark.light, 0.1);
    QVERIFY(contrast(ground, dark.text) >= 4.5);
    // Nor does it help where it does not shine.
    const Theme &light = themes[1];
    QCOMPARE(scrimFor(plain(0xff000000), date, {light.wall, 0, 1, light.light, 0.1},
                      {{light.text, 4.5}}),
             scrimFor(plain(0xff000000), date, {light.wall, 0, 1}, {{light.text, 4.5}}));
}

void ScrimTest::whatCannotBeHadIsTheMost()
{
    // Red words and blue ones on the same ground.
    const QImage picture = halves(0xffffffff, 0xff000000);
    QCOMPARE(
        scrimFor(picture, date, {0xff808080, 0.2, 0.9}, {{0xffffffff, 4.5}, {0xff000000, 4.5}}),
        0.9);
}

QTEST_APPLESS_MAIN(ScrimTest)
#include "scrim_test.moc"
