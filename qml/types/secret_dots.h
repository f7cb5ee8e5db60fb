// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/secret_entry.h"

#include <QColor>
#include <QFont>
#include <QPointer>
#include <QQuickPaintedItem>

namespace doorward {

/// The row that stands for what is typed: a dot per character, and a caret after the last; the
/// characters themselves only while the entry is revealed. Longer than its width it scrolls, so
/// that the end is in view. It starts at the right where layoutDirection is right to left and
/// what is typed is not revealed.
class SecretDots : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(doorward::SecretEntry *entry READ entry WRITE setEntry NOTIFY entryChanged FINAL)
    Q_PROPERTY(qreal dotSize MEMBER m_dotSize WRITE setDotSize NOTIFY styleChanged FINAL)
    Q_PROPERTY(qreal spacing MEMBER m_spacing WRITE setSpacing NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor color MEMBER m_color WRITE setColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(QColor caretColor MEMBER m_caretColor WRITE setCaretColor NOTIFY styleChanged FINAL)
    Q_PROPERTY(bool caret MEMBER m_caret WRITE setCaret NOTIFY styleChanged FINAL)
    Q_PROPERTY(bool mirrored MEMBER m_mirrored WRITE setMirrored NOTIFY styleChanged FINAL)
    Q_PROPERTY(QFont font MEMBER m_font WRITE setFont NOTIFY styleChanged FINAL)

public:
    explicit SecretDots(QQuickItem *parent = nullptr);

    [[nodiscard]] SecretEntry *entry() const { return m_entry; }
    void setEntry(SecretEntry *entry);
    void setDotSize(qreal size);
    void setSpacing(qreal spacing);
    void setColor(const QColor &color);
    void setCaretColor(const QColor &color);
    void setCaret(bool caret);
    void setMirrored(bool mirrored);
    void setFont(const QFont &font);

    void paint(QPainter *painter) override;

signals:
    void entryChanged();
    void styleChanged();

private:
    void restyled();
    void paintDots(QPainter *painter) const;
    void paintText(QPainter *painter) const;
    void paintCaret(QPainter *painter, qreal x) const;

    QPointer<SecretEntry> m_entry;
    qreal m_dotSize = 14;
    qreal m_spacing = 14;
    QColor m_color = Qt::white;
    QColor m_caretColor = Qt::white;
    bool m_caret = true;
    bool m_mirrored = false;
    QFont m_font;
};

} // namespace doorward
