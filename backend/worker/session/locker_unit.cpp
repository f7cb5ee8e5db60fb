// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/session/locker_unit.h"

#include "backend/worker/session/spawn.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward::session {

namespace {

int writeFile(const std::string &path, const std::string &content)
{
    const std::string draft = path + ".new";
    const int file =
        open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return -errno;
    const bool isWritten =
        write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
    close(file);
    if (!isWritten)
        return -EIO;
    return rename(draft.c_str(), path.c_str()) == 0 ? 0 : -errno;
}

} // namespace

LockerUnit::LockerUnit(std::string runtimeFolder, std::string session)
    : m_folder(std::move(runtimeFolder) + "/doorward"), m_session(std::move(session))
{}

LockerUnit::~LockerUnit()
{
    if (m_isStarted)
        unlink(filePath().c_str());
}

pid_t LockerUnit::start(const std::string &display)
{
    if (mkdir(m_folder.c_str(), 0700) != 0 && errno != EEXIST)
        return -errno;
    const std::string content =
        "WAYLAND_DISPLAY=" + display + "\nXDG_SESSION_ID=" + m_session + '\n';
    if (const int error = writeFile(filePath(), content); error != 0)
        return error;
    m_isStarted = true;
    return spawn({"systemctl", "--user", "start", unitName()});
}

pid_t LockerUnit::stop()
{
    if (!m_isStarted)
        return 0;
    const pid_t child = spawn({"systemctl", "--user", "stop", unitName()});
    return child < 0 ? 0 : child;
}

std::string LockerUnit::filePath() const
{
    return m_folder + '/' + m_session + ".env";
}

std::string LockerUnit::unitName() const
{
    return "doorward-locker@" + m_session + ".service";
}

} // namespace doorward::session
