# SPDX-License-Identifier: GPL-3.0-or-later
"""A test with the real locker on the strict compositor: what each of them begins and ends with."""

import os
import pathlib
import shutil
import tempfile
import unittest

import daemon_machine as machine
import locker_machine
from locker_machine import PASSWORD, PROMPT, SESSION, Desktop, Lockers, Logind

FOLDER, RUNTIME = locker_machine.enter()
RECORD = RUNTIME / "frames"
PICTURES = os.environ.get("DOORWARD_PICTURES")


class LockerCase(unittest.TestCase):
    OPTIONS = ()
    OUTPUTS = ("one",)
    SIZE = (480, 360)
    IS_ARMED = True

    def setUp(self):
        self.enter(machine.Bus())
        self.logind = Logind()
        self.addCleanup(self.logind.end)
        self.daemon = self.enter(machine.Daemon(FOLDER))
        self.desktop = Desktop(RUNTIME, *self.OPTIONS, "--record", RECORD, outputs=self.OUTPUTS, size=self.SIZE)
        self.addCleanup(self.desktop.end)
        self.compositor = self.desktop.compositor
        self.addCleanup(shutil.rmtree, RUNTIME / "doorward", True)
        self.lockers = Lockers(self.desktop)
        self.addCleanup(self.lockers.end)
        if self.IS_ARMED:
            self.lockers.wait_for("armed")

    def enter(self, context):
        self.addCleanup(context.__exit__, None, None, None)
        return context.__enter__()

    def lock(self):
        """Asks for it, and waits until the prompt is there."""
        since = self.lockers.mark()
        self.logind.tell("lock")
        self.lockers.wait_for(PROMPT, since)

    def unlock(self):
        since = self.compositor.mark()
        self.desktop.type(PASSWORD, enter=True)
        self.compositor.wait_for("event unlocked", since)

    def see(self, output="one"):
        """Which colours are on it, and how often."""
        path = pathlib.Path(tempfile.mkdtemp(dir=RUNTIME)) / "look.ppm"
        os.chmod(path.parent, 0o777)
        found = self.compositor.colours(output, path)
        if PICTURES:
            shutil.copy(path, pathlib.Path(PICTURES) / f"{self.id().split('.')[-1]}-{output}.ppm")
        return found

    def assert_tight(self):
        """Nothing below was ever seen, and no protocol broken."""
        self.assertEqual(self.compositor.state()[1]["leaks"], 0)
        self.assertEqual(self.compositor.said("event refused"), 0)

    def intent(self):
        return (RUNTIME / "doorward" / f"locked-{SESSION}").exists()
