// SPDX-License-Identifier: GPL-3.0-or-later
//
// fuzz_tokens SEED ROUNDS: what comes from cards, from doorward-p11 and from the administrator,
// changed at random. Nothing may crash, nothing changed may be trusted, and no text may be shown
// that is not clean.
#include "backend/cards/card_identities.h"
#include "backend/cards/token_choice.h"
#include "backend/cards/token_slot.h"
#include "backend/common/clean_text.h"
#include "backend/common/hex.h"
#include "backend/common/token_map.h"
#include "tests/fuzz/mutator.h"
#include "tests/unit/tokens/test_certificates.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace doorward;

/// Ends the program, and with it the test, where what must hold does not.
void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "fuzz_tokens: %s\n", what);
    std::abort();
}

/// A folder with one authority, and a good certificate of its making.
struct Scene
{
    test::Key authorityKey = test::newEcKey("P-256");
    test::Key key = test::newEcKey("P-256");
    std::string certificate = test::makeCertificate(key, authorityKey,
                                                    {.name = "alice",
                                                     .keyUsage = "digitalSignature",
                                                     .purposes = "clientAuth,msSmartcardLogin",
                                                     .names = "email:alice@example.org"});
    std::string digest = std::string(32, 'd');
    std::string signature = test::sign(key, "ecdsa", digest);
    Trust trust;

    Scene() : trust(loadTrust()) {}

private:
    Trust loadTrust()
    {
        char folder[] = "/tmp/fuzz-tokens-XXXXXX";
        require(mkdtemp(folder) != nullptr, "no folder");
        const std::string path = std::string(folder) + "/ca.pem";
        std::ofstream(path) << test::toPem(test::makeCertificate(
            authorityKey, authorityKey, {.name = "authority", .isAuthority = true}));
        chmod(path.c_str(), 0644);
        Trust loaded = Trust::load(folder, geteuid());
        unlink(path.c_str());
        rmdir(folder);
        return loaded;
    }
};

void tryCertificate(const Scene &scene, const std::string &der)
{
    const auto certificate = Certificate::fromDer(der);
    if (!certificate)
        return;
    const std::string holder = certificate->holder();
    require(cleanText(holder, holder.size()) == holder, "a holder's name is not clean");
    for (const std::string &identity : identitiesOf(*certificate))
        require(cleanText(identity, identity.size()) == identity, "an identity hides something");
    (void)certificate->verifies("ecdsa", scene.digest, scene.signature);
    require(der == scene.certificate || scene.trust.judge(*certificate) != Trust::Verdict::Good,
            "a changed certificate is trusted");
}

void tryMessage(const std::string &bytes)
{
    const auto message = wire::Message::decode(bytes);
    const auto found = message ? FoundCertificate::fromMessage(*message) : std::nullopt;
    if (!found)
        return;
    require(found->pinMin >= limits::tokenPinMin && found->pinMin <= found->pinMax &&
                found->pinMax <= limits::tokenPinMax,
            "a PIN's bounds are none");
    for (const std::string &text : {found->label, found->reader, found->serial, found->module})
        require(text.size() <= 64 && cleanText(text, 64) == text, "a token's name is not clean");
}

void tryMap(const std::string &text, const std::string &hash)
{
    const TokenMap map = TokenMap::parse(text, "map");
    require(map.problems().size() <= 16, "too many problems");
    for (const std::string &user : map.users({"sha256:" + hash, "subject:CN=alice"}))
        require(!user.empty() &&
                    user.find_first_of(std::string_view("\0 \t\n:/", 6)) == std::string::npos,
                "a user's name that is none");
}

/// A slot and what its token would answer.
struct Sealed
{
    std::string bytes;
    Secret answer;

    explicit Sealed(const Certificate &certificate)
    {
        Secret key;
        require(key.append(std::string(TokenSlot::keyBytes, 'k')), "no memory to lock");
        bytes = TokenSlot::seal(certificate, 1000, key).value_or("");
        require(answer.append(std::string(32, 'a')), "no memory to lock");
    }
};

void trySlot(const Sealed &sealed, const std::string &bytes)
{
    const auto slot = TokenSlot::fromBytes(bytes);
    Secret key;
    require(!slot || (!slot->open(sealed.answer, key) && key.isEmpty()),
            "an answer that is none opens a slot");
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 3)
        return 2;
    fuzz::Mutator mutator(std::strtoul(arguments[1], nullptr, 10));
    const unsigned long rounds = std::strtoul(arguments[2], nullptr, 10);
    const Scene scene;
    const auto certificate = Certificate::fromDer(scene.certificate);
    require(certificate && scene.trust.judge(*certificate) == Trust::Verdict::Good &&
                certificate->verifies("ecdsa", scene.digest, scene.signature),
            "the certificate to begin with is not good");
    wire::Message message(wire::Type::P11Found, {{wire::Field::Module, "opensc-pkcs11"},
                                                 {wire::Field::Label, "alice"},
                                                 {wire::Field::Serial, "42"},
                                                 {wire::Field::Reader, "A reader"},
                                                 {wire::Field::Flags, "login-required final-try"},
                                                 {wire::Field::Minimum, "4"},
                                                 {wire::Field::Maximum, "8"},
                                                 {wire::Field::Key, "01"},
                                                 {wire::Field::Certificate, scene.certificate}});
    const std::string packet = message.encode().value_or("");
    const Sealed sealed(*certificate);
    require(TokenSlot::fromBytes(sealed.bytes).has_value(), "the slot to begin with is none");
    const std::string hash(64, 'a');
    const std::string map =
        "# who\nsha256:" + hash + " alice\nsha256:" + hash + " bob\nsubject:CN=alice carol\n";
    for (unsigned long round = 0; round < rounds; ++round) {
        tryCertificate(scene, mutator.mutate(scene.certificate));
        tryMessage(mutator.mutate(packet));
        tryMap(mutator.mutate(map), hash);
        trySlot(sealed, mutator.mutate(sealed.bytes));
        const std::string signature = mutator.mutate(scene.signature);
        require(signature == scene.signature ||
                    !certificate->verifies("ecdsa", scene.digest, signature),
                "a changed signature is right");
        const std::string digits = mutator.mutate(hash);
        const auto bytes = fromHex(digits);
        require(!bytes || toHex(*bytes) == digits, "hexadecimal digits are read as others");
    }
    return 0;
}
