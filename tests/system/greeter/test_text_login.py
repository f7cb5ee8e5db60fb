# SPDX-License-Identifier: GPL-3.0-or-later
"""A login screen that cannot be: doorwardd stops trying, says so, and leaves a text login."""

import os
import re
import select
import time
import unittest

from case import BoxCase
from events import Folders, Lines, wait
from front import Front

# From the first to the eighth failure there are half a minute of pauses alone.
PATIENCE = 120
SETTINGS = "/etc/doorward/doorward.conf.d/60-broken.conf"
# What no compositor can draw on, neither the configured one nor the default. They say so at once;
# the ten seconds that each would look for a graphics card are in the daemon's own tests.
BROKEN = "[Greeter]\nEnvironment=WLR_BACKENDS=nothing\n"


class Glass:
    """What is on a virtual terminal, as somebody before it reads it: vcs(4)."""

    def __init__(self, number):
        path = f"/dev/vcs{number}"  # there as soon as somebody opens the terminal
        folders = Folders()
        folders.watch("/dev")
        wait(lambda: os.path.exists(path), [folders], PATIENCE, path)
        folders.close()
        self._number = os.open(path, os.O_RDONLY)

    def read(self):
        os.lseek(self._number, 0, os.SEEK_SET)
        return os.read(self._number, 1 << 16).decode("latin-1")

    def see(self, words, seconds):
        end = time.monotonic() + seconds
        changes = select.poll()
        changes.register(self._number, select.POLLPRI)
        while words not in self.read():
            assert changes.poll(max(0, end - time.monotonic()) * 1000), self.read()

    def close(self):
        os.close(self._number)


class TextLogin(BoxCase):
    def setUp(self):
        self.addCleanup(self.box.run, "rm", "--force", SETTINGS)
        self.addCleanup(self.box.run, "systemctl", "stop", "doorward.service")
        self.box.put(SETTINGS, BROKEN)
        self.lines = Lines(self.box.command("journalctl", "--follow", "--lines=0", "--output=cat",
                                            "--unit=doorward.service"))
        self.addCleanup(self.lines.close)

    def test_eight_failures_and_there_is_a_text_login(self):
        if not os.path.exists(self.box.path("/dev/tty0")):
            self.skipTest("this box has no terminals")
        self.box.run("systemctl", "start", "doorward.service")
        line = self.lines.wait_for("there is no login screen", PATIENCE)
        self.assertIn("it has failed 8 times in a row", line)
        terminal = re.search("A text login is on tty([0-9]+);", line)[1]
        glass = Glass(terminal)
        self.addCleanup(self.box.run, "systemctl", "stop", f"getty@tty{terminal}.service")
        self.addCleanup(glass.close)
        glass.see("box login:", PATIENCE)
        with open("/sys/class/tty/tty0/active", encoding="utf-8") as file:
            self.assertEqual(file.read().strip(), "tty" + terminal)
        # None is under way: whoever types here keeps the terminal.
        self.assertEqual(self.box.run("ls", "-A", "/run/doorward/workers"), "")
        failures = [said for said in self.lines.lines if "the greeter does not work" in said]
        self.assertEqual(len(failures), 8, failures)

        # As the administrator's guide says, once it is mended.
        self.box.run("rm", SETTINGS)
        front = Front(self.box)
        self.addCleanup(front.close)
        self.box.run("systemctl", "restart", "doorward.service")
        front.wait_for("greeter", PATIENCE)


if __name__ == "__main__":
    unittest.main()
