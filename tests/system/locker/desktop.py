# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's desktop in the box: a session of logind's with sway in it, its locker, and what a
person sees and types there."""

import glob
import os

from events import Lines, wait

UNIT = "desktop"
# The desktop's own colour, which nothing of ours has, nor what sway shows where no locker is: red.
DESKTOP = b"\xff\x00\xff"


class Picture:
    """What is on one output, from grim's PPM."""

    def __init__(self, ppm):
        kind, size, depth, self.pixels = ppm.split(b"\n", 3)
        assert (kind, depth) == (b"P6", b"255"), (kind, depth)
        self.width, self.height = (int(number) for number in size.split())

    def of_desktop(self):
        """How many pixels are the desktop's."""
        return sum(self.pixels[at:at + 3] == DESKTOP for at in range(0, len(self.pixels), 3))

    def colours(self):
        return len({self.pixels[at:at + 3] for at in range(0, len(self.pixels), 3)})


class Desktop:
    """start(), and stop() when done."""

    def __init__(self, box, person):
        self.box, self.person = box, person
        self.runtime = f"/run/user/{box.uid(person.name)}"
        self.session = None
        self.journal = None

    def follow(self):
        """Hears what the person's lockers say from now on."""
        last = self.box.run("journalctl", "--lines=1", "--show-cursor", "--output=cat")
        cursor = last.rpartition("-- cursor: ")[2].strip()
        self.journal = Lines(self.box.command(
            "journalctl", "--follow", f"--after-cursor={cursor}", "--output=cat",
            f"_UID={self.box.uid(self.person.name)}", "SYSLOG_IDENTIFIER=doorward-locker"))

    def find(self):
        """Which session it is that a locker was started for."""
        [file] = glob.glob(self.box.path(f"{self.runtime}/doorward/*.env"))
        self.session = os.path.basename(file).removesuffix(".env")
        self.sway("output", "*", "bg", "#ff00ff", "solid_color")

    def start(self, *variables):
        """Returns when the session's locker is armed. Variables: NAME=VALUE, for PAM and it."""
        self.follow()
        self.box.run(
            "systemd-run", "--collect", f"--unit={UNIT}", "--property=PAMName=login", "--quiet",
            f"--property=User={self.person.name}", "--property=KillMode=mixed",
            f"--property=WorkingDirectory=/home/{self.person.name}",
            "--setenv=XDG_SESSION_TYPE=wayland", "--setenv=XDG_SESSION_CLASS=user",
            *(f"--setenv={one}" for one in variables),
            "sh", "-c", 'exec /usr/libexec/doorward/doorward-session "$XDG_SESSION_ID" '
            "-- /usr/local/bin/box-sway")
        self.wait_for("armed")
        self.find()

    def stop(self):
        self.box.run("systemctl", "stop", f"{UNIT}.service", check=False)
        if self.journal:
            self.journal.close()

    # -- the locker

    @property
    def service(self):
        return f"doorward-locker@{self.session}.service"

    def intent(self):
        return os.path.exists(self.box.path(f"{self.runtime}/doorward/locked-{self.session}"))

    def locker(self):
        """The locker's process id."""
        return self.box.run("systemctl", "--user", "show", "--value", "-p", "MainPID", self.service,
                            user=self.person.name).strip()

    def anonymous_memory(self):
        """Of the locker, in bytes."""
        rollup = self.box.run("cat", f"/proc/{self.locker()}/smaps_rollup")
        [size] = [line.split()[1] for line in rollup.splitlines() if line.startswith("Anonymous:")]
        return int(size) * 1024

    def said(self, words):
        """How often the locker has said that."""
        return sum(words in line for line in self.journal.lines)

    def wait_for(self, words, times=1, seconds=30):
        """Until the locker has said that so often since the desktop was started."""
        wait(lambda: self.said(words) >= times, [self.journal], seconds,
             f"the locker to say {words!r} {times} times; it said {self.journal.lines[-8:]}")

    def compositor(self):
        """Its process id."""
        return self.box.run("pgrep", "--newest", "--exact", "sway",
                            "--uid", str(self.box.uid(self.person.name))).strip()

    def locked_hint(self):
        return self.box.run("loginctl", "show-session", self.session, "--value",
                            "-p", "LockedHint").strip() == "yes"

    def wait_for_hint(self, locked, seconds=20):
        self.box.wait_on_bus("org.freedesktop.login1", lambda: self.locked_hint() == locked,
                             seconds, f"LockedHint to be {locked}")

    def lock(self):
        """Asks logind for it, and waits until the prompt is there."""
        shown = self.said("the prompt is there")
        self.box.run("loginctl", "lock-session", self.session)
        self.wait_for("the prompt is there", shown + 1)

    def unlock_by_password(self):
        unlocked = self.said("unlocked")
        self.type(self.person.password, enter=True)
        self.wait_for("unlocked", unlocked + 1)

    # -- what a person has of it

    def run(self, *words, **more):
        [sway] = glob.glob(self.box.path(f"{self.runtime}/sway-ipc.*.sock"))
        display = self.display()
        return self.box.run("env", f"WAYLAND_DISPLAY={display}",
                            f"SWAYSOCK={self.runtime}/{os.path.basename(sway)}", *words,
                            user=self.person.name, **more)

    def display(self):
        with open(self.box.path(f"{self.runtime}/doorward/{self.session}.env"),
                  encoding="utf-8") as file:
            return dict(line.strip().split("=", 1) for line in file)["WAYLAND_DISPLAY"]

    def sway(self, *words):
        return self.run("swaymsg", "--raw", "--", *words)

    def type(self, text, enter=False):
        # Without the pause the compositor loses the first keys of a new keyboard.
        self.run("wtype", "-s", "300", text, *(["-k", "Return"] if enter else []))

    def keyboard(self):
        """A keyboard that stays, as every desk has: without one a program has to ask for the next
        one's keys first. A context, left again for unplugging it."""
        display = f"WAYLAND_DISPLAY={self.display()}"
        return Lines(self.box.command_as(self.person.name, "env", display, "wtype", "-s", "300000"))

    def look(self, output="HEADLESS-1", keep=None):
        """A picture of an output; keep: also as a PNG, in this folder's file of the box."""
        if keep:
            self.run("timeout", "20", "grim", "-o", output, keep)
        self.run("timeout", "20", "grim", "-t", "ppm", "-o", output, "/tmp/look.ppm")
        with open(self.box.path("/tmp/look.ppm"), "rb") as file:
            return Picture(file.read())
