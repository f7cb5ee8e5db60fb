// SPDX-License-Identifier: GPL-3.0-or-later
// People's pictures, and files that only pretend to be one.
#include "qml/images/portraits.h"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace doorward;

class PortraitsTest : public QObject
{
    Q_OBJECT

private slots:
    void picturesAreRoundAndOfTheSizeAskedFor();
    void anythingElseIsOneTransparentPixel_data();
    void anythingElseIsOneTransparentPixel();
    void onlyTheAccountServicesFoldersCount();

private:
    QImage shown(const QString &path)
    {
        QSize size;
        return m_provider.requestImage(path.mid(1), &size, QSize(64, 64));
    }
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QTemporaryDir m_folder;
    PortraitProvider m_provider{{m_folder.path() + u'/'}};
};

void PortraitsTest::picturesAreRoundAndOfTheSizeAskedFor()
{
    QImage red(200, 100, QImage::Format_RGB32);
    red.fill(Qt::red);
    for (const char *name : {"face.png", "face.jpg"}) {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QVERIFY(red.save(path));
        const QImage picture = shown(path);
        QCOMPARE(picture.size(), QSize(64, 64));
        QVERIFY(qRed(picture.pixel(32, 32)) > 250);
        QCOMPARE(qAlpha(picture.pixel(0, 0)), 0);
    }
}

void PortraitsTest::anythingElseIsOneTransparentPixel_data()
{
    QTest::addColumn<QString>("path");
    const auto at = [this](const char *name) {
        return m_folder.filePath(QString::fromLatin1(name));
    };
    QImage red(8, 8, QImage::Format_RGB32);
    red.fill(Qt::red);
    red.save(at("good.png"));
    QFile good(at("good.png"));
    QVERIFY(good.open(QIODevice::ReadOnly));
    const QByteArray png = good.readAll();

    write(QStringLiteral("empty"), {});
    write(QStringLiteral("text"), "not a picture");
    // Of a kind that other programs would show: what is drawn in it is a program of its own.
    write(QStringLiteral("drawing.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    write(QStringLiteral("cut.png"), png.left(20));
    QByteArray vast = png; // says 60000 x 60000
    vast.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
    write(QStringLiteral("vast.png"), vast);
    write(QStringLiteral("long.png"), png + QByteArray(5 * 1024 * 1024, '\0'));
    mkfifo(QFile::encodeName(at("pipe")).constData(), 0600);
    QFile::link(at("good.png"), at("link.png"));
    for (const char *name : {"empty", "text", "drawing.svg", "cut.png", "vast.png", "long.png",
                             "pipe", "link.png", "missing", ""})
        QTest::newRow(*name ? name : "folder") << at(name);
    QTest::newRow("elsewhere") << QStringLiteral("/etc/hostname");
    QTest::newRow("around") << m_folder.path() + QStringLiteral("/../") +
                                   m_folder.path().section(u'/', -1) + QStringLiteral("/good.png");
}

void PortraitsTest::anythingElseIsOneTransparentPixel()
{
    QFETCH(QString, path);
    const QImage picture = shown(path);
    QCOMPARE(picture.size(), QSize(1, 1));
    QCOMPARE(qAlpha(picture.pixel(0, 0)), 0);
}

void PortraitsTest::onlyTheAccountServicesFoldersCount()
{
    QVERIFY(PortraitProvider::source(QStringLiteral("/home/alice/.face")).isEmpty());
    QVERIFY(PortraitProvider::source(QStringLiteral("/usr/share/../../home/alice/x")).isEmpty());
    QVERIFY(PortraitProvider::source({}).isEmpty());
    QCOMPARE(
        PortraitProvider::source(QStringLiteral("/var/lib/AccountsService/icons/alice")).toString(),
        QStringLiteral("image://portrait/var/lib/AccountsService/icons/alice"));
}

QTEST_MAIN(PortraitsTest)
#include "portraits_test.moc"
