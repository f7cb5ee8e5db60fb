// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/sessions/desktop_entry.h"

#include <string>
#include <vector>

namespace doorward {

/// The sessions that a person can choose from, and which one each person had last.
class SessionCatalogue
{
public:
    struct Item
    {
        std::string id; ///< the file's name without its ending
        DesktopEntry entry;
    };

    /// standard: the id of the default session, or empty for the first by name. Reads nothing yet.
    SessionCatalogue(std::string folder, std::string standard, std::string memoryFolder);

    /// Reads the folder anew. The default comes first, the others by their names. problems: one
    /// line a file that was left out for a fault.
    [[nodiscard]] std::vector<Item> read(std::vector<std::string> &problems) const;

    /// The id of user's last session; empty where none is known.
    [[nodiscard]] std::string lastOf(const std::string &user) const;
    /// Keeps id for the next time. 0, or a positive errno; a login does not depend on it.
    [[nodiscard]] int remember(const std::string &user, const std::string &id) const;

private:
    std::string m_folder;
    std::string m_standard;
    std::string m_memoryFolder;
};

} // namespace doorward
