// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/secret_entry.h"

#include <QStringEncoder>

#include <algorithm>
#include <array>
#include <cstring>

namespace doorward {

namespace {

// One keystroke, also of an input method that commits a few words. Four bytes a code point.
constexpr qsizetype keystrokeUnits = 64;

bool isControl(QChar unit)
{
    return unit.category() == QChar::Other_Control;
}

} // namespace

SecretEntry::SecretEntry(QObject *parent) : QObject(parent) {}

void SecretEntry::setRevealed(bool revealed)
{
    if (m_revealed == revealed)
        return;
    m_revealed = revealed;
    emit revealedChanged();
}

void SecretEntry::setPlain(bool plain)
{
    if (m_plain == plain)
        return;
    m_plain = plain;
    emit plainChanged();
}

void SecretEntry::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    emit enabledChanged();
}

void SecretEntry::typeText(const QString &text)
{
    if (!m_enabled || text.isEmpty() || text.size() > keystrokeUnits ||
        std::any_of(text.cbegin(), text.cend(), isControl))
        return;
    // By hand into a buffer of ours: toUtf8() would leave a copy on the heap.
    std::array<char, 4 * keystrokeUnits> utf8;
    QStringEncoder encode(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const char *end = encode.appendToBuffer(utf8.data(), text);
    if (!encode.hasError())
        append({utf8.data(), static_cast<std::size_t>(end - utf8.data())});
    explicit_bzero(utf8.data(), utf8.size());
}

void SecretEntry::typeDigit(int digit)
{
    if (!m_enabled || digit < 0 || digit > 9)
        return;
    const char character = static_cast<char>('0' + digit);
    append({&character, 1});
    if (m_echoes)
        emit digitEchoed(digit);
}

void SecretEntry::append(std::string_view utf8)
{
    emit touched();
    if (m_buffer.append(utf8))
        changed();
    else if (m_buffer.isLocked())
        emit full();
    else
        emit refused();
}

void SecretEntry::erase()
{
    if (!m_enabled)
        return;
    emit touched();
    m_buffer.eraseLast();
    changed();
}

void SecretEntry::clear()
{
    m_buffer.clear();
    setRevealed(false);
    changed();
}

void SecretEntry::spend()
{
    m_buffer.clear();
    setRevealed(false);
}

void SecretEntry::changed()
{
    const int length = static_cast<int>(m_buffer.characters());
    if (m_length != length) {
        m_length = length;
        emit lengthChanged();
    }
    emit edited();
}

} // namespace doorward
