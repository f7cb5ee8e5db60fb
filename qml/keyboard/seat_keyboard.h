// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>
#include <memory>
#include <vector>

struct wl_display;
struct wl_registry;
struct wl_seat;

namespace doorward {

/// Whether the seats of a Wayland compositor have a keyboard, as wl_seat.capabilities tells it.
///
/// A tablet whose only keys set the volume says yes as well: what the person uses counts for more.
/// The answers come with the display's own events. GUI thread.
class SeatKeyboard : public QObject
{
    Q_OBJECT

public:
    /// The display must outlive this.
    explicit SeatKeyboard(wl_display *display, QObject *parent = nullptr);
    ~SeatKeyboard() override;

    /// True until the seats have spoken.
    [[nodiscard]] bool isThere() const { return m_isThere; }

    // For the listeners of the protocol.
    void addSeat(std::uint32_t name);
    void removeSeat(std::uint32_t name);
    void noteCapabilities(wl_seat *proxy, std::uint32_t capabilities);

signals:
    void changed(bool isThere);

private:
    struct Seat
    {
        std::uint32_t name;
        wl_seat *proxy;
        bool spoken;
        bool keyboard;
    };

    void decide();

    wl_registry *m_registry;
    std::vector<Seat> m_seats;
    bool m_isThere = true;
};

} // namespace doorward
