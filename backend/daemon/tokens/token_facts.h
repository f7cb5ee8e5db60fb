// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/p11_helper.h"
#include "backend/common/wire.h"

#include <string>

namespace doorward {

/// The token that a success rests on, as pam_doorward_token told it.
struct TokenFacts
{
    std::string module;
    std::string serial;
    std::string label;
    std::string certificate; ///< SHA-256 of the certificate in lower-case hexadecimal digits
    std::string reader;
    bool isOutside = false; ///< in a slot that is no reader of pcscd's
    std::string manufacturer = {};
    std::string model = {};
    /// False in a record of an earlier version, which did not say these two: the rest decides then.
    bool saysMaker = true;

    [[nodiscard]] static TokenFacts fromMessage(const wire::Message &message)
    {
        using wire::Field;
        return {std::string(message.text(Field::Module)),
                std::string(message.text(Field::Serial)),
                std::string(message.text(Field::Label)),
                std::string(message.text(Field::Certificate)),
                std::string(message.text(Field::Reader)),
                hasFlag(message.text(Field::Flags), p11Flag::outside),
                std::string(message.text(Field::Manufacturer)),
                std::string(message.text(Field::Model))};
    }
};

} // namespace doorward
