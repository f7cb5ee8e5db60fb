// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/secret_dots.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace doorward {

namespace {

constexpr qreal caretWidth = 2;

} // namespace

SecretDots::SecretDots(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void SecretDots::setEntry(SecretEntry *entry)
{
    if (m_entry == entry)
        return;
    if (m_entry)
        m_entry->disconnect(this);
    m_entry = entry;
    if (m_entry) {
        const auto repaint = [this] { update(); };
        connect(m_entry, &SecretEntry::lengthChanged, this, repaint);
        connect(m_entry, &SecretEntry::revealedChanged, this, repaint);
        connect(m_entry, &SecretEntry::plainChanged, this, repaint);
    }
    emit entryChanged();
    update();
}

void SecretDots::setDotSize(qreal size)
{
    m_dotSize = size;
    restyled();
}

void SecretDots::setSpacing(qreal spacing)
{
    m_spacing = spacing;
    restyled();
}

void SecretDots::setColor(const QColor &color)
{
    m_color = color;
    restyled();
}

void SecretDots::setCaretColor(const QColor &color)
{
    m_caretColor = color;
    restyled();
}

void SecretDots::setCaret(bool caret)
{
    m_caret = caret;
    restyled();
}

void SecretDots::setMirrored(bool mirrored)
{
    m_mirrored = mirrored;
    restyled();
}

void SecretDots::setFont(const QFont &font)
{
    m_font = font;
    restyled();
}

void SecretDots::restyled()
{
    emit styleChanged();
    update();
}

void SecretDots::paint(QPainter *painter)
{
    if (!m_entry)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_entry->revealed() || m_entry->plain())
        paintText(painter);
    else
        paintDots(painter);
}

void SecretDots::paintDots(QPainter *painter) const
{
    const qreal step = m_dotSize + m_spacing;
    const qreal dots = m_entry->length() * step;
    const qreal used = dots - (m_entry->length() > 0 ? m_spacing : 0) + m_spacing + caretWidth;
    const qreal offset = std::min(0.0, width() - used);
    const auto place = [this](qreal x, qreal size) { return m_mirrored ? width() - x - size : x; };

    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    for (int i = 0; i < m_entry->length(); ++i) {
        const qreal x = offset + i * step;
        if (x + m_dotSize >= 0)
            painter->drawEllipse(
                QRectF(place(x, m_dotSize), (height() - m_dotSize) / 2, m_dotSize, m_dotSize));
    }
    const qreal caret = m_entry->length() > 0 ? offset + dots : 0;
    paintCaret(painter, place(caret, caretWidth));
}

void SecretDots::paintText(QPainter *painter) const
{
    // Lives on the stack of this one repaint, while the eye is held; its heap is overwritten.
    const auto utf8 = m_entry->buffer().view();
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    const qreal advance = QFontMetricsF(m_font).horizontalAdvance(text);
    const qreal offset = std::min(0.0, width() - advance - m_spacing - caretWidth);
    painter->setFont(m_font);
    painter->setPen(m_color);
    painter->drawText(QRectF(offset, 0, advance + 1, height()),
                      Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    text.fill(u' ');
    paintCaret(painter, offset + advance + (advance > 0 ? m_spacing : 0));
}

void SecretDots::paintCaret(QPainter *painter, qreal x) const
{
    if (!m_caret)
        return;
    const qreal tall = std::min(height(), std::max(m_dotSize * 1.57, 22.0));
    painter->fillRect(QRectF(x, (height() - tall) / 2, caretWidth, tall), m_caretColor);
}

} // namespace doorward
