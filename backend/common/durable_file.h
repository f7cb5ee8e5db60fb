// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/descriptor.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace doorward {

/// What reading a guarded file found.
enum class FileState {
    Good,
    Missing,
    Untrusted, ///< a link, of another owner, open to others, too large, or not readable
};

/// Opens a folder that only owner may write: no link, owned by owner, without the mode bits of
/// forbidden. With create a missing one is made with mode 0700 (its parent must exist).
/// Missing and Untrusted leave into unchanged.
[[nodiscard]] FileState openFolder(int parent, const char *path, uid_t owner, mode_t forbidden,
                                   bool create, Descriptor &into);

/// Reads folder/name whole: a regular file with one name, owner's, mode 0600, of at most most
/// bytes, reached through no link. Otherwise into is unchanged.
[[nodiscard]] FileState readGuarded(int folder, const std::string &name, uid_t owner,
                                    std::size_t most, std::string &into);

/// Replaces or makes folder/name (mode 0600) so that after a crash at any moment it holds either
/// the old bytes or the new ones, and the new ones once this has returned 0. One writer a name at
/// a time: the caller holds a lock. 0, or a negative errno.
[[nodiscard]] int replaceFile(int folder, const std::string &name, std::string_view bytes);

/// Makes folder/name (mode 0600) with these bytes, whole or not at all. 0, or a negative errno;
/// -EEXIST where it is there already, unchanged. Any number of writers.
[[nodiscard]] int createFile(int folder, const std::string &name, std::string_view bytes);

/// Removes folder/name for good. 0 (also where there is none), or a negative errno.
[[nodiscard]] int removeFile(int folder, const std::string &name);

} // namespace doorward
