// SPDX-License-Identifier: GPL-3.0-or-later
//
// doorward_pin_key.so: what key_library.h loads.
#include "backend/common/config.h"
#include "pam/pin/pin_attempt.h"
#include "pam/pin/pin_enrolment.h"
#include "pam/pin/pin_key.h"

#define DOORWARD_KEY_ENTRY extern "C" __attribute__((visibility("default")))

// Exceptions are the module's to catch, which is of the same build.

DOORWARD_KEY_ENTRY int doorward_pin_authenticate(pam_handle *handle, int flags)
{
    return doorward::PinAttempt(handle, flags).run();
}

DOORWARD_KEY_ENTRY int doorward_pin_enrol(pam_handle *handle, int flags)
{
    return doorward::PinEnrolment(handle, flags).enrol();
}

DOORWARD_KEY_ENTRY void doorward_pin_release(const char *bytes, std::size_t size)
{
    doorward::PinVault vault;
    if (doorward::decodePinVault({bytes, size}, vault) == doorward::VaultFormat::Good)
        doorward::releaseVault(
            vault, doorward::Config::load(doorward::paths::configuration).text("Pin", "Tcti"));
}
