// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/wire.h"

#include <optional>
#include <string>
#include <vector>

namespace doorward::worker {

/// What a conversation is for.
enum class Kind {
    Login,   ///< authenticate, then open a session
    Unlock,  ///< authenticate the user of a session that is open
    Enrol,   ///< run the password stack of a method: set or change a PIN
    Remove,  ///< run the password stack that takes a PIN away
    Change,  ///< change the password
    Greeter, ///< open the greeter's session; nobody authenticates
};

/// The way in.
enum class Method { Password, Pin, Token };

/// A Start message, checked: every text within its bound and free of what could be taken for a
/// path or a line.
struct Order
{
    Kind kind = Kind::Login;
    Method method = Method::Password;
    std::string service;
    std::string user; ///< empty where a token or a prompt is to name the user
    std::string locale;

    /// Nothing where the message breaks a rule.
    [[nodiscard]] static std::optional<Order> read(const wire::Message &start);
};

/// An OpenSession message, checked the same way.
struct SessionOrder
{
    std::string name;
    std::vector<std::string> command; ///< at least the program
    std::vector<std::string> desktops;
    std::string seat;     ///< empty: a session without a seat
    std::string terminal; ///< the VT's number; empty without one
    bool isGreeter = false;
    std::vector<std::string> environment; ///< NAME=VALUE, from the administrator's configuration

    [[nodiscard]] static std::optional<SessionOrder> read(const wire::Message &open);
};

/// Whether name may be handed to PAM as a user's name.
[[nodiscard]] bool isUserName(std::string_view name);

} // namespace doorward::worker
