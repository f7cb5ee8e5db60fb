// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/base/bus.h"

#include <functional>
#include <list>
#include <memory>
#include <string>

namespace doorward {

/// Asks polkit whether whoever sent a message may do what administrators may
/// (org.freedesktop.PolicyKit1.Authority, polkit's reference manual). Never waits: an administrator
/// may take minutes to type a password, or leave.
class Polkit
{
public:
    /// granted: only where polkit has said so in full. Without a polkit nobody but root is one.
    using Done = std::function<void(bool granted)>;

    /// The bus stays the caller's and outlives this.
    explicit Polkit(sd_bus *system) : m_bus(system) {}
    ~Polkit();
    Polkit(const Polkit &) = delete;
    Polkit &operator=(const Polkit &) = delete;

    /// message: whose sender is meant; where it allows interaction, polkit may ask for a password.
    /// Where the sender leaves the bus, polkit's dialog is called off and done is never called.
    void ask(sd_bus_message *message, const char *action, Done done);

private:
    struct Question
    {
        Polkit *polkit;
        std::string id; ///< by which it is called off
        bus::Slot call;
        bus::Slot departure;
        Done done;
    };

    [[nodiscard]] int send(Question &question, sd_bus_message *message, const char *action);
    [[nodiscard]] int watch(Question &question, const std::string &sender);
    void callOff(const Question &question);
    void finish(Question &question, bool granted);
    static int answered(sd_bus_message *message, void *question, sd_bus_error *error);
    static int left(sd_bus_message *message, void *question, sd_bus_error *error);

    sd_bus *m_bus;
    unsigned m_count = 0;
    std::list<std::unique_ptr<Question>> m_questions;
};

} // namespace doorward
