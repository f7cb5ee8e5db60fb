// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/common/own_login.h"

#include "backend/common/descriptor.h"

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace doorward {

bool isOutsideLogins()
{
    const Descriptor file(open("/proc/self/cgroup", O_RDONLY | O_CLOEXEC));
    std::array<char, 4096> bytes{};
    const ssize_t got = file.isValid() ? read(file.get(), bytes.data(), bytes.size()) : -1;
    return got > 0 && !isInLogin({bytes.data(), static_cast<std::size_t>(got)});
}

bool isInLogin(std::string_view cgroup)
{
    return cgroup.find("/user.slice/") != std::string_view::npos;
}

} // namespace doorward
