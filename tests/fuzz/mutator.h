// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <string>

namespace doorward::fuzz {

/// Changes bytes at random, by up to four steps at a time; the same seed does the same again.
class Mutator
{
public:
    explicit Mutator(unsigned long seed) : m_chance(seed) {}

    std::string mutate(std::string bytes)
    {
        for (std::size_t step = below(4) + 1; step > 0; --step)
            change(bytes);
        return bytes;
    }

private:
    std::size_t below(std::size_t end) { return m_chance() % end; }
    char byte() { return static_cast<char>(below(256)); }

    void change(std::string &bytes)
    {
        const std::size_t place = bytes.empty() ? 0 : below(bytes.size());
        switch (below(9)) {
        case 0:
            bytes.resize(place);
            break;
        case 1:
            bytes.insert(place, below(64), byte());
            break;
        case 2:
            bytes.append(below(2000), byte());
            break;
        case 3: // itself, or the beginning of it, once more
            bytes.insert(place, bytes, 0, below(bytes.size() + 1));
            break;
        case 4: // the largest number, where one begins here
            for (std::size_t i = place; i < bytes.size() && i < place + 4; ++i)
                bytes[i] = '\xff';
            break;
        case 5:
            bytes.erase(place, below(64));
            break;
        case 6:
            if (!bytes.empty())
                bytes[place] = byte();
            break;
        default:
            if (!bytes.empty())
                bytes[place] = static_cast<char>(bytes[place] ^ (1 << below(8)));
        }
    }

    std::mt19937_64 m_chance;
};

} // namespace doorward::fuzz
