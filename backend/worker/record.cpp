// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/record.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace doorward::worker {

namespace {

std::string startTime()
{
    std::ifstream file("/proc/self/stat");
    std::string line;
    std::getline(file, line);
    // The program's name, in parentheses, may hold anything; behind it comes field 3.
    std::istringstream rest(line.substr(std::min(line.rfind(')') + 1, line.size())));
    std::string field;
    for (int number = 3; number <= 22; ++number)
        rest >> field;
    return field;
}

std::string withoutLineBreaks(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

int writeFile(const std::string &path, const std::string &content)
{
    const int file =
        open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return -errno;
    const ssize_t put = ::write(file, content.data(), content.size());
    const int error = put < 0 ? -errno : 0;
    close(file);
    return error != 0 || static_cast<std::size_t>(put) == content.size() ? error : -ENOSPC;
}

} // namespace

std::string Record::path() const
{
    return m_folder + '/' + std::to_string(getpid());
}

int Record::write(const Lines &lines)
{
    std::string content = "pid=" + std::to_string(getpid()) + "\nstarttime=" + startTime() + '\n';
    for (const auto &[key, value] : lines)
        if (!value.empty())
            content += key + '=' + withoutLineBreaks(value) + '\n';
    mkdir(m_folder.substr(0, m_folder.rfind('/')).c_str(), 0755);
    if (mkdir(m_folder.c_str(), 0700) != 0 && errno != EEXIST)
        return -errno;
    // /run is in memory: a rename is all the durability there is to have.
    const std::string draft = m_folder + "/." + std::to_string(getpid());
    int error = writeFile(draft, content);
    if (error == 0 && rename(draft.c_str(), path().c_str()) != 0)
        error = -errno;
    if (error != 0)
        unlink(draft.c_str());
    m_isWritten = error == 0;
    return error;
}

Record::~Record()
{
    if (m_isWritten)
        unlink(path().c_str());
}

} // namespace doorward::worker
