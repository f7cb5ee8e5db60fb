// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for the wall, and files that only pretend to be one.
#include "qml/wall/wall_picture.h"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <ctime>
#include <sys/stat.h>

using namespace doorward;

namespace {

constexpr QSize size(120, 80);

/// Left green, right red.
QImage sample(QSize of)
{
    QImage picture(of, QImage::Format_RGB32);
    picture.fill(Qt::green);
    for (int y = 0; y < of.height(); ++y)
        for (int x = of.width() / 2; x < of.width(); ++x)
            picture.setPixel(x, y, 0xffff0000);
    return picture;
}

/// CRC-32 as PNG has it.
quint32 checksum(const QByteArray &bytes)
{
    quint32 sum = 0xffffffff;
    for (const char byte : bytes) {
        sum ^= static_cast<quint8>(byte);
        for (int i = 0; i < 8; ++i)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xedb88320 : 0);
    }
    return ~sum;
}

/// PNG, in all order, but saying that it is of another size.
QByteArray sayingOf(QByteArray png, const char *sides)
{
    png.replace(16, 8, QByteArray::fromHex(sides));
    const quint32 sum = qToBigEndian(checksum(png.mid(12, 17)));
    return png.replace(29, 4, reinterpret_cast<const char *>(&sum), 4);
}

/// Nanoseconds that this thread has worked so far, however busy the machine is.
qint64 worked()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

bool isLike(QRgb one, QRgb other)
{
    return qAbs(qRed(one) - qRed(other)) < 24 && qAbs(qGreen(one) - qGreen(other)) < 24 &&
           qAbs(qBlue(one) - qBlue(other)) < 24;
}

} // namespace

class WallPictureTest : public QObject
{
    Q_OBJECT

private slots:
    void itsMiddleFillsTheWindow_data();
    void itsMiddleFillsTheWindow();
    void aPhotographStandsUpright();
    void whatIsTransparentIsBlack();
    void aLinkIsFollowed();
    void anythingElseIsNone_data();
    void anythingElseIsNone();
    void nobodyWaitsForIt();

private:
    QString at(const char *name) { return m_folder.filePath(QString::fromLatin1(name)); }
    WallPicture read(const QString &path, const QSize &of = size)
    {
        return readWallPicture(path, of, Patience(std::chrono::minutes(1)));
    }
    void write(const char *name, const QByteArray &content)
    {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray content(const char *name)
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

void WallPictureTest::itsMiddleFillsTheWindow_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QSize>("of");
    for (const char *name : {"wide.png", "wide.jpg"}) {
        const QString file = QString::fromLatin1(name);
        QTest::addRow("%s, larger", name) << file << QSize(1200, 400);
        QTest::addRow("%s, as large", name) << file << size;
        QTest::addRow("%s, smaller", name) << file << QSize(12, 60);
        QTest::addRow("%s, a line", name) << file << QSize(2, 4000);
    }
}

void WallPictureTest::itsMiddleFillsTheWindow()
{
    QFETCH(const QString, name);
    QFETCH(const QSize, of);
    const QString path = m_folder.filePath(name);
    QVERIFY(sample(of).save(path, nullptr, 100));
    const WallPicture made = read(path);
    QCOMPARE(made.fault, QString());
    QCOMPARE(made.image.size(), size);
    QCOMPARE(made.image.format(), QImage::Format_RGB32);
    QVERIFY(isLike(made.image.pixel(2, 40), 0xff00ff00) || of.width() == 2);
    QVERIFY(isLike(made.image.pixel(117, 40), 0xffff0000) || of.width() == 2);
    // What is cut off is cut off on both sides alike.
    QVERIFY(isLike(made.image.pixel(40, 2), 0xff00ff00) || of.width() < 20);
    QVERIFY(isLike(made.image.pixel(80, 77), 0xffff0000) || of.width() < 20);
}

void WallPictureTest::aPhotographStandsUpright()
{
    QImage stored = sample({400, 300});
    for (int y = 0; y < 300; ++y)
        std::fill_n(reinterpret_cast<QRgb *>(stored.scanLine(y)), 40, 0xff0000ff);
    QVERIFY(stored.save(at("upright.jpg"), nullptr, 100));
    // EXIF's orientation 6: the top is on the right of what is stored.
    const QByteArray exif =
        QByteArray::fromHex("ffe10022457869660000"
                            "4d4d002a00000008000101120003000000010006000000000000");
    QByteArray turned = content("upright.jpg");
    turned.insert(2, exif);
    write("turned.jpg", turned);
    const WallPicture made = read(at("turned.jpg"), {60, 80});
    QCOMPARE(made.fault, QString());
    QCOMPARE(made.image.size(), QSize(60, 80));
    QVERIFY(isLike(made.image.pixel(30, 4), 0xff0000ff)); // nothing is cut off
    QVERIFY(isLike(made.image.pixel(30, 30), 0xff00ff00));
    QVERIFY(isLike(made.image.pixel(30, 75), 0xffff0000));
}

void WallPictureTest::whatIsTransparentIsBlack()
{
    QImage glass(20, 20, QImage::Format_ARGB32);
    glass.fill(Qt::transparent);
    QVERIFY(glass.save(at("glass.png")));
    QCOMPARE(read(at("glass.png")).image.pixel(50, 50), 0xff000000);
}

void WallPictureTest::aLinkIsFollowed()
{
    // As distributions have them: default.png -> this-years.png
    QVERIFY(sample(size).save(at("this-years.png")));
    QVERIFY(QFile::link(at("this-years.png"), at("default.png")));
    QVERIFY(!read(at("default.png")).image.isNull());
}

void WallPictureTest::anythingElseIsNone_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("fault");
    QVERIFY(sample({300, 200}).save(at("good.png")));
    QVERIFY(sample({300, 200}).save(at("good.jpg"), nullptr, 95));
    const QByteArray png = content("good.png");
    const QByteArray jpeg = content("good.jpg");

