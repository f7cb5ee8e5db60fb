// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/token_listing.h"

#include "backend/common/hex.h"
#include "backend/common/p11_helper.h"
#include "backend/tokens/pcsc_readers.h"
#include "backend/tokens/pkcs11_session.h"

#include <set>

namespace doorward {

namespace {

constexpr std::size_t idBytes = 64;

wire::Message describe(const Pkcs11Token &token, const std::string &flags)
{
    return wire::Message(wire::Type::P11Found, {{wire::Field::Module, token.module},
                                                {wire::Field::Manufacturer, token.manufacturer},
                                                {wire::Field::Model, token.model},
                                                {wire::Field::Label, token.label},
                                                {wire::Field::Serial, token.serial},
                                                {wire::Field::Reader, token.reader},
                                                {wire::Field::Flags, flags}});
}

wire::Message last(const Pkcs11Modules &modules, bool anyToken)
{
    const bool anything = anyToken || modules.hasCard();
    const std::string_view state = anything              ? "done"
                                   : modules.hasReader() ? "no-card"
                                                         : "no-reader";
    return wire::Message(wire::Type::P11Found, {{wire::Field::State, state}});
}

/// Whether the private key with this id is known to be unfit to sign. Most cards show their
/// private keys after the login only: what is not seen is not ruled out here.
bool cannotSign(const Pkcs11Session &session, const std::string &id)
{
    const auto key = session.privateKey(id);
    return key && !session.boolean(*key, CKA_SIGN, true);
}

void addCertificates(const Pkcs11Token &token, std::vector<wire::Message> &into)
{
    const Pkcs11Session session(token);
    if (session.error() != CKR_OK)
        return;
    CK_OBJECT_CLASS kind = CKO_CERTIFICATE;
    CK_CERTIFICATE_TYPE form = CKC_X_509;
    const auto found =
        session.find({{CKA_CLASS, &kind, sizeof kind}, {CKA_CERTIFICATE_TYPE, &form, sizeof form}},
                     limits::certificates);
    for (const CK_OBJECT_HANDLE object : found) {
        const std::string id = session.attribute(object, CKA_ID, idBytes);
        const std::string bytes = session.attribute(object, CKA_VALUE, limits::certificateBytes);
        if (id.empty() || bytes.empty())
            continue;
        if (into.size() == limits::certificates)
            return;
        std::string flags = token.flagWords();
        if (cannotSign(session, id)) // and may yet be what something was wrapped for
            flags.append(flags.empty() ? "" : " ").append(p11Flag::cannotSign);
        into.push_back(describe(token, flags));
        into.back()
            .add(wire::Field::Minimum, std::uint64_t{token.pinMinimum})
            .add(wire::Field::Maximum, std::uint64_t{token.pinMaximum})
            .add(wire::Field::Key, toHex(id))
            .add(wire::Field::Certificate, bytes);
    }
}

} // namespace

std::vector<wire::Message> listTokens()
{
    const auto before = readersNow();
    Pkcs11Modules modules;
    std::vector<wire::Message> all;
    for (const Pkcs11Token &token : modules.tokens())
        if (token.isRemovable)
            all.push_back(describe(token, token.flagWords()));
    const bool any = !all.empty();
    all.push_back(last(modules, any));
    addUnmoved(before, readersNow(), all.back());
    return all;
}

std::vector<wire::Message> findCertificates(const wire::Message &request)
{
    Pkcs11Modules modules;
    std::vector<wire::Message> all;
    const auto serial = request.get(wire::Field::Serial);
    bool any = false;
    auto tokens = modules.tokens();
    const std::set<std::string> known = readerNamesNow();
    for (Pkcs11Token &token : tokens) {
        token.isOutside = token.isRemovable && !known.contains(token.reader);
        if (serial && token.serial != *serial)
            continue;
        any = true;
        addCertificates(token, all);
    }
    all.push_back(last(modules, any));
    return all;
}

} // namespace doorward
