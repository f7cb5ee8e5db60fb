// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace doorward::test {

/// A software TPM of the test's own (swtpm), and tpm2-tools on it.
class TpmMachine
{
public:
    /// fresh: forget what the TPM held before.
    void start(bool fresh = true)
    {
        if (fresh)
            QVERIFY(QDir(state()).removeRecursively() && QDir().mkpath(state()));
        m_swtpm.start("swtpm",
                      {"socket", "--tpm2", "--tpmstate", "dir=" + state(), "--ctrl",
                       "type=unixio,path=" + socket() + ".ctrl", "--server",
                       "type=unixio,path=" + socket(), "--flags", "not-need-init,startup-clear"});
        QVERIFY(m_swtpm.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket()), 20000);
    }

    void stop()
    {
        m_swtpm.kill();
        m_swtpm.waitForFinished();
        QFile::remove(socket());
        QFile::remove(socket() + ".ctrl");
    }

    /// The exit code of a tool.
    [[nodiscard]] int tool(const QString &name, const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedOutputChannel);
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(name, QStringList(arguments) << "-T" << QString::fromStdString(tcti()));
        return process.waitForFinished() ? process.exitCode() : -1;
    }

    [[nodiscard]] std::string tcti() const { return "swtpm:path=" + socket().toStdString(); }
    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(name); }

private:
    [[nodiscard]] QString state() const { return m_folder.filePath("state"); }
    [[nodiscard]] QString socket() const { return m_folder.filePath("tpm"); }

    QTemporaryDir m_folder;
    QProcess m_swtpm;
};

} // namespace doorward::test
