# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lock screen leans on goes away, or the person's own programs turn against it."""

import unittest

from locker_case import LockerCase


class TheLockersLosses(LockerCase):
    def test_started_locked_while_logind_does_not_answer(self):
        self.desktop.lock()
        self.box.run("systemctl", "kill", "--signal=STOP", "systemd-logind.service")
        self.kill("KILL")
        self.assertEqual(self.see().of_desktop(), 0)
        self.desktop.wait_for("logind does not help", seconds=60)
        armed = self.desktop.said("armed")
        self.box.run("systemctl", "kill", "--signal=KILL", "systemd-logind.service")
        self.desktop.wait_for("armed", armed + 1)
        self.desktop.wait_for_hint(True)
        self.desktop.unlock_by_password()
        self.assert_open()
        self.desktop.lock()
        self.assert_closed()

    def test_logind_is_started_anew(self):
        held = self.desktop.said("holds the sleep back")
        self.box.run("systemctl", "restart", "systemd-logind.service")
        self.desktop.wait_for("holds the sleep back", held + 1)
        self.desktop.lock()
        listening = self.desktop.said("armed")
        self.box.run("systemctl", "restart", "systemd-logind.service")
        self.desktop.wait_for("armed", listening + 1)
        self.desktop.wait_for_hint(True)
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_abuse_34_all_that_the_person_runs_is_killed_or_stopped(self):
        alice, backend = self.alice.name, self.backend()
        self.desktop.lock()
        shown = self.desktop.said("the prompt is there")
        # All but what draws the screen, which nobody can do without, and the user's own bus: the
        # user's manager, which starts the locker again, can hang for long where that is killed.
        self.box.run("sh", "-c", "for one in $(pgrep --uid alice --inverse --exact "
                     "'sway|box-sway|doorward-sessio|systemd|dbus-daemon|\\(sd-pam\\)|pgrep'); do "
                     "[ $(stat -c %U /proc/$one) = alice ] && kill -KILL $one; done; true")
        self.desktop.wait_for("the prompt is there", shown + 1)
        self.assert_closed()
        self.box.run("pkill", "-STOP", "--uid", alice, "--exact", "doorward-locker")
        self.assert_closed()
        self.box.run("pkill", "-CONT", "--uid", alice, "--exact", "doorward-locker")
        self.box.run("systemctl", "--user", "stop", self.desktop.service, user=alice)
        self.assert_closed()
        shown = self.desktop.said("the prompt is there")
        self.box.run("systemctl", "--user", "start", self.desktop.service, user=alice)
        self.desktop.wait_for("the prompt is there", shown + 1)
        self.assertEqual(self.backend(), backend, "the backend was started anew")
        self.desktop.unlock_by_password()
        # What drew the desktop's colour is gone, too.
        self.desktop.wait_for_hint(False)
        self.assertFalse(self.desktop.intent())

    def test_abuse_34_with_the_compositor_the_session_goes(self):
        backend = self.backend()
        self.desktop.lock()
        with self.box.watch_bus("org.freedesktop.login1") as signals:
            self.box.run("kill", "-KILL", self.desktop.compositor())
            signals.wait_for("SessionRemoved")
        self.box.run("sh", "-c", f"rm {self.desktop.runtime}/sway-ipc.*.sock")
        self.assertEqual(self.backend(), backend, "the backend was started anew")

    def test_a_session_that_was_killed_leaves_no_locker_behind(self):
        alice = self.alice.name
        # Another session of hers, by which her services outlive this one.
        self.box.run("systemd-run", "--collect", "--unit=other", "--property=PAMName=login",
                     f"--property=User={alice}", "sleep", "infinity")
        self.addCleanup(self.box.run, "systemctl", "stop", "other.service")
        over = self.desktop.said("the session is over")
        self.desktop.lock()
        # Nobody is left to stop the locker or to remove what it is started by.
        self.box.run("pkill", "-KILL", "--uid", alice, "--exact", "doorward-sessio")
        self.box.run("kill", "-KILL", self.desktop.compositor())
        self.box.run("sh", "-c", f"rm {self.desktop.runtime}/sway-ipc.*.sock")
        self.desktop.wait_for("the session is over", over + 1)
        self.assert_stays_away()
        self.assertFalse(self.desktop.intent(), "another session of that id would begin locked")

    # --

    def backend(self):
        """The process id of the backend."""
        return self.box.run("systemctl", "show", "--value", "-p", "MainPID",
                            "doorward-backend.service").strip()


class TheLockerWithoutItsBus(LockerCase):
    """Of a machine whose bus was killed little is left: so it is a box of its own."""

    def test_abuse_31_without_the_bus_it_stays_locked_and_comes_back(self):
        self.desktop.lock()
        shown = self.desktop.said("the prompt is there")
        self.box.run("systemctl", "kill", "--signal=KILL", "dbus.service")
        self.desktop.wait_for("the prompt is there", shown + 1)
        self.assertEqual(self.see().of_desktop(), 0)
        self.desktop.unlock_by_password()
        self.assert_open()


if __name__ == "__main__":
    unittest.main()
