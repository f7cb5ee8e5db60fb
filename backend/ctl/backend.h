// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/ctl/value.h"

#include <memory>
#include <string>
#include <systemd/sd-bus.h>
#include <vector>

namespace doorward::ctl {

struct UnrefBus
{
    void operator()(sd_bus *bus) const { sd_bus_flush_close_unref(bus); }
};
struct UnrefMessage
{
    void operator()(sd_bus_message *message) const { sd_bus_message_unref(message); }
};
using Bus = std::unique_ptr<sd_bus, UnrefBus>;
using Message = std::unique_ptr<sd_bus_message, UnrefMessage>;

/// Exit codes, as doorwardctl(1) has them.
enum class Exit {
    Done = 0,
    Refused = 1,     ///< the backend said no, or it did not work out
    Usage = 2,       ///< the command line makes no sense
    Unreachable = 3, ///< no backend, or no system bus
    Unsupported = 4, ///< this compositor cannot do it
};

/// Something that ends the command: a code and a sentence for the person.
struct Failure
{
    Exit code = Exit::Done;
    std::string text;

    [[nodiscard]] explicit operator bool() const { return code != Exit::Done; }
};

/// org.doorward1.Manager on the system bus.
class Backend
{
public:
    [[nodiscard]] Failure connect();

    [[nodiscard]] Failure list(const char *method, std::vector<Record> &into);
    [[nodiscard]] Failure version(std::string &into);
    [[nodiscard]] Failure pinStatus(const std::string &user, Record &into);
    [[nodiscard]] Failure openEnrolChannel(const std::string &user, std::string &address);
    [[nodiscard]] Failure lock(const std::string &session);
    /// told: a lock screen of Doorward's was there to be told.
    [[nodiscard]] Failure unlock(const std::string &session, bool &told);

private:
    [[nodiscard]] Failure call(const char *method, const std::string *argument, Message &reply);

    Bus m_bus;
};

/// The sentence for an error of a call.
[[nodiscard]] Failure failureOf(const sd_bus_error &error, int number);

} // namespace doorward::ctl
