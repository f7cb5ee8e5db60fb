// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/conversation.h"

#include "backend/common/descriptor.h"
#include "backend/ctl/sentences.h"
#include "backend/ctl/terminal.h"
#include "policy/pin_policy.h"

#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace doorward::ctl {

namespace {

constexpr char path[] = "/org/doorward1/channel";
constexpr char interface[] = "org.doorward1.Channel";

Failure lost()
{
    return {Exit::Unreachable, "The backend has gone in the midst of it."};
}

/// Says what is wrong with a new PIN, as far as that is known without the password.
bool complains(const Secret &pin, const Record &details)
{
    PinPolicy policy;
    policy.setLengths(numberOf(details, "minimum"), numberOf(details, "maximum"));
    policy.letters = flagOf(details, "letters");
    const bool known = policy.forbid(textOf(details, "forbid"));
    const PinFault fault = known ? faultOf(pin.view(), policy, {}, {}) : PinFault::None;
    if (fault != PinFault::None)
        std::fprintf(stderr, "%s\n", sentenceFor(codeOf(fault), {}).c_str());
    return fault != PinFault::None;
}

Failure failureOf(Typed typed)
{
    switch (typed) {
    case Typed::TooLong:
        return {Exit::Usage, "That is too long."};
    case Typed::Stopped:
        return {Exit::Refused, "Stopped."};
    case Typed::Nothing:
        return {Exit::Usage, "Nothing was typed."};
    default:
        return {Exit::Refused, "The terminal cannot be used without showing what is typed."};
    }
}

} // namespace

Failure Conversation::hold(const std::string &address, const std::string &method)
{
    if (auto failure = connect(address))
        return failure;
    if (auto failure = begin(method))
        return failure;
    while (!m_isOver) {
        const int done = sd_bus_process(m_bus.get(), nullptr);
        if (done < 0 || (done == 0 && sd_bus_wait(m_bus.get(), UINT64_MAX) < 0))
            finish(lost());
    }
    return m_failure;
}

Failure Conversation::connect(const std::string &address)
{
    sd_bus *bus = nullptr;
    int error = sd_bus_new(&bus);
    m_bus.reset(bus);
    if (error >= 0)
        error = sd_bus_set_address(bus, address.c_str());
    if (error >= 0)
        error = sd_bus_negotiate_fds(bus, 1);
    if (error >= 0)
        error = sd_bus_add_filter(bus, nullptr, heard, this);
    if (error >= 0)
        error = sd_bus_start(bus);
    if (error >= 0)
        return {};
    return {Exit::Unreachable,
            std::string("The backend's channel cannot be reached: ") + std::strerror(-error) + '.'};
}

Failure Conversation::begin(const std::string &method)
{
    sd_bus_error problem = SD_BUS_ERROR_NULL;
    sd_bus_message *fresh = nullptr;
    int error = sd_bus_call_method(m_bus.get(), nullptr, path, interface, "Begin", &problem, &fresh,
                                   "ss", method.c_str(), "");
    const Message reply(fresh);
    if (error >= 0)
        error = sd_bus_message_read(fresh, "u", &m_id);
    Failure failure = error < 0 ? ctl::failureOf(problem, error) : Failure();
    sd_bus_error_free(&problem);
    return failure;
}

int Conversation::heard(sd_bus_message *message, void *self, sd_bus_error *)
{
    auto *conversation = static_cast<Conversation *>(self);
    if (conversation->m_isOver)
        return 0;
    if (sd_bus_message_is_signal(message, interface, "Prompt") > 0)
        conversation->asked(message);
    else if (sd_bus_message_is_signal(message, interface, "Message") > 0)
        conversation->told(message);
    else if (sd_bus_message_is_signal(message, interface, "Ended") > 0)
        conversation->ended(message);
    else if (sd_bus_message_is_signal(message, "org.freedesktop.DBus.Local", "Disconnected") > 0)
        conversation->finish(lost());
    return 0;
}

void Conversation::asked(sd_bus_message *message)
{
    std::uint32_t id = 0;
    std::uint32_t prompt = 0;
    const char *style = "";
    const char *text = "";
    Record details;
    if (sd_bus_message_read(message, "uuss", &id, &prompt, &style, &text) < 0 ||
        read(message, details) < 0)
        return;
    Secret secret;
    const std::string purpose = textOf(details, "purpose");
    const std::string question = questionFor(purpose, text);
    const bool visible = std::string_view(style) == "visible";
    Typed typed = ask(question, visible, secret);
    // Told here, where another one can be typed; what is sent and refused ends the conversation.
    while (typed == Typed::Line && purpose == "new-pin" && complains(secret, details))
        typed = ask(question, visible, secret);
    if (typed == Typed::Line)
        answer(prompt, secret);
    else
        finish(failureOf(typed));
}

void Conversation::told(sd_bus_message *message)
{
    std::uint32_t id = 0;
    const char *style = "";
    const char *code = "";
    const char *text = "";
    if (sd_bus_message_read(message, "usss", &id, &style, &code, &text) >= 0)
        std::fprintf(stderr, "%s\n", sentenceFor(code, text).c_str());
}

void Conversation::ended(sd_bus_message *message)
{
    std::uint32_t id = 0;
    const char *outcome = "";
    const char *code = "";
    const char *text = "";
    if (sd_bus_message_read(message, "usss", &id, &outcome, &code, &text) < 0)
        finish(lost());
    else if (std::string_view(outcome) == "success")
        finish({});
    else
        finish({Exit::Refused, sentenceFor(code, text)});
}

void Conversation::answer(std::uint32_t prompt, const Secret &secret)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        finish({Exit::Refused, std::string("No pipe can be made: ") + std::strerror(errno) + '.'});
        return;
    }
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    // A pipe holds more than the longest secret, so this does not wait for the reader.
    const bool written = secret.writeTo(writing.get());
    writing.reset();
    sd_bus_error problem = SD_BUS_ERROR_NULL;
    const int error = sd_bus_call_method(m_bus.get(), nullptr, path, interface, "Answer", &problem,
                                         nullptr, "uuh", m_id, prompt, reading.get());
    // Where it has ended meanwhile, Ended says why.
    if (!written ||
        (error < 0 && !sd_bus_error_has_name(&problem, "org.doorward1.Error.NoSuchConversation")))
        finish(ctl::failureOf(problem, error));
    sd_bus_error_free(&problem);
}

void Conversation::finish(Failure failure)
{
    m_isOver = true;
    m_failure = std::move(failure);
}

} // namespace doorward::ctl
