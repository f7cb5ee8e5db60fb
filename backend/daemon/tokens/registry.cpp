// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon/tokens/registry.h"

#include "backend/common/limits.h"

#include <algorithm>

namespace doorward {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

bool isSameToken(const ReaderState &reader, const TokenFacts &token)
{
    const bool sameModule =
        reader.module.empty() || token.module.empty() || reader.module == token.module;
    // Labels are written by whoever made the token, and may be alike.
    const bool sameName = token.serial.empty()
                              ? reader.serial.empty() && reader.label == token.label
                              : reader.serial == token.serial;
    // Two makers may give out the same serial number.
    const bool sameMaker = !token.saysMaker || (reader.manufacturer == token.manufacturer &&
                                                reader.model == token.model);
    return sameName && sameModule && sameMaker;
}

bool isItsReader(const ReaderState &reader, const TokenFacts &token)
{
    // PKCS#11 cuts a reader's name off at 64 bytes.
    constexpr std::size_t cutOff = 64;
    return reader.name == token.reader ||
           (token.reader.size() == cutOff && reader.name.starts_with(token.reader));
}

} // namespace

void Registry::add(OpenSession session)
{
    remove(session.id);
    m_public.push_back(std::move(session));
    m_sights.emplace_back();
    if (m_public.back().token)
        startWatching(m_public.size() - 1);
    sessionsChanged();
}

void Registry::adopt(OpenSession session)
{
    remove(session.id);
    session.tokenPresent = false;
    m_public.push_back(std::move(session));
    m_sights.emplace_back();
    look(m_public.size() - 1);
    sessionsChanged();
}

void Registry::remove(const std::string &session)
{
    const std::size_t index = indexOf(session);
    if (index == nowhere)
        return;
    m_awaited.erase(session);
    m_public.erase(m_public.begin() + static_cast<std::ptrdiff_t>(index));
    m_sights.erase(m_sights.begin() + static_cast<std::ptrdiff_t>(index));
    sessionsChanged();
}

void Registry::bind(const std::string &session, const TokenFacts &token)
{
    const std::size_t index = indexOf(session);
    if (index == nowhere)
        return;
    m_public[index].token = token;
    startWatching(index);
    sessionsChanged();
}

void Registry::setLocked(const std::string &session, bool locked)
{
    const std::size_t index = indexOf(session);
    if (index == nowhere || m_public[index].locked == locked)
        return;
    m_public[index].locked = locked;
    sessionsChanged();
}

void Registry::setReaders(std::vector<ReaderState> readers)
{
    const bool same = m_watched && readers == m_readers;
    m_readers = std::move(readers);
    m_watched = true;
    for (std::size_t index = 0; index < m_public.size(); ++index)
        look(index);
    if (!same)
        tokensChanged();
}

void Registry::loseWatcher()
{
    m_readers.clear();
    m_watched = false;
    for (std::size_t index = 0; index < m_public.size(); ++index)
        look(index);
    tokensChanged();
}

const OpenSession *Registry::find(const std::string &session) const
{
    const std::size_t index = indexOf(session);
    return index == nowhere ? nullptr : &m_public[index];
}

std::vector<ReaderSight> Registry::sightsInUse() const
{
    std::vector<ReaderSight> sights;
    for (const std::optional<Sight> &sight : m_sights)
        if (sight)
            sights.push_back(*sight);
    std::sort(sights.begin(), sights.end());
    sights.erase(std::unique(sights.begin(), sights.end()), sights.end());
    return sights;
}

std::vector<OutsideSlot> Registry::slotsInUse() const
{
    std::vector<OutsideSlot> slots;
    for (const OpenSession &session : m_public) {
        if (!session.token || !session.token->isOutside)
            continue;
        const OutsideSlot slot{session.token->module, session.token->reader};
        const bool isNew = std::find(slots.begin(), slots.end(), slot) == slots.end();
        if (isNew && slots.size() < limits::watchedSlots)
            slots.push_back(slot);
    }
    return slots;
}

