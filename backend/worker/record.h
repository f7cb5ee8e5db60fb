// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace doorward::worker {

/// The file that lets a restarted doorwardd find this worker and its session again: the process's
/// id is its name, its lines are key=value. Removed when it goes.
class Record
{
public:
    using Lines = std::vector<std::pair<std::string, std::string>>;

    /// In folder, which is made (0700) where it is missing.
    explicit Record(std::string folder) : m_folder(std::move(folder)) {}
    ~Record();
    Record(const Record &) = delete;
    Record &operator=(const Record &) = delete;

    /// Writes pid, starttime (field 22 of /proc/PID/stat) and lines, all or nothing. 0, or a
    /// negative errno.
    [[nodiscard]] int write(const Lines &lines);

private:
    [[nodiscard]] std::string path() const;

    const std::string m_folder;
    bool m_isWritten = false;
};

} // namespace doorward::worker