    write("empty", {});
    write("text", "not a picture");
    // Of a kind that other programs would show: what is drawn in it is a program of its own.
    write("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    write("cut.png", png.left(png.size() / 2));
    write("head.png", png.left(20));
    write("cut.jpg", jpeg.left(jpeg.size() * 2 / 3));
    write("head.jpg", jpeg.left(40));
    write("false.webp", QByteArray("RIFF\x20\0\0\0WEBPVP8 ", 16) + QByteArray(24, 'x'));
    write("vast.png", sayingOf(png, "0000ea600000ea60"));  // 60000 x 60000
    write("large.png", sayingOf(png, "0000232800002328")); // 9000 x 9000: each side would do
    write("long.png", png + QByteArray(33 * 1024 * 1024, '\0'));
    write("anybodys.png", png);
    chmod(QFile::encodeName(at("anybodys.png")).constData(), 0666);
    mkfifo(QFile::encodeName(at("pipe")).constData(), 0600);

    const auto row = [this](const char *name, const char *fault) {
        QTest::newRow(name) << at(name) << QString::fromLatin1(fault);
    };
    row("missing", "No such file");
    row("empty", "neither PNG");
    row("text", "neither PNG");
    row("drawing.svg", "neither PNG");
    row("cut.png", "");
    row("head.png", "");
    row("cut.jpg", "cut off");
    row("head.jpg", "");
    row("false.webp", "");
    row("vast.png", "too many pixels");
    row("large.png", "too many pixels");
    row("long.png", "larger than 32 MiB");
    row("anybodys.png", "somebody else");
    row("pipe", "not a regular file");
    QTest::newRow("folder") << m_folder.path() << QStringLiteral("not a regular file");
    QTest::newRow("device") << QStringLiteral("/dev/zero") << QStringLiteral("not a regular file");
    QTest::newRow("nothing") << QString() << QStringLiteral("No such file");
}

void WallPictureTest::anythingElseIsNone()
{
    QFETCH(const QString, path);
    QFETCH(const QString, fault);
    const WallPicture made = read(path);
    QVERIFY(made.image.isNull());
    QVERIFY2(!made.fault.isEmpty() && made.fault.contains(fault), qPrintable(made.fault));
}

void WallPictureTest::nobodyWaitsForIt()
{
    for (const char *name : {"slow.png", "slow.jpg"}) {
        QVERIFY(sample({2000, 1500}).save(at(name)));
        const qint64 before = worked();
        QVERIFY(!read(at(name)).image.isNull());
        const qint64 whole = worked() - before;
        const WallPicture made =
            readWallPicture(at(name), size, Patience(std::chrono::milliseconds(0)));
        QVERIFY(made.image.isNull());
        QCOMPARE(made.fault, QStringLiteral("takes too long"));
        QVERIFY(worked() - before - whole < whole / 4);
    }
    Patience patience(std::chrono::hours(1));
    QVERIFY(!patience.isOver());
    patience.end();
    QVERIFY(patience.isOver());
}

QTEST_MAIN(WallPictureTest)
#include "wall_picture_test.moc"
