// SPDX-License-Identifier: GPL-3.0-or-later
#include "locker/output_power.h"

#include "locker/wayland_global.h"

#include <wayland-client.h>
#include <wlr-output-power-management-unstable-v1.h>

namespace doorward {

OutputPower::OutputPower(wl_display *display)
    : m_display(display), m_manager(static_cast<zwlr_output_power_manager_v1 *>(
                              bindGlobal(display, zwlr_output_power_manager_v1_interface)))
{}

OutputPower::~OutputPower()
{
    if (m_manager)
        zwlr_output_power_manager_v1_destroy(m_manager);
}

void OutputPower::set(wl_output *output, bool on)
{
    if (!m_manager || !output)
        return;
    zwlr_output_power_v1 *power = zwlr_output_power_manager_v1_get_output_power(m_manager, output);
    zwlr_output_power_v1_set_mode(power, on ? ZWLR_OUTPUT_POWER_V1_MODE_ON
                                            : ZWLR_OUTPUT_POWER_V1_MODE_OFF);
    zwlr_output_power_v1_destroy(power);
    wl_display_flush(m_display);
}

} // namespace doorward
