// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// Where libpam finds its stacks and its modules. Of two files of one name the first folder's
/// counts.
struct PamPlaces
{
    std::vector<std::string> stacks{"/etc/pam.d", "/usr/lib/pam.d", "/usr/share/pam.d"};
    std::vector<std::string> modules;
    uid_t owner = 0; ///< of the stacks; somebody else's is not read
};

/// Whether the session of a service opens a keyring with the password of the login: the secrets of
/// GNOME, or the wallet of KDE. A login without a password leaves it closed.
///
/// Reads the stacks as pam.conf(5) and Debian's @include have them, without what a line decides
/// while it runs (jumps, conditions): a line that is there counts. A line whose module is not
/// installed does not, as it does nothing.
class KeyringLines
{
public:
    explicit KeyringLines(PamPlaces places) : m_places(std::move(places)) {}

    [[nodiscard]] bool areIn(std::string_view service);

private:
    [[nodiscard]] bool areInFile(std::string_view name, unsigned depth);
    [[nodiscard]] bool isOne(std::string_view line, unsigned depth);
    [[nodiscard]] bool isInstalled(std::string_view module) const;
    [[nodiscard]] std::string textOf(std::string_view name);

    PamPlaces m_places;
    unsigned m_filesLeft = 0;
};

} // namespace doorward
