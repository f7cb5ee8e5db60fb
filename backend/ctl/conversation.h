// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/secret.h"
#include "backend/ctl/backend.h"

#include <cstdint>
#include <string>

namespace doorward::ctl {

/// Holds one conversation of org.doorward1.Channel in the terminal, from its begin to its end.
class Conversation
{
public:
    /// method: enrol or remove, on the channel at address. No failure: it succeeded.
    [[nodiscard]] Failure hold(const std::string &address, const std::string &method);

private:
    [[nodiscard]] Failure connect(const std::string &address);
    [[nodiscard]] Failure begin(const std::string &method);
    static int heard(sd_bus_message *message, void *self, sd_bus_error *error);
    void asked(sd_bus_message *message);
    void told(sd_bus_message *message);
    void ended(sd_bus_message *message);
    void answer(std::uint32_t prompt, const Secret &secret);
    void finish(Failure failure);

    Bus m_bus;
    std::uint32_t m_id = 0;
    bool m_isOver = false;
    Failure m_failure;
};

} // namespace doorward::ctl
