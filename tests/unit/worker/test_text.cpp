// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/text.h"

#include "backend/common/limits.h"

#include <QTest>

using doorward::worker::presentable;

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void isCutBetweenCharacters();
    void abuse_42_anyBytesBecomeValidUtf8();
};

void TestText::texts_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("plain") << QByteArray("Password: ") << QByteArray("Password:");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("blank") << QByteArray(" \n ") << QByteArray();
    QTest::newRow("two lines") << QByteArray("one\ntwo\n") << QByteArray("one\ntwo");
    QTest::newRow("letters of all lengths") << QByteArray("aé€𝄞") << QByteArray("aé€𝄞");
    QTest::newRow("escape") << QByteArray("a\x1b[2Jb") << QByteArray("a [2Jb");
    QTest::newRow("C1 control") << QByteArray("a\xc2\x9b"
                                              "b")
                                << QByteArray("a b");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray("a b");
    QTest::newRow("Latin-1") << QByteArray("caf\xe9!") << QByteArray("caf\xef\xbf\xbd!");
    QTest::newRow("cut off") << QByteArray("a\xe2\x82") << QByteArray("a\xef\xbf\xbd\xef\xbf\xbd");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QByteArray("\xef\xbf\xbd\xef\xbf\xbd");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80")
                               << QByteArray("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    QTest::newRow("above Unicode")
        << QByteArray("\xf4\x90\x80\x80").left(1) << QByteArray("\xef\xbf\xbd");
}

void TestText::texts()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QCOMPARE(QByteArray::fromStdString(presentable(from.toStdString())), to);
}

void TestText::isCutBetweenCharacters()
{
    std::string text("x");
    while (text.size() < 2 * doorward::limits::textBytes)
        text += "€";
    const std::string cut = presentable(text);
    QCOMPARE(cut.size(), std::size_t{1 + 3 * ((doorward::limits::textBytes - 1) / 3)});
    QCOMPARE(cut.substr(cut.size() - 3), std::string("€"));
}

void TestText::abuse_42_anyBytesBecomeValidUtf8()
{
    quint32 seed = 42;
    for (int round = 0; round < 20000; ++round) {
        std::string bytes(round % 24, '\0');
        for (char &byte : bytes) {
            seed = seed * 1664525 + 1013904223;
            byte = static_cast<char>(seed >> 24);
        }
        const QByteArray result = QByteArray::fromStdString(presentable(bytes));
        QCOMPARE(QString::fromUtf8(result).toUtf8(), result);
    }
}

QTEST_APPLESS_MAIN(TestText)
#include "test_text.moc"
