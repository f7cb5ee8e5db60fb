# SPDX-License-Identifier: GPL-3.0-or-later
"""The PAM stacks as root of a Debian 13 uses them, with its own modules, and with foreign ones.

pamtester is an application that knows nothing of us: it gets the plain text prompts.
"""

import unittest

from card_desk import CardDesk
from case import BoxCase

VAULTS = "/var/lib/gnome-shell-pin"


class Stacks(BoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk = CardDesk(cls.box)
        cls.desk.set_up("alice", cls.alice.card_pin)
        # It keeps pcscd running; without, the first caller starts it, and finds no card yet.
        cls.box.run("systemctl", "start", "doorward-tokend.service")

    def setUp(self):
        self.box.run("rm", "-rf", f"{VAULTS}/alice", f"{VAULTS}/.tries/alice")

    def pam(self, service, *answers, user="alice", act="authenticate"):
        """One transaction of pamtester; what it printed, and whether it succeeded."""
        done = self.box.run("pamtester", service, user, act, check=False,
                            text="".join(answer + "\n" for answer in answers))
        return done.returncode == 0, done.stdout + done.stderr

    def enrol(self):
        passed, said = self.pam("gdm-pin", self.alice.password, self.alice.pin, self.alice.pin,
                                act="chauthtok")
        self.assertTrue(passed, said)
        return said

    def test_enrolling_asks_for_the_password_the_pin_and_the_pin_again(self):
        said = self.enrol()
        asked = [said.lower().find(words) for words in ("password", "new pin", "again")]
        self.assertEqual(asked, sorted(asked), said)
        self.assertNotIn(-1, asked, said)
        self.assertEqual(self.box.run("stat", "-c", "%a %U", VAULTS).split(), ["700", "root"])
        self.assertEqual(self.box.run("stat", "-c", "%a %U", f"{VAULTS}/alice").split(),
                         ["600", "root"])

    def test_the_pin_opens_and_another_does_not(self):
        self.enrol()
        self.assertEqual(self.pam("gdm-pin", self.alice.pin)[0], True)
        self.assertEqual(self.pam("gdm-pin", "9753")[0], False)

    def test_enrolling_with_a_wrong_password_writes_nothing(self):
        passed, said = self.pam("gdm-pin", "not-her-password", self.alice.pin, self.alice.pin,
                                act="chauthtok")
        self.assertFalse(passed, said)
        self.assertFalse(self.box.run("ls", "-A", VAULTS).replace(".tries", "").strip())

    def test_the_password_opens_and_another_does_not(self):
        self.assertEqual(self.pam("doorward-password", self.alice.password)[0], True)
        self.assertEqual(self.pam("doorward-password", "not-her-password")[0], False)

    def test_the_card_opens_with_its_pin_and_not_with_another(self):
        self.desk.insert("alice")
        self.addCleanup(self.desk.pull)
        passed, said = self.pam("doorward-token", self.alice.card_pin)
        self.assertTrue(passed, said)
        self.assertFalse(self.pam("doorward-token", "999999")[0])

    def test_without_a_card_the_token_stack_says_no(self):
        passed, said = self.pam("doorward-token", self.alice.card_pin)
        self.assertFalse(passed, said)

    def test_abuse_14_ssh_su_sudo_and_login_do_not_take_the_pin(self):
        self.enrol()
        for service in ("sshd", "sudo", "login"):
            passed, said = self.pam(service, self.alice.pin)
            self.assertFalse(passed, f"{service}: {said}")
        # As bob: root needs no password for su.
        asked = self.box.run("su", "alice", "-c", "true", user="bob", text=self.alice.pin + "\n",
                             check=False)
        self.assertNotEqual(asked.returncode, 0, asked.stdout + asked.stderr)
        self.assertTrue(self.pam("gdm-pin", self.alice.pin)[0], "a try was counted")


if __name__ == "__main__":
    unittest.main()
