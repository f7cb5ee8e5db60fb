// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace doorward;

class TestPinSettings : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Config with(const QString &lines) const
    {
        QFile file(m_folder.filePath("doorward.conf"));
        if (file.open(QIODevice::WriteOnly))
            file.write("[Pin]\n" + lines.toUtf8());
        file.close();
        return Config::load(m_folder.path().toStdString());
    }

private slots:
    void whatWouldKeepAPin()
    {
        QFile device(m_folder.filePath("tpm"));
        const QString there = "Tcti=device:" + device.fileName() + '\n';
        QCOMPARE(likelyModeOf(with(there)), PinMode::File);
        QVERIFY(device.open(QIODevice::WriteOnly));
        QCOMPARE(likelyModeOf(with(there)), PinMode::Tpm);
        // What is no device of this machine is not looked for.
        QCOMPARE(likelyModeOf(with("Tcti=swtpm:path=/no/such/socket\n")), PinMode::Tpm);
        QCOMPARE(likelyModeOf(with("Tcti=none\n")), PinMode::File);
    }
};

QTEST_GUILESS_MAIN(TestPinSettings)

#include "test_pin_settings.moc"
