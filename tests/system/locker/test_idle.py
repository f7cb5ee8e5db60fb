# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody is there: the session is locked and its screen goes dark, until somebody is there."""

import json
import unittest

from locker_case import LockerCase

SETTINGS = "/etc/doorward/doorward.conf.d/60-idle.conf"
DARK, LIT = "nobody is there: the screen is dark", "the screen is lit"


class NobodyIsThere(LockerCase):
    def idle(self, idle, dim):
        """From now on: in so many seconds locked, and then dark."""
        self.box.put(SETTINGS, f"[Locker]\nIdleSeconds={idle}\nDimSeconds={dim}\n")
        self.addCleanup(self.box.run, "systemctl", "restart", "doorward-backend.service")
        self.addCleanup(self.box.run, "rm", "-f", SETTINGS)
        self.box.run("systemctl", "restart", "doorward-backend.service")

    def is_lit(self):
        outputs = json.loads(self.desktop.run("swaymsg", "--raw", "-t", "get_outputs"))
        return [output["power"] for output in outputs]

    def test_it_locks_by_itself_and_only_a_secret_unlocks(self):
        self.idle(1, 0)
        self.desktop.wait_for("nobody is there: locking")
        self.desktop.wait_for("the prompt is there")
        self.assert_closed()
        self.assertEqual(self.is_lit(), [True])
        self.desktop.unlock_by_password()
        # And again, as soon as nobody is there once more.
        self.desktop.wait_for("nobody is there: locking", 2)
        self.desktop.wait_for_hint(True)

    def test_the_key_that_lights_it_is_not_typed_and_all_later_ones_are(self):
        with self.desktop.keyboard():
            self.idle(0, 1)
            self.desktop.lock()
            self.desktop.wait_for(DARK)
            self.assertEqual(self.is_lit(), [False])
            self.assertTrue(self.desktop.locked_hint())
            unlocked = self.desktop.said("unlocked")
            # In one go: as quick as keys can come.
            self.desktop.type("x" + self.alice.password, enter=True)
            self.desktop.wait_for("unlocked", unlocked + 1)
        self.assertEqual(self.desktop.said(LIT), 1)
        self.assertEqual(self.is_lit(), [True])
        self.assert_open()

    def test_an_output_that_comes_while_it_is_dark_is_dark_too(self):
        self.idle(0, 1)
        self.desktop.lock()
        self.desktop.wait_for(DARK)
        covered = self.desktop.said("HEADLESS-2 is covered")
        self.desktop.sway("create_output")
        self.desktop.wait_for("HEADLESS-2 is covered", covered + 1)
        self.assertEqual(self.is_lit(), [False, False])

    def test_unlocked_by_another_s_word_it_is_lit(self):
        self.idle(0, 1)
        self.desktop.lock()
        self.desktop.wait_for(DARK)
        self.box.run("doorwardctl", "unlock", self.desktop.session)
        self.desktop.wait_for("doorward-locker: unlocked")
        self.assertEqual(self.is_lit(), [True])
        self.assert_open()

    def test_a_locker_that_is_killed_in_the_dark_leaves_no_dark_screen(self):
        self.idle(0, 1)
        self.desktop.lock()
        self.desktop.wait_for(DARK)
        self.idle(0, 0)
        self.kill("KILL")
        self.assertEqual(self.is_lit(), [True])
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()


if __name__ == "__main__":
    unittest.main()
