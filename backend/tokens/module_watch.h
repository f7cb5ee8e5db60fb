// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/common/p11_helper.h"
#include "backend/tokens/backoff.h"
#include "backend/tokens/reader_report.h"

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace doorward {

/// One PKCS#11 module whose slots are no readers of pcscd's, watched by a doorward-p11 that waits
/// inside it: what it says, and "can't be seen" where it hangs, crashes, raves or cannot tell. One
/// that ended is started again, for ever. For the thread of the loop, which outlives the helper.
class ModuleWatch
{
public:
    using Clock = P11Helper::Clock;

    /// program: doorward-p11; module: p11-kit's name; scan: how often to look without an event.
    /// Begins at once.
    ModuleWatch(std::string program, std::string module, std::chrono::seconds scan);

    [[nodiscard]] const std::string &module() const { return m_module; }

    /// To poll for reading; -1 where none runs.
    [[nodiscard]] int descriptor() const { return m_helper.socket(); }
    /// When to call onTime(); nothing while there is no reason to.
    [[nodiscard]] std::optional<Clock::time_point> deadline() const { return m_deadline; }
    void onReadable();
    void onTime();

    /// Adds what is in the slots of that name: nothing before the first word, a mute one where it
    /// cannot be seen.
    void addSlots(const std::string &name, std::vector<ReaderReport> &into) const;

private:
    void start();
    void take(const wire::Message &message);
    void lose();
    [[nodiscard]] bool isRaving();

    std::string m_program;
    std::string m_module;
    std::chrono::seconds m_scan;
    P11Helper m_helper;
    Backoff m_backoff;
    std::uint32_t m_starts = 0;
    std::optional<Clock::time_point> m_deadline; ///< of the helper's word, or to start it again
    bool m_hasSpoken = false;
    std::vector<ReaderReport> m_slots;
    std::deque<Clock::time_point> m_reports; ///< the last ones
};

} // namespace doorward
