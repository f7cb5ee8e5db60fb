// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/keyboard/on_screen_keyboard.h"

#include "qml/keyboard/keyboard_locales.h"
#include "qml/keyboard/keyboard_plug.h"
#include "qml/keyboard/seat_keyboard.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QLoggingCategory>
#include <QQmlEngine>
#include <qpa/qplatformnativeinterface.h>

namespace doorward {

OnScreenKeyboard::OnScreenKeyboard(QObject *parent) : QObject(parent)
{
    followSeat();
}

OnScreenKeyboard::~OnScreenKeyboard() = default;

void OnScreenKeyboard::followSeat()
{
    if (!QGuiApplication::platformName().startsWith(QStringLiteral("wayland")))
        return;
    auto *display = static_cast<wl_display *>(
        QGuiApplication::platformNativeInterface()->nativeResourceForIntegration(
            QByteArrayLiteral("wl_display")));
    if (!display)
        return;
    m_seat = std::make_unique<SeatKeyboard>(display);
    connect(m_seat.get(), &SeatKeyboard::changed, this, &OnScreenKeyboard::setHardware);
}

template <typename Change> void OnScreenKeyboard::decide(Change change)
{
    const bool before = wanted();
    change();
    if (wanted() != before)
        emit wantedChanged();
}

bool OnScreenKeyboard::wanted() const
{
    if (m_missing || m_away)
        return false;
    return m_always || m_used == Used::Finger || (!m_hardware && m_used != Used::Key);
}

void OnScreenKeyboard::setHardware(bool hardware)
{
    if (m_hardware == hardware)
        return;
    decide([&] {
        m_hardware = hardware;
        // The keyboard that was typed on is gone, or the one that was missing is there.
        m_used = Used::Nothing;
        m_away = false;
    });
    emit hardwareChanged();
}

void OnScreenKeyboard::setAlways(bool always)
{
    if (m_always == always)
        return;
    decide([&] {
        m_always = always;
        m_away = false;
        if (!always)
            m_used = Used::Nothing;
    });
}

QStringList OnScreenKeyboard::locales() const
{
    return keyboardLocales();
}

void OnScreenKeyboard::noteFinger()
{
    decide([&] { m_used = Used::Finger; });
}

void OnScreenKeyboard::noteKey()
{
    decide([&] { m_used = Used::Key; });
}

void OnScreenKeyboard::noteField()
{
    decide([&] {
        m_away = false;
        if (!m_hardware)
            m_used = Used::Nothing;
    });
}

void OnScreenKeyboard::putAway()
{
    decide([&] { m_away = true; });
}

bool OnScreenKeyboard::plugIn()
{
    QQmlEngine *engine = qmlEngine(this);
    if (!m_plug && engine)
        m_plug = std::make_unique<KeyboardPlug>(*engine);
    if (m_plug && m_plug->isIn())
        return true;
    if (!m_missing)
        qWarning("no on-screen keyboard: Qt's virtual keyboard is not installed");
    decide([&] { m_missing = true; });
    return false;
}

void OnScreenKeyboard::raise()
{
    if (!m_plug || !m_plug->isIn())
        return;
    m_plug->refocus();
    QGuiApplication::inputMethod()->show();
}

} // namespace doorward
