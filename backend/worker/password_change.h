// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace doorward::worker {

/// Which question of a password change a text prompt is, told by what PAM has at that moment.
///
/// Modules leave what they were given in two items of the handle: PAM_OLDAUTHTOK, once the old
/// password is known, and PAM_AUTHTOK, once a new one is (pam_get_item(3); libpam's
/// pam_get_authtok(3) and pam_unix, pam_pwquality, pam_krb5, pam_sss work with both). Where these
/// and the order of the questions allow two readings, the answer is "unknown", and the prompt is
/// shown in its module's words: a wrong label is worse than none.
class PasswordChange
{
public:
    /// What the two items hold now: whether there is anything, never what.
    struct Items
    {
        bool hasOld = false;
        bool hasNew = false;
    };

    /// knowsPassword: the person has shown that there is a password. Where there is none, a module
    /// goes straight to the new one, so the first question cannot be told.
    explicit PasswordChange(bool knowsPassword) : m_knowsPassword(knowsPassword) {}

    /// A module asks something with echo off: password (the old one), new-password,
    /// repeat-password, or empty for unknown.
    [[nodiscard]] std::string_view asked(Items items);
    /// A module asks something with echo on, which no password is.
    void askedVisibly() { m_last = Question::Other; }
    /// A module says something: a complaint, mostly.
    void said(Items items);

private:
    enum class Question { None, Old, New, Repeat, Other };
    [[nodiscard]] Question judge(Items items) const;

    const bool m_knowsPassword;
    Question m_last = Question::None;
    bool m_hadOld = false;  ///< at the last question
    bool m_hadNew = false;  ///< at the last question, or when something was said since
    bool m_wasSaid = false; ///< something, since the last question
};

} // namespace doorward::worker
