// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a picture under the prompt: its light, and nothing that draws the eye.
#include "qml/wall/soft_leaf.h"

#include <QTest>

#include <algorithm>

using namespace doorward;

namespace {

constexpr QSize whole(640, 400);
constexpr QRect leaf(320, 0, 320, 400);
constexpr QRgb plane = 0xff11181f;
// All words that stand on the dark theme's leaf.
const std::vector<Ink> inks{{0xfff4f0e9}, {0xffffc272}, {0xffff8f7a}, {0xff8fd6a8}};

QImage chequered()
{
    QImage picture(whole, QImage::Format_RGB32);
    for (int y = 0; y < whole.height(); ++y)
        for (int x = 0; x < whole.width(); ++x)
            picture.setPixel(x, y, ((x / 80 + y / 80) & 1) != 0 ? 0xffffffff : 0xff000000);
    return picture;
}

LeafLook look(double least, double most)
{
    return {{plane, least, most}, inks};
}

} // namespace

class SoftLeafTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsThirtyTwoPixelsWide();
    void aPlainPictureStaysWhatItIs();
    void nothingInItIsSharp();
    void everyWordCanBeReadOnEveryPixel();
    void theToneIsTheMean();
};

void SoftLeafTest::itIsThirtyTwoPixelsWide()
{
    QCOMPARE(softened(chequered()).size(), QSize(32, 20));
    QCOMPARE(softened(QImage(400, 640, QImage::Format_RGB32)).size(), QSize(32, 51));
    QCOMPARE(softened(QImage(10, 5000, QImage::Format_RGB32)).size(), QSize(32, 256));
    QCOMPARE(softened(QImage(5000, 10, QImage::Format_RGB32)).size(), QSize(32, 4));
}

void SoftLeafTest::aPlainPictureStaysWhatItIs()
{
    QImage grey(whole, QImage::Format_RGB32);
    grey.fill(0xff404040);
    const SoftLeaf made = softLeaf(softened(grey), whole, leaf, look(0.8, 0.9));
    QCOMPARE(made.image.size(), leaf.size());
    const QRgb wanted = covered(0xff404040, plane, 0.8);
    for (int y = 0; y < leaf.height(); y += 7) {
        for (int x = 0; x < leaf.width(); x += 7) {
            const QRgb there = made.image.pixel(x, y);
            QVERIFY(qAbs(qRed(there) - qRed(wanted)) <= 1 &&
                    qAbs(qGreen(there) - qGreen(wanted)) <= 1 &&
                    qAbs(qBlue(there) - qBlue(wanted)) <= 1);
        }
    }
}

void SoftLeafTest::nothingInItIsSharp()
{
    const SoftLeaf made = softLeaf(softened(chequered()), whole, leaf, look(0.0, 0.0));
    int steepest = 0;
    int lightest = 0;
    for (int y = 0; y < leaf.height(); ++y) {
        for (int x = 1; x < leaf.width(); ++x) {
            steepest = std::max(
                steepest, qAbs(qRed(made.image.pixel(x, y)) - qRed(made.image.pixel(x - 1, y))));
            lightest = std::max(lightest, qRed(made.image.pixel(x, y)));
        }
    }
    QVERIFY2(steepest < 16, qPrintable(QString::number(steepest)));
    QVERIFY(lightest > 150); // it is the picture all the same
}

void SoftLeafTest::everyWordCanBeReadOnEveryPixel()
{
    const SoftLeaf made = softLeaf(softened(chequered()), whole, leaf, look(0.8, 0.9));
    double least = 21;
    for (int y = 0; y < leaf.height(); ++y)
        for (int x = 0; x < leaf.width(); ++x)
            for (const Ink &ink : inks)
                least = std::min(least, contrast(made.image.pixel(x, y), ink.colour));
    QVERIFY2(least >= 4.45, qPrintable(QString::number(least))); // a level is dithered
}

void SoftLeafTest::theToneIsTheMean()
{
    QImage halves(whole, QImage::Format_RGB32);
    halves.fill(0xff000000);
    for (int y = 0; y < whole.height() / 2; ++y)
        std::fill_n(reinterpret_cast<QRgb *>(halves.scanLine(y)), whole.width(), 0xffffffff);
    const SoftLeaf made = softLeaf(softened(halves), whole, leaf, look(0.0, 0.0));
    QVERIFY(qAbs(made.tone.red() - 127) <= 2);
}

QTEST_APPLESS_MAIN(SoftLeafTest)
#include "soft_leaf_test.moc"
