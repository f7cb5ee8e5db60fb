// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/wayland_global.h"

#include <cstring>
#include <wayland-client.h>

namespace doorward {

namespace {

struct Search
{
    const wl_interface &interface;
    std::uint32_t version;
    wl_proxy *found = nullptr;
};

void noteGlobal(void *data, wl_registry *registry, std::uint32_t name, const char *interface,
                std::uint32_t version)
{
    auto &search = *static_cast<Search *>(data);
    if (!search.found && version >= search.version &&
        std::strcmp(interface, search.interface.name) == 0)
        search.found = static_cast<wl_proxy *>(
            wl_registry_bind(registry, name, &search.interface, search.version));
}

void ignoreGlobal(void *, wl_registry *, std::uint32_t) {}

constexpr wl_registry_listener registryListener{noteGlobal, ignoreGlobal};

template <typename Proxy> void setQueue(Proxy *proxy, wl_event_queue *queue)
{
    wl_proxy_set_queue(reinterpret_cast<wl_proxy *>(proxy), queue);
}

} // namespace

void *bindGlobal(wl_display *display, const wl_interface &interface, std::uint32_t version)
{
    // A queue of its own: the round trip must not run the application's listeners.
    Search search{interface, version};
    wl_event_queue *queue = wl_display_create_queue(display);
    auto *wrapped = static_cast<wl_display *>(wl_proxy_create_wrapper(display));
    setQueue(wrapped, queue);
    wl_registry *registry = wl_display_get_registry(wrapped);
    wl_proxy_wrapper_destroy(wrapped);
    wl_registry_add_listener(registry, &registryListener, &search);
    wl_display_roundtrip_queue(display, queue);
    if (search.found)
        setQueue(search.found, nullptr);
    wl_registry_destroy(registry);
    wl_event_queue_destroy(queue);
    return search.found;
}

} // namespace doorward
