// SPDX-License-Identifier: GPL-3.0-or-later
// What a compositor says about its seats' keyboards: a real one, of this process's own.
#include "qml/keyboard/seat_keyboard.h"

#include <QSignalSpy>
#include <QTest>

#include <poll.h>
#include <sys/socket.h>
#include <wayland-client.h>
#include <wayland-server.h>

using namespace doorward;

namespace {

constexpr int seatVersion = 7;

/// A seat of the compositor.
class Seat
{
public:
    Seat(wl_display *display, std::uint32_t capabilities)
        : m_capabilities(capabilities),
          m_global(wl_global_create(display, &wl_seat_interface, seatVersion, this, &Seat::bind))
    {}
    ~Seat() { wl_global_destroy(m_global); }

    void tell(std::uint32_t capabilities)
    {
        m_capabilities = capabilities;
        wl_seat_send_capabilities(m_resource, capabilities);
    }

private:
    static void bind(wl_client *client, void *data, std::uint32_t version, std::uint32_t id)
    {
        auto *self = static_cast<Seat *>(data);
        self->m_resource =
            wl_resource_create(client, &wl_seat_interface, static_cast<int>(version), id);
        wl_resource_set_implementation(self->m_resource, nullptr, nullptr, nullptr);
        wl_seat_send_capabilities(self->m_resource, self->m_capabilities);
    }

    std::uint32_t m_capabilities;
    wl_resource *m_resource = nullptr;
    wl_global *m_global;
};

} // namespace

class SeatKeyboardTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void thereUntilTheSeatsHaveSpoken();
    void touchAlone();
    void pluggedInAndOut();
    void anySeatWillDo();
    void noSeatAtAll();

private:
    /// Everything that either side has to say is heard by the other.
    void exchange();

    wl_display *m_server = nullptr;
    wl_display *m_client = nullptr;
};

void SeatKeyboardTest::init()
{
    m_server = wl_display_create();
    int ends[2];
    QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    QVERIFY(wl_client_create(m_server, ends[0]));
    m_client = wl_display_connect_to_fd(ends[1]);
    QVERIFY(m_client);
}

void SeatKeyboardTest::cleanup()
{
    wl_display_disconnect(m_client);
    wl_display_destroy_clients(m_server);
    wl_display_destroy(m_server);
}

void SeatKeyboardTest::exchange()
{
    // The registry's answer leads to a bind, and that to the capabilities.
    for (int way = 0; way < 3; ++way) {
        wl_display_flush(m_client);
        wl_event_loop_dispatch(wl_display_get_event_loop(m_server), 0);
        wl_display_flush_clients(m_server);
        while (wl_display_prepare_read(m_client) != 0)
            wl_display_dispatch_pending(m_client);
        pollfd ready{wl_display_get_fd(m_client), POLLIN, 0};
        if (poll(&ready, 1, 0) == 1)
            wl_display_read_events(m_client);
        else
            wl_display_cancel_read(m_client);
        wl_display_dispatch_pending(m_client);
    }
    QCOMPARE(wl_display_get_error(m_client), 0);
}

void SeatKeyboardTest::thereUntilTheSeatsHaveSpoken()
{
    const Seat seat(m_server, WL_SEAT_CAPABILITY_TOUCH);
    const SeatKeyboard keyboard(m_client);
    QVERIFY(keyboard.isThere());
}

void SeatKeyboardTest::touchAlone()
{
    const Seat seat(m_server, WL_SEAT_CAPABILITY_TOUCH | WL_SEAT_CAPABILITY_POINTER);
    const SeatKeyboard keyboard(m_client);
    QSignalSpy told(&keyboard, &SeatKeyboard::changed);
    exchange();
    QVERIFY(!keyboard.isThere());
    QCOMPARE(told.count(), 1);
}

void SeatKeyboardTest::pluggedInAndOut()
{
    Seat seat(m_server, WL_SEAT_CAPABILITY_KEYBOARD);
    const SeatKeyboard keyboard(m_client);
    QSignalSpy told(&keyboard, &SeatKeyboard::changed);
    exchange();
    QVERIFY(keyboard.isThere());
    QCOMPARE(told.count(), 0);
    seat.tell(WL_SEAT_CAPABILITY_POINTER);
    exchange();
    QVERIFY(!keyboard.isThere());
    seat.tell(WL_SEAT_CAPABILITY_POINTER | WL_SEAT_CAPABILITY_KEYBOARD);
    exchange();
    QVERIFY(keyboard.isThere());
    QCOMPARE(told.count(), 2);
}

void SeatKeyboardTest::anySeatWillDo()
{
    const Seat first(m_server, WL_SEAT_CAPABILITY_TOUCH);
    auto second = std::make_unique<Seat>(m_server, WL_SEAT_CAPABILITY_KEYBOARD);
    const SeatKeyboard keyboard(m_client);
    QSignalSpy told(&keyboard, &SeatKeyboard::changed);
    exchange();
    QVERIFY(keyboard.isThere());
    QCOMPARE(told.count(), 0); // the first one's word alone is nothing
    second.reset();
    exchange();
    QVERIFY(!keyboard.isThere());
}

void SeatKeyboardTest::noSeatAtAll()
{
    auto seat = std::make_unique<Seat>(m_server, WL_SEAT_CAPABILITY_KEYBOARD);
    const SeatKeyboard keyboard(m_client);
    exchange();
    seat.reset();
    exchange();
    QVERIFY(!keyboard.isThere());
}

QTEST_GUILESS_MAIN(SeatKeyboardTest)
#include "seat_keyboard_test.moc"
