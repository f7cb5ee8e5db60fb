# SPDX-License-Identifier: GPL-3.0-or-later
"""GNOME's keyring behind each way in: a PIN opens it with the password that it stands for."""

import json
import pathlib
import unittest

from card_desk import CardDesk
from login_case import LoginCase

NEW = "marble-Fjord-31"
WORDS = "kept in the keyring"
PROGRAM = "/usr/local/lib/keyring_in_box.py"


class Keyring(LoginCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.box.put(PROGRAM, pathlib.Path(__file__).with_name("keyring_in_box.py").read_bytes())
        desk = CardDesk(cls.box)
        desk.set_up("alice", cls.alice.card_pin)
        desk.insert("alice")

    def setUp(self):
        """Alice with a PIN and something in a keyring of her present password."""
        done = self.box.run("pamtester", "gdm-pin", "alice", "chauthtok", check=False,
                            text=f"{self.alice.password}\n" + 2 * f"{self.alice.pin}\n")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        # A first login makes it. Whether the daemon tells its bus in time of one that was made
        # while it started is a race of its own.
        self.in_session("password", self.alice.password, lambda: None)
        self.in_session("password", self.alice.password, lambda: self.keyring("keep", WORDS))

    def tearDown(self):
        self.box.run("chpasswd", text=f"alice:{self.alice.password}\n")
        self.box.run("rm", "-rf", "/home/alice/.local/share/keyrings")

    def keyring(self, *words):
        return self.box.run("python3", PROGRAM, *words, user="alice")

    def look(self):
        seen = json.loads(self.keyring("look"))
        return seen["locked"], seen["words"]

    def in_session(self, method, secret, work):
        """What work returns, done in alice's only session. After it no process of hers is left
        that could keep a keyring open."""
        service = "gdm-pin" if method == "pin" else f"doorward-{method}"
        lines, opened = self.login("/bin/sleep", "infinity", method=method, service=service,
                                   secret=secret)
        try:
            return work()
        finally:
            self.box.run("loginctl", "terminate-session", opened["session"])
            self.await_end(lines)
            self.box.run("systemctl", "stop", f"user@{self.box.uid('alice')}.service")

    def test_abuse_18_the_pin_opens_it_with_the_password(self):
        self.assertEqual(self.in_session("pin", self.alice.pin, self.look), (False, WORDS))

    def test_a_card_leaves_it_closed(self):
        self.assertEqual(self.in_session("token", self.alice.card_pin, self.look), (True, None))
        # It was not spoilt by that.
        self.assertEqual(self.in_session("pin", self.alice.pin, self.look), (False, WORDS))

    def test_abuse_16_the_pin_opens_it_after_the_password_was_changed(self):
        def change():
            done = self.box.run("passwd", user="alice", check=False,
                                text=f"{self.alice.password}\n{NEW}\n{NEW}\n")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.in_session("password", self.alice.password, change)
        self.assertEqual(self.in_session("pin", self.alice.pin, self.look), (False, WORDS))

    def test_a_password_that_it_does_not_know_leaves_it_closed(self):
        """Root has set one, which no keyring can follow: the PIN still comes in."""
        self.box.run("chpasswd", text=f"alice:{NEW}\n")
        self.assertEqual(self.in_session("pin", self.alice.pin, self.look), (True, None))


if __name__ == "__main__":
    unittest.main()
