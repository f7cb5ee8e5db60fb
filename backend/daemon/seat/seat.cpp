// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/seat/seat.h"

#include "backend/daemon/seat/machine_language.h"
#include "backend/daemon/seat/text_login.h"

#include <algorithm>
#include <utility>

namespace doorward {

namespace {

// A greeter that lived shorter than this did not work, and no more did one that never called in,
// however long it lived: a compositor may wait for a graphics card before it gives up.
constexpr std::chrono::seconds quickly{5};
// After so many of these the default takes the configured compositor's place; after as many again
// it gives it back, since a fault may have been mended meanwhile.
constexpr unsigned failuresForDefault = 3;
constexpr std::chrono::milliseconds firstPause{250};
constexpr std::chrono::milliseconds longestPause{30000};
// About half a minute of failures: a device that comes late at boot is there by then.
constexpr unsigned failuresForText = 8;
// Whoever works at the text login is not to be interrupted often.
constexpr std::chrono::minutes textPause{5};

std::chrono::milliseconds pauseAfter(unsigned failures)
{
    auto pause = firstPause;
    for (unsigned i = 1; i < failures && pause < longestPause; ++i)
        pause *= 2;
    return std::min(pause, longestPause);
}

const SessionCatalogue::Item *findItem(const std::vector<SessionCatalogue::Item> &items,
                                       const std::string &id)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

} // namespace

Seat::Seat(Backend &backend, SessionKeeper &keeper, bool showsGreeter)
    : m_backend(backend), m_keeper(keeper), m_showsGreeter(showsGreeter)
{
    m_keeper.onEnded = [this] { sessionEnded(); };
}

void Seat::start()
{
    const std::string folder = m_backend.folders.run + "/workers";
    for (const WorkerRecord &record : livingWorkers(folder, m_backend.folders.worker)) {
        auto worker = WorkerProcess::adopt(m_backend.loop, record.pid);
        if (!worker)
            continue;
        if (!record.isGreeter) {
            m_keeper.adopt(record, std::move(worker));
        } else if (!m_greeter) {
            // It lost its channel with the daemon that started it.
            m_greeter = std::make_unique<Greeter>(m_backend);
            m_greeter->onGone = [this](const std::string &problem) { greeterGone(problem); };
            m_greeter->adopt(record.session, std::move(worker));
        } else {
            worker->terminate();
        }
    }
    if (!m_greeter && m_keeper.isEmpty())
        showGreeter();
}

void Seat::stop()
{
    if (m_greeter)
        m_greeter->terminate();
}

bus::Refusal Seat::plan(const std::string &user, const std::string &session,
                        SessionPlan &into) const
{
    std::vector<std::string> problems;
    const auto items = m_backend.sessions.read(problems);
    if (items.empty())
        return {bus::error::failed,
                "no session is installed in " + m_backend.config.text("Session", "Folder")};
    const auto *item = findItem(items, session);
    if (!item && !session.empty())
        return {bus::error::badArgument, "no such session is installed"};
    if (!item)
        item = findItem(items, m_backend.sessions.lastOf(user));
    if (!item)
        item = &items.front();

    const bool hasTerminals = m_backend.config.text("Seat", "VirtualTerminal") != "none";
    std::string problem;
    auto terminal = VirtualTerminal::reserve(hasTerminals ? "auto" : "none", problem);
    if (!terminal)
        return {bus::error::failed, problem};
    into.request.name = item->id;
    into.request.command = item->entry.command();
    into.request.desktops = item->entry.desktopNames();
    into.request.seat = hasTerminals ? m_backend.config.text("Seat", "Name") : "";
    into.request.terminal = terminal->number();
    into.request.sessionClass = "user";
    into.sessionId = item->id;
    into.terminal = std::move(*terminal);
    return {};
}

void Seat::take(SessionPlan plan, OpenSession session, std::unique_ptr<WorkerProcess> worker)
{
    // A convenience only: without it the next login starts with the default.
    static_cast<void>(m_backend.sessions.remember(session.user, plan.sessionId));
    m_waiting = session.id;
    m_again.reset();
    m_deadline.reset();
    m_keeper.take(std::move(session), std::move(plan.terminal), std::move(worker));
    if (m_greeter)
        m_greeter->stop();
    else
        launchWaiting();
}

void Seat::showGreeter()
{
    if (!m_showsGreeter)
        return;
    const std::string &user = m_backend.config.text("Greeter", "User");
    std::string problem;
    auto plan = greeterPlan(problem);
    m_greeterSince = std::chrono::steady_clock::now();
    m_isAwaited = true;
    if (!plan) {
        tryAgain(problem);
        return;
    }
    m_greeter = std::make_unique<Greeter>(m_backend);
    m_greeter->onGone = [this](const std::string &what) { greeterGone(what); };
    const auto patience = std::chrono::seconds(m_backend.config.number("Greeter", "StartSeconds"));
    m_deadline = m_backend.loop.after(patience, [this] { greeterHangs(); });
    m_greeter->start(user, std::move(*plan));
}

std::optional<SessionPlan> Seat::greeterPlan(std::string &problem)
{
    const std::string &choice = m_backend.config.text("Seat", "VirtualTerminal");
    auto terminal = VirtualTerminal::reserve(choice, problem);
    if (!terminal)
        return std::nullopt;
    SessionPlan plan;
    plan.request.name = "doorward-greeter";
    plan.request.command = compositor();
    plan.request.command.push_back(m_backend.folders.greeter);
    // What the administrator sets for the greeter alone comes later and wins.
    plan.request.environment = machineLanguage(usualLanguageFiles());
    for (const std::string &word : splitWords(m_backend.config.text("Greeter", "Environment")))
        if (word.find('=') != std::string::npos && word.front() != '=')
            plan.request.environment.push_back(word);
    plan.request.seat = choice == "none" ? "" : m_backend.config.text("Seat", "Name");
    plan.request.terminal = terminal->number();
    plan.request.sessionClass = "greeter";
    plan.terminal = std::move(*terminal);
    return plan;
}

std::vector<std::string> Seat::compositor()
{
    const std::string standard = Config().text("Greeter", "Compositor");
    const std::string &configured = m_backend.config.text("Greeter", "Compositor");
    auto words = splitWords(configured);
    const bool isDefaultsTurn = (m_compositorFailures / failuresForDefault) % 2 == 1;
    if (!words.empty() && !isDefaultsTurn)
        return words;
    if (configured != standard)
        m_backend.journal.error("[Greeter] Compositor=" + configured + " does not work; using " +
                                standard);
    return splitWords(standard);
}

void Seat::greeterGone(const std::string &problem)
{
    m_greeter.reset();
    m_deadline.reset();
    if (!m_waiting.empty()) {
        launchWaiting();
        // It may have ended while it waited.
        sessionEnded();
    } else if (m_keeper.isEmpty()) {
        tryAgain(problem);
    }
}

void Seat::tryAgain(const std::string &problem)
{
    const auto lived = std::chrono::steady_clock::now() - m_greeterSince;
    const bool hasFailed = lived < quickly || m_isAwaited;
    m_failures = hasFailed ? m_failures + 1 : 0;
    // Where it did not get as far as its compositor, that one is not to blame.
    if (!hasFailed)
        m_compositorFailures = 0;
    else if (problem.empty())
        ++m_compositorFailures;
    if (hasFailed)
        m_backend.journal.warning("the greeter does not work" +
                                  (problem.empty() ? "" : ": " + problem));
    if (m_failures >= failuresForText)
        offerTextLogin();
    else
        m_again = m_backend.loop.after(pauseAfter(m_failures), [this] { showGreeter(); });
}

/// Its compositor runs, or something before it, and no greeter comes of it.
void Seat::greeterHangs()
{
    m_backend.journal.warning("the greeter has not called in after " +
                              m_backend.config.text("Greeter", "StartSeconds") +
                              " seconds: it is ended");
    m_greeter->stop();
}

void Seat::greeterCalled()
{
    m_isAwaited = false;
    m_deadline.reset();
}

void Seat::offerTextLogin()
{
    const bool hasTerminals = m_backend.config.text("Seat", "VirtualTerminal") != "none";
    const unsigned terminal = hasTerminals ? TextLogin::freeTerminal() : 0;
    std::string line = "there is no login screen: it has failed " + std::to_string(m_failures) +
                       " times in a row, see above why.";
    if (terminal == 0) {
        m_backend.journal.error(line + " It is tried again and again.");
        m_again = m_backend.loop.after(longestPause, [this] { showGreeter(); });
        return;
    }
    m_backend.journal.error(line + " A text login is on tty" + std::to_string(terminal) +
                            "; the login screen is tried again every five minutes.");
    TextLogin::show(m_backend.system, terminal,
                    [&journal = m_backend.journal](const std::string &problem) {
                        if (!problem.empty())
                            journal.error("no text login either: " + problem);
                    });
    m_again = m_backend.loop.after(textPause, [this] { tryAgainUnlessSignedIn(); });
}

void Seat::tryAgainUnlessSignedIn()
{
    if (Logind::othersSignedIn(std::nullopt).empty())
        showGreeter();
    else
        m_again = m_backend.loop.after(textPause, [this] { tryAgainUnlessSignedIn(); });
}

void Seat::sessionEnded()
{
    if (!m_keeper.isEmpty() || m_greeter)
        return;
    m_failures = 0;
    showGreeter();
}

void Seat::launchWaiting()
{
    m_failures = 0;
    m_keeper.launch(m_waiting);
    m_waiting.clear();
}

} // namespace doorward
