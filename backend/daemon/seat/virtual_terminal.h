// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/descriptor.h"

#include <optional>
#include <string>

namespace doorward {

/// A virtual terminal that is reserved: held open, so that nobody else is given it as a free one.
class VirtualTerminal
{
public:
    /// No terminal at all.
    VirtualTerminal() = default;

    /// choice: auto (a free one), none, or a number. Nothing, with problem set to a sentence, where
    /// the machine has no such terminal.
    [[nodiscard]] static std::optional<VirtualTerminal> reserve(const std::string &choice,
                                                                std::string &problem);

    /// 0: none.
    [[nodiscard]] unsigned number() const { return m_number; }

private:
    VirtualTerminal(unsigned number, Descriptor device)
        : m_number(number), m_device(std::move(device))
    {}

    unsigned m_number = 0;
    Descriptor m_device;
};

} // namespace doorward
