// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

struct pam_handle;

namespace doorward {

/// Whether a PIN may be used here at all: root's process, one of these services (the words of [Pin]
/// Services=), no remote host, and no remote logind session around this process. A process in no
/// session (a display manager, root at boot) is local.
[[nodiscard]] bool isLocalCaller(pam_handle *handle, std::string_view services);

/// Whether word is one of words, which have blanks between them.
[[nodiscard]] bool isAmong(std::string_view words, std::string_view word);

/// The logind session in the text of /proc/PID/cgroup; empty where it names none.
[[nodiscard]] std::string sessionOfCgroup(std::string_view cgroup);

/// Whether logind's record of a session (/run/systemd/sessions/ID) says that it is remote.
[[nodiscard]] bool isRemoteRecord(std::string_view record);

} // namespace doorward
