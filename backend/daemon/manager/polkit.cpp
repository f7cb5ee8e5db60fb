// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/manager/polkit.h"

#include "backend/common/limits.h"

namespace doorward {

namespace {

constexpr char service[] = "org.freedesktop.PolicyKit1";
constexpr char path[] = "/org/freedesktop/PolicyKit1/Authority";
constexpr char interface[] = "org.freedesktop.PolicyKit1.Authority";
constexpr unsigned allowInteraction = 1; // of CheckAuthorization's flags
// Longer than anybody looks for a password; polkit's own dialog gives up before.
constexpr std::uint64_t patience = 10ULL * 60 * 1000 * 1000;

} // namespace

Polkit::~Polkit()
{
    for (const auto &question : m_questions)
        callOff(*question);
}

void Polkit::ask(sd_bus_message *message, const char *action, Done done)
{
    const char *sender = sd_bus_message_get_sender(message);
    if (!sender || m_questions.size() >= limits::polkitQuestions) {
        done(false);
        return;
    }
    m_questions.push_back(std::make_unique<Question>(
        Question{this, "doorward-" + std::to_string(++m_count), {}, {}, std::move(done)}));
    Question &question = *m_questions.back();
    if (watch(question, sender) < 0 || send(question, message, action) < 0)
        finish(question, false);
}

int Polkit::send(Question &question, sd_bus_message *message, const char *action)
{
    const unsigned flags =
        sd_bus_message_get_allow_interactive_authorization(message) > 0 ? allowInteraction : 0;
    sd_bus_message *fresh = nullptr;
    int error = sd_bus_message_new_method_call(m_bus, &fresh, service, path, interface,
                                               "CheckAuthorization");
    const bus::Message call(fresh);
    if (error >= 0)
        error = sd_bus_message_append(fresh, "(sa{sv})sa{ss}us", "system-bus-name", 1, "name", "s",
                                      sd_bus_message_get_sender(message), action, 0, flags,
                                      question.id.c_str());
    sd_bus_slot *slot = nullptr;
    if (error >= 0)
        error = sd_bus_call_async(m_bus, &slot, fresh, &Polkit::answered, &question, patience);
    question.call.reset(slot);
    return error;
}

int Polkit::watch(Question &question, const std::string &sender)
{
    const std::string rule = "type='signal',sender='org.freedesktop.DBus',"
                             "interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='" +
                             sender + '\'';
    sd_bus_slot *slot = nullptr;
    const int error =
        sd_bus_add_match_async(m_bus, &slot, rule.c_str(), &Polkit::left, nullptr, &question);
    question.departure.reset(slot);
    return error;
}

void Polkit::callOff(const Question &question)
{
    // Nobody waits for the answer; where the bus is gone, so is the dialog's reason.
    static_cast<void>(sd_bus_call_method_async(m_bus, nullptr, service, path, interface,
                                               "CancelCheckAuthorization", nullptr, nullptr, "s",
                                               question.id.c_str()));
}

void Polkit::finish(Question &question, bool granted)
{
    const Done done = std::move(question.done);
    m_questions.remove_if([&](const auto &one) { return one.get() == &question; });
    if (done)
        done(granted);
}

int Polkit::answered(sd_bus_message *message, void *data, sd_bus_error *)
{
    auto &question = *static_cast<Question *>(data);
    int authorized = 0;
    const bool said = !sd_bus_message_is_method_error(message, nullptr) &&
                      sd_bus_message_enter_container(message, 'r', "bba{ss}") > 0 &&
                      sd_bus_message_read(message, "b", &authorized) > 0;
    question.polkit->finish(question, said && authorized != 0);
    return 0;
}

int Polkit::left(sd_bus_message *message, void *data, sd_bus_error *)
{
    auto &question = *static_cast<Question *>(data);
    const char *name = nullptr;
    const char *before = nullptr;
    const char *now = nullptr;
    if (sd_bus_message_read(message, "sss", &name, &before, &now) < 0 || *now != '\0')
        return 0;
    question.polkit->callOff(question);
    question.done = nullptr;
    question.polkit->finish(question, false);
    return 0;
}

} // namespace doorward
