// SPDX-License-Identifier: GPL-3.0-or-later
//
// doorward_pin_key.so: what key_library.h loads.
#include "pam/pin/pin_attempt.h"
#include "pam/pin/pin_enrolment.h"

#define DOORWARD_KEY_ENTRY extern "C" __attribute__((visibility("default"))) int

// Exceptions are the module's to catch, which is of the same build.

DOORWARD_KEY_ENTRY doorward_pin_authenticate(pam_handle *handle, int flags)
{
    return doorward::PinAttempt(handle, flags).run();
}

DOORWARD_KEY_ENTRY doorward_pin_enrol(pam_handle *handle, int flags)
{
    return doorward::PinEnrolment(handle, flags).enrol();
}
