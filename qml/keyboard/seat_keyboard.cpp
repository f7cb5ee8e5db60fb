// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/keyboard/seat_keyboard.h"

#include <algorithm>
#include <cstring>
#include <wayland-client.h>

namespace doorward {

namespace {

constexpr std::uint32_t seatVersion = 1; // capabilities are all that is asked for
constexpr std::size_t mostSeats = 16;

SeatKeyboard &self(void *data)
{
    return *static_cast<SeatKeyboard *>(data);
}

constexpr wl_registry_listener registryListener{
    [](void *data, wl_registry *, std::uint32_t name, const char *interface, std::uint32_t) {
        if (std::strcmp(interface, wl_seat_interface.name) == 0)
            self(data).addSeat(name);
    },
    [](void *data, wl_registry *, std::uint32_t name) { self(data).removeSeat(name); }};

constexpr wl_seat_listener seatListener{[](void *data, wl_seat *seat, std::uint32_t capabilities) {
                                            self(data).noteCapabilities(seat, capabilities);
                                        },
                                        [](void *, wl_seat *, const char *) {}};

} // namespace

SeatKeyboard::SeatKeyboard(wl_display *display, QObject *parent)
    : QObject(parent), m_registry(wl_display_get_registry(display))
{
    wl_registry_add_listener(m_registry, &registryListener, this);
}

SeatKeyboard::~SeatKeyboard()
{
    for (const Seat &seat : m_seats)
        wl_seat_destroy(seat.proxy);
    wl_registry_destroy(m_registry);
}

void SeatKeyboard::addSeat(std::uint32_t name)
{
    if (m_seats.size() == mostSeats)
        return;
    auto *proxy =
        static_cast<wl_seat *>(wl_registry_bind(m_registry, name, &wl_seat_interface, seatVersion));
    wl_seat_add_listener(proxy, &seatListener, this);
    m_seats.push_back({name, proxy, false, false});
}

void SeatKeyboard::removeSeat(std::uint32_t name)
{
    const auto gone = std::find_if(m_seats.begin(), m_seats.end(),
                                   [name](const Seat &seat) { return seat.name == name; });
    if (gone == m_seats.end())
        return;
    wl_seat_destroy(gone->proxy);
    m_seats.erase(gone);
    decide();
}

void SeatKeyboard::noteCapabilities(wl_seat *proxy, std::uint32_t capabilities)
{
    for (Seat &seat : m_seats) {
        if (seat.proxy != proxy)
            continue;
        seat.spoken = true;
        seat.keyboard = (capabilities & WL_SEAT_CAPABILITY_KEYBOARD) != 0;
    }
    decide();
}

void SeatKeyboard::decide()
{
    const bool isThere = std::any_of(m_seats.begin(), m_seats.end(), [](const Seat &seat) {
        return seat.keyboard || !seat.spoken;
    });
    if (isThere == m_isThere)
        return;
    m_isThere = isThere;
    emit changed(isThere);
}

} // namespace doorward
