// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/worker/conversation.h"

#include <memory>
#include <security/pam_appl.h>
#include <string>

namespace doorward::worker {

/// One PAM transaction, ended when it goes. One thread.
class PamHandle
{
public:
    /// Null, with the PAM code in code, where PAM does not start. An empty user is left for a
    /// module to name. The conversation must outlive the handle.
    [[nodiscard]] static std::unique_ptr<PamHandle> start(const std::string &service,
                                                          const std::string &user,
                                                          Conversation &conversation, int &code);
    ~PamHandle();
    PamHandle(const PamHandle &) = delete;
    PamHandle &operator=(const PamHandle &) = delete;

    // Each is the function of PAM of that name, and returns its code.
    int authenticate() { return keep(pam_authenticate(m_handle, 0)); }
    int checkAccount() { return keep(pam_acct_mgmt(m_handle, 0)); }
    int setCredentials(int flags) { return keep(pam_setcred(m_handle, flags)); }
    int openSession() { return keep(pam_open_session(m_handle, 0)); }
    int closeSession() { return keep(pam_close_session(m_handle, 0)); }
    int setTerminal(const std::string &name);
    /// pam_chauthtok, whose questions get the purposes of a password change; knowsPassword: see
    /// PasswordChange.
    int changePassword(int flags, bool knowsPassword);
    /// pam_chauthtok for anything else.
    int changeToken(int flags) { return keep(pam_chauthtok(m_handle, flags)); }

    /// PAM_USER as it is now; empty where there is none.
    [[nodiscard]] std::string user() const;
    /// False where PAM has no memory for it. Assignment: NAME=VALUE, or NAME to remove it.
    [[nodiscard]] bool putEnvironment(const std::string &assignment);
    [[nodiscard]] std::string environment(const std::string &name) const;
    [[nodiscard]] std::vector<std::string> environment() const;

private:
    PamHandle(pam_handle_t *handle, Conversation &conversation)
        : m_handle(handle), m_conversation(conversation)
    {}
    int keep(int status) { return m_status = status; }

    pam_handle_t *const m_handle;
    Conversation &m_conversation;
    int m_status = PAM_SUCCESS; // of the last call: pam_end tells it to the modules
};

/// Whether there is a stack of that name. Without this check PAM would quietly run "other".
[[nodiscard]] bool hasStack(const std::string &service);

} // namespace doorward::worker
