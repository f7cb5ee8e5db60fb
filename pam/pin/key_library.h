// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

struct pam_handle;

/// The half of the module that knows a PIN: doorward_pin_key.so, beside the module itself. It is
/// loaded when a PIN is asked for, so that an application that only changes a password (passwd(1))
/// loads neither Argon2 nor a TPM's libraries.
namespace doorward::key_library {

/// PinAttempt::run(), or nothing but PAM_AUTHINFO_UNAVAIL (said) where it cannot be loaded.
[[nodiscard]] int authenticate(pam_handle *handle, int flags);
/// PinEnrolment::enrol(), or nothing but PAM_AUTHTOK_ERR (said) where it cannot be loaded.
[[nodiscard]] int enrol(pam_handle *handle, int flags, bool byPin);
/// Asks for the current password, or PIN, before that PIN is removed. PAM_SUCCESS where it is
/// right.
[[nodiscard]] int showCurrent(pam_handle *handle, int flags, bool byPin);

/// releaseVault(), of the vault file's bytes. Nothing where it cannot be loaded.
void release(pam_handle *handle, const std::string &vault);

} // namespace doorward::key_library
