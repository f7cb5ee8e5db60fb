// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cards/key_purpose.h"

#include <memory>
#include <openssl/x509v3.h>

namespace doorward {

namespace {

constexpr int absent = -1; // of X509_get_ext_d2i: no such extension, and nothing else

struct FreePurposes
{
    void operator()(EXTENDED_KEY_USAGE *purposes) const { EXTENDED_KEY_USAGE_free(purposes); }
};

bool isAmong(const EXTENDED_KEY_USAGE *purposes, int wanted)
{
    for (int i = 0; i < sk_ASN1_OBJECT_num(purposes); ++i)
        if (OBJ_obj2nid(sk_ASN1_OBJECT_value(purposes, i)) == wanted)
            return true;
    return false;
}

} // namespace

KeyPurpose keyPurposeOf(std::string_view word)
{
    if (word == "login")
        return KeyPurpose::Login;
    if (word == "client-auth")
        return KeyPurpose::ClientAuth;
    return word == "any" ? KeyPurpose::Any : KeyPurpose::SmartCardLogon;
}

bool serves(X509 *certificate, KeyPurpose purpose)
{
    if (purpose == KeyPurpose::Any)
        return true;
    int why = 0;
    const std::unique_ptr<EXTENDED_KEY_USAGE, FreePurposes> said(static_cast<EXTENDED_KEY_USAGE *>(
        X509_get_ext_d2i(certificate, NID_ext_key_usage, &why, nullptr)));
    if (!said)
        return why == absent && purpose == KeyPurpose::Login;
    const bool logon = isAmong(said.get(), NID_ms_smartcard_login);
    const bool client = isAmong(said.get(), NID_client_auth);
    switch (purpose) {
    case KeyPurpose::SmartCardLogon:
        return logon;
    case KeyPurpose::ClientAuth:
        return client;
    default:
        return logon || client || isAmong(said.get(), NID_anyExtendedKeyUsage);
    }
}

} // namespace doorward
