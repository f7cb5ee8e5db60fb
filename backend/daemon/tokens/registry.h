// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/daemon/tokens/reader_state.h"
#include "backend/daemon/tokens/token_facts.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// A session that a worker of ours holds open.
struct OpenSession
{
    std::string id; ///< logind's
    std::string user;
    uid_t uid = 0;
    std::string method; ///< what it was opened with: pin, password or token
    bool locked = false;
    std::optional<TokenFacts> token; ///< the one that opened it, or last unlocked it
    bool tokenPresent = false;
};

/// Which token opened which session, and which tokens are there now.
///
/// A session is bound to the token that opened it, then to that of its last unlock by a token. When
/// that very token goes, that session, and no other, is to be locked. What cannot be known counts
/// as gone: a reader that vanished, a card that does not answer, a watcher that died.
class Registry
{
public:
    /// Where a session's token was seen last.
    using Sight = ReaderSight;

    /// Why a session's token counts as gone.
    enum class Gone {
        Seen,     ///< it, its reader, or pcscd with all readers, is not there any more
        Unwatched ///< nobody watches, so nobody knows
    };

    /// lock: what is to happen to a session whose token went; changed: who shows the lists.
    std::function<void(const std::string &session, Gone why)> lock;
    std::function<void()> sessionsChanged;
    std::function<void()> tokensChanged;

    /// One that was just opened.
    void add(OpenSession session);
    /// One of an earlier daemon's, which is to be locked anyhow: its token counts from when it is
    /// seen.
    void adopt(OpenSession session);
    void remove(const std::string &session);
    /// After an unlock by token.
    void bind(const std::string &session, const TokenFacts &token);
    void setLocked(const std::string &session, bool locked);

    /// All readers, as the watcher sees them now.
    void setReaders(std::vector<ReaderState> readers);
    /// Nobody watches any more: every token counts as gone.
    void loseWatcher();

    [[nodiscard]] const std::vector<OpenSession> &sessions() const { return m_public; }
    [[nodiscard]] const OpenSession *find(const std::string &session) const;
    [[nodiscard]] const std::vector<ReaderState> &readers() const { return m_readers; }
    /// Where the tokens are that sessions are bound to: what has to be looked after.
    [[nodiscard]] std::vector<Sight> sightsInUse() const;
    /// The slots outside pcscd that sessions are bound to: nobody looks at them unless told to.
    [[nodiscard]] std::vector<OutsideSlot> slotsInUse() const;

private:
    [[nodiscard]] std::size_t indexOf(const std::string &session) const;
    [[nodiscard]] const ReaderState *findToken(std::size_t index, bool maybeUnknown) const;
    [[nodiscard]] bool isMoved(std::size_t index, const ReaderState &reader) const;
    void look(std::size_t index);
    void startWatching(std::size_t index);
    [[nodiscard]] bool isToBeAwaited(std::size_t index) const;

    std::vector<OpenSession> m_public;
    std::vector<std::optional<Sight>> m_sights; // beside m_public
    /// Sessions whose token is outside pcscd, as long as the first word about its slot is to come.
    std::set<std::string> m_awaited;
    std::vector<ReaderState> m_readers;
    bool m_watched = false;
};

} // namespace doorward
