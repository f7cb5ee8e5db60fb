// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <systemd/sd-bus.h>
#include <utility>
#include <variant>
#include <vector>

/// sd-bus with owners, and the few shapes that our interfaces share.
namespace doorward::bus {

namespace detail {
struct CloseBus
{
    // Never flushed: a peer that does not read must not hold the daemon up.
    void operator()(sd_bus *bus) const { sd_bus_close_unref(bus); }
};
struct UnrefMessage
{
    void operator()(sd_bus_message *message) const { sd_bus_message_unref(message); }
};
struct UnrefSlot
{
    void operator()(sd_bus_slot *slot) const { sd_bus_slot_unref(slot); }
};
} // namespace detail

using Bus = std::unique_ptr<sd_bus, detail::CloseBus>;
using Message = std::unique_ptr<sd_bus_message, detail::UnrefMessage>;
using Slot = std::unique_ptr<sd_bus_slot, detail::UnrefSlot>;

namespace error {
inline constexpr char notAllowed[] = "org.doorward1.Error.NotAllowed";
inline constexpr char notLocal[] = "org.doorward1.Error.NotLocal";
inline constexpr char noSuchUser[] = "org.doorward1.Error.NoSuchUser";
inline constexpr char noSuchSession[] = "org.doorward1.Error.NoSuchSession";
inline constexpr char noSuchMethod[] = "org.doorward1.Error.NoSuchMethod";
inline constexpr char noSuchConversation[] = "org.doorward1.Error.NoSuchConversation";
inline constexpr char noSuchPrompt[] = "org.doorward1.Error.NoSuchPrompt";
inline constexpr char tooMany[] = "org.doorward1.Error.TooMany";
inline constexpr char badArgument[] = "org.doorward1.Error.BadArgument";
inline constexpr char failed[] = "org.doorward1.Error.Failed";
} // namespace error

/// A refusal on its way to the caller: a name of the list above, and a sentence.
struct Refusal
{
    const char *name = nullptr; ///< null: no refusal
    std::string text;

    [[nodiscard]] explicit operator bool() const { return name != nullptr; }
};

/// Answers message with the refusal; sd-bus' own return code of a method.
[[nodiscard]] int reply(sd_bus_message *message, const Refusal &refusal);

/// The values of an a{sv}, built before it is written.
class Details
{
public:
    using Value = std::variant<std::string, std::uint32_t, std::uint64_t, bool,
                               std::vector<std::string>, Details>;

    Details &add(std::string_view key, Value value)
    {
        m_values.emplace_back(key, std::move(value));
        return *this;
    }
    [[nodiscard]] const std::vector<std::pair<std::string, Value>> &values() const
    {
        return m_values;
    }

private:
    std::vector<std::pair<std::string, Value>> m_values;
};

/// Appends an a{sv}. A negative errno on failure, as all of sd-bus.
[[nodiscard]] int append(sd_bus_message *message, const Details &details);
/// Appends an aa{sv}.
[[nodiscard]] int append(sd_bus_message *message, const std::vector<Details> &all);

/// text as D-Bus takes it: UTF-8 with anything else as U+FFFD, no control character but the line
/// feed, and no longer than limits::textBytes.
[[nodiscard]] std::string clean(std::string_view text);

} // namespace doorward::bus
