// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/sandbox.h"

#include "backend/tokens/landlock.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

namespace doorward {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
#error "seccomp: name this architecture"
#endif
constexpr std::uint32_t x32 = 0x40000000; // the other calling convention of x86-64

constexpr std::array denied{
    // other programs, other processes
    SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp,
    SYS_pidfd_getfd, SYS_pidfd_open, SYS_pidfd_send_signal, SYS_process_madvise,
    // other views of the system
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_move_mount,
    SYS_open_tree, SYS_fsopen, SYS_fsconfig, SYS_fsmount, SYS_fspick, SYS_mount_setattr,
    SYS_name_to_handle_at, SYS_open_by_handle_at,
    // corners of the kernel that no card needs
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup, SYS_io_uring_enter,
    SYS_io_uring_register, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_personality,
    SYS_kexec_load, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_acct, SYS_swapon,
    SYS_swapoff, SYS_reboot, SYS_quotactl, SYS_syslog, SYS_vhangup, SYS_fanotify_init,
    SYS_lookup_dcookie, SYS_move_pages, SYS_migrate_pages, SYS_mbind, SYS_set_mempolicy,
    // the machine's clock and name
    SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime, SYS_sethostname,
    SYS_setdomainname};
constexpr std::uint32_t namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                     CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

using Program = std::vector<sock_filter>;

sock_filter load(std::size_t offset)
{
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}

sock_filter answer(std::uint32_t with)
{
    return BPF_STMT(BPF_RET | BPF_K, with);
}

constexpr std::uint32_t error(int number)
{
    return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(number);
}

/// Skips the next skipped instructions unless what is loaded compares so with value.
sock_filter unless(std::uint16_t comparison, std::uint32_t value, std::uint8_t skipped)
{
    return BPF_JUMP(static_cast<std::uint16_t>(BPF_JMP | BPF_K | comparison), value, 0, skipped);
}

Program filter()
{
    constexpr std::size_t number = offsetof(seccomp_data, nr);
    // The low half of the first argument: both architectures are little-endian.
    constexpr std::size_t argument = offsetof(seccomp_data, args);
    Program program{load(offsetof(seccomp_data, arch)),
                    BPF_JUMP(BPF_JMP | BPF_K | BPF_JEQ, architecture, 1, 0),
                    answer(SECCOMP_RET_KILL_PROCESS), load(number)};
    program.insert(program.end(), {unless(BPF_JGE, x32, 1), answer(error(ENOSYS))});
    for (const long call : denied)
        program.insert(program.end(), {unless(BPF_JEQ, static_cast<std::uint32_t>(call), 1),
                                       answer(error(EPERM))});
    // Its flags are in memory, out of a filter's sight; the C library does with clone then.
    program.insert(program.end(), {unless(BPF_JEQ, SYS_clone3, 1), answer(error(ENOSYS))});
    program.insert(program.end(),
                   {unless(BPF_JEQ, SYS_clone, 4), load(argument), unless(BPF_JSET, namespaces, 1),
                    answer(error(EPERM)), answer(SECCOMP_RET_ALLOW)});
    program.insert(program.end(),
                   {unless(BPF_JEQ, SYS_socket, 4), load(argument), unless(BPF_JEQ, AF_UNIX, 1),
                    answer(SECCOMP_RET_ALLOW), answer(error(EAFNOSUPPORT))});
    program.push_back(answer(SECCOMP_RET_ALLOW));
    return program;
}

} // namespace

bool shutIn(const std::vector<std::string> &paths)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || restrictFiles(paths) == Landlocked::Failed)
        return false;
    Program program = filter();
    const sock_fprog whole{static_cast<unsigned short>(program.size()), program.data()};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole, 0, 0) == 0;
}

} // namespace doorward
