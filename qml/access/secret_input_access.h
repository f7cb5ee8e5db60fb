// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleObject>

class QQuickItem;

namespace doorward {

class SecretInput;

/// A SecretInput as assistive tools have it: a password text that has a name and nothing else. Its
/// content is not hidden from them, it is not there: no value, no text, not even dots.
///
/// Qt's own would do but for Qt 6.4, which leaves out the name together with the password.
class SecretInputAccess : public QAccessibleObject
{
public:
    explicit SecretInputAccess(SecretInput *input);
    /// From now on this is what QAccessible makes of a SecretInput.
    static void install();

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::EditableText; }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text text) const override;
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QWindow *window() const override;
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }

private:
    [[nodiscard]] SecretInput *input() const;
};

} // namespace doorward
