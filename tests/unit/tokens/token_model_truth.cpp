// SPDX-License-Identifier: GPL-3.0-or-later
//
// The other half of TokenModel: what doorward-tokend and doorwardd do about what happens, and what
// is true.
#include "simulated_pcscd.h"
#include "token_model.h"

#include <algorithm>

namespace doorward {

// What doorward-tokend and doorwardd do about it.

void TokenModel::deliver()
{
    if (!pcscd.settle())
        m_fault = "the watcher does not come to rest";
    auto seen = m_watcher.take();
    keepIdentities(m_reports, seen);
    m_reports = std::move(seen);
    m_isReturnUntold = m_isLossUntold = false;
    report();
}

/// Cards may be swapped while they are read, and the word of it come later. A reader, or pcscd,
/// comes back long after the watcher has told that it went; and what moved is looked at before who
/// it is.
void TokenModel::identify()
{
    if (m_isReturnUntold)
        deliver();
    std::vector<wire::Message> found;
    for (std::size_t reader = 0; reader < readers; ++reader)
        if (const std::size_t token = m_readers[reader].token; token != none)
            found.push_back(
                wire::Message(wire::Type::P11Found, {{wire::Field::Module, "module"},
                                                     {wire::Field::Label, labelOf(token)},
                                                     {wire::Field::Serial, serialOf(token)},
                                                     {wire::Field::Manufacturer, makerOf(token)},
                                                     {wire::Field::Model, modelOf(token)},
                                                     {wire::Field::Reader, nameOf(reader)}}));
    auto &last = found.emplace_back(wire::Type::P11Found);
    last.add(wire::Field::State, "done");
    for (std::size_t reader = 0; reader < readers; ++reader)
        if (m_readers[reader].isPlugged)
            last.add(wire::Field::Reader, nameOf(reader))
                .add(wire::Field::Events, std::uint64_t{m_readers[reader].count});
    noteTokens(found, m_reports);
    report();
}

void TokenModel::scan()
{
    for (const LostCard &lost : m_guard.check())
        m_watcher.distrust(lost);
    deliver();
    m_isUnseen = false;
}

/// Somebody works with a card: pcscd tells of its reader, whatever got lost before, and the PIN
/// takes longer to type than the next scan to come.
void TokenModel::use()
{
    if (m_isDeaf)
        loseEvents();
    scan();
}

void TokenModel::guard()
{
    std::vector<GuardedReader> guarded;
    for (const ReaderSight &sight : m_registry.sightsInUse())
        guarded.push_back({sight.reader, sight.events});
    m_guard.guard(guarded);
}

/// Over the wire and into the registry.
void TokenModel::report()
{
    const auto bytes = toMessage(m_reports).encode();
    const auto message = bytes ? wire::Message::decode(*bytes) : std::nullopt;
    auto states = message ? readersOf(*message) : std::nullopt;
    if (!states) {
        m_fault = "a report that nobody can read";
        return;
    }
    m_registry.setReaders(std::move(*states));
    guard();
    for (std::size_t i = 0; i < sessions; ++i) {
        const OpenSession *open = m_registry.find(idOf(i));
        if (m_sessions[i].card != 0 || !open || !open->tokenPresent)
            continue;
        if (isSeen(i))
            m_sessions[i].card = m_readers[readerOf(m_sessions[i].token)].card;
        m_sessions[i].mayBeLocked = m_isUnseen || m_isDeaf;
    }
}

// The truth.

void TokenModel::put(std::size_t reader, std::size_t token)
{
    m_readers[reader].token = token;
    m_readers[reader].card = ++m_cards;
    ++m_readers[reader].count;
}

void TokenModel::take(std::size_t reader)
{
    m_readers[reader].token = none;
    m_readers[reader].card = 0;
    ++m_readers[reader].count;
}

void TokenModel::showReaders()
{
    pcscd.change([this] {
        pcscd.readers.clear();
        pcscd.cards.clear();
        for (std::size_t i = 0; i < readers; ++i) {
            const Reader &reader = m_readers[i];
            if (!reader.isPlugged)
                continue;
            pcscd.readers[nameOf(i)] =
                reader.token == none ? empty(reader.count) : present(reader.count);
            pcscd.cards[nameOf(i)] = reader.card;
        }
    });
}

/// isTold: everything that happened has been told, or found by a scan.
void TokenModel::judge(bool isTold)
{
    for (std::size_t i = 0; i < sessions; ++i) {
        Session &session = m_sessions[i];
        if (!session.isOpen)
            continue;
        if (session.card != 0 && !isIn(session.card))
            session.mustBeLocked = true;
        if (session.isLocked && session.mayBeLocked)
            session.mustBeLocked = true;
        session.mayBeLocked = session.mayBeLocked && (m_isUnseen || m_isDeaf || !isTold);
        if (session.isLocked && !session.mustBeLocked)
            m_fault = "session " + idOf(i) + " is locked, and its token stayed in:";
        if (isTold && session.mustBeLocked && !session.isLocked)
            m_fault = "session " + idOf(i) + " is open, and its token has gone:";
        if (session.isLocked && session.card != 0 && !isIn(session.card))
            session.card = 0; // what comes next is another insertion
    }
}

void TokenModel::openRegistry()
{
    m_registry = Registry();
    m_registry.sessionsChanged = m_registry.tokensChanged = [] {};
    m_registry.lock = [this](const std::string &id, Registry::Gone) {
        m_sessions[std::stoul(id.substr(1))].isLocked = true;
    };
    for (std::size_t i = 0; i < sessions; ++i)
        if (m_sessions[i].isOpen && m_sessions[i].token == none)
            m_registry.add({.id = idOf(i), .user = {}, .method = "pin", .token = {}});
}

std::size_t TokenModel::readerOf(std::size_t token) const
{
    const auto found = std::find_if(m_readers.begin(), m_readers.end(), [&](const Reader &one) {
        return token != none && one.token == token;
    });
    return found == m_readers.end() ? none : static_cast<std::size_t>(found - m_readers.begin());
}

bool TokenModel::isIn(std::uint64_t card) const
{
    return std::any_of(m_readers.begin(), m_readers.end(),
                       [&](const Reader &one) { return one.card == card; });
}

/// Whether the session's token is in, and the registry says so.
bool TokenModel::isSeen(std::size_t session) const
{
    const OpenSession *open = m_registry.find(idOf(session));
    return open && open->token && open->tokenPresent && readerOf(m_sessions[session].token) != none;
}

std::string TokenModel::nameOf(std::size_t reader)
{
    return "Reader " + std::to_string(reader);
}

std::string TokenModel::idOf(std::size_t session)
{
    return "c" + std::to_string(session);
}

/// Many have the same label, and all the same ATR: nobody looks at that.
std::string TokenModel::labelOf(std::size_t token)
{
    return "Card " + std::to_string(token % 3);
}

/// Each serial number was given out four times: by two makers, for two models each.
std::string TokenModel::serialOf(std::size_t token)
{
    return std::to_string(1000 + token / 4);
}

std::string TokenModel::makerOf(std::size_t token)
{
    return "Maker " + std::to_string(token % 2);
}

std::string TokenModel::modelOf(std::size_t token)
{
    return "Model " + std::to_string(token / 2 % 2);
}

TokenFacts TokenModel::factsOf(std::size_t token, std::size_t reader)
{
    return {.module = "module",
            .serial = serialOf(token),
            .label = labelOf(token),
            .certificate = {},
            .reader = nameOf(reader),
            .manufacturer = makerOf(token),
            .model = modelOf(token)};
}

std::size_t TokenModel::any(std::size_t count)
{
    return static_cast<std::size_t>(m_random() % count);
}

std::size_t TokenModel::anyReader(bool plugged, bool full)
{
    const std::size_t first = any(readers);
    for (std::size_t i = 0; i < readers; ++i) {
        const std::size_t reader = (first + i) % readers;
        if (m_readers[reader].isPlugged == plugged && (m_readers[reader].token != none) == full)
            return reader;
    }
    return none;
}

/// One that is in, and of which no event was lost: whoever signs with a card makes pcscd tell.
std::size_t TokenModel::anyTokenIn()
{
    const std::size_t first = any(tokens);
    for (std::size_t i = 0; i < tokens; ++i) {
        const std::size_t token = (first + i) % tokens;
        const std::size_t reader = readerOf(token);
        if (reader == none)
            continue;
        for (const ReaderState &state : m_registry.readers())
            if (state.name == nameOf(reader) && state.card == ReaderState::Card::Present &&
                (!state.isIdentified() ||
                 (state.serial == serialOf(token) && state.manufacturer == makerOf(token) &&
                  state.model == modelOf(token))))
                return token;
    }
    return none;
}

std::size_t TokenModel::anyTokenOut()
{
    const std::size_t first = any(tokens);
    for (std::size_t i = 0; i < tokens; ++i)
        if (const std::size_t token = (first + i) % tokens; readerOf(token) == none)
            return token;
    return none;
}

std::size_t TokenModel::anySession(bool open)
{
    const std::size_t first = any(sessions);
    for (std::size_t i = 0; i < sessions; ++i)
        if (const std::size_t index = (first + i) % sessions; m_sessions[index].isOpen == open)
            return index;
    return none;
}

} // namespace doorward
