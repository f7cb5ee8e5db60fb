// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/types/channel.h"

#include <QDeadlineTimer>

#include <optional>

namespace doorward {

/// What a door knows about one of its methods: the conversation that is open for it, if any, and
/// what is left of those before.
struct Conversation
{
    quint32 id = 0; ///< 0: none is open
    QString user;   ///< whom it was begun for
    std::optional<Prompt> prompt;
    Prompt lastPrompt;            ///< for the words on the screen while it is being checked
    int prompts = 0;              ///< asked so far
    bool answered = false;        ///< at least one of them
    bool checking = false;        ///< an answer is on its way
    bool submitWhenAsked = false; ///< typed and entered before it was asked
    bool changesPassword = false; ///< its prompts are those of a new password
    QString complaint;            ///< the last error in PAM's own words, since the last answer
    /// It ended in a way that beginning again by ourselves won't change; a touch may.
    bool givenUp = false;

    QDeadlineTimer retry{0}; ///< not before this
    int retryTotal = 0;      ///< seconds
    int tries = -1;
    int triesBeforeWait = -1;

    [[nodiscard]] bool isOpen() const { return id != 0; }

    /// Seconds, rounded up.
    [[nodiscard]] int retryIn() const
    {
        return static_cast<int>((retry.remainingTime() + 999) / 1000);
    }

    /// Forgets the conversation; the delay and the tries belong to the person and stay.
    void close()
    {
        id = 0;
        user.clear();
        prompt.reset();
        lastPrompt = {};
        complaint.clear();
        prompts = 0;
        answered = checking = submitWhenAsked = changesPassword = false;
    }

    void noteTries(const QVariantMap &details)
    {
        tries = details.value(QStringLiteral("tries"), -1).toInt();
        triesBeforeWait = details.value(QStringLiteral("tries-before-wait"), -1).toInt();
    }
};

} // namespace doorward
