// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <sys/types.h>

namespace doorward {

/// What has to hold of a picture's file before a byte of it is looked at. A regular file it always
/// is: a pipe or a device in its place is not waited for.
struct PictureRules
{
    off_t mostBytes = 0;
    bool mayBeLink = false; ///< the last part of the path may be one
    /// It belongs to root or to the user of this process, and not everybody may write it: nobody
    /// else chooses what our decoders are fed with.
    bool isKept = false;
};

/// A file's bytes, or why there are none.
struct PictureContent
{
    QByteArray bytes;
    QString fault; ///< for a log
};

/// The whole file. Any thread; it may take as long as the disk does.
[[nodiscard]] PictureContent contentOf(const QString &path, const PictureRules &rules);

/// Qt's name of the format by its first bytes, which is what chooses the decoder: no other one is
/// ever tried. Null for anything but png, jpeg and webp.
[[nodiscard]] const char *formatOf(const QByteArray &content);

/// How much one picture may take in memory while it is decoded, in all threads. Once per process.
void boundDecoders();

} // namespace doorward
