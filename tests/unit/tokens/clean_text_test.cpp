// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/clean_text.h"

#include <QtTest>

using doorward::cleanText;

class CleanTextTest : public QObject
{
    Q_OBJECT

private slots:
    void cleans_data();
    void cleans();
    void cutsBetweenCharacters();
};

void CleanTextTest::cleans_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("clean");
    QTest::newRow("padding") << QByteArray("  PIV_II \t  ") << QByteArray("PIV_II");
    QTest::newRow("inner blanks") << QByteArray("a  b") << QByteArray("a  b");
    QTest::newRow("letters of the world")
        << QByteArray("J\xc3\xbcrgen \xe5\xb1\xb1 \xf0\x9f\x94\x91")
        << QByteArray("J\xc3\xbcrgen \xe5\xb1\xb1 \xf0\x9f\x94\x91");
    QTest::newRow("line end and escape") << QByteArray("a\nb\x1b[31m") << QByteArray("ab[31m");
    QTest::newRow("NUL") << QByteArray("alice\0root", 10) << QByteArray("aliceroot");
    QTest::newRow("C1") << QByteArray("a\xc2\x9b"
                                      "b")
                        << QByteArray("ab");
    QTest::newRow("right-to-left override") << QByteArray("a\xe2\x80\xae"
                                                          "b")
                                            << QByteArray("ab");
    QTest::newRow("isolate") << QByteArray("a\xe2\x81\xa6"
                                           "b")
                             << QByteArray("ab");
    QTest::newRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                  "b")
                                    << QByteArray("ab");
    QTest::newRow("stray byte") << QByteArray("a\xff"
                                              "b")
                                << QByteArray("ab");
    QTest::newRow("overlong") << QByteArray("a\xc0\xaf\xe0\x80\xaf"
                                            "b")
                              << QByteArray("ab");
    QTest::newRow("surrogate") << QByteArray("a\xed\xa0\x80"
                                             "b")
                               << QByteArray("ab");
    QTest::newRow("cut off") << QByteArray("a\xf0\x9f\x94") << QByteArray("a");
    QTest::newRow("too large") << QByteArray("a\xf4\x90\x80\x80") << QByteArray("a");
    QTest::newRow("nothing left") << QByteArray("\x01\x02  ") << QByteArray();
}

void CleanTextTest::cleans()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, clean);
    QCOMPARE(QByteArray::fromStdString(cleanText(text.toStdString(), 100)), clean);
}

void CleanTextTest::cutsBetweenCharacters()
{
    QCOMPARE(cleanText("ab\xc3\xbc", 3), std::string("ab"));
    QCOMPARE(cleanText("ab\xc3\xbc", 4), std::string("ab\xc3\xbc"));
    QCOMPARE(cleanText("abc", 0), std::string());
}

QTEST_APPLESS_MAIN(CleanTextTest)
#include "clean_text_test.moc"
