// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/early_keys.h"

#include "qml/types/door.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QStringEncoder>

#include <array>
#include <cstring>

namespace doorward {

namespace {

// What one key types: a code point, or a few.
constexpr qsizetype keystrokeUnits = 8;

constexpr Qt::KeyboardModifiers shortcutModifiers =
    Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;

bool isFirstByte(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// Composed by the prompt's input method, which is not there yet.
bool isDead(int key)
{
    return key == Qt::Key_Multi_key ||
           (key >= Qt::Key_Dead_Grave && key <= Qt::Key_Dead_Longsolidusoverlay);
}

} // namespace

EarlyKeys::EarlyKeys(QObject *parent) : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

void EarlyKeys::giveTo(Door &door)
{
    const std::string_view typed = m_typed.view();
    if (!m_isSpoilt && !typed.empty()) {
        door.wake();
        // A character at a time, as it was typed.
        for (std::size_t at = 0; at < typed.size();) {
            std::size_t next = at + 1;
            while (next < typed.size() && !isFirstByte(typed[next]))
                ++next;
            QString character = QString::fromUtf8(typed.data() + at, static_cast<int>(next - at));
            door.entry()->typeText(character);
            character.fill(QChar(0));
            at = next;
        }
        if (m_isEntered)
            door.submit();
    }
    forget();
}

bool EarlyKeys::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    take(*static_cast<QKeyEvent *>(event));
    return true;
}

void EarlyKeys::take(const QKeyEvent &event)
{
    if (m_isEntered)
        return;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_isEntered = !m_typed.isEmpty() && !event.isAutoRepeat();
        return;
    case Qt::Key_Backspace:
        m_typed.eraseLast();
        return;
    case Qt::Key_Escape:
        forget();
        return;
    default:
        break;
    }
    if (isDead(event.key()))
        m_isSpoilt = true;
    else if (!(event.modifiers() & shortcutModifiers))
        append(event.text());
}

void EarlyKeys::append(const QString &keystroke)
{
    if (keystroke.isEmpty() || keystroke.at(0).category() == QChar::Other_Control)
        return;
    // By hand into a buffer of ours: toUtf8() would leave a copy on the heap.
    std::array<char, 4 * keystrokeUnits> utf8;
    QStringEncoder encode(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    if (keystroke.size() > keystrokeUnits) {
        m_isSpoilt = true;
        return;
    }
    const char *end = encode.appendToBuffer(utf8.data(), keystroke);
    const std::string_view bytes{utf8.data(), static_cast<std::size_t>(end - utf8.data())};
    if (encode.hasError() || !m_typed.append(bytes))
        m_isSpoilt = true;
    explicit_bzero(utf8.data(), utf8.size());
}

void EarlyKeys::forget()
{
    m_typed.clear();
    m_isEntered = m_isSpoilt = false;
}

} // namespace doorward
