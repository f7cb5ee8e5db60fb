// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/images/picture_file.h"

#include <QFile>
#include <QImageReader>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward {

namespace {

constexpr int mostMemory = 192; // MiB while decoding

QString faultOf(const struct stat &status, const PictureRules &rules)
{
    if (!S_ISREG(status.st_mode))
        return QStringLiteral("not a regular file");
    if (status.st_size > rules.mostBytes)
        return QStringLiteral("larger than %1 MiB").arg(rules.mostBytes / 1024 / 1024);
    const bool isOurs = status.st_uid == 0 || status.st_uid == geteuid();
    if (rules.isKept && (!isOurs || (status.st_mode & S_IWOTH) != 0))
        return QStringLiteral("somebody else may change it");
    return {};
}

} // namespace

PictureContent contentOf(const QString &path, const PictureRules &rules)
{
    const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    const int descriptor =
        open(QFile::encodeName(path).constData(), rules.mayBeLink ? flags : flags | O_NOFOLLOW);
    if (descriptor < 0)
        return {{}, QString::fromLocal8Bit(std::strerror(errno))};
    QFile file;
    struct stat status = {};
    QString fault = QStringLiteral("cannot be read");
    if (fstat(descriptor, &status) == 0)
        fault = faultOf(status, rules);
    if (fault.isEmpty() &&
        !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        fault = file.errorString();
    if (!fault.isEmpty()) {
        close(descriptor);
        return {{}, fault};
    }
    return {file.read(rules.mostBytes), {}};
}

const char *formatOf(const QByteArray &content)
{
    if (content.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (content.startsWith("RIFF") && content.mid(8, 4) == "WEBP")
        return "webp";
    return content.startsWith("\xff\xd8\xff") ? "jpeg" : nullptr;
}

void boundDecoders()
{
    QImageReader::setAllocationLimit(mostMemory);
}

} // namespace doorward
