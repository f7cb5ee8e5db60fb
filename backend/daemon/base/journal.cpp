// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/base/journal.h"

#include "backend/daemon/base/bus.h"

#include <unistd.h>

namespace doorward {

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
