// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>

#include <atomic>
#include <chrono>

namespace doorward {

/// How long somebody still waits for a picture. Asked in one thread, ended in another.
class Patience
{
public:
    explicit Patience(std::chrono::milliseconds most) : m_end(Clock::now() + most) {}

    void end() { m_isEnded = true; }
    [[nodiscard]] bool isEnded() const { return m_isEnded; }
    [[nodiscard]] bool isOver() const { return m_isEnded || Clock::now() >= m_end; }

private:
    using Clock = std::chrono::steady_clock;

    Clock::time_point m_end;
    std::atomic_bool m_isEnded = false;
};

/// A picture to lie behind everything, or why there is none.
struct WallPicture
{
    QImage image;  ///< Format_RGB32
    QString fault; ///< for a log
};

/// The picture of that file, its middle filling SIZE (device pixels, not empty). Whatever the file
/// is, this returns within bounds of memory and, as soon as patience is over, of time. Any thread
/// but the GUI's: a disk may be slow.
[[nodiscard]] WallPicture readWallPicture(const QString &path, const QSize &size,
                                          const Patience &patience);

} // namespace doorward
