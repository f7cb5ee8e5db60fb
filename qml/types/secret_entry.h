// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/secret_buffer.h"

#include <QObject>
#include <QtQmlIntegration>

namespace doorward {

/// What is typed into a prompt. QML learns how long it is and nothing else.
///
/// Nothing is taken while disabled. GUI thread.
class SecretEntry : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a Door or an Enrolment")
    Q_PROPERTY(int length READ length NOTIFY lengthChanged FINAL)
    Q_PROPERTY(bool revealed READ revealed WRITE setRevealed NOTIFY revealedChanged FINAL)
    Q_PROPERTY(bool plain READ plain NOTIFY plainChanged FINAL)
    Q_PROPERTY(bool enabled READ enabled NOTIFY enabledChanged FINAL)

public:
    explicit SecretEntry(QObject *parent = nullptr);

    /// Characters.
    [[nodiscard]] int length() const { return m_length; }
    /// Whether SecretDots paints the characters; the eye holds it down. Off after every clear.
    [[nodiscard]] bool revealed() const { return m_revealed; }
    void setRevealed(bool revealed);
    [[nodiscard]] bool enabled() const { return m_enabled; }
    void setEnabled(bool enabled);

    /// The text of one keystroke; control characters are left out.
    Q_INVOKABLE void typeText(const QString &text);
    Q_INVOKABLE void typeDigit(int digit);
    /// Takes back the last character.
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();

    /// Overwrites what was typed and leaves its length standing, until the next keystroke or
    /// clear(): the dots of an answer stay while it is being checked.
    void spend();
    /// What is typed has not been spent.
    [[nodiscard]] bool hasText() const { return !m_buffer.isEmpty(); }

    /// An answer that PAM lets be seen while it is typed (echo on).
    [[nodiscard]] bool plain() const { return m_plain; }
    void setPlain(bool plain);

    /// Digits are told by digitEchoed as they are typed, for who hears what others see.
    void setEchoes(bool echoes) { m_echoes = echoes; }

    /// For C++ alone: to answer with, and to paint while revealed.
    [[nodiscard]] const SecretBuffer &buffer() const { return m_buffer; }

signals:
    void lengthChanged();
    void revealedChanged();
    void plainChanged();
    void enabledChanged();
    /// Something was typed or erased by the person: restarts their time to finish.
    void touched();
    /// What is typed is another than before, also where its length is the same.
    void edited();
    void digitEchoed(int digit);
    /// A keystroke was left out: there is no locked memory to keep it in.
    void refused();
    /// A keystroke did not fit any more and was left out.
    void full();

private:
    void append(std::string_view utf8);
    void changed();

    SecretBuffer m_buffer;
    int m_length = 0;
    bool m_revealed = false;
    bool m_plain = false;
    bool m_echoes = false;
    bool m_enabled = true;
};

} // namespace doorward
