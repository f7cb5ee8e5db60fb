# SPDX-License-Identifier: GPL-3.0-or-later
"""Locked and unlocked again and again while the outputs change at random moments, and locked while
the locker is killed at random moments: every frame is looked at.

DOORWARD_SEED=N says again what a run has said; DOORWARD_CYCLES=N how many."""

import contextlib
import os
import random
import signal
import time
import unittest

from locker_case import PROMPT, RUNTIME, LockerCase
from locker_machine import SESSION

SEED = int(os.environ.get("DOORWARD_SEED", time.time_ns() % 1_000_000))
CYCLES = int(os.environ["DOORWARD_CYCLES"])
KILLS = int(os.environ["DOORWARD_KILLS"])
LIMIT = float(os.environ["DOORWARD_LIMIT"])  # seconds without a prompt
SIZES = ((320, 240), (480, 360), (640, 480), (240, 320), (1, 1), (799, 601))
MOMENTS = 0.3  # seconds after what was asked for, at most, in which something changes


class Outputs:
    """Some of five, which change as chance has it; never none, so that somebody can unlock."""

    def __init__(self, chance, compositor):
        self.chance, self.compositor, self.ask = chance, compositor, compositor.ask
        self.plugged = ["one"]
        self.made = 1

    def change(self):
        kind = self.chance.choice(("plug", "unplug", "mode", "scale", "transform", "replug"))
        output = self.chance.choice(self.plugged)
        if kind == "plug" and len(self.plugged) < 5:
            self._plug()
        elif kind == "unplug" and len(self.plugged) > 1:
            self._unplug(output)
        elif kind == "replug":
            for each in list(self.plugged):
                self._unplug(each)
            self._plug()
        elif kind == "scale":
            self.ask("scale", output, self.chance.choice((1, 1, 2, 3)))
        elif kind == "transform":
            self.ask("transform", output, self.chance.randrange(8))
        else:
            self.ask("mode", output, *self.chance.choice(SIZES))

    def _plug(self):
        self.made += 1
        self.plugged.append(f"number{self.made}")
        since = self.compositor.mark()
        self.ask("plug", self.plugged[-1], *self.chance.choice(SIZES), self.chance.choice((1, 2)))
        # By the window's client and the locker: Qt 6.4 crashes where an output has gone before it
        # has been told what it is like.
        self.compositor.wait_for(f"event bound {self.plugged[-1]}", since, 2)

    def _unplug(self, output):
        self.plugged.remove(output)
        self.ask("unplug", output)


class NoLeak(LockerCase):
    def setUp(self):
        super().setUp()
        print(f"DOORWARD_SEED={SEED}", flush=True)
        self.chance = random.Random(SEED)
        self.outputs = Outputs(self.chance, self.compositor)

    @contextlib.contextmanager
    def within(self, time):
        """The first that fails is the last."""
        try:
            yield
        except AssertionError as fault:
            lines = [*self.lockers.lines[-12:], *self.compositor.lines[-12:]]
            raise AssertionError("\n".join([f"time {time}: {fault}", *lines])) from fault

    def pass_time(self):
        """A random moment: what happens then, happens in the middle of something."""
        time.sleep(self.chance.random() * MOMENTS)

    def test_locked_and_unlocked_while_outputs_change(self):
        for cycle in range(CYCLES):
            with self.within(cycle):
                self.desktop.ask("eager", self.chance.choice(("yes", "no")))
                since, said = self.compositor.mark(), self.lockers.mark()
                self.logind.tell("lock")
                for _ in range(self.chance.randrange(5)):
                    self.pass_time()
                    self.outputs.change()
                self.compositor.wait_for("event locked", since)
                self.lockers.wait_for(PROMPT, said)
                self.compositor.wait_until_covered(self.outputs.plugged)
                self.assertEqual(self.compositor.said("event unlocked", since), 0)
                self.unlock()
                self.lockers.wait_for("unlocked", said)
                self.assert_tight()
        self.assertEqual(self.lockers.ends, [], "it was started anew")
        print(self.compositor.ask("state"))

    def test_killed_at_random_moments(self):
        slowest, simple = 0.0, 0
        faults = RUNTIME / "doorward" / f"faults-{SESSION}"
        self.lock()
        for kill in range(KILLS):
            with self.within(kill):
                # Half of them meet the usual screen, the other half the plain one.
                if kill % 6 < 3:
                    faults.unlink(missing_ok=True)
                self.pass_time()
                if self.chance.random() < 0.3:
                    self.outputs.change()
                said = self.lockers.mark()
                killed = time.monotonic()
                self.lockers.signal(signal.SIGKILL)
                self.lockers.wait_for(PROMPT, said)
                slowest = max(slowest, time.monotonic() - killed)
                simple += self.lockers.said("the screen is a simple one", said)
                self.compositor.wait_until_covered(self.outputs.plugged)
                self.assertEqual(self.compositor.state()[0], "locked")
        self.assertEqual(self.compositor.said("event unlocked"), 0)
        self.assert_tight()
        self.unlock()
        print(f"{KILLS} kills, {simple} plain screens, the slowest prompt after {slowest:.2f} s; "
              + self.compositor.ask("state"))
        self.assertLessEqual(slowest, LIMIT)


if __name__ == "__main__":
    unittest.main()
