# SPDX-License-Identifier: GPL-3.0-or-later
"""The compositor that the lock screen is tested on sees what is wrong, and what is right."""

import pathlib
import tempfile
import unittest

from strict_compositor import BELOW, WRONG_LOCKER, StrictCompositor

LOCK, SURFACE = "ext_session_lock_v1", "ext_session_lock_surface_v1"
# As the protocol's text numbers them.
WRONGS = {
    "destroys-while-locked": (LOCK, 0),
    "unlocks-before-locked": (LOCK, 1),
    "unlocks-what-was-denied": (LOCK, 1),
    "takes-a-window": (LOCK, 2),
    "takes-a-lock-surface-again": (LOCK, 2),
    "covers-twice": (LOCK, 3),
    "attaches-before": (LOCK, 4),
    "commits-before-the-size-is-known": (SURFACE, 0),
    "commits-nothing-at-first": (SURFACE, 1),
    "takes-its-picture-away": (SURFACE, 1),
    "is-too-small": (SURFACE, 2),
    "is-too-large-for-its-scale": (SURFACE, 2),
    "acknowledges-twice": (SURFACE, 3),
    "acknowledges-what-nobody-asked": (SURFACE, 3),
    "destroys-the-surface-first": ("wl_surface", 4),
    "is-not-divisible": ("wl_surface", 2),
}
COLOUR = bytes.fromhex(BELOW)
KEY_A = 30


class TheCompositor(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.compositor = StrictCompositor(self.folder, "--record", self.folder / "frames")
        self.addCleanup(self.compositor.end)
        for name in ("one", "two"):
            self.compositor.ask("plug", name, 64, 48)

    def locker(self, deed):
        locker = self.compositor.start(WRONG_LOCKER, deed)
        self.addCleanup(locker.end)
        return locker

    def state(self):
        return self.compositor.state()[0]

    def shows_below(self, output="one"):
        return COLOUR in self.compositor.colours(output, self.folder / "look.ppm")

    def paint(self):
        painter = self.compositor.paint()
        self.addCleanup(painter.end)
        return painter

    def test_each_wrong_is_the_protocol_s_error(self):
        for deed, (interface, code) in WRONGS.items():
            with self.subTest(deed=deed):
                before = self.compositor.mark()
                locker = self.locker(deed)
                self.assertEqual(locker.wait_for(""), f"error {code}")
                self.compositor.wait_for(f"event refused {interface} {code}:", before)
                locker.process.wait()
                # Where it had locked, the next one takes that over.
                taker = self.locker("locks-and-unlocks")
                self.assertEqual(taker.wait_for(""), "fine")
                self.assertEqual(self.state(), "open")

    def test_what_is_right_locks_covers_and_unlocks(self):
        self.paint()
        self.assertTrue(self.shows_below())
        locker = self.locker("locks-and-stays")
        locker.wait_for("shown")
        self.assertEqual(self.state(), "locked")
        for output in ("one", "two"):
            self.compositor.wait_for(f"event output {output} covered")
            self.assertFalse(self.shows_below(output))
        locker.end()
        self.compositor.wait_for("event abandoned")
        self.assertEqual(self.state(), "abandoned")
        self.assertFalse(self.shows_below())
        self.assertEqual(self.locker("locks-and-unlocks").wait_for(""), "fine")
        self.assertEqual(self.state(), "open")
        self.assertTrue(self.shows_below())
        self.assertEqual(self.compositor.state()[1]["leaks"], 0)

    def test_a_picture_that_lets_something_through_is_a_leak(self):
        self.paint()
        self.locker("lets-through").wait_for("shown")
        self.compositor.wait_for("event output one leak")
        self.assertGreater(self.compositor.state()[1]["leaks"], 0)

    def test_it_denies_delays_and_ends(self):
        self.compositor.ask("deny", 1)
        self.assertEqual(self.locker("unlocks-before-locked").wait_for(""), "error 1")
        self.compositor.wait_for("event denied")
        self.assertEqual(self.state(), "open")
        self.compositor.ask("delay")
        locker = self.locker("locks-and-stays")
        self.compositor.wait_for("event output two open")
        self.compositor.wait_for("event asked")
        self.assertEqual(self.state(), "pending")
        self.compositor.ask("release")
        locker.wait_for("shown")
        self.assertEqual(self.state(), "locked")
        self.compositor.ask("finish")
        self.assertEqual(self.state(), "abandoned")

    def test_an_output_without_a_lock_surface_is_blank(self):
        self.paint()
        self.locker("locks-and-stays").wait_for("shown")
        self.compositor.ask("plug", "three", 64, 48)
        self.compositor.wait_for("event output three blank")
        self.assertEqual(self.compositor.colours("three", self.folder / "look.ppm"),
                         {b"\0\0\0": 64 * 48})
        self.compositor.ask("mode", "one", 128, 96)
        self.assertFalse(self.shows_below())

    def test_no_key_goes_below_while_it_is_locked(self):
        painter = self.paint()
        self.compositor.ask("key", KEY_A, "down")
        self.compositor.ask("key", KEY_A, "up")
        painter.wait_for(f"key {KEY_A}")
        locker = self.locker("locks-and-stays")
        locker.wait_for("shown")
        self.compositor.ask("key", KEY_A, "down")
        self.compositor.ask("key", KEY_A, "up")
        locker.end()
        self.compositor.wait_for("event abandoned")
        with self.assertRaisesRegex(AssertionError, "nobody has the keys"):
            self.compositor.ask("key", KEY_A, "down")
        self.assertEqual(self.locker("locks-and-unlocks").wait_for(""), "fine")
        # What follows comes after whatever went wrong.
        self.compositor.ask("key", KEY_A + 1, "down")
        painter.wait_for(f"key {KEY_A + 1}")
        self.assertEqual(painter.said(f"key {KEY_A}"), 1)


if __name__ == "__main__":
    unittest.main()
