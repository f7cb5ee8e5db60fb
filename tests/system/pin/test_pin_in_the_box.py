# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed PIN stacks on the box's own PAM, by an application that knows nothing of us."""

import unittest

from case import BoxCase

PROMPTS = ["Current password: ", "New PIN: ", "New PIN again: "]
OTHERS = ("sshd", "sudo", "login")


class PinInTheBox(BoxCase):
    def setUp(self):
        self.assertEqual(self.pamtester("gdm-pin", "chauthtok", self.alice.password,
                                        self.alice.pin, self.alice.pin).returncode, 0)

    def pamtester(self, service, operation, *answers):
        text = "".join(answer + "\n" for answer in answers)
        return self.box.run("pamtester", service, "alice", operation, text=text, check=False)

    def test_enrolling_asks_password_pin_and_pin_again_in_this_order(self):
        done = self.pamtester("gdm-pin", "chauthtok", self.alice.password, "314159", "314159")
        said = done.stdout + done.stderr
        places = [said.find(prompt) for prompt in PROMPTS]
        self.assertNotIn(-1, places, said)
        self.assertEqual(places, sorted(places), said)
        self.assertEqual(self.pamtester("gdm-pin", "authenticate", "314159").returncode, 0)

    def test_the_pin_comes_in_and_another_does_not(self):
        done = self.pamtester("gdm-pin", "authenticate", self.alice.pin)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.pamtester("gdm-pin", "authenticate", "0000")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("Tries left: 19", done.stdout + done.stderr)

    def test_enrolling_needs_the_password(self):
        done = self.pamtester("gdm-pin", "chauthtok", self.alice.pin, "314159", "314159")
        self.assertNotEqual(done.returncode, 0)
        self.assertNotEqual(self.pamtester("gdm-pin", "authenticate", "314159").returncode, 0)

    def test_abuse_14_no_other_service_takes_the_pin(self):
        for service in OTHERS:
            with self.subTest(service=service):
                wrong = self.pamtester(service, "authenticate", self.alice.pin)
                self.assertNotEqual(wrong.returncode, 0)
                right = self.pamtester(service, "authenticate", self.alice.password)
                self.assertEqual(right.returncode, 0, right.stdout + right.stderr)

        def su(secret):
            return self.box.run("su", "alice", "-c", "true", user="bob", text=secret + "\n",
                                check=False).returncode
        self.assertNotEqual(su(self.alice.pin), 0)
        self.assertEqual(su(self.alice.password), 0)

    def test_nobody_else_can_read_a_vault(self):
        for path in ("/var/lib/gnome-shell-pin/alice", "/var/lib/doorward/machine-key"):
            self.box.run("test", "-s", path)
            done = self.box.run("cat", path, user="alice", check=False)
            self.assertNotEqual(done.returncode, 0)

    def test_removing_asks_nothing(self):
        self.assertEqual(self.pamtester("doorward-pin-clear", "chauthtok").returncode, 0)
        done = self.pamtester("gdm-pin", "authenticate", self.alice.pin)
        self.assertIn("No PIN is set up.", done.stdout + done.stderr)
        self.assertNotEqual(done.returncode, 0)


if __name__ == "__main__":
    unittest.main()
