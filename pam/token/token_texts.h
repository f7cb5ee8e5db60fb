// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace doorward {

/// What a code of backend/common/outcome.h means, for applications that know no codes.
[[nodiscard]] std::string plainText(std::string_view code);

[[nodiscard]] std::string pinPrompt();
/// What is said where the reader itself asks for the PIN.
[[nodiscard]] std::string pinPadText(bool finalTry);
/// As pinPrompt on a card that the next wrong PIN blocks.
[[nodiscard]] std::string finalTryPrompt();

/// What is said where a card opens no keyring.
[[nodiscard]] std::string keyringText();

/// Asks for another PIN, of so many characters.
[[nodiscard]] std::string newPinPrompt(std::size_t minimum, std::size_t maximum);
[[nodiscard]] std::string repeatPinPrompt();

} // namespace doorward
