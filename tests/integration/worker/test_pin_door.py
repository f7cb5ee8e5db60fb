# SPDX-License-Identifier: GPL-3.0-or-later
"""The PIN from its enrolment to the open door: real worker, installed stacks, real module."""
import os
import pathlib
import subprocess
import unittest

import private_machine
from private_machine import PASSWORDS

private_machine.enter(os.environ["DOORWARD_STACKS"])

from driver import Worker  # noqa: E402

PIN = "271828"
UNLOCK = dict(Kind="unlock", Method="pin", Service="gdm-pin", User="alice")
PASSWORD = dict(Kind="unlock", Method="password", Service="doorward-password", User="alice")
ENROL = dict(UNLOCK, Kind="enrol")


def setUpModule():
    # The module as it was built; the folders of its vaults and its key are the test's own.
    private_machine.cover("/var/lib")
    for stack in pathlib.Path("/etc/pam.d").iterdir():
        text = stack.read_text()
        if "pam_gnome_shell_pin.so" in text:
            stack.write_text(text.replace("pam_gnome_shell_pin.so",
                                          os.environ["DOORWARD_PAM_PIN"]))


class PinDoor(unittest.TestCase):
    def setUp(self):
        for user, password in PASSWORDS.items():
            private_machine.set_password(user, password)
        self.run_(dict(ENROL, Kind="remove", Service="doorward-pin-clear"))
        self.ends("success", "", ENROL, PASSWORDS["alice"], PIN, PIN)

    def run_(self, start, *answers):
        with Worker(**start) as worker:
            return worker.answer_all(*answers)

    def ends(self, outcome, code, start, *answers):
        result = self.run_(start, *answers)
        self.assertEqual((result["Outcome"], result["Code"]), (outcome, code), result)
        return result

    def test_pin_opens(self):
        self.ends("success", "", UNLOCK, PIN)
        self.ends("success", "", dict(UNLOCK, Kind="login"), PIN)

    def test_wrong_pin_says_what_is_left(self):
        first = self.ends("wrong", "pin-wrong", UNLOCK, "999999")
        second = self.ends("wrong", "pin-wrong", UNLOCK, "999999")
        self.assertEqual(int(second["Tries"]), int(first["Tries"]) - 1)

    def test_tried_out_until_the_password_is_used(self):
        for _ in range(3):
            self.assertIsNone(self.ends("wrong", "pin-wrong", UNLOCK, "999999").get("RetryIn"))
        waiting = self.ends("wrong", "pin-wrong", UNLOCK, "999999")
        self.assertIn(int(waiting["RetryIn"]), range(1, 31))
        waiting = self.ends("refused", "pin-wait", UNLOCK)
        self.assertIn(int(waiting["RetryIn"]), range(1, 31))
        self.assertEqual(waiting["Tries"], "16")
        self.ends("success", "", PASSWORD, PASSWORDS["alice"])
        self.ends("success", "", UNLOCK, PIN)

    def test_what_is_no_pin(self):
        for answer in ("12", "abcdef", ""):
            with self.subTest(answer):
                self.ends("wrong", "pin-format", UNLOCK, answer)

    def test_enrolling(self):
        self.ends("wrong", "password-wrong", ENROL, "wrong")
        self.ends("wrong", "pin-mismatch", ENROL, PASSWORDS["alice"], "471182", "471183")
        self.ends("wrong", "pin-too-common", ENROL, PASSWORDS["alice"], "123456")
        self.ends("success", "", UNLOCK, PIN)

    def test_removing(self):
        self.ends("success", "", dict(ENROL, Kind="remove", Service="doorward-pin-clear"))
        self.ends("refused", "pin-not-set", UNLOCK)

    def test_nobody_looks_like_somebody_without_a_pin(self):
        for user in ("bob", "nobody-here"):
            with self.subTest(user):
                self.ends("refused", "pin-not-set", dict(UNLOCK, Kind="login", User=user))

    def test_abuse_16_password_changed_elsewhere(self):
        private_machine.set_password("alice", "another-Fjord-7")
        self.ends("refused", "pin-stale", UNLOCK, PIN)
        # From now on it is known before anything is asked.
        self.ends("refused", "pin-stale", UNLOCK)
        self.ends("success", "", PASSWORD, "another-Fjord-7")
        self.ends("success", "", UNLOCK, PIN)

    def test_expired_password_is_changed_and_no_pin_is_enrolled(self):
        subprocess.run(["chage", "-d", "0", "alice"], check=True)
        vault = pathlib.Path("/var/lib/gnome-shell-pin/alice")
        before = vault.read_bytes()
        self.ends("success", "", dict(UNLOCK, Kind="login"), PIN, PASSWORDS["alice"],
                  "marble-Fjord-31", "marble-Fjord-31")
        self.assertEqual(vault.read_bytes(), before)
        self.ends("success", "", PASSWORD, "marble-Fjord-31")

    def test_purposes(self):
        with Worker(**ENROL) as worker:
            worker.expect("Started")
            for purpose, answer in (("current-password", PASSWORDS["alice"]), ("new-pin", PIN),
                                    ("repeat-pin", PIN)):
                prompt = worker.expect("PromptRequest")
                self.assertEqual(prompt["Purpose"], purpose)
                worker.answer(prompt, answer)
            self.assertEqual(worker.result()["Outcome"], "success")


if __name__ == "__main__":
    unittest.main()
