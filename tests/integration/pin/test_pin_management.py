# SPDX-License-Identifier: GPL-3.0-or-later
"""Who changes and removes whose PIN, and what becomes of it when its user is gone: doorwardctl, a
real daemon, real workers, the real module."""
import os
import re
import shutil
import unittest
from pathlib import Path

import dbus

import daemon_machine as machine
import private_machine
import real_pin

FOLDER = machine.enter()
CTL = FOLDER / "doorwardctl"
shutil.copy(os.environ["DOORWARD_CTL"], CTL)  # where every user can run it
real_pin.install(FOLDER)

PASSWORD = private_machine.PASSWORDS["alice"]
PIN, OTHER, WRONG = "271828", "835294", "739146"
VAULT = real_pin.VAULTS / "alice"
TRIES = real_pin.VAULTS / ".tries/alice"
PASSWD = Path("/etc/passwd")
SESSION = Path("/run/systemd/sessions/c1")

PIN_SET = "df710827cfd24123924ff7332cbeea38"
PIN_REMOVED = "222df5f97d1b4aedb84b702a4e27a837"
PIN_OF_GONE_USER = "0b8b2b9cef6c49cbbbe5592a3168825a"

Path("/etc/dbus-1/system.d/accounts.conf").write_text(
    '<busconfig><policy user="root"><allow own="org.freedesktop.Accounts"/></policy></busconfig>')


def ctl(*arguments, user="alice", typed=()):
    return machine.as_user(user, CTL, *arguments, typed="".join(f"{one}\n" for one in typed))


class Case(unittest.TestCase):
    """Each test finds alice with a fresh PIN."""

    def setUp(self):
        self.addCleanup(PASSWD.write_bytes, PASSWD.read_bytes())
        self.addCleanup(SESSION.write_bytes, SESSION.read_bytes())
        shutil.rmtree(real_pin.VAULTS, ignore_errors=True)
        self.enterContext(machine.Bus())
        self.daemon = self.enterContext(self.new_daemon())
        self.assertExits(ctl("pin", "enroll", typed=(PASSWORD, PIN, PIN)), 0, "The PIN is set.")

    def new_daemon(self):
        return machine.Daemon(FOLDER, "--vaults", real_pin.VAULTS)

    def assertExits(self, done, code, text=""):
        self.assertEqual(done.returncode, code, done.output + self.daemon.journal())
        self.assertIn(text, done.output)

    def remove_user(self, name="alice"):
        """From /etc/passwd, in one step as passwd's own tools have it."""
        lines = PASSWD.read_text().splitlines(True)
        fresh = PASSWD.with_suffix(".new")
        fresh.write_text("".join(line for line in lines if not line.startswith(name + ":")))
        fresh.rename(PASSWD)

    def failures(self):
        return re.search(r"^failures (\d+)$", TRIES.read_text(), re.MULTILINE).group(1)


class OnesOwn(Case):
    def test_is_changed_for_the_password_or_the_pin(self):
        self.assertExits(ctl("pin", "enroll", typed=("wrong",)), 1, "That is not the password.")
        self.assertExits(ctl("pin", "enroll", typed=(PASSWORD, OTHER, OTHER)), 0)
        self.assertExits(ctl("--by-pin", "pin", "enroll", typed=(PIN,)), 1, "That is not the PIN.")
        self.assertEqual(self.failures(), "1")
        self.assertExits(ctl("--by-pin", "pin", "enroll", typed=(OTHER, PIN, PIN)), 0, "is set")
        self.assertEqual(self.failures(), "0")
        self.assertExits(ctl("--by-pin", "pin", "remove", typed=(PIN,)), 0, "is removed")

    def test_is_removed_for_the_password_or_the_pin(self):
        self.assertExits(ctl("pin", "remove", typed=("wrong",)), 1, "That is not the password.")
        self.assertExits(ctl("--by-pin", "pin", "remove", typed=(WRONG,)), 1, "not the PIN")
        self.assertTrue(VAULT.exists())
        self.assertExits(ctl("pin", "remove", typed=(PASSWORD,)), 0, "The PIN is removed.")
        self.assertFalse(VAULT.exists())

    def test_another_can_be_typed_where_the_first_is_refused(self):
        done = ctl("pin", "enroll", typed=(PASSWORD, "123456", "83529", OTHER, OTHER))
        self.assertExits(done, 0, "too easy to guess")
        self.assertIn("too short", done.output)

    def test_abuse_14_the_pin_changes_nothing_from_far_away(self):
        SESSION.write_text(SESSION.read_text().replace("REMOTE=0", "REMOTE=1"))
        self.assertExits(ctl("--by-pin", "pin", "enroll", typed=(PIN, OTHER, OTHER)), 1,
                         "whoever stands before this machine")
        self.assertEqual(self.failures(), "0")
        self.assertExits(ctl("pin", "enroll", typed=(PASSWORD, OTHER, OTHER)), 0)

    def test_every_change_is_a_line_without_a_digit_of_it(self):
        for _ in range(3):
            ctl("--by-pin", "pin", "remove", typed=(WRONG,))
        ctl("pin", "remove", typed=(PASSWORD,))
        uid = private_machine.uid("alice")
        for event, what in ((PIN_SET, "enrol by enrol"), (PIN_REMOVED, "remove by remove")):
            self.daemon.await_line(f"{event} {what} for alice: success, asked for by uid {uid}")
        for secret in (PIN, WRONG, PASSWORD):
            self.assertNotIn(secret, self.daemon.journal())


