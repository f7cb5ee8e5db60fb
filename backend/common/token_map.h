// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace doorward {

/// Who may come in with which certificate: /etc/doorward/token-map. A rule a line, what is told of
/// the certificate and, as the line's last word, the user:
///
///     sha256:HEX user    key:HEX user    subject:TEXT user    upn:TEXT user    email:TEXT user
///
/// pam_doorward_token(8) says what each is of a certificate. HEX are 64 hexadecimal digits, TEXT is
/// compared byte for byte: there are no patterns. Comments from `#` at a line's start; several
/// rules for one user or one certificate may stand there. A broken line is left out and named in
/// problems(): it costs nobody else their login.
class TokenMap
{
public:
    enum class State {
        Good,
        Missing,  ///< no such file: nobody comes in with a token
        Untrusted ///< not a regular file of owner, writable by others, too large: nothing is read
    };

    /// Reads path, which owner and nobody else may write.
    [[nodiscard]] static TokenMap load(const std::string &path, uid_t owner);
    /// The rules in text; where says whose they are in problems(). Where only names a user, those
    /// that name another are none, and told there.
    [[nodiscard]] static TokenMap parse(std::string_view text, const std::string &where,
                                        std::string_view only = {});
    [[nodiscard]] static TokenMap missing();
    /// An Untrusted one, and why.
    [[nodiscard]] static TokenMap refused(std::string problem);

    /// Adds the rules of other: a certificate that both name is that of all whom they name.
    void add(const TokenMap &other);

    [[nodiscard]] State state() const { return m_state; }
    /// The users of a certificate of which all these are true: rules without their user, digits in
    /// lower case.
    [[nodiscard]] std::set<std::string> users(const std::vector<std::string> &identities) const;
    /// Whether a rule names user.
    [[nodiscard]] bool names(const std::string &user) const;
    /// One line per fault, "FILE:LINE: what is wrong", for whoever logs.
    [[nodiscard]] const std::vector<std::string> &problems() const { return m_problems; }

private:
    void readLine(std::string_view line, const std::string &where, std::string_view only);
    void report(std::string problem);

    State m_state = State::Good;
    std::map<std::string, std::set<std::string>> m_users;
    std::vector<std::string> m_problems;
};

} // namespace doorward
