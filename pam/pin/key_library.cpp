// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/pin/key_library.h"

#include "pam/pin/pin_subject.h"

#include <dlfcn.h>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <string>
#include <syslog.h>

namespace doorward::key_library {

namespace {

constexpr char fileName[] = "doorward_pin_key.so";

/// Beside this module, wherever libpam has found that.
std::string path()
{
    Dl_info about{};
    if (dladdr(reinterpret_cast<const void *>(&authenticate), &about) == 0 || !about.dli_fname)
        return {};
    const std::string module = about.dli_fname;
    return module.substr(0, module.rfind('/') + 1) + fileName;
}

/// Null where it cannot be had, which has been logged.
void *entry(pam_handle *handle, const char *name)
{
    const std::string file = path();
    // It stays: libpam unloads a module with its handle, and the next one would load it again.
    void *library = file.find('/') != std::string::npos
                        ? dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE)
                        : nullptr;
    void *symbol = library ? dlsym(library, name) : nullptr;
    if (!symbol) {
        const char *why = dlerror();
        pam_syslog(handle, LOG_ERR, "%s: %s", fileName, why ? why : "no path to it");
    }
    return symbol;
}

int call(pam_handle *handle, int flags, const char *name, int otherwise)
{
    if (void *symbol = entry(handle, name))
        return reinterpret_cast<int (*)(pam_handle *, int)>(symbol)(handle, flags);
    PamConversation talk(handle, flags);
    return announce(talk, {otherwise, code::internal});
}

} // namespace

int authenticate(pam_handle *handle, int flags)
{
    return call(handle, flags, "doorward_pin_authenticate", PAM_AUTHINFO_UNAVAIL);
}

int enrol(pam_handle *handle, int flags, bool byPin)
{
    // Both phases would say so; the first is enough.
    return call(handle, flags, byPin ? "doorward_pin_enrol_by_pin" : "doorward_pin_enrol",
                PAM_AUTHTOK_ERR);
}

int showCurrent(pam_handle *handle, int flags, bool byPin)
{
    return call(handle, flags, byPin ? "doorward_pin_show_pin" : "doorward_pin_show_password",
                PAM_AUTHTOK_ERR);
}

void release(pam_handle *handle, const std::string &vault)
{
    if (void *symbol = entry(handle, "doorward_pin_release"))
        reinterpret_cast<void (*)(const char *, std::size_t)>(symbol)(vault.data(), vault.size());
}

} // namespace doorward::key_library
