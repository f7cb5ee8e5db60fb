// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/tokens/guarded_reader.h"
#include "backend/tokens/module_watch.h"

#include <memory>
#include <optional>
#include <poll.h>
#include <string>
#include <vector>

namespace doorward {

/// The slots outside pcscd that sessions are bound to: a process a module, and none where there is
/// no such session. For the thread of the loop.
class OutsideWatch
{
public:
    using Clock = ModuleWatch::Clock;

    /// program: doorward-p11, which runs as the caller's own user. scan: how often it looks
    /// without an event, in case one got lost.
    OutsideWatch(std::string program, std::chrono::seconds scan)
        : m_program(std::move(program)), m_scan(scan)
    {}

    /// From now on these are watched, and no others. What is watched already stays so.
    void want(std::vector<WantedSlot> slots);

    /// Adds what to wait for; answered to by onReady() with the same entries.
    void addTo(std::vector<pollfd> &waiting) const;
    /// When to call onTime(); nothing while there is no reason to.
    [[nodiscard]] std::optional<Clock::time_point> deadline() const;
    void onReady(const std::vector<pollfd> &ready);
    void onTime();

    /// What is in them. Not among it are those of which nobody has said anything yet.
    [[nodiscard]] std::vector<ReaderReport> slots() const;

private:
    std::string m_program;
    std::chrono::seconds m_scan;
    std::vector<WantedSlot> m_wanted;
    std::vector<std::unique_ptr<ModuleWatch>> m_modules;
};

} // namespace doorward
