# SPDX-License-Identifier: GPL-3.0-or-later
"""The real locker on a compositor that forgives nothing."""

import signal
import time
import unittest

from locker_case import PROMPT, LockerCase
from locker_machine import PASSWORD

LIMIT = 2  # seconds without a prompt


class TheLocker(LockerCase):
    def test_it_locks_covers_and_unlocks(self):
        self.lock()
        self.assertEqual(self.compositor.state()[0], "locked")
        self.assertGreater(len(self.see()), 20, "nothing is drawn")
        self.assertTrue(self.intent())
        self.unlock()
        self.lockers.wait_for("unlocked")
        self.assertFalse(self.intent())
        self.assert_tight()

    def test_a_wrong_password_does_not_unlock_nor_let_anything_through(self):
        # The seam shivers.
        self.lock()
        self.desktop.type("wrong", enter=True)
        self.daemon.await_line(": wrong")
        self.unlock()
        self.assertEqual(self.compositor.said("event unlocked"), 1)
        self.assert_tight()

    def test_ten_locks_in_a_row(self):
        for _ in range(10):
            self.lock()
            self.unlock()
        for _ in range(10):
            self.logind.tell("lock")
        self.lockers.wait_for(PROMPT, times=11)
        self.unlock()
        self.assertEqual(self.compositor.said("event asked"), 11)
        self.assert_tight()

    def test_a_denied_lock_is_asked_for_again_and_said(self):
        self.desktop.ask("deny", 3)
        self.lock()
        self.assertEqual(self.compositor.said("event denied"), 3)
        self.assertEqual(self.lockers.said("the compositor denies the lock"), 3)
        self.assertTrue(self.intent())
        self.unlock()
        self.assert_tight()

    def test_a_lock_that_the_compositor_ends_is_asked_for_again(self):
        self.lock()
        since = self.lockers.mark()
        self.desktop.ask("finish")
        self.lockers.wait_for("the compositor has ended the lock", since)
        self.lockers.wait_for(PROMPT, since)
        self.assertEqual(self.compositor.state()[0], "locked")
        self.assertEqual(self.compositor.said("event unlocked"), 0)
        self.unlock()
        self.assert_tight()

    def test_typed_and_right_before_the_compositor_has_locked(self):
        self.desktop.ask("delay")
        self.logind.tell("lock")
        self.lockers.wait_for(PROMPT)
        self.desktop.type(PASSWORD, enter=True)
        self.daemon.await_line("success")
        self.assertEqual(self.compositor.state()[0], "pending")
        self.desktop.ask("release")
        self.compositor.wait_for("event unlocked")
        self.assertEqual(self.compositor.said("event locked"), 1)
        self.assert_tight()

    def test_typed_before_doorwardd_has_answered(self):
        self.daemon.process.send_signal(signal.SIGSTOP)
        self.lock()
        self.desktop.type(PASSWORD, enter=True)
        # It has them when it has done what was asked for after them.
        self.desktop.ask("plug", "two", 320, 240)
        self.compositor.wait_for("event output two covered")
        self.daemon.process.send_signal(signal.SIGCONT)
        self.compositor.wait_for("event unlocked")
        self.assert_tight()

    def test_a_lost_connection_leaves_it_locked_and_it_comes_back(self):
        self.lock()
        since, lost = self.lockers.mark(), time.monotonic()
        self.desktop.ask("crash")
        self.assertEqual(self.compositor.state()[0], "abandoned")
        self.lockers.wait_for(PROMPT, since)
        self.assertLess(time.monotonic() - lost, LIMIT)
        self.unlock()
        self.assertEqual(self.compositor.said("event unlocked"), 1)
        self.assert_tight()

    def test_all_outputs_unplugged_and_plugged_in_again(self):
        self.lock()
        self.desktop.ask("unplug", "one")
        self.desktop.ask("plug", "two", 640, 480)
        self.compositor.wait_for("event output two covered")
        self.desktop.ask("plug", "one", 320, 240)
        self.compositor.wait_for("event output one covered", self.compositor.mark() - 4)
        self.unlock()
        self.assert_tight()

    def test_locked_without_any_output(self):
        self.desktop.ask("unplug", "one")
        self.logind.tell("lock")
        self.compositor.wait_for("event locked")
        self.desktop.ask("plug", "two", 640, 480)
        self.compositor.wait_for("event output two covered")
        self.lockers.wait_for(PROMPT)
        self.unlock()
        self.assert_tight()

    def test_an_output_changes_while_it_is_locked(self):
        self.lock()
        for change in (("scale", "one", 2), ("mode", "one", 641, 481), ("scale", "one", 1),
                       ("transform", "one", 1), ("mode", "one", 1, 1), ("scale", "one", 3),
                       ("mode", "one", 320, 240), ("scale", "one", 1), ("transform", "one", 0)):
            with self.subTest(change=change):
                self.desktop.ask(*change)
        self.unlock()
        self.lockers.wait_for("doorward-locker: unlocked")
        self.assertEqual(self.lockers.said("armed"), 1, "it was started anew")
        self.assert_tight()

    def test_locked_on_an_output_of_one_pixel(self):
        self.desktop.ask("mode", "one", 1, 1)
        self.lock()
        self.assertEqual(self.compositor.state()[0], "locked")
        self.unlock()
        self.assert_tight()


    def test_an_output_too_small_for_its_scale_beside_another_one(self):
        # Nothing is left of it in Qt's eyes, which would put its window onto the other one.
        self.desktop.ask("plug", "two", 1, 1, 2)
        self.lock()
        self.compositor.wait_until_covered(["one", "two"])
        self.desktop.ask("unplug", "two")
        self.desktop.ask("plug", "three", 1, 1, 3)
        self.compositor.wait_until_covered(["one", "three"])
        self.unlock()
        self.assert_tight()


class EightOutputs(LockerCase):
    OUTPUTS = tuple(f"number{one}" for one in range(1, 9))

    def test_all_are_covered(self):
        self.lock()
        for output in self.OUTPUTS:
            self.compositor.wait_for(f"event output {output} covered")
        for output in self.OUTPUTS[:-1]:
            self.desktop.ask("unplug", output)
        self.unlock()
        self.assert_tight()


class WithoutTheProtocol(LockerCase):
    OPTIONS = ("--without-lock",)
    IS_ARMED = False

    def test_it_says_so_and_ends_for_good(self):
        self.lockers.wait_for("this compositor cannot lock the session: it has no "
                              "ext_session_lock_manager_v1")
        self.lockers.keeper.join(60)
        self.assertEqual(self.lockers.process.returncode, 69)
        self.assertEqual(self.lockers.said("doorward-locker"), 1)
        self.assertEqual(self.compositor.state()[0], "open")


if __name__ == "__main__":
    unittest.main()
