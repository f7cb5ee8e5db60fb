// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/access/choices.h"
#include "qml/wall/wall_choice.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace doorward;

class WallChoiceTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // Nobody answers on it.
        WallChoice::askOn(QDBusConnection(QStringLiteral("none")), WallChoice::Screen::Lock);
    }
    void onesOwnIsTaken()
    {
        QCOMPARE(WallChoice(QStringLiteral("/a/b.png")).file(), QStringLiteral("/a/b.png"));
        QCOMPARE(WallChoice(QStringLiteral("~/hills.png")).file(),
                 QDir::homePath() + QStringLiteral("/hills.png"));
        QCOMPARE(WallChoice(QStringLiteral("none")).file(), QString());
        QCOMPARE(WallChoice({}).file(), QString());
    }
    void onesOwnIsALineOfTheFile_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("path");
        QTest::newRow("plain") << QByteArray("wallpaper=/a/b c.png") << "/a/b c.png";
        QTest::newRow("comma") << QByteArray("wallpaper=/a/sea, evening.png")
                               << "/a/sea, evening.png";
        QTest::newRow("accents") << QByteArray("wallpaper=/a/M\xc3\xbchle.png") << "/a/Mühle.png";
        QTest::newRow("none") << QByteArray("wallpaper=none") << "none";
        QTest::newRow("nothing") << QByteArray("theme=light") << "";
    }
    void onesOwnIsALineOfTheFile()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, path);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("face.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\n" + line + "\n");
        file.close();
        Choices::keepIn(file.fileName());
        Choices choices;
        QCOMPARE(choices.wallpaper(), path);
        // Another choice leaves it there.
        choices.setTextScale(1.5);
        QCOMPARE(Choices().wallpaper(), path);
    }
    void whatCannotBeShownIsSaidOnce()
    {
        WallChoice choice(QStringLiteral("/a/b.png"));
        const QSignalSpy changes(&choice, &WallChoice::fileChanged);
        QTest::ignoreMessage(QtWarningMsg, "no wallpaper: /a/b.png: cut off");
        choice.giveUp(QStringLiteral("/a/b.png"), QStringLiteral("cut off"));
        QCOMPARE(choice.file(), QString());
        // From another output.
        choice.giveUp(QStringLiteral("/a/b.png"), QStringLiteral("cut off"));
        QCOMPARE(changes.count(), 1);
    }
};

QTEST_GUILESS_MAIN(WallChoiceTest)
#include "wall_choice_test.moc"
