# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock screen on a real compositor, logind, PAM and doorwardd."""

import time
import unittest

from events import Lines
from locker_case import LockerCase

SMALL = 12 << 20  # bytes of anonymous memory of a locker that waits


class TheLocker(LockerCase):
    def test_logind_locks_and_the_password_unlocks(self):
        self.assert_open()
        self.desktop.lock()
        self.assert_closed()
        self.assertGreater(self.see().colours(), 50, "nothing is drawn")
        self.desktop.unlock_by_password()
        self.desktop.wait_for_hint(False)
        self.assert_open()
        self.desktop.lock()
        self.assert_closed()

    def test_typed_before_the_prompt_is_there(self):
        unlocked, covered = self.desktop.said("unlocked"), self.desktop.said("is covered")
        with self.desktop.keyboard():
            self.desktop.type(" ")  # the keyboard is there when this one is
            self.box.run("loginctl", "lock-session", self.desktop.session)
            self.desktop.wait_for("is covered", covered + 1)
            locker = self.desktop.locker()
            self.box.run("kill", "-STOP", locker)
            self.desktop.type(self.alice.password, enter=True)
            self.box.run("kill", "-CONT", locker)
            self.desktop.wait_for("unlocked", unlocked + 1)
        self.assert_open()

    def test_unlocked_it_is_small_again(self):
        for times in (1, 2):
            self.desktop.lock()
            self.desktop.unlock_by_password()
            self.desktop.wait_for("memory is given back", times)
            self.assertLessEqual(self.desktop.anonymous_memory(), SMALL)

    def test_ten_locks_in_a_row(self):
        for _ in range(10):
            self.box.run("loginctl", "lock-session", self.desktop.session)
        self.desktop.wait_for("the prompt is there")
        for _ in range(10):
            self.box.run("loginctl", "lock-session", self.desktop.session)
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_abuse_04_a_wrong_password_does_not_unlock(self):
        self.desktop.lock()
        with self.watch_doorwardd() as daemon:
            self.desktop.type("not the password", enter=True)
            daemon.wait_for(": wrong")
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_abuse_31_a_killed_locker_leaves_it_locked_and_comes_back(self):
        for signal in ("KILL", "SEGV"):
            with self.subTest(signal=signal):
                self.desktop.lock()
                self.kill(signal)
                self.assert_closed()
                self.desktop.unlock_by_password()
                self.desktop.wait_for_hint(False)

    def test_abuse_31_after_three_crashes_it_is_plain_until_the_unlock(self):
        said = "the screen is a simple one"
        self.desktop.lock()
        full = self.see().colours()
        for _ in range(2):
            self.kill("SEGV")
            self.assert_closed()
        self.assertEqual(self.desktop.said(said), 0)
        killed = time.monotonic()
        self.kill("SEGV")
        self.assertLess(time.monotonic() - killed, 2, "seconds without a prompt")
        self.assert_closed()
        self.assertEqual(self.desktop.said(said), 1)
        plain = self.see().colours()
        self.assertLess(plain, full)
        self.desktop.unlock_by_password()
        self.desktop.wait_for_hint(False)
        self.assert_open()
        self.desktop.lock()
        self.assertGreater(self.see().colours(), plain, "it is not the usual screen again")
        self.kill("SEGV")
        self.assertEqual(self.desktop.said(said), 1)
        self.desktop.unlock_by_password()

    def test_abuse_35_signals_are_no_unlock(self):
        self.desktop.lock()
        for signal in ("TERM", "INT", "HUP"):
            with self.subTest(signal=signal):
                self.kill(signal)
                self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_abuse_31_a_second_locker_is_denied_and_harms_nothing(self):
        self.desktop.lock()
        self.box.run("systemd-run", "--user", "--quiet", "--collect", "--unit=second",
                     f"--setenv=WAYLAND_DISPLAY={self.desktop.display()}",
                     "/usr/libexec/doorward/doorward-locker", "--session", self.desktop.session,
                     user=self.alice.name)
        self.desktop.wait_for("denies the lock")
        self.assert_closed()
        self.box.run("systemctl", "--user", "stop", "second.service", user=self.alice.name)
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_abuse_34_logind_s_unlock_alone_does_nothing(self):
        self.desktop.lock()
        with self.box.watch_bus("org.freedesktop.login1") as signals:
            self.desktop.run("loginctl", "unlock-session", self.desktop.session)
            signals.wait_for("Session.Unlock")
        # Whatever the signal could do is done before the locker covers another output.
        self.replug("HEADLESS-2")
        self.assert_closed(("HEADLESS-1", "HEADLESS-2"))

    def test_abuse_29_a_lost_backend_leaves_it_locked_and_comes_back(self):
        self.desktop.lock()
        self.box.run("systemctl", "kill", "--signal=KILL", "doorward-backend.service")
        self.box.run("systemctl", "restart", "doorward-backend.service")
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_killed_before_the_lock_it_locks_when_it_is_back(self):
        shown = self.desktop.said("the prompt is there")
        tracer = Lines(self.box.command("strace", "-f", "-e", "trace=fsync", "-e",
                                        "inject=fsync:signal=KILL:when=1", "-p",
                                        self.desktop.locker()))
        with tracer:
            tracer.wait_for("attached")
            self.box.run("loginctl", "lock-session", self.desktop.session)
            tracer.wait_for("killed by SIGKILL")
        self.desktop.wait_for("the prompt is there", shown + 1)
        self.assert_closed()

    def test_asked_for_while_no_locker_listens(self):
        user, service = self.alice.name, self.desktop.service
        self.box.run("systemctl", "--user", "stop", service, user=user)
        self.desktop.run("doorwardctl", "lock", self.desktop.session)
        self.assertTrue(self.must_be_locked())
        shown = self.desktop.said("the prompt is there")
        self.box.run("systemctl", "--user", "start", service, user=user)
        self.desktop.wait_for("the prompt is there", shown + 1)
        self.assert_closed()
        self.assertFalse(self.must_be_locked(), "seen to be locked")
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_asked_for_while_no_backend_is_there(self):
        # The demand of a daemon that was killed is taken up by the next one.
        user, service = self.alice.name, self.desktop.service
        self.box.run("systemctl", "--user", "stop", service, user=user)
        self.desktop.run("doorwardctl", "lock", self.desktop.session)
        self.box.run("systemctl", "kill", "--signal=KILL", "doorward-backend.service")
        shown = self.desktop.said("the prompt is there")
        self.box.run("systemctl", "--user", "start", service, user=user)
        self.box.run("systemctl", "restart", "doorward-backend.service")
        self.desktop.wait_for("the prompt is there", shown + 1)
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_a_compositor_that_cannot_lock_is_said_so(self):
        done = self.box.run(
            "env", "WLR_BACKENDS=headless", "WLR_LIBINPUT_NO_DEVICES=1", "WLR_RENDERER=pixman",
            "cage", "--", "sh", "-c", "/usr/libexec/doorward/doorward-locker --session c1; "
            "echo exit $?", user=self.alice.name, check=False)
        self.assertIn("exit 69", done.stdout, done.stdout + done.stderr)
        self.assertIn("ext_session_lock_manager_v1", done.stderr)


if __name__ == "__main__":
    unittest.main()
