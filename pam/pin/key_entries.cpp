// SPDX-License-Identifier: GPL-3.0-or-later
//
// doorward_pin_key.so: what key_library.h loads.
#include "backend/common/config.h"
#include "pam/pin/current_secret.h"
#include "pam/pin/pin_attempt.h"
#include "pam/pin/pin_enrolment.h"
#include "pam/pin/pin_key.h"

#include <security/pam_modules.h>

#define DOORWARD_KEY_ENTRY extern "C" __attribute__((visibility("default")))

namespace {

int show(pam_handle *handle, int flags, doorward::ShownBy by)
{
    std::string user;
    std::uint32_t uid = 0;
    doorward::Secret password;
    if (const int found = doorward::findUser(handle, user, uid); found != PAM_SUCCESS)
        return found;
    doorward::PamConversation talk(handle, flags);
    return announce(talk, askCurrentSecret(handle, flags, by, user, password));
}

} // namespace

// Exceptions are the module's to catch, which is of the same build.

DOORWARD_KEY_ENTRY int doorward_pin_authenticate(pam_handle *handle, int flags)
{
    return doorward::PinAttempt(handle, flags).run();
}

DOORWARD_KEY_ENTRY int doorward_pin_enrol(pam_handle *handle, int flags)
{
    return doorward::PinEnrolment(handle, flags, doorward::ShownBy::Password).enrol();
}

DOORWARD_KEY_ENTRY int doorward_pin_enrol_by_pin(pam_handle *handle, int flags)
{
    return doorward::PinEnrolment(handle, flags, doorward::ShownBy::Pin).enrol();
}

DOORWARD_KEY_ENTRY int doorward_pin_show_password(pam_handle *handle, int flags)
{
    return show(handle, flags, doorward::ShownBy::Password);
}

DOORWARD_KEY_ENTRY int doorward_pin_show_pin(pam_handle *handle, int flags)
{
    return show(handle, flags, doorward::ShownBy::Pin);
}

DOORWARD_KEY_ENTRY void doorward_pin_release(const char *bytes, std::size_t size)
{
    doorward::PinVault vault;
    if (doorward::decodePinVault({bytes, size}, vault) == doorward::VaultFormat::Good)
        doorward::releaseVault(
            vault, doorward::Config::load(doorward::paths::configuration).text("Pin", "Tcti"));
}