class Anothers(Case):
    def test_abuse_13_is_nobodys_business(self):
        for arguments in (("pin", "status", "alice"), ("pin", "enroll", "alice"),
                          ("pin", "remove", "alice"), ("--by-pin", "pin", "remove", "alice")):
            with self.subTest(arguments):
                self.assertExits(ctl(*arguments, user="bob", typed=(PASSWORD, PIN, PIN)), 1,
                                 "Not allowed: ")
        self.assertTrue(VAULT.exists())

    def test_an_administrator_removes_it_and_is_asked_nothing(self):
        self.assertExits(ctl("--by-pin", "pin", "remove", "alice", user="root"), 1)
        self.assertExits(ctl("pin", "remove", "alice", user="root"), 0, "The PIN is removed.")
        self.assertFalse(VAULT.exists())
        self.daemon.await_line(f"{PIN_REMOVED} remove by remove for alice: success, "
                               "asked for by uid 0")


class WhoIsGone(Case):
    def say_somebody_is_deleted(self):
        bus = dbus.SystemBus(private=True)
        self.addCleanup(bus.close)
        bus.request_name("org.freedesktop.Accounts")
        path = "/org/freedesktop/Accounts"
        signal = dbus.lowlevel.SignalMessage(path, "org.freedesktop.Accounts", "UserDeleted")
        signal.append(dbus.ObjectPath(f"{path}/User1000"))
        bus.send_message(signal)
        bus.flush()

    def make_foreign(self, user="alice"):
        """As enrolled while /etc/passwd didn't know them."""
        record = real_pin.VAULTS / ".tries" / user
        record.write_text(record.read_text().replace("local 1", "local 0"))

    def give_bob_a_pin(self):
        typed = (private_machine.PASSWORDS["bob"], OTHER, OTHER)
        self.assertExits(ctl("pin", "enroll", user="bob", typed=typed), 0)

    def test_loses_vault_and_count_when_accountsservice_says_so(self):
        self.give_bob_a_pin()
        self.remove_user()
        self.say_somebody_is_deleted()
        self.daemon.await_line(f"{PIN_OF_GONE_USER} the PIN of alice is removed")
        self.assertFalse(VAULT.exists())
        self.assertFalse(TRIES.exists())
        self.assertTrue((real_pin.VAULTS / "bob").exists())
        self.assertEqual(self.daemon.journal().count(PIN_OF_GONE_USER), 1)

    def test_loses_them_at_the_next_start(self):
        ctl("pin", "remove", typed=(PASSWORD,))
        self.assertTrue(TRIES.exists())  # the count alone is left
        self.remove_user()
        self.daemon.process.terminate()
        self.daemon.process.wait(machine.PATIENCE)
        with self.new_daemon() as daemon:
            daemon.await_line(PIN_OF_GONE_USER)
        self.assertFalse(TRIES.exists())

    def test_of_a_directory_is_never_missed(self):
        self.give_bob_a_pin()
        self.make_foreign()
        self.remove_user()
        self.remove_user("bob")
        self.say_somebody_is_deleted()
        # Bob was of this machine: when he has been seen to, alice would have been.
        self.daemon.await_line(f"{PIN_OF_GONE_USER} the PIN of bob is removed")
        self.assertTrue(VAULT.exists() and TRIES.exists())
        self.assertExits(ctl("pin", "status", "alice", user="root"), 0, "A PIN is set.")
        self.assertExits(ctl("pin", "remove", "alice", user="root"), 0, "The PIN is removed.")
        self.assertFalse(VAULT.exists() or TRIES.exists())
        self.assertExits(ctl("pin", "remove", "alice", user="root"), 1, "no user is called")

    def test_is_not_concluded_from_a_broken_list(self):
        for broken in ("", "+::::::\n"):
            with self.subTest(broken):
                whole = PASSWD.read_bytes()
                PASSWD.write_text(broken)
                self.say_somebody_is_deleted()
                self.daemon.await_line("/etc/passwd cannot be read")
                PASSWD.write_bytes(whole)
                self.assertTrue(VAULT.exists() and TRIES.exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
