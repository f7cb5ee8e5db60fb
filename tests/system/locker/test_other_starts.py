# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock screen in sessions that Doorward did not start."""

import glob
import os
import unittest

from desktop import UNIT, Desktop
from locker_case import LockerCase

BY_SWAY = "/etc/sway/config.d/60-locker.conf"
SAID = "/home/alice/said"
# What a desktop that systemd knows of does; sway does not by itself.
REACHED = """
[Unit]
BindsTo=graphical-session.target
Before=graphical-session.target
"""


class OtherDesktop(Desktop):
    """A compositor that was started by somebody else, in a session of logind's."""

    def start(self, compositor="exec /usr/local/bin/box-sway"):
        self.follow()
        self.box.run(
            "systemd-run", "--collect", f"--unit={UNIT}", "--property=PAMName=login", "--quiet",
            f"--property=User={self.person.name}", "--property=KillMode=mixed",
            f"--property=WorkingDirectory=/home/{self.person.name}",
            "--setenv=XDG_SESSION_TYPE=wayland", "--setenv=XDG_SESSION_CLASS=user",
            "sh", "-c", compositor)

    def armed(self):
        self.wait_for("armed")
        self.find()


class StartedByOthers(LockerCase):
    def setUp(self):
        self.box.run("systemctl", "start", "doorward-backend.service")
        # Another session of hers: her service manager outlives the desktop.
        self.box.run("systemd-run", "--collect", "--unit=other", "--property=PAMName=login",
                     "--property=User=alice", "sleep", "infinity")
        self.addCleanup(self.box.run, "systemctl", "stop", "other.service")
        self.box.run("systemctl", "start", f"user@{self.box.uid('alice')}.service")
        self.desktop = OtherDesktop(self.box, self.alice)
        self.addCleanup(self.desktop.stop)

    def started(self):
        return set(glob.glob(self.box.path(f"{self.desktop.runtime}/doorward/*.env")))

    def it_locks_and_unlocks(self):
        self.assert_open()
        self.desktop.lock()
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_by_a_line_of_the_compositor_s_configuration(self):
        self.box.put(BY_SWAY, "exec doorwardctl locker start\n")
        self.addCleanup(self.box.run, "rm", BY_SWAY)
        self.desktop.start()
        self.desktop.armed()
        self.it_locks_and_unlocks()
        # Twice does no harm, and it goes with the compositor.
        self.desktop.sway("exec", f'"doorwardctl locker start; echo $? >{SAID}"')
        self.box.wait_for_path(SAID)
        self.addCleanup(self.box.run, "rm", SAID)
        gone = self.desktop.said("the compositor is gone")
        self.desktop.run("swaymsg", "exit", check=False)
        self.desktop.wait_for("the compositor is gone", gone + 1)
        self.assert_stays_away()

    def test_enabled_for_graphical_sessions(self):
        self.box.put("/etc/systemd/user/reached.target", REACHED)
        self.box.run("systemctl", "--user", "daemon-reload", user="alice")
        said = self.box.run("doorwardctl", "locker", "enable", user="alice")
        self.assertIn("doorwardctl locker start", said)
        status = self.box.run("doorwardctl", "locker", "status", user="alice")
        self.assertIn("For graphical sessions: enabled", status)
        self.desktop.start()
        display = self.box.wait_for_path(f"{self.desktop.runtime}/wayland-?")
        self.box.run("systemctl", "--user", "set-environment",
                     f"WAYLAND_DISPLAY={os.path.basename(display)}", user="alice")
        self.addCleanup(self.box.run, "systemctl", "--user", "stop", "reached.target", user="alice")
        self.box.run("systemctl", "--user", "start", "reached.target", user="alice")
        self.desktop.armed()
        self.it_locks_and_unlocks()
        self.box.run("doorwardctl", "locker", "disable", user="alice")
        status = self.box.run("doorwardctl", "locker", "status", user="alice")
        self.assertIn("For graphical sessions: not enabled", status)

    def test_a_compositor_that_cannot_lock(self):
        self.addCleanup(self.box.run, "rm", SAID)
        self.desktop.start(
            "export WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman; exec cage "
            f"-- sh -c 'doorwardctl locker start >{SAID}.new 2>&1; echo $? >>{SAID}.new; "
            f"mv {SAID}.new {SAID}'")
        self.box.wait_for_path(SAID)
        said = self.box.run("cat", SAID)
        self.assertIn("it has no ext-session-lock-v1", said)
        self.assertEqual(said.splitlines()[-1], "4")

    def test_desktops_with_their_own_keep_it(self):
        started = self.started()
        for name, desktop in (("KDE", "KDE"), ("GNOME", "ubuntu:GNOME")):
            with self.subTest(desktop):
                said = self.box.run("env", f"XDG_CURRENT_DESKTOP={desktop}",
                                    "WAYLAND_DISPLAY=wayland-0", "doorwardctl", "locker", "start",
                                    user="alice")
                self.assertIn(f"{name}'s own lock screen stays in charge", said)
        self.assertLessEqual(self.started(), started)

    def test_outside_of_any_wayland_session(self):
        done = self.box.run("doorwardctl", "locker", "start", user="alice", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("no Wayland session", done.stderr)


if __name__ == "__main__":
    unittest.main()
