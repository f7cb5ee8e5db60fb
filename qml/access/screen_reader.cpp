// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/access/screen_reader.h"

#include <QStandardPaths>

namespace doorward {

namespace {

constexpr int patience = 1000; // ms

} // namespace

ScreenReader::ScreenReader(Choices *choices, QObject *parent)
    : QObject(parent), m_choices(choices),
      m_program(QStandardPaths::findExecutable(QStringLiteral("orca")))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_choices->setOffersScreenReader(!m_program.isEmpty());
    connect(m_choices, &Choices::screenReaderChanged, this, &ScreenReader::follow);
    follow();
}

ScreenReader::~ScreenReader()
{
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(patience))
        m_process.kill();
}

void ScreenReader::follow()
{
    const bool isRunning = m_process.state() != QProcess::NotRunning;
    if (m_choices->screenReader() && !isRunning && !m_program.isEmpty())
        m_process.start(m_program, {QStringLiteral("--replace")});
    else if (!m_choices->screenReader() && isRunning)
        m_process.terminate();
}

} // namespace doorward
