// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/seat/virtual_terminal.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <linux/vt.h>
#include <sys/ioctl.h>

namespace doorward {

namespace {

constexpr int terminalFlags = O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK;

/// A number that is free now, or 0.
unsigned freeNumber(std::string &problem)
{
    const Descriptor any(open("/dev/tty0", terminalFlags));
    int number = 0;
    if (!any.isValid() || ioctl(any.get(), VT_OPENQRY, &number) != 0 || number < 1) {
        problem = "no free virtual terminal: /dev/tty0: " + std::string(std::strerror(errno));
        return 0;
    }
    return static_cast<unsigned>(number);
}

} // namespace

std::optional<VirtualTerminal> VirtualTerminal::reserve(const std::string &choice,
                                                        std::string &problem)
{
    if (choice == "none")
        return VirtualTerminal();
    unsigned number = 0;
    if (choice == "auto")
        number = freeNumber(problem);
    else
        std::from_chars(choice.data(), choice.data() + choice.size(), number);
    if (number == 0)
        return std::nullopt;
    const std::string path = "/dev/tty" + std::to_string(number);
    Descriptor device(open(path.c_str(), terminalFlags));
    if (!device.isValid()) {
        problem = path + ": " + std::strerror(errno);
        return std::nullopt;
    }
    return VirtualTerminal(number, std::move(device));
}

} // namespace doorward
