// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/channel/channel_vtable.h"

#include "backend/daemon/channel/channel_bus.h"

namespace doorward {

namespace {

ChannelCalls &callsOf(void *data)
{
    return *static_cast<ChannelCalls *>(data);
}

int methods(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *user = nullptr;
    const int error = sd_bus_message_read(message, "s", &user);
    if (error < 0)
        return error;
    std::vector<std::string> found;
    if (const auto refusal = callsOf(data).methods(user, found))
        return bus::reply(message, refusal);
    std::vector<char *> texts;
    texts.reserve(found.size() + 1);
    for (std::string &one : found)
        texts.push_back(one.data());
    texts.push_back(nullptr);
    sd_bus_message *fresh = nullptr;
    int failed = sd_bus_message_new_method_return(message, &fresh);
    const bus::Message reply(fresh);
    if (failed >= 0)
        failed = sd_bus_message_append_strv(fresh, texts.data());
    return failed < 0 ? failed : sd_bus_send(nullptr, fresh, nullptr);
}

int begin(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *method = nullptr;
    const char *user = nullptr;
    const int error = sd_bus_message_read(message, "ss", &method, &user);
    if (error < 0)
        return error;
    std::uint32_t conversation = 0;
    if (const auto refusal = callsOf(data).begin(method, user, conversation))
        return bus::reply(message, refusal);
    return sd_bus_reply_method_return(message, "u", conversation);
}

int answer(sd_bus_message *message, void *data, sd_bus_error *)
{
    std::uint32_t conversation = 0;
    std::uint32_t prompt = 0;
    int secret = -1;
    const int error = sd_bus_message_read(message, "uuh", &conversation, &prompt, &secret);
    if (error < 0)
        return error;
    if (const auto refusal = callsOf(data).answer(conversation, prompt, secret))
        return bus::reply(message, refusal);
    return sd_bus_reply_method_return(message, "");
}

int cancel(sd_bus_message *message, void *data, sd_bus_error *)
{
    std::uint32_t conversation = 0;
    const int error = sd_bus_message_read(message, "u", &conversation);
    if (error < 0)
        return error;
    if (const auto refusal = callsOf(data).cancel(conversation))
        return bus::reply(message, refusal);
    return sd_bus_reply_method_return(message, "");
}

int sessions(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *locale = nullptr;
    const int error = sd_bus_message_read(message, "s", &locale);
    if (error < 0)
        return error;
    std::vector<SessionItem> items;
    if (const auto refusal = callsOf(data).sessions(locale, items))
        return bus::reply(message, refusal);
    sd_bus_message *fresh = nullptr;
    int failed = sd_bus_message_new_method_return(message, &fresh);
    const bus::Message reply(fresh);
    if (failed >= 0)
        failed = sd_bus_message_open_container(fresh, 'a', "(sss)");
    for (const SessionItem &item : items)
        if (failed >= 0)
            failed = sd_bus_message_append(fresh, "(sss)", bus::clean(item.id).c_str(),
                                           bus::clean(item.name).c_str(),
                                           bus::clean(item.comment).c_str());
    if (failed >= 0)
        failed = sd_bus_message_close_container(fresh);
    return failed < 0 ? failed : sd_bus_send(nullptr, fresh, nullptr);
}

int startSession(sd_bus_message *message, void *data, sd_bus_error *)
{
    std::uint32_t conversation = 0;
    const char *session = nullptr;
    const int error = sd_bus_message_read(message, "us", &conversation, &session);
    if (error < 0)
        return error;
    if (const auto refusal = callsOf(data).startSession(conversation, session))
        return bus::reply(message, refusal);
    return sd_bus_reply_method_return(message, "");
}

int power(sd_bus_message *message, void *data, sd_bus_error *)
{
    const char *action = nullptr;
    int force = 0;
    const int error = sd_bus_message_read(message, "sb", &action, &force);
    if (error < 0)
        return error;
    const std::shared_ptr<sd_bus_message> kept(sd_bus_message_ref(message), sd_bus_message_unref);
    const auto refusal =
        callsOf(data).power(action, force != 0, [kept](const std::string &problem) {
            // The caller may have gone meanwhile; then nobody waits for the reply.
            if (problem.empty())
                static_cast<void>(sd_bus_reply_method_return(kept.get(), ""));
            else
                static_cast<void>(bus::reply(kept.get(), {bus::error::failed, problem}));
        });
    return refusal ? bus::reply(message, refusal) : 1;
}

int tokens(sd_bus_message *message, void *data, sd_bus_error *)
{
    std::uint32_t readers = 0;
    const std::vector<TokenItem> items = callsOf(data).tokens(readers);
    sd_bus_message *fresh = nullptr;
    int failed = sd_bus_message_new_method_return(message, &fresh);
    const bus::Message reply(fresh);
    if (failed >= 0)
        failed = appendTokens(fresh, items, readers);
    return failed < 0 ? failed : sd_bus_send(nullptr, fresh, nullptr);
}

// Every method is open to the peer: who may connect at all was decided before its first byte.
constexpr sd_bus_vtable table[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD_WITH_ARGS("Methods", SD_BUS_ARGS("s", user), SD_BUS_RESULT("as", methods),
                            methods, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("Begin", SD_BUS_ARGS("s", method, "s", user),
                            SD_BUS_RESULT("u", conversation), begin, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("Answer", SD_BUS_ARGS("u", conversation, "u", prompt, "h", secret),
                            SD_BUS_NO_RESULT, answer, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("Cancel", SD_BUS_ARGS("u", conversation), SD_BUS_NO_RESULT, cancel,
                            SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("Sessions", SD_BUS_ARGS("s", locale), SD_BUS_RESULT("a(sss)", sessions),
                            sessions, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("StartSession", SD_BUS_ARGS("u", conversation, "s", session),
                            SD_BUS_NO_RESULT, startSession, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("Power", SD_BUS_ARGS("s", action, "b", force), SD_BUS_NO_RESULT, power,
                            SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_METHOD_WITH_ARGS("Tokens", SD_BUS_NO_ARGS, SD_BUS_RESULT("a(sss)", tokens, "u", readers),
                            tokens, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_SIGNAL_WITH_ARGS(
        "Prompt",
        SD_BUS_ARGS("u", conversation, "u", prompt, "s", style, "s", text, "a{sv}", details), 0),
    SD_BUS_SIGNAL_WITH_ARGS(
        "Message",
        SD_BUS_ARGS("u", conversation, "s", style, "s", code, "s", text, "a{sv}", details), 0),
    SD_BUS_SIGNAL_WITH_ARGS(
        "Ended",
        SD_BUS_ARGS("u", conversation, "s", outcome, "s", code, "s", text, "a{sv}", details), 0),
    SD_BUS_SIGNAL_WITH_ARGS("SessionStarted", SD_BUS_ARGS("u", conversation, "s", session), 0),
    SD_BUS_SIGNAL_WITH_ARGS("SessionFailed", SD_BUS_ARGS("u", conversation, "s", code, "s", text),
                            0),
    SD_BUS_SIGNAL("Unlocked", "", 0),
    SD_BUS_SIGNAL_WITH_ARGS("TokensChanged", SD_BUS_ARGS("a(sss)", tokens, "u", readers), 0),
    SD_BUS_VTABLE_END,
};

} // namespace

const sd_bus_vtable *channelVtable()
{
    return table;
}

int appendTokens(sd_bus_message *message, const std::vector<TokenItem> &tokens,
                 std::uint32_t readers)
{
    int error = sd_bus_message_open_container(message, 'a', "(sss)");
    for (const TokenItem &token : tokens)
        if (error >= 0)
            error = sd_bus_message_append(message, "(sss)", bus::clean(token.label).c_str(),
                                          bus::clean(token.serial).c_str(),
                                          bus::clean(token.reader).c_str());
    if (error >= 0)
        error = sd_bus_message_close_container(message);
    return error < 0 ? error : sd_bus_message_append(message, "u", readers);
}

} // namespace doorward
