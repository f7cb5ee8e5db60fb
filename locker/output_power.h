// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct wl_display;
struct wl_output;
struct zwlr_output_power_manager_v1;

namespace doorward {

/// Switches outputs off and on, where the compositor lets a client
/// (wlr-output-power-management-unstable-v1). What was switched stays so when this goes. GUI
/// thread.
class OutputPower
{
public:
    /// Waits for the compositor once.
    explicit OutputPower(wl_display *display);
    ~OutputPower();
    OutputPower(const OutputPower &) = delete;
    OutputPower &operator=(const OutputPower &) = delete;

    [[nodiscard]] bool isSupported() const { return m_manager != nullptr; }
    /// Nothing where it is not supported.
    void set(wl_output *output, bool on);

private:
    wl_display *m_display;
    zwlr_output_power_manager_v1 *m_manager;
};

} // namespace doorward
