// SPDX-License-Identifier: GPL-3.0-or-later
//
// pam_gnome_shell_pin: a PIN in front of the password's own modules.
//
//   auth      requisite  pam_gnome_shell_pin.so          asks the PIN, sets PAM_AUTHTOK
//   auth      optional   pam_gnome_shell_pin.so reset    below the password's modules: it was used
//   password  optional   pam_gnome_shell_pin.so reseal   below the password's modules: it changed
//   password  required   pam_gnome_shell_pin.so enrol    sets a PIN up, for the current password
//   password  required   pam_gnome_shell_pin.so enrol by-pin         ... for the current PIN
//   password  required   pam_gnome_shell_pin.so remove by-password   takes it away
//   password  required   pam_gnome_shell_pin.so remove by-pin
//   password  required   pam_gnome_shell_pin.so remove   ... who asks has been seen to
#include "pam/pin/key_library.h"
#include "pam/pin/pin_upkeep.h"

#include <exception>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <string>
#include <string_view>
#include <syslog.h>

#define DOORWARD_PAM_ENTRY extern "C" __attribute__((visibility("default"))) int

namespace {

/// Whether the stack's line has exactly these arguments, with blanks between them.
bool isArgument(int count, const char **arguments, std::string_view wanted)
{
    std::string line;
    for (int i = 0; i < count; ++i)
        line += (i > 0 ? " " : "") + std::string(arguments[i]);
    return line == wanted;
}

int unknownArguments(pam_handle_t *handle)
{
    pam_syslog(handle, LOG_ERR, "the stack's line has arguments that mean nothing here");
    return PAM_SERVICE_ERR;
}

int removeOwn(pam_handle_t *handle, int flags, bool byPin)
{
    // Only the second phase asks, and only it removes.
    const int shown = (flags & PAM_PRELIM_CHECK) != 0
                          ? PAM_SUCCESS
                          : doorward::key_library::showCurrent(handle, flags, byPin);
    return shown == PAM_SUCCESS ? doorward::PinUpkeep(handle, flags).remove() : shown;
}

/// Runs work; nothing of C++ gets out into libpam, and nothing that breaks is a success.
template <typename Work> int guarded(pam_handle_t *handle, Work work)
{
    try {
        return work();
    } catch (const std::exception &error) {
        pam_syslog(handle, LOG_CRIT, "%s", error.what());
        return PAM_BUF_ERR;
    }
}

} // namespace

DOORWARD_PAM_ENTRY pam_sm_authenticate(pam_handle_t *handle, int flags, int count,
                                       const char **arguments)
{
    return guarded(handle, [&] {
        if (isArgument(count, arguments, ""))
            return doorward::key_library::authenticate(handle, flags);
        if (isArgument(count, arguments, "reset"))
            return doorward::PinUpkeep(handle, flags).passwordUsed();
        return unknownArguments(handle);
    });
}

DOORWARD_PAM_ENTRY pam_sm_setcred(pam_handle_t *, int, int count, const char **arguments)
{
    // We hold no credentials; the line that let the person in still answers for itself.
    return isArgument(count, arguments, "") ? PAM_SUCCESS : PAM_IGNORE;
}

DOORWARD_PAM_ENTRY pam_sm_chauthtok(pam_handle_t *handle, int flags, int count,
                                    const char **arguments)
{
    if (isArgument(count, arguments, "reseal"))
        return guarded(handle,
                       [&] { return doorward::PinUpkeep(handle, flags).passwordChanged(); });
    // An expired password is changed on the password's own stack; no PIN is set up on the way.
    if ((flags & PAM_CHANGE_EXPIRED_AUTHTOK) != 0)
        return PAM_IGNORE;
    return guarded(handle, [&] {
        if (isArgument(count, arguments, "enrol"))
            return doorward::key_library::enrol(handle, flags, false);
        if (isArgument(count, arguments, "enrol by-pin"))
            return doorward::key_library::enrol(handle, flags, true);
        if (isArgument(count, arguments, "remove by-password"))
            return removeOwn(handle, flags, false);
        if (isArgument(count, arguments, "remove by-pin"))
            return removeOwn(handle, flags, true);
        if (isArgument(count, arguments, "remove"))
            return doorward::PinUpkeep(handle, flags).remove();
        return unknownArguments(handle);
    });
}
