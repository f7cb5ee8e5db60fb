// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_model.h"

#include "simulated_pcscd.h"

#include <utility>

namespace doorward {

TokenModel::TokenModel(CardWatcher &watcher, std::uint64_t seed)
    : m_random(seed), m_watcher(watcher)
{
    for (std::size_t reader = 0; reader < readers / 2; ++reader)
        m_readers[reader].isPlugged = true;
    pcscd.isDeaf = false;
    showReaders();
    openRegistry();
}

TokenModel::~TokenModel()
{
    m_guard.guard({});
}

std::string TokenModel::run()
{
    deliver();
    for (std::size_t i = 0; i < steps && m_fault.empty(); ++i) {
        step();
        const bool told = !oneIn(4);
        const bool scanned = oneIn(3) || i + 1 == steps;
        if (told)
            deliver();
        if (oneIn(2))
            identify();
        if (scanned)
            scan();
        judge(scanned || (told && !m_isDeaf && !m_isUnseen));
    }
    return m_fault.empty() ? "" : m_fault + m_log;
}

void TokenModel::step()
{
    static constexpr std::array happenings{
        &TokenModel::insert,
        &TokenModel::insert,
        &TokenModel::insert,
        &TokenModel::pull,
        &TokenModel::pull,
        &TokenModel::swap,
        &TokenModel::plug,
        &TokenModel::unplug,
        &TokenModel::replugUnseen,
        &TokenModel::swapUnseen,
        &TokenModel::loseEvents,
        &TokenModel::logIn,
        &TokenModel::logIn,
        &TokenModel::logIn,
        &TokenModel::logInAndPull,
        &TokenModel::unlock,
        &TokenModel::unlockOtherwise,
        &TokenModel::logOut,
        &TokenModel::restartWatcher,
        &TokenModel::restartDaemon,
        &TokenModel::killService,
    };
    (this->*happenings[any(happenings.size())])();
}

// What happens to readers and cards.

void TokenModel::insert()
{
    const std::size_t reader = anyReader(true, false);
    const std::size_t token = anyTokenOut();
    if (reader == none || token == none)
        return;
    say("token " + std::to_string(token) + " into " + nameOf(reader));
    put(reader, token);
    showReaders();
}

void TokenModel::pull()
{
    const std::size_t reader = anyReader(true, true);
    if (reader == none)
        return;
    say("token out of " + nameOf(reader));
    take(reader);
    showReaders();
}

/// Out, and the same one or another one in, before anybody looks.
void TokenModel::swap()
{
    const std::size_t reader = anyReader(true, true);
    const std::size_t other = anyTokenOut();
    if (reader == none || other == none)
        return;
    const std::size_t token = oneIn(2) ? other : m_readers[reader].token;
    say("token " + std::to_string(token) + " swapped into " + nameOf(reader));
    take(reader);
    put(reader, token);
    showReaders();
}

void TokenModel::plug()
{
    const std::size_t reader = anyReader(false, false);
    if (reader == none)
        return;
    say(nameOf(reader) + " plugged in");
    // Another reader by that name, with the same count, for a watcher that has not looked
    // meanwhile.
    m_isUnseen = m_isUnseen || m_isLossUntold;
    m_readers[reader] = {.isPlugged = true};
    const std::size_t token = anyTokenOut();
    if (token != none && oneIn(2)) {
        m_readers[reader].token = token;
        m_readers[reader].card = ++m_cards;
    }
    showReaders();
}

void TokenModel::unplug()
{
    const std::size_t reader = anyReader(true, oneIn(2));
    if (reader == none)
        return;
    say(nameOf(reader) + " unplugged");
    m_isUnseen = m_isUnseen || m_isDeaf; // when it is back its counter may be where it was
    m_isLossUntold = true;
    const Reader before = std::exchange(m_readers[reader], {});
    showReaders();
    if (!oneIn(3))
        return;
    // And back, before anybody takes what was told.
    say(nameOf(reader) + " back");
    if (!m_isDeaf && !pcscd.settle())
        m_fault = "the watcher does not come to rest";
    m_readers[reader] = {true, before.token, before.token == none ? 0 : ++m_cards, before.count};
    showReaders();
    m_isReturnUntold = !m_isDeaf;
}

/// A reader with a card in use goes and comes back so fast that pcscd's clients see no difference.
void TokenModel::replugUnseen()
{
    const auto sights = m_registry.sightsInUse();
    if (sights.empty())
        return;
    const std::string name = sights[any(sights.size())].reader;
    for (std::size_t reader = 0; reader < readers; ++reader) {
        if (nameOf(reader) == name && m_readers[reader].token != none) {
            say(name + " replugged, unseen");
            m_readers[reader].card = ++m_cards;
            m_isUnseen = true;
            showReaders();
        }
    }
}

void TokenModel::swapUnseen()
{
    const auto sights = m_registry.sightsInUse();
    const std::size_t token = anyTokenOut();
    if (sights.empty() || token == none)
        return;
    const std::string name = sights[any(sights.size())].reader;
    for (std::size_t reader = 0; reader < readers; ++reader) {
        if (nameOf(reader) == name && m_readers[reader].token != none) {
            say("token " + std::to_string(token) + " swapped into " + name + ", unseen");
            m_readers[reader].token = token;
            m_readers[reader].card = ++m_cards;
            m_isUnseen = true;
            showReaders();
        }
    }
}

/// pcscd ends and comes back: it counts from the beginning, and every card may be another one.
void TokenModel::killService()
{
    if (!oneIn(3))
        return;
    say("pcscd killed");
    pcscd.change([] {
        pcscd.isDead = true;
        pcscd.handles.clear();
    });
    if (!pcscd.settle())
        m_fault = "the watcher does not come to rest";
    if (oneIn(2))
        deliver();
    for (Reader &reader : m_readers) {
        reader.count = 0;
        if (reader.token != none)
            reader.card = ++m_cards;
    }
    pcscd.change([] { pcscd.isDead = false; });
    showReaders();
    m_isReturnUntold = true;
}

void TokenModel::loseEvents()
{
    if (!pcscd.settle()) // what came before is told, however busy the machine is
        m_fault = "the watcher does not come to rest";
    m_isDeaf = !m_isDeaf;
    say(m_isDeaf ? "events get lost" : "events come again");
    pcscd.change([this] { pcscd.isDeaf = m_isDeaf; });
}

// What happens to the programs.

void TokenModel::restartWatcher()
{
    if (m_isDeaf)
        loseEvents(); // a new watcher begins with a look
    say("doorward-tokend killed");
    m_registry.loseWatcher();
    m_guard.guard({});
    m_reports.clear();
    for (Session &session : m_sessions)
        session.mustBeLocked = session.mustBeLocked || session.card != 0;
    judge(true);
}

void TokenModel::restartDaemon()
{
    if (m_isDeaf)
        loseEvents();
    say("doorwardd killed");
    openRegistry();
    for (std::size_t i = 0; i < sessions; ++i) {
        Session &session = m_sessions[i];
        if (!session.isOpen || session.token == none)
            continue;
        // SessionKeeper locks what a token opened when it takes it over.
        session.isLocked = session.mustBeLocked = true;
        session.card = 0;
        const std::size_t reader = readerOf(session.token);
        m_registry.adopt({.id = idOf(i),
                          .user = {},
                          .method = "token",
                          .token = factsOf(session.token, reader == none ? 0 : reader)});
    }
}

// What happens to sessions.

void TokenModel::logIn()
{
    use();
    const std::size_t index = anySession(false);
    if (index == none)
        return;
    const std::size_t token = oneIn(4) ? none : anyTokenIn();
    OpenSession session{.id = idOf(index), .user = {}, .method = "pin", .token = {}};
    m_sessions[index] = {.isOpen = true};
    if (token != none) {
        const std::size_t reader = readerOf(token);
        m_sessions[index].token = token;
        m_sessions[index].card = m_readers[reader].card;
        session.method = "token";
        session.token = factsOf(token, reader);
    }
    say("session " + idOf(index) + " opened " +
        (token == none ? "by PIN" : "with token " + std::to_string(token)));
    m_registry.add(std::move(session));
    guard();
}

/// The token is pulled after it has signed, before doorwardd hears of it.
void TokenModel::logInAndPull()
{
    use();
    const std::size_t index = anySession(false);
    const std::size_t token = anyTokenIn();
    if (index == none || token == none)
        return;
    const std::size_t reader = readerOf(token);
    say("session " + idOf(index) + " opened with token " + std::to_string(token) +
        ", which is out again");
    m_sessions[index] = {.isOpen = true, .token = token, .card = m_readers[reader].card};
    take(reader);
    showReaders();
    if (oneIn(2))
        deliver();
    m_registry.add(
        {.id = idOf(index), .user = {}, .method = "token", .token = factsOf(token, reader)});
    guard();
    scan();
}

void TokenModel::unlock()
{
    use();
    const std::size_t index = anySession(true);
    const std::size_t token = anyTokenIn();
    if (index == none || token == none)
        return;
    const std::size_t reader = readerOf(token);
    say("session " + idOf(index) + " unlocked with token " + std::to_string(token));
    m_sessions[index] = {.isOpen = true, .token = token, .card = m_readers[reader].card};
    m_registry.bind(idOf(index), factsOf(token, reader));
    guard();
}

void TokenModel::unlockOtherwise()
{
    scan();
    judge(true);
    const std::size_t index = anySession(true);
    if (index == none)
        return;
    say("session " + idOf(index) + " unlocked by PIN");
    Session &session = m_sessions[index];
    session.isLocked = session.mustBeLocked = false;
    session.card = isSeen(index) ? m_readers[readerOf(session.token)].card : 0;
}

void TokenModel::logOut()
{
    const std::size_t index = anySession(true);
    if (index == none || !oneIn(2))
        return;
    say("session " + idOf(index) + " ended");
    m_sessions[index] = {};
    m_registry.remove(idOf(index));
    guard();
}

} // namespace doorward
