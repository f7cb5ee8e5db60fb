// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tokens/watched_slots.h"

#include "backend/common/clean_text.h"
#include "backend/common/limits.h"
#include "backend/tokens/pcsc_readers.h"
#include "backend/tokens/pkcs11_modules.h"

#include <algorithm>
#include <set>
#include <utility>

namespace doorward {

namespace {

void identify(CK_FUNCTION_LIST *functions, WatchedSlot &slot)
{
    slot.state = "mute";
    CK_TOKEN_INFO about{};
    if (functions->C_GetTokenInfo(slot.id, &about) != CKR_OK)
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

std::vector<WatchedSlot> look(CK_FUNCTION_LIST *functions)
{
    // Before and after: a reader may come in between.
    std::set<std::string> readers = readerNamesNow();
    std::vector<WatchedSlot> slots;
    for (const CK_SLOT_ID id : slotsOf(functions)) {
        CK_SLOT_INFO about{};
        if (functions->C_GetSlotInfo(id, &about) != CKR_OK ||
            !(about.flags & CKF_REMOVABLE_DEVICE) || slots.size() == limits::readers)
            continue;
        slots.push_back({.id = id, .name = slotName(about)});
        if (about.flags & CKF_TOKEN_PRESENT)
            identify(functions, slots.back());
    }
    readers.merge(readerNamesNow());
    std::erase_if(slots, [&](const WatchedSlot &slot) {
        return slot.name.empty() || readers.contains(slot.name);
    });
    return slots;
}

} // namespace

SlotSight SlotSight::of(CK_FUNCTION_LIST *functions)
{
    // In this order: what comes in between is seen to have moved by the next look.
    auto full = slotsOf(functions, Slots::WithToken);
    return {std::move(full), look(functions)};
}

void SlotSight::noteEvent(CK_SLOT_ID id)
{
    for (WatchedSlot &slot : slots) {
        if (slot.id != id)
            continue;
        ++slot.events;
        slot.state = "mute";
        slot.identity.clear();
    }
}

bool SlotSight::renew(SlotSight now)
{
    bool moved = slots.size() != now.slots.size();
    for (WatchedSlot &slot : now.slots) {
        const auto before = std::find_if(slots.begin(), slots.end(),
                                         [&](const WatchedSlot &one) { return one.id == slot.id; });
        if (before == slots.end()) {
            moved = true;
            continue;
        }
        const bool isTold = before->state == "mute";
        const bool isSame = before->state == slot.state && before->identity == slot.identity;
        slot.events = static_cast<std::uint16_t>(before->events + (isTold || isSame ? 0 : 1));
        moved = moved || !isSame;
    }
    *this = std::move(now);
    return moved;
}

wire::Message SlotSight::message(std::string_view flags) const
{
    wire::Message message(wire::Type::P11Slots, {{wire::Field::Flags, flags}});
    for (const WatchedSlot &slot : slots) {
        message.add(wire::Field::Reader, slot.name)
            .add(wire::Field::State, slot.state)
            .add(wire::Field::Events, std::uint64_t{slot.events});
        if (slot.state == "present")
            message.add(wire::Field::Label, slot.label)
                .add(wire::Field::Serial, slot.serial)
                .add(wire::Field::Manufacturer, slot.manufacturer)
                .add(wire::Field::Model, slot.model);
    }
    return message;
}

} // namespace doorward
