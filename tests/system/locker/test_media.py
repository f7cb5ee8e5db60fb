# SPDX-License-Identifier: GPL-3.0-or-later
"""Something plays while the session is locked."""

import os
import unittest

from events import Lines
from locker_case import LockerCase

PROGRAM = os.path.join(os.path.dirname(__file__), "../../fixtures/box/media_player.py")
SETTINGS = "/etc/doorward/doorward.conf.d/60-media.conf"
BACK = ("-M", "shift", "-k", "Tab", "-m", "shift")


class SomethingPlays(LockerCase):
    @property
    def bus(self):
        return f"DBUS_SESSION_BUS_ADDRESS=unix:path={self.desktop.runtime}/bus"

    def play(self):
        with open(PROGRAM, "rb") as program:
            self.box.put("/run/media_player.py", program.read())
        player = Lines(self.box.command_as(self.alice.name, "env", self.bus, "python3",
                                           "/run/media_player.py"))
        self.addCleanup(player.close)
        self.addCleanup(self.box.run, "pkill", "--full", "/run/media_player.py")
        player.wait_for("playing")
        return player

    def press(self, *keys):
        self.desktop.run("wtype", "-s", "300", *keys)

    def test_it_is_paused_from_the_lock_screen_which_stays_locked(self):
        player = self.play()
        self.desktop.lock()
        player.wait_for("seen")
        with self.desktop.keyboard():
            self.press(*BACK, "-k", "Return")
            player.wait_for("Next")
            self.press(*BACK, "-k", "Return")
            player.wait_for("PlayPause")
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_where_it_may_not_be_shown_nobody_asks_for_it(self):
        self.box.put(SETTINGS, "[Locker]\nShowMedia=no\n")
        self.addCleanup(self.box.run, "systemctl", "restart", "doorward-backend.service")
        self.addCleanup(self.box.run, "rm", "-f", SETTINGS)
        self.box.run("systemctl", "restart", "doorward-backend.service")
        player = self.play()
        self.desktop.lock()
        self.desktop.unlock_by_password()
        # What it was asked before, it has said before this.
        self.box.run("env", self.bus, "busctl", "--user", "call",
                     "org.mpris.MediaPlayer2.doorward_test", "/org/mpris/MediaPlayer2",
                     "org.mpris.MediaPlayer2.Player", "PlayPause", user=self.alice.name)
        player.wait_for("PlayPause")
        self.assertEqual(player.lines, ["playing", "PlayPause"])


if __name__ == "__main__":
    unittest.main()
