// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_settings.h"

#include <unistd.h>

namespace doorward {

PinPolicy pinPolicyOf(const Config &config)
{
    PinPolicy policy;
    policy.setLengths(config.number("Pin", "MinLength"), config.number("Pin", "MaxLength"));
    policy.letters = config.boolean("Pin", "AllowLetters");
    // The configuration has refused what this would: then everything stays forbidden.
    static_cast<void>(policy.forbid(config.text("Pin", "Forbid")));
    return policy;
}

PinMode likelyModeOf(const Config &config)
{
    constexpr std::string_view device = "device:";
    const std::string tcti = config.text("Pin", "Tcti");
    const bool isThere =
        !tcti.starts_with(device) || access(tcti.c_str() + device.size(), F_OK) == 0;
    return tcti != noTcti && isThere ? PinMode::Tpm : PinMode::File;
}

} // namespace doorward
