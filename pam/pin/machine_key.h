// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/durable_file.h"
#include "backend/common/secret.h"

#include <string>

namespace doorward {

inline constexpr std::size_t machineKeyBytes = 32;

/// Reads folder/machine-key: random bytes that never leave this machine, root's alone, without
/// which a copied vault opens nowhere else. With create a missing one is made, and of any number
/// of makers at once all get the same. key is empty unless Good.
[[nodiscard]] FileState readMachineKey(const std::string &folder, uid_t owner, bool create,
                                       Secret &key);

/// The machine's id (machine-id(5)) from path, or an empty text.
[[nodiscard]] std::string readMachineId(const std::string &path);

} // namespace doorward