std::size_t Registry::indexOf(const std::string &session) const
{
    const auto found = std::find_if(m_public.begin(), m_public.end(),
                                    [&](const OpenSession &one) { return one.id == session; });
    return found == m_public.end() ? nowhere : static_cast<std::size_t>(found - m_public.begin());
}

/// The reader that the session's token is in. maybeUnknown: a card in its own reader of which
/// nobody has found out yet which one it is counts as the token.
const ReaderState *Registry::findToken(std::size_t index, bool maybeUnknown) const
{
    const TokenFacts &token = *m_public[index].token;
    const ReaderState *found = nullptr;
    for (const ReaderState &reader : m_readers) {
        if (reader.card != ReaderState::Card::Present)
            continue;
        if (reader.isIdentified() ? !isSameToken(reader, token)
                                  : !(maybeUnknown && isItsReader(reader, token)))
            continue;
        // Two tokens may say the same of themselves. The one that was watched is the one where it
        // was watched; another one in its place must neither hide that it went, nor be missed.
        if (m_sights[index] && m_sights[index]->reader == reader.name)
            return &reader;
        if (!found || (isItsReader(reader, token) && !isItsReader(*found, token)))
            found = &reader;
    }
    return found;
}

bool Registry::isMoved(std::size_t index, const ReaderState &reader) const
{
    const std::optional<Sight> &sight = m_sights[index];
    return sight && (sight->reader != reader.name || sight->events != reader.events);
}

/// From a fresh success on: the token was there a moment ago. Is it still?
void Registry::startWatching(std::size_t index)
{
    OpenSession &session = m_public[index];
    m_sights[index].reset();
    m_awaited.erase(session.id);
    if (isToBeAwaited(index))
        m_awaited.insert(session.id);
    if (!m_watched) {
        // The first word of the watcher decides. Locking now would make every unlock by this token
        // end in a lock for as long as the watcher is away.
        session.tokenPresent = true;
        return;
    }
    const ReaderState *reader = findToken(index, true);
    // It has just signed in its own reader. That it is in another one was said of an earlier time:
    // a card was swapped there, and nobody has noticed yet.
    const auto isItsOwn = [&](const ReaderState &one) { return isItsReader(one, *session.token); };
    if (reader && !isItsOwn(*reader) && std::any_of(m_readers.begin(), m_readers.end(), isItsOwn))
        reader = nullptr;
    if (reader)
        m_awaited.erase(session.id);
    session.tokenPresent = reader || m_awaited.contains(session.id);
    if (reader)
        m_sights[index] = Sight{reader->name, reader->events};
    else if (!session.tokenPresent)
        lock(session.id, Gone::Seen);
}

/// Whether nobody has looked at the slot of the session's token yet, and somebody will.
bool Registry::isToBeAwaited(std::size_t index) const
{
    const TokenFacts &token = *m_public[index].token;
    const auto slots = slotsInUse();
    return token.isOutside &&
           std::find(slots.begin(), slots.end(), OutsideSlot{token.module, token.reader}) !=
               slots.end() &&
           std::none_of(m_readers.begin(), m_readers.end(),
                        [&](const ReaderState &one) { return isItsReader(one, token); });
}

/// After a change: locks the session where its token has gone, or has gone and come back.
void Registry::look(std::size_t index)
{
    OpenSession &session = m_public[index];
    if (!session.token)
        return;
    const bool was = session.tokenPresent;
    const ReaderState *reader = findToken(index, was);
    if (!m_watched || reader || !isToBeAwaited(index))
        m_awaited.erase(session.id);
    if (m_awaited.contains(session.id))
        return;
    const bool moved = was && reader && isMoved(index, *reader);
    if (moved && !reader->isIdentified())
        reader = nullptr; // something was put in, and nobody knows what
    session.tokenPresent = reader != nullptr;
    m_sights[index].reset();
    if (reader)
        m_sights[index] = Sight{reader->name, reader->events};
    if (was != session.tokenPresent)
        sessionsChanged();
    if (was && (moved || !reader))
        lock(session.id, m_watched ? Gone::Seen : Gone::Unwatched);
}

} // namespace doorward
