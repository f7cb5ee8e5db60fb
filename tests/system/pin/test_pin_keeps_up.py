# SPDX-License-Identifier: GPL-3.0-or-later
"""The password behind a PIN is changed on the installed box: by passwd(1), with the stacks that
pam-auth-update has made."""

import unittest

from case import BoxCase

NEW = "marble-Fjord-31"


class PinKeepsUp(BoxCase):
    def setUp(self):
        done = self.pamtester("gdm-pin", "chauthtok", self.alice.password, self.alice.pin,
                              self.alice.pin)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def tearDown(self):
        self.box.run("chpasswd", text=f"alice:{self.alice.password}\n")

    def pamtester(self, service, operation, *answers):
        text = "".join(answer + "\n" for answer in answers)
        return self.box.run("pamtester", service, "alice", operation, text=text, check=False)

    def test_passwd_puts_the_new_password_behind_the_old_pin(self):
        done = self.box.run("passwd", "alice", text=f"{NEW}\n{NEW}\n", check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.pamtester("gdm-pin", "authenticate", self.alice.pin)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.pamtester("doorward-password", "authenticate", NEW)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_alice_changes_it_herself(self):
        done = self.box.run("passwd", user="alice", check=False,
                            text=f"{self.alice.password}\n{NEW}\n{NEW}\n")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.pamtester("gdm-pin", "authenticate", self.alice.pin)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
