// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/slot_watch.h"

#include "backend/common/clean_text.h"
#include "backend/common/p11_helper.h"
#include "backend/tokens/pcsc_readers.h"
#include "backend/tokens/pkcs11_modules.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace doorward {

namespace {

/// One module of p11-kit's configuration, and no other of them is initialised.
class OneModule
{
public:
    explicit OneModule(std::string_view name) : m_all(p11_kit_modules_load(nullptr, 0))
    {
        for (CK_FUNCTION_LIST **one = m_all; one && *one && !m_functions; ++one)
            if (moduleName(*one) == name && p11_kit_module_initialize(*one) == CKR_OK)
                m_functions = *one;
    }
    ~OneModule()
    {
        if (m_functions)
            p11_kit_module_finalize(m_functions);
        if (m_all)
            p11_kit_modules_release(m_all);
    }
    OneModule(const OneModule &) = delete;
    OneModule &operator=(const OneModule &) = delete;

    /// Null where there is none of that name that works.
    [[nodiscard]] CK_FUNCTION_LIST *functions() const { return m_functions; }

private:
    CK_FUNCTION_LIST **m_all;
    CK_FUNCTION_LIST *m_functions = nullptr;
};

struct WatchedSlot
{
    CK_SLOT_ID id = 0;
    std::string name;
    std::string_view state = "empty"; ///< the words of the message field State
    std::string identity = {};        ///< all that tells a token from another one
    std::string label = {};
    std::string serial = {};
    std::string manufacturer = {};
    std::string model = {};
    std::uint16_t events = 0;
};

class SlotWatch
{
public:
    SlotWatch(int socket, CK_FUNCTION_LIST *functions) : m_socket(socket), m_functions(functions) {}

    void run()
    {
        m_slots = look();
        if (m_slots.empty())
            return sayUnwatchable();
        while (tell("")) {
            CK_SLOT_ID slot = 0;
            const CK_RV error = m_functions->C_WaitForSlotEvent(0, &slot, nullptr);
            if (error == CKR_FUNCTION_NOT_SUPPORTED)
                return sayUnwatchable();
            if (error != CKR_OK)
                return;
            noteEvent(slot);
            // Told before the token is asked for its name: a removal waits for no module.
            if (!tell(p11Flag::reading))
                return;
            compare(look());
        }
    }

    void sayUnwatchable() const
    {
        static_cast<void>(
            wire::send(m_socket, wire::Message(wire::Type::P11Failed,
                                               {{wire::Field::Flags, p11Flag::unwatchable}})));
    }

private:
    [[nodiscard]] std::vector<WatchedSlot> look() const
    {
        // Before and after: a reader may come in between.
        std::set<std::string> readers = readerNamesNow();
        std::vector<WatchedSlot> slots;
        for (const CK_SLOT_ID id : slotsOf(m_functions)) {
            CK_SLOT_INFO about{};
            if (m_functions->C_GetSlotInfo(id, &about) != CKR_OK ||
                !(about.flags & CKF_REMOVABLE_DEVICE) || slots.size() == limits::readers)
                continue;
            slots.push_back({.id = id, .name = slotName(about)});
            if (about.flags & CKF_TOKEN_PRESENT)
                identify(slots.back());
        }
        readers.merge(readerNamesNow());
        std::erase_if(slots, [&](const WatchedSlot &slot) {
            return slot.name.empty() || readers.contains(slot.name);
        });
        return slots;
    }

    /// A slot that says that it holds something, of which nothing can be learnt, is mute.
    void identify(WatchedSlot &slot) const
    {
        slot.state = "mute";
        CK_TOKEN_INFO about{};
        if (m_functions->C_GetTokenInfo(slot.id, &about) != CKR_OK)
            return;
        const auto add = [&](const auto &field) {
            const std::string_view bytes(reinterpret_cast<const char *>(field), sizeof field);
            slot.identity += bytes;
            return cleanText(bytes, sizeof field);
        };
        slot.state = "present";
        slot.label = add(about.label);
        slot.serial = add(about.serialNumber);
        slot.manufacturer = add(about.manufacturerID);
        slot.model = add(about.model);
    }

    void noteEvent(CK_SLOT_ID id)
    {
        for (WatchedSlot &slot : m_slots) {
            if (slot.id != id)
                continue;
            ++slot.events;
            slot.state = "mute";
            slot.identity.clear();
        }
    }

    /// What differs without an event having told of it has moved as well.
    void compare(std::vector<WatchedSlot> now)
    {
        for (WatchedSlot &slot : now) {
            const auto before =
                std::find_if(m_slots.begin(), m_slots.end(),
                             [&](const WatchedSlot &one) { return one.id == slot.id; });
            if (before == m_slots.end())
                continue;
            const bool isTold = before->state == "mute";
            const bool isSame = before->state == slot.state && before->identity == slot.identity;
            slot.events = static_cast<std::uint16_t>(before->events + (isTold || isSame ? 0 : 1));
        }
        m_slots = std::move(now);
    }

    [[nodiscard]] bool tell(std::string_view flags) const
    {
        wire::Message message(wire::Type::P11Slots, {{wire::Field::Flags, flags}});
        for (const WatchedSlot &slot : m_slots) {
            message.add(wire::Field::Reader, slot.name)
                .add(wire::Field::State, slot.state)
                .add(wire::Field::Events, std::uint64_t{slot.events});
            if (slot.state == "present")
                message.add(wire::Field::Label, slot.label)
                    .add(wire::Field::Serial, slot.serial)
                    .add(wire::Field::Manufacturer, slot.manufacturer)
                    .add(wire::Field::Model, slot.model);
        }
        return wire::send(m_socket, message) == 0;
    }

    int m_socket;
    CK_FUNCTION_LIST *m_functions;
    std::vector<WatchedSlot> m_slots;
};

} // namespace

void watchSlots(int socket, std::string_view module)
{
    const OneModule one(module);
    SlotWatch watch(socket, one.functions());
    if (one.functions())
        watch.run();
    else
        watch.sayUnwatchable();
}

} // namespace doorward
