// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/types/layout_name.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QLocale>

namespace doorward {

namespace {

// What the compositor was started with; one layout is certain, of several any may be chosen.
QString configuredLayout()
{
    const QString layouts = qEnvironmentVariable("XKB_DEFAULT_LAYOUT");
    return layouts.contains(u',') ? QString() : layouts;
}

QString layoutName()
{
    QString name = configuredLayout();
    if (name.isEmpty()) {
        const QLocale locale = QGuiApplication::inputMethod()->locale();
        if (locale.language() != QLocale::C)
            name = locale.name().section(u'_', 0, 0);
    }
    return name.left(3).toUpper();
}

} // namespace

void followLayout(Door &door)
{
    door.setLayoutName(layoutName());
    QObject::connect(QGuiApplication::inputMethod(), &QInputMethod::localeChanged, &door,
                     [&door] { door.setLayoutName(layoutName()); });
}

} // namespace doorward
