# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody without a keyboard: a password by nothing but the keys on the screen."""

import os
import sys
import unittest

from demo import Demo
from person_at import PersonAt


class WithoutAKeyboard(unittest.TestCase):
    def test_bob_signs_in_by_the_keys_on_the_screen(self):
        with Demo(os.environ["DOORWARD_TREE"], name="keyboard") as demo:
            bob = demo.people["bob"]
            person = PersonAt(demo.box, demo.front.endpoint.port)
            self.addCleanup(person.close)
            demo.front.wait_for("greeter", 60)
            person.look_as("doorward-greeter")
            person.click("Bob")
            person.see("Enter your password")
            # A mouse is no finger: it is asked for.
            person.click("Accessibility")
            person.click("On-screen keyboard")
            person.click("Accessibility")
            letters = True
            for character in bob.password:
                if character.isalpha() != letters:
                    person.tap("Digits and signs" if letters else "Letters")
                    letters = not letters
                person.tap(character)
            person.tap("Enter")
            demo.front.wait_for("user", 60, user="bob")


if __name__ == "__main__":
    if "DOORWARD_TREE" not in os.environ:
        sys.exit(77)
    unittest.main()
