// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/common/pin_settings.h"

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

} // namespace doorward
