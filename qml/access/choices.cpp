// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/access/choices.h"

#include <QSettings>
#include <QStandardPaths>
#include <QVariant>

#include <algorithm>
#include <cmath>

namespace doorward {

namespace {

constexpr double largestText = 2.5;

QString &file()
{
    static QString name;
    return name;
}

bool isTheme(const QString &name)
{
    return name == u"dark" || name == u"light" || name == u"contrast";
}

} // namespace

void Choices::keepInFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    if (!folder.isEmpty())
        keepIn(folder + QStringLiteral("/doorward/face.conf"));
}

void Choices::keepIn(const QString &name)
{
    file() = name;
}

Choices::Choices(QObject *parent) : QObject(parent)
{
    if (!file().isEmpty())
        load();
}

Choices *Choices::create(QQmlEngine *, QJSEngine *)
{
    return new Choices; // the engine's
}

void Choices::load()
{
    const QSettings kept(file(), QSettings::IniFormat);
    if (const QString theme = kept.value("theme").toString(); isTheme(theme))
        m_theme = theme;
    const double scale = kept.value("text-scale", 1.0).toDouble();
    if (std::isfinite(scale))
        m_textScale = std::clamp(scale, 1.0, largestText);
    m_reducedMotion = kept.value("reduced-motion", false).toBool();
    m_digitEcho = kept.value("digit-echo", false).toBool();
    m_screenReader = kept.value("screen-reader", false).toBool();
    m_screenKeyboard = kept.value("screen-keyboard", false).toBool();
    // A comma in a path makes it a list.
    m_wallpaper = kept.value("wallpaper").toStringList().join(QStringLiteral(", "));
}

void Choices::store(const char *key, const QVariant &value)
{
    // Where it can't be written it holds as long as the program runs.
    if (!file().isEmpty())
        QSettings(file(), QSettings::IniFormat).setValue(key, value);
}

void Choices::setTheme(const QString &theme)
{
    if (m_theme == theme || !isTheme(theme))
        return;
    m_theme = theme;
    store("theme", theme);
    emit themeChanged();
}

void Choices::setTextScale(double scale)
{
    scale = std::clamp(scale, 1.0, largestText);
    if (m_textScale == scale)
        return;
    m_textScale = scale;
    store("text-scale", scale);
    emit textScaleChanged();
}

void Choices::setReducedMotion(bool reduced)
{
    if (m_reducedMotion == reduced)
        return;
    m_reducedMotion = reduced;
    store("reduced-motion", reduced);
    emit reducedMotionChanged();
}

void Choices::setDigitEcho(bool echo)
{
    if (m_digitEcho == echo)
        return;
    m_digitEcho = echo;
    store("digit-echo", echo);
    emit digitEchoChanged();
}

void Choices::setScreenReader(bool on)
{
    if (m_screenReader == on)
        return;
    m_screenReader = on;
    store("screen-reader", on);
    emit screenReaderChanged();
}

void Choices::setScreenKeyboard(bool on)
{
    if (m_screenKeyboard == on)
        return;
    m_screenKeyboard = on;
    store("screen-keyboard", on);
    emit screenKeyboardChanged();
}

void Choices::setOffersScreenReader(bool offers)
{
    if (m_offersScreenReader == offers)
        return;
    m_offersScreenReader = offers;
    emit offersScreenReaderChanged();
}

} // namespace doorward
