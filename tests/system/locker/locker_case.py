# SPDX-License-Identifier: GPL-3.0-or-later
"""A test with somebody's desktop and its locker, and what is asked of them again and again."""

import glob
import os

from case import BoxCase
from desktop import Desktop
from events import Lines

PICTURES = os.environ.get("DOORWARD_PICTURES")


class LockerCase(BoxCase):
    def setUp(self):
        self.box.run("systemctl", "start", "doorward-backend.service")
        self.desktop = Desktop(self.box, self.alice)
        self.addCleanup(self.desktop.stop)
        self.start_desktop()

    def start_desktop(self):
        self.desktop.start()

    def see(self, output="HEADLESS-1"):
        picture = self.desktop.look(output, "/tmp/look.png")
        if PICTURES:
            name = f"{self.id().rpartition('.')[2]}-{output}.png"
            with open(self.box.path("/tmp/look.png"), "rb") as seen:
                with open(os.path.join(PICTURES, name), "wb") as kept:
                    kept.write(seen.read())
        return picture

    def assert_open(self):
        self.assertGreater(self.see().of_desktop(), 1000, "the desktop is not seen")
        self.assertFalse(self.desktop.intent())

    def assert_closed(self, outputs=("HEADLESS-1",)):
        for output in outputs:
            self.assertEqual(self.see(output).of_desktop(), 0, f"the desktop is seen on {output}")
        self.assertTrue(self.desktop.locked_hint())
        self.assertTrue(self.desktop.intent())

    def must_be_locked(self):
        return self.desktop.run("busctl", "--system", "call", "org.doorward1", "/org/doorward1",
                                "org.doorward1.Manager", "MustBeLocked", "s",
                                self.desktop.session).strip() == "b true"

    def kill(self, signal):
        """Kills the locker and waits for the next one's prompt."""
        shown = self.desktop.said("the prompt is there")
        self.box.run("systemctl", "--user", "kill", f"--signal={signal}", self.desktop.service,
                     user=self.alice.name)
        self.desktop.wait_for("the prompt is there", shown + 1)

    def assert_stays_away(self):
        """The locker has ended for good."""
        # Whoever starts it by hand waits for what comes of that.
        self.box.run("systemctl", "--user", "start", self.desktop.service, user=self.alice.name,
                     check=False)
        state = self.box.run("systemctl", "--user", "show", "--value", "-p", "SubState",
                             self.desktop.service, user=self.alice.name).strip()
        self.assertIn(state, ("failed", "dead"), "it is started again and again")
        self.assertFalse(glob.glob(self.box.path(f"{self.desktop.runtime}/doorward/*.env")))

    def replug(self, output):
        covered = self.desktop.said(f"{output} is covered")
        self.desktop.sway("create_output")
        self.desktop.wait_for(f"{output} is covered", covered + 1)

    def watch_doorwardd(self):
        return Lines(self.box.command("journalctl", "--follow", "--lines=0", "--output=cat",
                                      "--unit=doorward-backend.service"))
