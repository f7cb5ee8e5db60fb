// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/secret_entry.h"

#include <QPointer>
#include <QQuickItem>

namespace doorward {

/// Where the keyboard's focus is while a secret is typed: keys and an input method's text go from
/// here straight into the entry, never through QML.
///
/// Enter accepts, Escape escapes; both are swallowed, as is Backspace. Everything else that is no
/// text (Tab, arrows, function keys, whatever has Alt, Ctrl or Meta) passes on to QML. While
/// atRest, Enter, Space, Backspace and the arrows only wake; a digit or letter wakes and is typed.
class SecretInput : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(doorward::SecretEntry *entry READ entry WRITE setEntry NOTIFY entryChanged FINAL)
    Q_PROPERTY(bool digitsOnly READ digitsOnly WRITE setDigitsOnly NOTIFY digitsOnlyChanged FINAL)
    Q_PROPERTY(bool atRest READ atRest WRITE setAtRest NOTIFY atRestChanged FINAL)
    Q_PROPERTY(QString spoken READ spoken WRITE setSpoken NOTIFY spokenChanged FINAL)
    Q_PROPERTY(bool capsLock READ capsLock NOTIFY capsLockChanged FINAL)

public:
    explicit SecretInput(QQuickItem *parent = nullptr);

    [[nodiscard]] SecretEntry *entry() const { return m_entry; }
    void setEntry(SecretEntry *entry);
    /// Leaves out everything but digits, also those of other scripts, which become 0 to 9.
    [[nodiscard]] bool digitsOnly() const { return m_digitsOnly; }
    void setDigitsOnly(bool digitsOnly);
    [[nodiscard]] bool atRest() const { return m_atRest; }
    void setAtRest(bool atRest);
    /// As of the last key: Wayland tells a client nothing about it before.
    [[nodiscard]] bool capsLock() const { return m_capsLock; }

    /// What it is to assistive tools, which learn nothing else of it; empty: nothing.
    [[nodiscard]] QString spoken() const { return m_spoken; }
    void setSpoken(const QString &spoken);

    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    void entryChanged();
    void digitsOnlyChanged();
    void atRestChanged();
    void capsLockChanged();
    void spokenChanged();
    /// A key that says: show me the prompt.
    void woken();
    void accepted();
    void escaped();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    bool takeKey(QKeyEvent *event);
    bool wakes(const QKeyEvent *event) const;
    void type(const QString &keystroke);
    void noteCapsLock(const QKeyEvent *event);

    QPointer<SecretEntry> m_entry;
    bool m_digitsOnly = false;
    bool m_atRest = false;
    bool m_capsLock = false;
    QString m_spoken;
};

} // namespace doorward
