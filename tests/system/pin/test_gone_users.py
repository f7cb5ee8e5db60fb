# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a PIN when its user is removed, by the real AccountsService or past it."""

import unittest

from case import BoxCase
from events import Lines, wait

PATIENCE = 60  # seconds; a bound for what should not happen, also on a slow machine
CARA, PASSWORD, PIN = "cara", "walnut-Harbour-63", "739146"
PIN_OF_GONE_USER = "0b8b2b9cef6c49cbbbe5592a3168825a"
ACCOUNTS = ("--system", "--dest", "org.freedesktop.Accounts",
            "--object-path", "/org/freedesktop/Accounts")


class GoneUsers(BoxCase):
    def setUp(self):
        self.make_user()
        self.addCleanup(self.box.run, "userdel", "--force", "--remove", CARA, check=False)
        for user, password in ((CARA, PASSWORD), ("alice", self.alice.password)):
            self.box.run("pamtester", "gdm-pin", user, "chauthtok",
                         text="".join(f"{answer}\n" for answer in (password, PIN, PIN)))
        self.assertLeft(True)

    def make_user(self):
        self.box.run("useradd", "--create-home", CARA)
        self.box.run("chpasswd", text=f"{CARA}:{PASSWORD}\n")

    def assertLeft(self, is_left):
        for place in ("", ".tries/"):
            found = self.box.run("test", "-e", f"/var/lib/gnome-shell-pin/{place}{CARA}",
                                 check=False).returncode == 0
            self.assertEqual(found, is_left, place)
        # Nobody else's goes with it.
        self.box.run("test", "-s", "/var/lib/gnome-shell-pin/alice")

    def await_gone(self, *remove):
        """A PIN that goes is a line of the journal: one more of them than there were."""
        lines = f"MESSAGE_ID={PIN_OF_GONE_USER}"
        before = self.box.journal(lines).count(CARA)
        with Lines(self.box.command("journalctl", "--follow", "--lines=all", lines)) as journal:
            self.box.run(*remove)
            wait(lambda: sum(CARA in line for line in journal.lines) > before, [journal], PATIENCE,
                 "the journal to say that the PIN has gone")
        self.assertLeft(False)

    def test_the_pin_goes_with_its_user(self):
        self.await_gone("gdbus", "call", *ACCOUNTS, "--method",
                        "org.freedesktop.Accounts.DeleteUser",
                        str(self.box.uid(CARA)), "true")
        # Whoever gets the name after them has none.
        self.make_user()
        said = self.box.run("doorwardctl", "pin", "status", CARA)
        self.assertIn("No PIN is set.", said)

    def test_one_who_went_while_nobody_looked(self):
        self.box.run("systemctl", "stop", "doorward-backend")
        self.box.run("userdel", "--remove", CARA)
        self.assertLeft(True)
        self.await_gone("systemctl", "start", "doorward-backend")


if __name__ == "__main__":
    unittest.main()
