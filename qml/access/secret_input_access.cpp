// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/access/secret_input_access.h"

#include "qml/types/secret_input.h"

#include <QQuickWindow>

namespace doorward {

namespace {

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (className != QLatin1String("doorward::SecretInput"))
        return nullptr;
    auto *input = qobject_cast<SecretInput *>(object);
    return input ? new SecretInputAccess(input) : nullptr;
}

} // namespace

SecretInputAccess::SecretInputAccess(SecretInput *input) : QAccessibleObject(input) {}

void SecretInputAccess::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(isInstalled);
}

SecretInput *SecretInputAccess::input() const
{
    return qobject_cast<SecretInput *>(object());
}

QAccessible::State SecretInputAccess::state() const
{
    QAccessible::State state;
    const SecretInput *item = input();
    if (!item) {
        state.invalid = true;
        return state;
    }
    state.passwordEdit = true;
    state.editable = true;
    state.focusable = true;
    state.focused = item->hasActiveFocus();
    // Without a name there is nothing to type into: the people are being chosen from.
    state.invisible = !item->isVisible() || item->spoken().isEmpty();
    state.disabled = !item->isEnabled() || !item->entry() || !item->entry()->enabled();
    return state;
}

QString SecretInputAccess::text(QAccessible::Text text) const
{
    return text == QAccessible::Name && input() ? input()->spoken() : QString();
}

QRect SecretInputAccess::rect() const
{
    const SecretInput *item = input();
    if (!item || !item->window())
        return {};
    const QRectF scene = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    const QRect inWindow = scene.toRect();
    return {item->window()->mapToGlobal(inWindow.topLeft()), inWindow.size()};
}

QWindow *SecretInputAccess::window() const
{
    return input() ? input()->window() : nullptr;
}

QAccessibleInterface *SecretInputAccess::parent() const
{
    const SecretInput *item = input();
    if (!item)
        return nullptr;
    // Items that say nothing are left out of the tree: the nearest that counts this among its own.
    for (QQuickItem *above = item->parentItem(); above; above = above->parentItem()) {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(above);
        if (face && face->indexOfChild(this) >= 0)
            return face;
    }
    return QAccessible::queryAccessibleInterface(item->window());
}

} // namespace doorward
