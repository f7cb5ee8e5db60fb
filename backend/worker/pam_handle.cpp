// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/worker/pam_handle.h"

#include "backend/common/limits.h"

#include <cstdlib>
#include <unistd.h>

namespace doorward::worker {

std::unique_ptr<PamHandle> PamHandle::start(const std::string &service, const std::string &user,
                                            Conversation &conversation, int &code)
{
    const pam_conv functions = conversation.functions();
    pam_handle_t *handle = nullptr;
    code = pam_start(service.c_str(), user.empty() ? nullptr : user.c_str(), &functions, &handle);
    if (code != PAM_SUCCESS)
        return nullptr;
    std::unique_ptr<PamHandle> started(new PamHandle(handle, conversation));
    // The item is a function where the interface has room for a data pointer only.
    code = pam_set_item(handle, PAM_FAIL_DELAY,
                        reinterpret_cast<const void *>(&Conversation::failDelay));
    if (code != PAM_SUCCESS)
        return nullptr;
    return started;
}

PamHandle::~PamHandle()
{
    pam_end(m_handle, m_status);
}

int PamHandle::setTerminal(const std::string &name)
{
    return keep(pam_set_item(m_handle, PAM_TTY, name.c_str()));
}

int PamHandle::changePassword(int flags, bool knowsPassword)
{
    const Conversation::Changing changing(m_conversation, m_handle, knowsPassword);
    return changeToken(flags);
}

std::string PamHandle::user() const
{
    const void *name = nullptr;
    if (pam_get_item(m_handle, PAM_USER, &name) != PAM_SUCCESS || !name)
        return {};
    return static_cast<const char *>(name);
}

bool PamHandle::putEnvironment(const std::string &assignment)
{
    const auto name = assignment.substr(0, assignment.find('='));
    // To PAM, removing what is not there is an error; to us it is what was asked for.
    if (name == assignment && !pam_getenv(m_handle, name.c_str()))
        return true;
    return pam_putenv(m_handle, assignment.c_str()) == PAM_SUCCESS;
}

std::string PamHandle::environment(const std::string &name) const
{
    const char *value = pam_getenv(m_handle, name.c_str());
    return value ? value : "";
}

std::vector<std::string> PamHandle::environment() const
{
    std::vector<std::string> result;
    char **list = pam_getenvlist(m_handle);
    for (char **entry = list; entry && *entry; ++entry) {
        result.emplace_back(*entry);
        std::free(*entry);
    }
    std::free(list);
    return result;
}

bool hasStack(const std::string &service)
{
    // The folders that Linux-PAM reads: the administrator's, then the distribution's.
    for (const char *folder : {"/etc/pam.d/", "/usr/lib/pam.d/", "/usr/share/pam.d/"})
        if (access((folder + service).c_str(), R_OK) == 0)
            return true;
    return false;
}

} // namespace doorward::worker
