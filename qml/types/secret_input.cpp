// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/secret_input.h"

#include "qml/access/secret_input_access.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>

namespace doorward {

namespace {

// XKB's real modifier "Lock", as the platform plug-in hands it on in nativeModifiers().
constexpr quint32 xkbLock = 1U << 1U;

constexpr Qt::KeyboardModifiers shortcutModifiers =
    Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

} // namespace

SecretInput::SecretInput(QQuickItem *parent) : QQuickItem(parent)
{
    setFlag(ItemAcceptsInputMethod);
    SecretInputAccess::install();
}

void SecretInput::setEntry(SecretEntry *entry)
{
    if (m_entry == entry)
        return;
    if (m_entry)
        m_entry->disconnect(this);
    m_entry = entry;
    if (m_entry)
        connect(m_entry, &SecretEntry::lengthChanged, this, [this] {
            if (hasActiveFocus())
                QGuiApplication::inputMethod()->update(Qt::ImCursorPosition);
        });
    emit entryChanged();
}

void SecretInput::setDigitsOnly(bool digitsOnly)
{
    if (m_digitsOnly == digitsOnly)
        return;
    m_digitsOnly = digitsOnly;
    emit digitsOnlyChanged();
    if (hasActiveFocus())
        QGuiApplication::inputMethod()->update(Qt::ImHints);
}

void SecretInput::setAtRest(bool atRest)
{
    if (m_atRest == atRest)
        return;
    m_atRest = atRest;
    emit atRestChanged();
}

void SecretInput::setSpoken(const QString &spoken)
{
    if (m_spoken == spoken)
        return;
    m_spoken = spoken;
    emit spokenChanged();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void SecretInput::type(const QString &keystroke)
{
    if (m_atRest)
        emit woken();
    if (!m_entry)
        return;
    if (!m_digitsOnly) {
        m_entry->typeText(keystroke);
        return;
    }
    for (const QChar character : keystroke) {
        if (character.isDigit())
            m_entry->typeDigit(character.digitValue());
    }
}

QVariant SecretInput::inputMethodQuery(Qt::InputMethodQuery query) const
{
    // No text or selection is ever told: an input method neither learns nor predicts.
    switch (query) {
    case Qt::ImEnabled:
        return true;
    case Qt::ImHints: {
        Qt::InputMethodHints hints = Qt::ImhHiddenText | Qt::ImhSensitiveData |
                                     Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase;
        if (m_digitsOnly)
            hints |= Qt::ImhDigitsOnly;
        return static_cast<int>(hints);
    }
    case Qt::ImSurroundingText:
    case Qt::ImCurrentSelection:
    case Qt::ImTextBeforeCursor:
    case Qt::ImTextAfterCursor:
        return QString();
    case Qt::ImCursorPosition:
    case Qt::ImAnchorPosition:
        // As many as the dots that everybody sees; a keyboard's shift ends with a letter typed.
        return m_entry ? m_entry->length() : 0;
    case Qt::ImEnterKeyType:
        return static_cast<int>(Qt::EnterKeyDone);
    default:
        return QQuickItem::inputMethodQuery(query);
    }
}

void SecretInput::keyPressEvent(QKeyEvent *event)
{
    noteCapsLock(event);
    event->setAccepted(takeKey(event));
}

bool SecretInput::wakes(const QKeyEvent *event) const
{
    if (!m_atRest)
        return false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
    case Qt::Key_Backspace:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        return true;
    default:
        return false;
    }
}

bool SecretInput::takeKey(QKeyEvent *event)
{
    if (wakes(event)) {
        emit woken();
        return true;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat())
            emit accepted();
        return true;
    case Qt::Key_Escape:
        emit escaped();
        return true;
    case Qt::Key_Backspace:
        if (m_entry)
            m_entry->erase();
        return true;
    default:
        break;
    }
    // AltGr is no Alt here; a keypad's digits have a modifier of their own.
    if (event->modifiers() & shortcutModifiers || event->text().isEmpty() ||
        event->text().at(0).category() == QChar::Other_Control)
        return false;
    type(event->text());
    return true;
}

void SecretInput::keyReleaseEvent(QKeyEvent *event)
{
    noteCapsLock(event);
    event->ignore();
}

void SecretInput::noteCapsLock(const QKeyEvent *event)
{
    // The press of Caps Lock itself still carries the state before it.
    if (event->type() == QEvent::KeyPress && event->key() == Qt::Key_CapsLock)
        return;
    const bool on = (event->nativeModifiers() & xkbLock) != 0;
    if (on == m_capsLock)
        return;
    m_capsLock = on;
    emit capsLockChanged();
}

void SecretInput::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty())
        type(event->commitString());
    else if (event->replacementLength() > 0 && m_entry)
        m_entry->erase();
    event->accept();
}

} // namespace doorward
