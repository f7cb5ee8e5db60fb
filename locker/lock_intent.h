// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace doorward {

/// The note that a session is to be locked: FOLDER/locked-SESSION, an empty file. It is written
/// before the lock is asked for and removed after the unlock is done, so that a locker that starts
/// anew knows whether to lock at once.
class LockIntent
{
public:
    /// folder: made where it is missing, with mode 0700. session: letters and digits.
    LockIntent(std::string folder, const std::string &session);

    [[nodiscard]] bool isSet() const;
    /// Durably. 0 or a negative errno.
    [[nodiscard]] int set() const;
    [[nodiscard]] int clear() const;

    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    [[nodiscard]] int syncFolder() const;

    std::string m_folder;
    std::string m_path;
};

} // namespace doorward
