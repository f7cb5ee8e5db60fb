// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QObject;
class QPlatformInputContext;
class QQmlEngine;

namespace doorward {

/// Makes Qt's virtual keyboard this process's input method, for as long as this lives.
///
/// Qt would have it from the start of the application to its end or not at all, and dead keys of a
/// real keyboard would be gone with it. This loads it the first time that it is needed, beside the
/// platform's own input method, through which real keys go as before. GUI thread; one at a time.
class KeyboardPlug
{
public:
    explicit KeyboardPlug(QQmlEngine &engine);
    ~KeyboardPlug();
    KeyboardPlug(const KeyboardPlug &) = delete;
    KeyboardPlug &operator=(const KeyboardPlug &) = delete;

    /// False where Qt's virtual keyboard is not installed.
    [[nodiscard]] bool isIn() const { return m_context != nullptr; }
    /// Tells the keyboard anew what has the focus: for what came into being since it last changed.
    void refocus();

private:
    void follow(QObject *focus);

    std::unique_ptr<QPlatformInputContext> m_context;
};

} // namespace doorward
