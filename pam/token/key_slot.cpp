// SPDX-License-Identifier: GPL-3.0-or-later
#include "pam/token/key_slot.h"

#include "backend/cards/trusted_file.h"

#include <algorithm>

namespace doorward {

namespace {

constexpr std::size_t mostBytes = 1024;

/// The certificates of chosen's token, chosen first.
std::vector<const FoundCertificate *> besides(const FoundCertificate &chosen,
                                              const std::vector<FoundCertificate> &all)
{
    std::vector<const FoundCertificate *> found{&chosen};
    for (const FoundCertificate &one : all)
        if (&one != &chosen && one.module == chosen.module && one.serial == chosen.serial &&
            one.reader == chosen.reader)
            found.push_back(&one);
    return found;
}

/// A slot that was put under another name, or into somebody else's folder, is none.
std::optional<TokenSlot> read(const std::string &path, uid_t owner, uid_t uid,
                              const std::string &certificate, std::vector<std::string> &notes)
{
    std::string bytes;
    if (const std::string wrong = readTrusted(path, owner, mostBytes, bytes); !wrong.empty()) {
        notes.push_back(path + ' ' + wrong);
        return std::nullopt;
    }
    auto slot = TokenSlot::fromBytes(bytes);
    if (slot && slot->uid() == uid && slot->certificate() == certificate)
        return slot;
    notes.push_back(path + " is no slot of this person's and this certificate's");
    return std::nullopt;
}

} // namespace

std::optional<KeySlot> KeySlot::find(const std::string &folder, uid_t owner, uid_t uid,
                                     const FoundCertificate &chosen,
                                     const std::vector<FoundCertificate> &all,
                                     std::vector<std::string> &notes)
{
    const std::string theirs = folder + '/' + std::to_string(uid);
    const std::vector<std::string> files = filesIn(theirs, {""});
    for (const FoundCertificate *one : besides(chosen, all)) {
        const std::string path = theirs + '/' + one->certificate.sha256();
        if (std::find(files.begin(), files.end(), path) == files.end())
            continue;
        if (auto slot = read(path, owner, uid, one->certificate.sha256(), notes))
            return KeySlot(std::move(*slot), one->key);
    }
    return std::nullopt;
}

KeySlot::KeySlot(TokenSlot slot, std::string key) : m_slot(std::move(slot))
{
    m_unwrapping.key = std::move(key);
    m_unwrapping.wrapped = m_slot.wrapped();
}

} // namespace doorward
