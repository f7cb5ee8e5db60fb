// SPDX-License-Identifier: GPL-3.0-or-later
//
// doorward-ocsp: carries one question to an OCSP responder over HTTP (RFC 6960, appendix A) and its
// answer back, so that whoever asks, which is root, has no business with names, sockets and HTTP.
// Descriptor 3 is a socket: OcspAsk in, OcspAnswer out; nothing where there is no answer. Whoever
// started us ends us at its deadline and verifies what we bring.
#include "backend/common/descriptor.h"
#include "backend/common/secret.h"
#include "backend/common/wire.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/http.h>
#include <string>
#include <unistd.h>

namespace {

using namespace doorward;

constexpr int peer = 3;
constexpr int longestSeconds = 30;

enum Exit { Done = 0, BadRequest = 64, NoAnswer = 69, BadPeer = 76, NotAllowed = 77 };

struct FreeText
{
    void operator()(char *text) const { OPENSSL_free(text); }
};
using Text = std::unique_ptr<char, FreeText>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

struct Address
{
    Text host, port, path;
};

/// False where url is no http:// one, or has a user or a fragment.
bool parse(const std::string &url, Address &into)
{
    char *user = nullptr, *host = nullptr, *port = nullptr, *path = nullptr, *query = nullptr,
         *fragment = nullptr;
    int tls = 0;
    const int parsed = OSSL_HTTP_parse_url(url.c_str(), &tls, &user, &host, &port, nullptr, &path,
                                           &query, &fragment);
    const Text userText(user), queryText(query), fragmentText(fragment);
    into = {Text(host), Text(port), Text(path)};
    const auto isAbsent = [](const char *text) { return !text || !*text; };
    // OpenSSL takes an address without a scheme for one of HTTP.
    return url.starts_with("http://") && parsed == 1 && tls == 0 && isAbsent(user) &&
           isAbsent(query) && isAbsent(fragment);
}

/// The body of the responder's answer; empty where it did not give one of the right kind.
std::string ask(const Address &address, std::string_view question, int seconds)
{
    const Bio body(BIO_new_mem_buf(question.data(), static_cast<int>(question.size())),
                   &BIO_free_all);
    const Bio answer(OSSL_HTTP_transfer(nullptr, address.host.get(), address.port.get(),
                                        address.path.get(), 0, nullptr, nullptr, nullptr, nullptr,
                                        nullptr, nullptr, 0, nullptr, "application/ocsp-request",
                                        body.get(), "application/ocsp-response", 1,
                                        limits::ocspAnswerBytes, seconds, 0),
                     &BIO_free_all);
    std::string bytes(limits::ocspAnswerBytes, '\0');
    const int size =
        answer ? BIO_read(answer.get(), bytes.data(), static_cast<int>(bytes.size())) : 0;
    bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return bytes;
}

} // namespace

int main()
{
    // Strangers answer here: never with root's rights.
    if (geteuid() == 0 || !hardenProcess())
        return NotAllowed;
    wire::Received received;
    if (wire::receive(peer, received) != 0 || !received.message)
        return BadPeer;
    const Descriptor uninvited(received.descriptor);
    const wire::Message &request = *received.message;
    const auto seconds = request.number(wire::Field::Maximum).value_or(0);
    Address address;
    if (request.type() != wire::Type::OcspAsk || seconds < 1 || seconds > longestSeconds ||
        !parse(std::string(request.text(wire::Field::Address)), address))
        return BadRequest;
    const std::string answer =
        ask(address, request.text(wire::Field::Body), static_cast<int>(seconds));
    if (answer.empty())
        return NoAnswer;
    const wire::Message reply(wire::Type::OcspAnswer, {{wire::Field::Body, answer}});
    return wire::send(peer, reply) == 0 ? Done : BadPeer;
}
