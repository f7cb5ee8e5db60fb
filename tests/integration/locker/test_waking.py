# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody is there: it locks, and goes dark. What lights it again is not typed, by key, by touch and
by mouse; the compositor's clock is the test's."""

import unittest

from locker_case import LockerCase
from locker_machine import PASSWORD

IDLE, DIM = 300, 30  # seconds, when doorward.conf says nothing
DARK, LIT = "nobody is there: the screen is dark", "the screen is lit"
LEFT = 272  # by linux/input-event-codes.h


class Waking(LockerCase):
    def darken(self, mouse=None):
        """Locked, and dark. mouse: where it stands."""
        since = self.compositor.mark()
        self.lock()
        if mouse:
            self.desktop.ask("point", "one", *mouse)
        self.compositor.wait_for(f"event waits {DIM * 1000}", since)
        dark = self.lockers.mark()
        self.assertEqual(self.desktop.ask("idle", DIM), "1")
        self.lockers.wait_for(DARK, dark)
        return self.lockers.mark()

    def assert_nothing_typed(self):
        """The password alone is what was typed: another character and it would be wrong."""
        self.unlock()
        self.daemon.await_line("success")
        self.assertNotIn("wrong", self.daemon.journal())
        self.assert_tight()

    def test_it_locks_when_nobody_is_there(self):
        self.compositor.wait_for(f"event waits {IDLE * 1000}")
        self.assertEqual(self.desktop.ask("idle", IDLE - 1), "0")
        self.desktop.ask("idle", IDLE)
        self.compositor.wait_for("event locked")
        self.lockers.wait_for("the prompt is there")
        self.unlock()

    def test_the_key_that_lights_it_is_not_typed(self):
        since = self.darken()
        self.desktop.type("x")
        self.lockers.wait_for(LIT, since)
        self.assert_nothing_typed()

    def test_keys_that_follow_at_once_are_typed(self):
        self.darken()
        since = self.compositor.mark()
        self.desktop.type("x" + PASSWORD, enter=True)
        self.compositor.wait_for("event unlocked", since)
        self.assert_tight()

    def test_the_touch_that_lights_it_does_nothing(self):
        for x, y in self.everywhere():
            with self.subTest(x=x, y=y):
                since = self.darken()
                self.desktop.ask("touch", "one", 0, x, y)
                self.desktop.ask("lift", 0)
                self.lockers.wait_for(LIT, since)
                self.assert_nothing_typed()

    def test_the_click_that_lights_it_does_nothing(self):
        for x, y in self.everywhere():
            with self.subTest(x=x, y=y):
                since = self.darken((x, y))
                self.desktop.ask("button", LEFT, "down")
                self.desktop.ask("button", LEFT, "up")
                self.lockers.wait_for(LIT, since)
                self.assert_nothing_typed()

    def test_a_mouse_that_moves_lights_it_and_keeps_nothing_back(self):
        since = self.darken()
        self.desktop.ask("point", "one", 10, 10)
        self.lockers.wait_for(LIT, since)
        # What comes before the compositor has said that this was no press counts as one.
        self.desktop.ask("plug", "two", 320, 240)
        self.compositor.wait_until_covered(["two"])
        self.assert_nothing_typed()

    def everywhere(self):
        """The middle, near the corners, and on the dots that open a panel."""
        width, height = self.SIZE
        return [(width // 2, height // 2), (20, 20), (width - 20, height - 20), (64, height - 33)]


if __name__ == "__main__":
    unittest.main()
