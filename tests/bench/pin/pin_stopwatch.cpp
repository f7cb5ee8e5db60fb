// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times what a PIN's way is made of, each in the process that a conversation would have to itself.
// Reads a line, does what it says, and writes the microseconds that it took, and those of them in
// which a processor worked on it (not: the TPM's own):
//
//   pam SERVICE USER authenticate|chauthtok RESULT ANSWER...   from pam_start to pam_end
//   derive USER PIN       the vault's key derivation alone
//   unseal USER PIN TCTI  the TPM alone; the derivation before it is not timed
//
// What does not end as it should ends the program.
#include "backend/common/pam_binary.h"
#include "backend/common/pin_store.h"
#include "pam/pin/pin_stretch.h"
#include "pam/pin/tpm/pin_seal.h"

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <security/pam_appl.h>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace {

using namespace doorward;
using Clock = std::chrono::steady_clock;

// K1 of pam/pin/pin_key.cpp, before K2.
constexpr std::size_t k1Bytes = 32;

[[noreturn]] void fail(const std::string &why)
{
    std::cerr << "pin_stopwatch: " << why << '\n';
    std::exit(1);
}

struct Answers
{
    std::vector<std::string> left;
    std::size_t next = 0;
};

int converse(int count, const pam_message **messages, pam_response **responses, void *data)
{
    auto &answers = *static_cast<Answers *>(data);
    auto *made = static_cast<pam_response *>(
        std::calloc(static_cast<std::size_t>(count), sizeof(pam_response)));
    for (int i = 0; made && i < count; ++i) {
        const bool binary = messages[i]->msg_style == PAM_BINARY_PROMPT;
        const auto request = binary ? pam_binary::readRequest(messages[i]->msg) : std::nullopt;
        const bool asks = binary ? request && request->type() == wire::Type::PromptRequest
                                 : messages[i]->msg_style == PAM_PROMPT_ECHO_OFF ||
                                       messages[i]->msg_style == PAM_PROMPT_ECHO_ON;
        if (asks && answers.next == answers.left.size())
            fail("asked once more than expected");
        const std::string answer = asks ? answers.left[answers.next++] : std::string();
        if (binary)
            made[i].resp = static_cast<char *>(pam_binary::makeAnswer(answer));
        else if (asks)
            made[i].resp = strdup(answer.c_str());
    }
    *responses = made;
    return made ? PAM_SUCCESS : PAM_BUF_ERR;
}

void runPam(std::istringstream &line)
{
    std::string service, user, operation, answer;
    int expected = 0;
    line >> service >> user >> operation >> expected;
    Answers answers;
    while (line >> answer) {
        // A password of several words is written with "_" for each blank.
        for (char &c : answer)
            c = c == '_' ? ' ' : c;
        answers.left.push_back(answer);
    }
    const pam_conv conversation{&converse, &answers};
    pam_handle_t *handle = nullptr;
    if (pam_start(service.c_str(), user.c_str(), &conversation, &handle) != PAM_SUCCESS)
        fail("pam_start");
    const int result =
        operation == "chauthtok" ? pam_chauthtok(handle, 0) : pam_authenticate(handle, 0);
    pam_end(handle, result);
    if (result != expected)
        fail(service + ": " + std::to_string(result));
}

struct Try
{
    PinVault vault;
    Secret pin;
    LockedBytes keys{k1Bytes + 2 * tpm::halfBytes};

    explicit Try(std::istringstream &line)
    {
        std::string user, typed;
        line >> user >> typed;
        const PinEntry entry = PinStore().load(user);
        if (entry.state != PinState::Ready || !pin.append(typed))
            fail("no vault of " + user);
        vault = entry.vault;
    }
    void derive()
    {
        if (!stretchPin(vault, pin, keys))
            fail("derive");
    }
};

void unseal(const Try &made, const std::string &tcti)
{
    LockedBytes k2(2 * tpm::halfBytes);
    LockedBytes secret(tpm::secretBytes);
    std::memcpy(k2.data(), made.keys.data() + k1Bytes, k2.size());
    const auto sealed = tpm::Sealed::decode(made.vault.tpm);
    if (!sealed || tpm::unseal(tcti, *sealed, k2, secret) != tpm::Result::Good)
        fail("unseal");
}

long microseconds(const timeval &time)
{
    return time.tv_sec * 1'000'000L + time.tv_usec;
}

/// With the processes that were made and have ended.
long processorTime()
{
    rusage own{};
    rusage others{};
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &others);
    return microseconds(own.ru_utime) + microseconds(own.ru_stime) + microseconds(others.ru_utime) +
           microseconds(others.ru_stime);
}

void report(const std::function<void()> &work)
{
    const auto begin = Clock::now();
    const long processor = processorTime();
    work();
    std::cout << std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count()
              << ' ' << processorTime() - processor << std::endl;
}

void obey(const std::string &text)
{
    std::istringstream line(text);
    std::string what;
    line >> what;
    if (what == "pam")
        return report([&] { runPam(line); });
    Try made(line);
    if (what == "derive")
        return report([&] { made.derive(); });
    std::string tcti;
    line >> tcti;
    made.derive();
    report([&] { unseal(made, tcti); });
}

} // namespace

int main()
{
    std::string line;
    while (std::getline(std::cin, line))
        obey(line);
}
