// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/outside_watch.h"

#include "backend/common/limits.h"

#include <algorithm>
#include <utility>

namespace doorward {

void OutsideWatch::want(std::vector<WantedSlot> slots)
{
    m_wanted = std::move(slots);
    if (m_wanted.size() > limits::watchedSlots)
        m_wanted.resize(limits::watchedSlots);
    const auto isOf = [](const std::string &module) {
        return [&module](const WantedSlot &slot) { return slot.module == module; };
    };
    std::erase_if(m_modules, [&](const std::unique_ptr<ModuleWatch> &one) {
        return std::none_of(m_wanted.begin(), m_wanted.end(), isOf(one->module()));
    });
    for (const WantedSlot &slot : m_wanted)
        if (std::none_of(m_modules.begin(), m_modules.end(),
                         [&](const auto &one) { return one->module() == slot.module; }))
            m_modules.push_back(std::make_unique<ModuleWatch>(m_program, slot.module, m_scan));
}

void OutsideWatch::addTo(std::vector<pollfd> &waiting) const
{
    for (const auto &module : m_modules)
        if (module->descriptor() >= 0)
            waiting.push_back({module->descriptor(), POLLIN, 0});
}

std::optional<OutsideWatch::Clock::time_point> OutsideWatch::deadline() const
{
    std::optional<Clock::time_point> next;
    for (const auto &module : m_modules)
        if (const auto one = module->deadline(); one && (!next || *one < *next))
            next = one;
    return next;
}

void OutsideWatch::onReady(const std::vector<pollfd> &ready)
{
    for (const auto &module : m_modules)
        if (std::any_of(ready.begin(), ready.end(), [&](const pollfd &one) {
                return one.fd == module->descriptor() && one.revents != 0;
            }))
            module->onReadable();
}

void OutsideWatch::onTime()
{
    for (const auto &module : m_modules)
        module->onTime();
}

std::vector<ReaderReport> OutsideWatch::slots() const
{
    std::vector<ReaderReport> all;
    for (const WantedSlot &slot : m_wanted)
        for (const auto &module : m_modules)
            if (module->module() == slot.module)
                module->addSlots(slot.reader, all);
    return all;
}

} // namespace doorward
