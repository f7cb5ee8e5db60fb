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
/// gives no answer) is left behind, without a descriptor but its own: it ends when that does. Until
/// then it holds the home (HomeLock), and no other is sent after it.
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
        Linked,    ///< the file is a link, or one on the way to it leads out of the home
        Untrusted, ///< no regular file with one name, of somebody else, open to others, too large
        Changing,  ///< it was written while it was read
        Closed,    ///< the person may not open it, or it gives an error
        Silent,    ///< no answer in time
        Held,      ///< one that was sent earlier is still without an answer
        Broken,    ///< no process could be started as the person
    };

    /// most: of the file, in bytes. locks: HomeLock's folder; without one, nothing is held.
    HomeReader(Person person, std::size_t most, std::string locks = {})
        : m_person(std::move(person)), m_most(most), m_locks(std::move(locks))
    {}

    /// The file's bytes, in into where it is Read; unchanged otherwise. folder is below the home,
    /// and file in it. Both of them have to be the person's or root's. The way to folder may go
    /// through links of the home's own that stay in it (relative ones); the file may be none.
    [[nodiscard]] State read(const char *folder, const char *file,
                             std::chrono::milliseconds patience, std::string &into);

private:
    Person m_person;
    std::size_t m_most;
    std::string m_locks;
};

} // namespace doorward
