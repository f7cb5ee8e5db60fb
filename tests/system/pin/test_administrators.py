# SPDX-License-Identifier: GPL-3.0-or-later
"""Another user's PIN: whom polkit lets look at it and remove it. polkitd, its agent for terminals
and the administrator's password are real."""

import unittest

from case import BoxCase
from terminal import WITH_AGENT, Terminal

ADA, ADAS_PASSWORD = "ada", "copper-Meridian-58"
REFUSED = "Not allowed: another user's PIN and password are an administrator's to manage.\n"


class Administrators(BoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Whom Debian's polkit takes for an administrator; alice and bob are none.
        cls.box.run("useradd", "--create-home", "--groups", "sudo", ADA)
        cls.box.run("chpasswd", text=f"{ADA}:{ADAS_PASSWORD}\n")

    def setUp(self):
        answers = (self.alice.password, self.alice.pin, self.alice.pin)
        self.box.run("doorwardctl", "pin", "enroll", user="alice",
                     text="".join(answer + "\n" for answer in answers))

    def asks(self, user, *words):
        return self.box.run("doorwardctl", *words, user=user, check=False)

    def at_a_terminal(self, user, *words):
        terminal = Terminal(*self.box.command_as(user, "bash", "-c", WITH_AGENT, "-", *words))
        self.addCleanup(terminal.close)
        return terminal

    def assertPin(self, is_set):
        said = self.box.run("doorwardctl", "pin", "status", "alice")
        (self.assertNotIn if is_set else self.assertIn)("No PIN is set.", said)

    def test_nobody_elses_without_a_right(self):
        for words in (("status", "alice"), ("enroll", "alice"), ("remove", "alice"),
                      ("status", "nobody-of-that-name")):
            for user in ("bob", ADA):  # nor an administrator's where no agent can ask for a word
                with self.subTest(words=words, user=user):
                    done = self.asks(user, "pin", *words)
                    self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "", REFUSED))
        self.assertPin(True)

    def test_an_administrator_removes_it_and_holds_nobody_up_meanwhile(self):
        terminal = self.at_a_terminal(ADA, "pin", "remove", "alice")
        terminal.await_question("Password: ")
        self.assertIn("to manage the PIN or password of another user.", terminal.said)
        # It is asked, and nothing has been done; and the backend has time for everybody else.
        self.assertPin(True)
        for user, words in (("alice", ("pin", "status")), ("bob", ("status", "--json")),
                            ("bob", ("pin", "remove", "alice"))):
            done = self.box.run("timeout", "30", "doorwardctl", *words, user=user, check=False)
            self.assertEqual(done.returncode, int("remove" in words), done.stderr)
        terminal.type(ADAS_PASSWORD)
        self.assertEqual(terminal.end(), 0, terminal.said)
        self.assertIn("The PIN is removed.", terminal.said)
        self.assertPin(False)

    def test_a_password_that_is_not_an_administrators(self):
        for user, password in ((ADA, "not-her-password"), ("bob", self.bob.password)):
            with self.subTest(user):
                terminal = self.at_a_terminal(user, "pin", "remove", "alice")
                terminal.await_question("Password: ")
                terminal.type(password)
                self.assertEqual(terminal.end(), 1, terminal.said)
                self.assertIn(REFUSED.strip(), terminal.said)
                self.assertPin(True)


if __name__ == "__main__":
    unittest.main()
