// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/access/choices.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace doorward;

class ChoicesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QFile::remove(m_file);
        Choices::keepIn(m_file);
    }
    void areRemembered()
    {
        {
            Choices choices;
            QCOMPARE(choices.theme(), QStringLiteral("dark"));
            choices.setTheme(QStringLiteral("contrast"));
            choices.setTextScale(1.5);
            choices.setReducedMotion(true);
            choices.setDigitEcho(true);
            choices.setScreenReader(true);
            choices.setScreenKeyboard(true);
        }
        const Choices again;
        QCOMPARE(again.theme(), QStringLiteral("contrast"));
        QCOMPARE(again.textScale(), 1.5);
        QVERIFY(again.reducedMotion());
        QVERIFY(again.digitEcho());
        QVERIFY(again.screenReader());
        QVERIFY(again.screenKeyboard());
    }
    void nonsenseIsAsIfItWasNotThere()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\ntheme=pink\ntext-scale=1e300\nreduced-motion=perhaps\n\x00\xff[");
        file.close();
        Choices choices;
        QCOMPARE(choices.theme(), QStringLiteral("dark"));
        QCOMPARE(choices.textScale(), 2.5);
        QFile again(m_file);
        QVERIFY(again.open(QIODevice::WriteOnly));
        again.write("[General]\ntext-scale=nan\n");
        again.close();
        QCOMPARE(Choices().textScale(), 1.0);
        choices.setTheme(QStringLiteral("pink"));
        QCOMPARE(choices.theme(), QStringLiteral("dark"));
    }
    void holdWhereNothingCanBeWritten()
    {
        Choices::keepIn(QStringLiteral("/proc/nowhere/face.conf"));
        Choices choices;
        choices.setTheme(QStringLiteral("light"));
        QCOMPARE(choices.theme(), QStringLiteral("light"));
    }

private:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("doorward/face.conf"));
};

QTEST_GUILESS_MAIN(ChoicesTest)
#include "choices_test.moc"
