# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock screen on outputs that come, go and change."""

import unittest

from locker_case import LockerCase


class TheLockersOutputs(LockerCase):
    def test_abuse_31_outputs_come_and_go(self):
        self.desktop.sway("create_output")
        self.desktop.lock()
        self.assert_closed(("HEADLESS-1", "HEADLESS-2"))
        for output in ("HEADLESS-2", "HEADLESS-1"):
            self.desktop.sway("output", output, "unplug")
        self.replug("HEADLESS-3")
        self.assert_closed(("HEADLESS-3",))
        self.desktop.unlock_by_password()
        self.desktop.wait_for_hint(False)

    def test_abuse_31_locked_without_any_output(self):
        self.desktop.sway("output", "HEADLESS-1", "unplug")
        locked = self.desktop.said("locked")
        self.box.run("loginctl", "lock-session", self.desktop.session)
        self.desktop.wait_for("locked", locked + 1)
        self.replug("HEADLESS-2")
        self.assert_closed(("HEADLESS-2",))
        self.desktop.unlock_by_password()
        self.desktop.wait_for_hint(False)

    def test_eight_outputs_at_once(self):
        outputs = [f"HEADLESS-{number}" for number in range(1, 9)]
        for _ in outputs[1:]:
            self.desktop.sway("create_output")
        self.desktop.lock()
        self.assert_closed(outputs)
        self.desktop.unlock_by_password()
        self.desktop.wait_for_hint(False)

    def test_an_output_changes_while_it_is_locked(self):
        self.desktop.lock()
        locker = self.desktop.locker()
        for change in (("scale", "1.5"), ("scale", "2"), ("transform", "90"),
                       ("mode", "--custom", "1x1"), ("mode", "--custom", "640x480")):
            with self.subTest(change=" ".join(change)):
                self.desktop.sway("output", "HEADLESS-1", *change)
                if change[-1] != "1x1":  # too little for a picture
                    self.assert_closed()
        self.assertEqual(self.desktop.locker(), locker, "it was started anew")
        self.desktop.unlock_by_password()
        self.desktop.wait_for_hint(False)

    def test_locked_while_an_output_is_dark_or_one_pixel_large(self):
        for change, back in ((("power", "off"), ("power", "on")),
                             (("mode", "--custom", "1x1"), ("mode", "--custom", "1280x720"))):
            with self.subTest(change=" ".join(change)):
                covered = self.desktop.said("HEADLESS-1 is covered")
                shown = self.desktop.said("the prompt is there")
                self.desktop.sway("output", "HEADLESS-1", *change)
                self.box.run("loginctl", "lock-session", self.desktop.session)
                self.desktop.wait_for("HEADLESS-1 is covered", covered + 1)
                self.desktop.sway("output", "HEADLESS-1", *back)
                self.desktop.wait_for("the prompt is there", shown + 1)
                self.assert_closed()
                self.desktop.unlock_by_password()
                self.desktop.wait_for_hint(False)


if __name__ == "__main__":
    unittest.main()
