// SPDX-License-Identifier: GPL-3.0-or-later
//
// pam_doorward_token: a smart card or USB token in place of a password.
//
//   auth  required  pam_doorward_token.so [map=FILE] [trust=FOLDER] [helper=PROGRAM] [ocsp=PROGRAM]
//                                         [slots=FOLDER]
//
// Without a token in a reader it returns PAM_AUTHINFO_UNAVAIL at once; a screen begins the
// conversation when doorwardd says that a token is there.
#include "backend/common/config.h"
#include "backend/common/paths.h"
#include "pam/token/token_login.h"

#include <dlfcn.h>
#include <exception>
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <string_view>
#include <syslog.h>

#define DOORWARD_PAM_ENTRY extern "C" __attribute__((visibility("default"))) int

namespace {

/// False where an argument means nothing here.
bool readArguments(int count, const char **arguments, doorward::TokenSettings &into)
{
    for (int i = 0; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument.starts_with("map=/"))
            into.map = argument.substr(4);
        else if (argument.starts_with("trust=/"))
            into.trust = argument.substr(6);
        else if (argument.starts_with("helper=/"))
            into.helper = argument.substr(7);
        else if (argument.starts_with("ocsp=/"))
            into.revocation.helper = argument.substr(5);
        else if (argument.starts_with("slots=/"))
            into.slots = argument.substr(6);
        else
            return false;
    }
    return true;
}

/// The other modules are where this one is.
doorward::PamPlaces systemPlaces()
{
    static const char ours = 0;
    doorward::PamPlaces places;
    Dl_info about{};
    if (dladdr(&ours, &about) == 0 || !about.dli_fname)
        return places;
    const std::string path = about.dli_fname;
    places.modules.push_back(path.substr(0, path.find_last_of('/')));
    return places;
}

int authenticate(pam_handle_t *handle, int flags, int count, const char **arguments)
{
    const std::string configuration = doorward::paths::configuration;
    const doorward::Config config = doorward::Config::load(configuration);
    doorward::TokenSettings settings{configuration + "/token-map",
                                     configuration + "/token-ca.d",
                                     std::string(doorward::paths::libexec) + "/doorward-p11",
                                     "doorward-p11",
                                     doorward::keyPurposeOf(config.text("Token", "Purpose")),
                                     doorward::modulePaths(config),
                                     doorward::RevocationSettings::from(config, configuration),
                                     "doorward-ocsp",
                                     doorward::paths::tokenSlots,
                                     config.boolean("Token", "UserMaps")};
    if (!readArguments(count, arguments, settings)) {
        pam_syslog(handle, LOG_ERR, "the stack's line has arguments that mean nothing here");
        return PAM_SERVICE_ERR;
    }
    settings.places = systemPlaces();
    doorward::TokenLogin login(handle, flags, std::move(settings));
    const int result = login.run();
    for (const std::string &note : login.notes())
        pam_syslog(handle, LOG_WARNING, "%s", note.c_str());
    return result;
}

} // namespace

DOORWARD_PAM_ENTRY pam_sm_authenticate(pam_handle_t *handle, int flags, int count,
                                       const char **arguments)
{
    // Nothing of C++ gets out into libpam, and nothing that breaks is a success.
    try {
        return authenticate(handle, flags, count, arguments);
    } catch (const std::exception &error) {
        pam_syslog(handle, LOG_CRIT, "%s", error.what());
        return PAM_BUF_ERR;
    }
}

DOORWARD_PAM_ENTRY pam_sm_setcred(pam_handle_t *, int, int, const char **)
{
    return PAM_SUCCESS; // a signature leaves no credentials behind
}
