// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace doorward {

/// Limits the processor time of the calling process, which may last for days: limits::watchSeconds,
/// and one second in limits::watchShare of those that go by from now on. What only looks at its
/// device now and then lives on; what does nothing but work is ended.
///
/// Takes SIGXCPU (setrlimit(2), RLIMIT_CPU) for itself, and wakes nobody up. To be called once.
void limitWork();

} // namespace doorward
