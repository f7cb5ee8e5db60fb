# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may unlock a session without its person's secret. logind, polkitd, its agent for terminals
and the administrator's password are real."""

import unittest

from locker_case import LockerCase
from terminal import WITH_AGENT, Terminal

ADA, ADAS_PASSWORD = "ada", "copper-Meridian-58"
REFUSED = "Not allowed: a session is unlocked by its person or an administrator.\n"
HONOURED = "/etc/doorward/doorward.conf.d/honoured.conf"


class UnlockedByOthers(LockerCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Whom Debian's polkit takes for an administrator; alice and bob are none.
        cls.box.run("useradd", "--create-home", "--groups", "sudo", ADA)
        cls.box.run("chpasswd", text=f"{ADA}:{ADAS_PASSWORD}\n")

    def unlock(self, user):
        return self.box.run("doorwardctl", "unlock", self.desktop.session, user=user, check=False)

    def assert_unlocked_by(self, whom, times=1):
        self.desktop.wait_for("doorward-locker: unlocked", times)
        self.desktop.wait_for_hint(False)
        self.assert_open()
        said = self.box.journal("--unit=doorward-backend.service")
        self.assertIn(f"session {self.desktop.session} is unlocked {whom}", said)
        self.assertIn(self.desktop.session, self.box.run(
            "journalctl", "MESSAGE_ID=a3e0c5f1b6c24a2f9d0e6b7c1f48d25e", "DOORWARD_USER=alice"))

    def covered_another(self):
        """Whatever a word could do is done before the locker covers another output."""
        self.replug("HEADLESS-2")
        self.assert_closed(("HEADLESS-1", "HEADLESS-2"))

    def test_by_root_and_then_it_locks_as_before(self):
        self.desktop.lock()
        self.assertEqual(self.box.run("doorwardctl", "unlock", self.desktop.session), "")
        self.assert_unlocked_by("on the word of uid 0")
        self.desktop.lock()
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_by_an_administrator_with_their_password(self):
        self.desktop.lock()
        terminal = Terminal(*self.box.command_as(ADA, "bash", "-c", WITH_AGENT, "-", "unlock",
                                                 self.desktop.session))
        self.addCleanup(terminal.close)
        terminal.await_question("Password: ")
        self.assertIn("to unlock a session without", terminal.said)
        self.assert_closed()
        terminal.type(ADAS_PASSWORD)
        self.assertEqual(terminal.end(), 0, terminal.said)
        self.assert_unlocked_by(f"on the word of uid {self.box.uid(ADA)}")

    def test_abuse_34_by_nobody_else(self):
        self.desktop.lock()
        # Nor an administrator's programs, where no agent can ask for a password.
        for user in (self.alice.name, self.bob.name, ADA):
            with self.subTest(user=user):
                done = self.unlock(user)
                self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "", REFUSED))
        self.covered_another()

    def test_a_session_that_is_not_there(self):
        done = self.box.run("doorwardctl", "unlock", "no7such", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("logind knows no session of that id", done.stderr)

    def test_where_no_lock_screen_of_ours_is_there_logind_is_asked(self):
        self.box.run("systemctl", "--user", "stop", self.desktop.service, user=self.alice.name)
        with self.box.watch_bus("org.freedesktop.login1") as signals:
            said = self.box.run("doorwardctl", "unlock", self.desktop.session)
            signals.wait_for("Session.Unlock")
        self.assertIn("No lock screen of Doorward's is there", said)

    def test_logind_s_unlock_counts_where_the_administrator_wants_it(self):
        self.box.put(HONOURED, "[Locker]\nHonourLogindUnlock=yes\n")
        self.addCleanup(self.box.run, "systemctl", "restart", "doorward-backend.service")
        self.addCleanup(self.box.run, "rm", HONOURED)
        self.box.run("systemctl", "restart", "doorward-backend.service")
        self.desktop.lock()
        self.desktop.run("loginctl", "unlock-session", self.desktop.session)
        self.assert_unlocked_by("on logind's word")
        # The Unlock of logind that follows a password is not one for the lock that follows that.
        self.desktop.lock()
        self.desktop.unlock_by_password()
        self.desktop.lock()
        self.covered_another()


if __name__ == "__main__":
    unittest.main()
