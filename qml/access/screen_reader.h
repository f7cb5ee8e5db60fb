// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/access/choices.h"

#include <QProcess>

namespace doorward {

/// The login screen's screen reader: Orca, where it is installed, running while it is chosen. A
/// session's own is the session's to start. GUI thread.
class ScreenReader : public QObject
{
    Q_OBJECT

public:
    /// choices outlives this.
    explicit ScreenReader(Choices *choices, QObject *parent = nullptr);
    /// Ends it.
    ~ScreenReader() override;

private:
    void follow();

    Choices *m_choices;
    QString m_program;
    QProcess m_process;
};

} // namespace doorward
