// SPDX-License-Identifier: GPL-3.0-or-later
// What a door makes of a password that has to be changed before it opens.
#include "qml/types/door.h"

namespace doorward {

namespace {

bool isOldPassword(const QString &purpose)
{
    return purpose == u"password" || purpose == u"current-password";
}

} // namespace

bool Door::choosesPassword() const
{
    const QString purpose = promptPurpose();
    return purpose == u"new-password" || (purpose == u"repeat-password" && m_repeating);
}

/// Keeps what may be the password that a change replaces: what a password conversation asked for
/// first, or what the change itself called so.
void Door::keepOldPassword(const Conversation &conversation)
{
    const bool isFirst = m_method == Method::Password && conversation.prompts == 1;
    const bool isMarked = conversation.changesPassword && isOldPassword(promptPurpose());
    if (conversation.lastPrompt.secret && (isFirst || isMarked))
        m_newPassword.keepOld(m_entry.buffer());
}

/// Answers what the person has given already. Each secret goes to a prompt that is marked as its
/// own and nowhere else, once; a prompt without such a mark is always the person's to answer.
bool Door::answerFromGiven(Conversation &conversation)
{
    const QString purpose = promptPurpose();
    m_repeating = false;
    if (!conversation.changesPassword || !conversation.prompt->secret)
        return false;
    if (purpose == u"new-password") {
        m_newPassword.ask(minimum());
        restartIdle();
        return false;
    }
    if (purpose == u"repeat-password" && m_newPassword.isGiven()) {
        send(conversation, m_newPassword.second()->buffer());
        m_newPassword.spend();
        m_repeating = true;
        return true;
    }
    // Only what PAM has just accepted: the change began after it.
    if (isOldPassword(purpose) && m_newPassword.offersOld()) {
        send(conversation, m_newPassword.takeOld());
        return true;
    }
    return false;
}

void Door::submitNewPassword(Conversation &conversation)
{
    if (!conversation.prompt)
        return;
    if (!m_newPassword.isComplete()) {
        if (m_newPassword.first()->length() > 0)
            m_newPassword.choose(m_newPassword.second());
        return;
    }
    send(conversation, m_newPassword.first()->buffer());
    m_newPassword.give();
    say(MessageKind::NoMessage, {});
    emit promptChanged();
}

} // namespace doorward
