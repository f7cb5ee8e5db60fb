// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace doorward {

/// Reads one small file in somebody's home, whatever that home is: closed, on a server that is
/// away, a file system of the person's own making, or full of traps.
///
/// A process of its own opens it, with the person's rights and no others, and is killed when its
/// time is over. One that the kernel cannot let go of (a file system that took the question and
/// gives no answer) is left behind, without a descriptor but its own: it ends when that does.
class HomeReader
{
public:
    struct Person
    {
        uid_t uid;
        gid_t gid;
        std::string home;
    };

    enum class State {
        Read,
        Missing,
        Linked,    ///< a link on the way from the home to the file
        Untrusted, ///< no regular file with one name, of somebody else, open to others, too large
        Changing,  ///< it was written while it was read
        Closed,    ///< the person may not open it, or it gives an error
        Silent,    ///< no answer in time
        Broken,    ///< no process could be started as the person
    };

    /// most: of the file, in bytes.
    HomeReader(Person person, std::size_t most) : m_person(std::move(person)), m_most(most) {}

    /// The file's bytes, in into where it is Read; unchanged otherwise. folder is below the home,
    /// and file in it. Both of them have to be the person's or root's.
    [[nodiscard]] State read(const char *folder, const char *file,
                             std::chrono::milliseconds patience, std::string &into);

private:
    Person m_person;
    std::size_t m_most;
};

} // namespace doorward
