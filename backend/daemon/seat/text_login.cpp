// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/seat/text_login.h"

#include "backend/common/descriptor.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/vt.h>
#include <memory>
#include <sys/ioctl.h>

namespace doorward {

namespace {

constexpr unsigned lastTerminal = 12; // of those that have a function key

Descriptor openConsole()
{
    return Descriptor(open("/dev/tty0", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
}

struct Start
{
    unsigned terminal;
    std::function<void(const std::string &problem)> done;
};

std::string bringToFront(unsigned terminal)
{
    const Descriptor console = openConsole();
    if (console.isValid() && ioctl(console.get(), VT_ACTIVATE, terminal) == 0)
        return {};
    return std::string("/dev/tty0: ") + std::strerror(errno);
}

int started(sd_bus_message *message, void *data, sd_bus_error *)
{
    const std::unique_ptr<Start> start(static_cast<Start *>(data));
    const sd_bus_error *error = sd_bus_message_get_error(message);
    start->done(error ? (error->message ? error->message : error->name)
                      : bringToFront(start->terminal));
    return 0;
}

} // namespace

unsigned TextLogin::freeTerminal()
{
    const Descriptor console = openConsole();
    vt_stat state{};
    if (!console.isValid() || ioctl(console.get(), VT_GETSTATE, &state) != 0)
        return 0;
    for (unsigned number = 2; number <= lastTerminal; ++number)
        if ((state.v_state & (1U << number)) == 0)
            return number;
    return 0;
}

void TextLogin::show(sd_bus *system, unsigned terminal,
                     std::function<void(const std::string &problem)> done)
{
    const std::string unit = "getty@tty" + std::to_string(terminal) + ".service";
    auto start = std::make_unique<Start>(Start{terminal, std::move(done)});
    if (sd_bus_call_method_async(system, nullptr, "org.freedesktop.systemd1",
                                 "/org/freedesktop/systemd1", "org.freedesktop.systemd1.Manager",
                                 "StartUnit", started, start.get(), "ss", unit.c_str(),
                                 "replace") < 0)
        start->done("the system bus is gone");
    else
        static_cast<void>(start.release());
}

} // namespace doorward
