// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/base/journal.h"

#include "backend/daemon/base/bus.h"

#include <cstdlib>
#include <systemd/sd-journal.h>
#include <unistd.h>

namespace doorward {

void Journal::event(std::string_view id, const std::string &text, const std::string &user)
{
    // systemd sets it for whoever writes into the journal already.
    if (!std::getenv("JOURNAL_STREAM")) {
        info(std::string(id) + ' ' + text);
        return;
    }
    const std::string message = "MESSAGE=" + bus::clean(text);
    const std::string number = "MESSAGE_ID=" + std::string(id);
    const std::string whose = "DOORWARD_USER=" + bus::clean(user);
    if (sd_journal_send(message.c_str(), number.c_str(), whose.c_str(), "PRIORITY=5", nullptr) < 0)
        info(text);
}

void Journal::write(const char *priority, const std::string &text)
{
    // One line a message, whatever a part of it may contain.
    std::string line = priority + bus::clean(text);
    for (char &one : line)
        if (one == '\n')
            one = ' ';
    line += '\n';
    // Nobody can be told that the journal does not listen.
    if (::write(STDERR_FILENO, line.data(), line.size()) < 0)
        return;
}

} // namespace doorward
