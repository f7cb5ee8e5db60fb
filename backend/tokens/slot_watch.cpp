// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/slot_watch.h"

#include "backend/common/p11_helper.h"
#include "backend/tokens/pkcs11_modules.h"
#include "backend/tokens/watched_slots.h"
#include "backend/tokens/work_limit.h"

#include <mutex>
#include <sysexits.h>
#include <thread>
#include <unistd.h>

namespace doorward {

namespace {

/// The module of p11-kit's configuration with that name, and no other of them is initialised. Null
/// where there is none that works.
CK_FUNCTION_LIST *initialised(std::string_view name)
{
    for (CK_FUNCTION_LIST **one = p11_kit_modules_load(nullptr, 0); one && *one; ++one)
        if (moduleName(*one) == name && p11_kit_module_initialize(*one) == CKR_OK)
            return *one;
    return nullptr;
}

void sayUnwatchable(int socket)
{
    static_cast<void>(
        wire::send(socket, wire::Message(wire::Type::P11Failed,
                                         {{wire::Field::Flags, p11Flag::unwatchable}})));
}

class SlotWatch
{
public:
    SlotWatch(int socket, CK_FUNCTION_LIST *functions, std::chrono::seconds period)
        : m_socket(socket), m_functions(functions), m_period(period),
          m_sight(SlotSight::of(functions))
    {}

    void run()
    {
        if (m_sight.slots.empty())
            return sayUnwatchable(m_socket);
        if (!tell(""))
            return;
        std::thread(&SlotWatch::scan, this).detach(); // the process ends with the other one
        for (;;) {
            CK_SLOT_ID slot = 0;
            const CK_RV error = m_functions->C_WaitForSlotEvent(0, &slot, nullptr);
            if (error == CKR_FUNCTION_NOT_SUPPORTED)
                return sayUnwatchable(m_socket);
            // Told before the token is asked for its name: a removal waits for no module.
            if (error != CKR_OK || !noteEvent(slot) || !settle(SlotSight::of(m_functions)))
                return;
        }
    }

private:
    [[nodiscard]] bool noteEvent(CK_SLOT_ID slot)
    {
        const std::lock_guard guard(m_mutex);
        ++m_turn;
        m_isReading = true;
        m_sight.noteEvent(slot);
        return tell(p11Flag::reading);
    }

    [[nodiscard]] bool settle(SlotSight now)
    {
        const std::lock_guard guard(m_mutex);
        m_isReading = false;
        m_sight.renew(std::move(now));
        return tell("");
    }

    /// A thread of its own: the other one waits inside the module.
    [[noreturn]] void scan()
    {
        for (;;) {
            std::this_thread::sleep_for(m_period);
            lookAfter();
        }
    }

    /// What an event tells of meanwhile is newer than what is seen here.
    void lookAfter()
    {
        std::unique_lock guard(m_mutex);
        const std::vector<CK_SLOT_ID> full = m_sight.full;
        const unsigned turn = m_turn;
        if (m_isReading)
            return;
        guard.unlock();
        if (slotsOf(m_functions, Slots::WithToken) == full)
            return;
        SlotSight now = SlotSight::of(m_functions);
        guard.lock();
        if (m_turn == turn && m_sight.renew(std::move(now)))
            static_cast<void>(tell(""));
    }

    [[nodiscard]] bool tell(std::string_view flags) const
    {
        return wire::send(m_socket, m_sight.message(flags)) == 0;
    }

    const int m_socket;
    CK_FUNCTION_LIST *const m_functions;
    const std::chrono::seconds m_period;
    std::mutex m_mutex;
    SlotSight m_sight;        // these three guarded by m_mutex
    unsigned m_turn = 0;      ///< counts events
    bool m_isReading = false; ///< after one, until the tokens have been looked at
};

} // namespace

void watchSlots(int socket, std::string_view module, std::chrono::seconds period)
{
    limitWork();
    if (CK_FUNCTION_LIST *functions = initialised(module)) {
        SlotWatch watch(socket, functions, period);
        watch.run();
        _exit(EX_PROTOCOL); // at once, and without a word to the module: the scan may be inside it
    }
    sayUnwatchable(socket);
    _exit(EX_PROTOCOL);
}

} // namespace doorward
