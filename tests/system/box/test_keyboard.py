# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody without a keyboard: a password by nothing but the keys on the screen."""

import os
import sys
import unittest

from demo import Demo
from person_at import PersonAt


LOCK = ("super", "escape")  # as in root/etc/sway


class WithoutAKeyboard(unittest.TestCase):
    def setUp(self):
        demo = self.enterContext(Demo(os.environ["DOORWARD_TREE"], name="keyboard"))
        self.front = demo.front
        self.bob = demo.people["bob"]
        self.person = PersonAt(demo.box, demo.front.endpoint.port)
        self.addCleanup(self.person.close)

    def test_bob_signs_in_and_unlocks_by_the_keys_on_the_screen(self):
        self.front.wait_for("greeter", 60)
        self.person.look_as("doorward-greeter")
        self.person.click("Bob")
        self.person.see("Enter your password")
        self.ask_for_the_keyboard()
        self.tap_the_password()
        self.front.wait_for("user", 60, user="bob")
        self.person.look_as("bob")
        # The same locker each time, which loads everything anew, but has not forgotten the choice.
        for time in ("first", "second", "third"):
            self.person.screen.chord(*LOCK)
            self.person.click("Lock screen")
            self.person.see("Enter your password")
            if time == "first":
                self.ask_for_the_keyboard()
            self.tap_the_password()
            self.person.see_gone("Lock screen")

    def ask_for_the_keyboard(self):
        # A mouse is no finger: it is asked for.
        self.person.click("Accessibility")
        self.person.click("On-screen keyboard")
        self.person.click("Accessibility")

    def tap_the_password(self):
        letters = True
        for character in self.bob.password:
            if character.isalpha() != letters:
                self.person.tap("Digits and signs" if letters else "Letters")
                letters = not letters
            self.person.tap(character)
        self.person.tap("Enter")


if __name__ == "__main__":
    if "DOORWARD_TREE" not in os.environ:
        sys.exit(77)
    unittest.main()
