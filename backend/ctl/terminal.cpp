// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/ctl/terminal.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace doorward::ctl {

namespace {

/// Without the echo, from here to the end of a scope.
class Silence
{
public:
    explicit Silence(bool wanted)
    {
        if (!wanted || tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        termios without = m_before;
        without.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isOn = tcsetattr(STDIN_FILENO, TCSAFLUSH, &without) == 0;
    }
    ~Silence()
    {
        if (!m_isOn)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputc('\n', stderr); // the one that was typed was not shown
    }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;

    [[nodiscard]] bool isOn() const { return m_isOn; }

private:
    termios m_before{};
    bool m_isOn = false;
};

/// Ctrl+C ends a read() instead of the process, so that the echo comes back.
class Interruptible
{
public:
    Interruptible()
    {
        struct sigaction action
        {};
        action.sa_handler = [](int) {};
        sigaction(SIGINT, &action, &m_interrupt);
        sigaction(SIGTERM, &action, &m_terminate);
    }
    ~Interruptible()
    {
        sigaction(SIGINT, &m_interrupt, nullptr);
        sigaction(SIGTERM, &m_terminate, nullptr);
    }
    Interruptible(const Interruptible &) = delete;
    Interruptible &operator=(const Interruptible &) = delete;

private:
    struct sigaction m_interrupt
    {};
    struct sigaction m_terminate
    {};
};

/// Byte by byte: what follows the line belongs to the next question.
Typed readLine(Secret &into)
{
    bool tooLong = false;
    for (;;) {
        char one = 0;
        const ssize_t got = read(STDIN_FILENO, &one, 1);
        if (got < 0)
            return errno == EINTR ? Typed::Stopped : Typed::Broken;
        const bool end = got == 0 || one == '\n';
        if (end && tooLong)
            return Typed::TooLong;
        if (end)
            return got == 0 && into.isEmpty() ? Typed::Nothing : Typed::Line;
        tooLong = tooLong || !into.append({&one, 1});
        wipe(&one, 1);
    }
}

} // namespace

Typed ask(const std::string &question, bool visible, Secret &into)
{
    into.clear();
    if (!into.isValid())
        return Typed::Broken;
    const Interruptible interruptible;
    const bool isTerminal = isatty(STDIN_FILENO) == 1;
    const Silence silence(isTerminal && !visible);
    if (isTerminal && !visible && !silence.isOn())
        return Typed::Broken;
    // Not before the echo is off: somebody may answer at once.
    std::fprintf(stderr, "%s ", question.c_str());
    const Typed typed = readLine(into);
    if (typed != Typed::Line)
        into.clear();
    return typed;
}

} // namespace doorward::ctl
