// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/password_change.h"

namespace doorward::worker {

std::string_view PasswordChange::asked(Items items)
{
    const Question question = judge(items);
    m_last = question;
    m_hadOld = items.hasOld;
    m_hadNew = items.hasNew;
    m_wasSaid = false;
    switch (question) {
    case Question::Old:
        return "password";
    case Question::New:
        return "new-password";
    case Question::Repeat:
        return "repeat-password";
    case Question::None:
    case Question::Other:
        break;
    }
    return {};
}

void PasswordChange::said(Items items)
{
    m_hadNew = m_hadNew || items.hasNew;
    m_wasSaid = true;
}

PasswordChange::Question PasswordChange::judge(Items items) const
{
    const bool isFirst = m_last == Question::None;
    if (!items.hasOld && !items.hasNew && isFirst)
        return m_knowsPassword ? Question::Old : Question::Other;
    // The answer to the last question has become the old password.
    if (items.hasOld && !m_hadOld && !items.hasNew)
        return Question::New;
    // It has become the new one, and nothing has asked for it again yet.
    if (items.hasNew)
        return !m_hadNew && m_last != Question::Repeat && !isFirst ? Question::Repeat
                                                                   : Question::Other;
    switch (m_last) {
    case Question::New:
        // A new one that was taken back after a complaint; or pam_get_authtok's pair of questions,
        // which follow each other at once and leave their answer only after the second. A complaint
        // about something that was never in the item allows both readings.
        if (m_hadNew)
            return Question::New;
        return m_wasSaid ? Question::Other : Question::Repeat;
    case Question::Repeat:
        // Not the same twice, or too weak: said, and all over again.
        return m_wasSaid ? Question::New : Question::Other;
    case Question::None:
    case Question::Old:
    case Question::Other:
        break;
    }
    return Question::Other;
}

} // namespace doorward::worker
