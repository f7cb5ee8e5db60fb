# SPDX-License-Identifier: GPL-3.0-or-later
"""The login screen on two outputs, under a compositor that gives each a window and one that
stretches one window over both."""

import glob
import os
import re
import socket
import unittest

from case import BoxCase
from events import Lines, wait
from front import Front, display_of
from person_at import PATIENCE, PersonAt
from rfb import Screen

GREETER = "doorward-greeter"
SETTINGS = "/etc/doorward/doorward.conf.d/60-outputs.conf"
KIOSK = "/usr/local/bin/doorward-sway"
SECOND = [1024, 768]  # told from the first one's 1280 x 720
RED = b"\xff\x00\x00"

# As the administrator's guide has it, on a ground that nothing of ours has.
SWAY = """#!/bin/sh
config=$XDG_RUNTIME_DIR/doorward-sway.conf
cat >"$config" <<END
output * bg #ff0000 solid_color
default_border none
focus_on_window_activation focus
exec "$*; swaymsg exit"
END
exec sway --config "$config"
"""


class TwoOutputs(BoxCase):
    def start(self, settings):
        self.box.put(SETTINGS, settings)
        front = Front(self.box)
        self.addCleanup(front.close)
        self.addCleanup(self.box.run, "systemctl", "stop", "doorward.service")
        self.box.run("systemctl", "start", "doorward.service")
        self.greeter = front.wait_for("greeter", PATIENCE)
        person = PersonAt(self.box, front.endpoint.port)
        self.addCleanup(person.close)
        person.look_as(GREETER)
        return front, person

    def test_the_prompt_goes_where_the_person_is_and_outlives_its_output(self):
        self.box.put(KIOSK, SWAY, 0o755)
        front, person = self.start(f"[Greeter]\nCompositor={KIOSK}\n")
        person.see("Bob")
        with Lines(self.box.command_as(GREETER, *self.within(
                "swaymsg", "--raw", "--monitor", "-t", "subscribe", '["window"]'))) as windows:
            self.sway("create_output")
            self.sway("output", "HEADLESS-2", "mode", "{}x{}".format(*SECOND))
            wait(lambda: self.find(person, "Login screen", SECOND), [windows], PATIENCE,
                 "a window on the second output")
        for output in ("HEADLESS-1", "HEADLESS-2"):
            self.assertNotIn(RED, self.pixels(output), f"{output} is not covered")
        self.assertIsNone(self.find(person, "Bob", SECOND), "the prompt is on both")

        second = self.viewer_of("HEADLESS-2")
        second.point(900, 100)
        bob = self.await_on_second(person, "Bob", second)
        second.click(bob["x"], bob["y"])
        self.await_on_second(person, "Enter your password", second)
        self.assertIsNone(self.find(person, "Enter your password", [1280, 720]))
        second.type(self.bob.password[:4])
        self.await_on_second(person, "Password, 4 characters entered", second)
        self.sway("output", "HEADLESS-2", "unplug")
        person.see("Password, 4 characters entered")
        person.screen.type(self.bob.password[4:])
        person.screen.press("enter")
        front.wait_for("user", PATIENCE, user="bob")

    def test_one_window_over_both_is_a_login_screen_too(self):
        with open(self.box.path("/etc/doorward/doorward.conf.d/50-box.conf"),
                  encoding="utf-8") as file:
            settings = file.read()
        front, person = self.start(re.sub(r"^Environment=.*", r"\g<0> WLR_HEADLESS_OUTPUTS=2",
                                          settings, flags=re.M))
        bob = person.see("Bob")
        self.assertEqual(bob["of"], [2560, 720])
        self.assertGreater(bob["x"], 1280, "the prompt is not all on one output")
        for output in ("HEADLESS-1", "HEADLESS-2"):
            self.assertGreater(len(set(self.pixels(output))), 50, f"{output} shows nothing")
        self.assertTrue(any(thing["focused"] for thing in person.things()))

    # --

    def within(self, *words):
        """The words that run a program in the greeter's session."""
        runtime = f"/run/user/{self.greeter.uid}"
        display = os.path.basename(display_of(self.box, self.greeter))
        sway = glob.glob(self.box.path(f"{runtime}/sway-ipc.*.sock"))
        return ["env", f"WAYLAND_DISPLAY={display}",
                *[f"SWAYSOCK={runtime}/{os.path.basename(one)}" for one in sway], *words]

    def run_there(self, *words):
        return self.box.run(*self.within(*words), user=GREETER)

    def sway(self, *words):
        return self.run_there("swaymsg", "--raw", "--", *words)

    def viewer_of(self, output):
        """A second viewer, with hands of its own."""
        runtime = f"/run/user/{self.greeter.uid}"
        display = display_of(self.box, self.greeter)
        self.box.run("systemd-run", "--quiet", "--collect", "--unit=vnc-second",
                     f"--uid={self.greeter.uid}", f"--setenv=WAYLAND_DISPLAY={display}",
                     f"--setenv=XDG_RUNTIME_DIR={runtime}", "wayvnc", "--config=/etc/wayvnc.conf",
                     "--disable-resizing", f"--output={output}",
                     f"--socket={runtime}/second-control", "--unix-socket", f"{runtime}/second")
        self.box.wait_for_path(f"{runtime}/second")
        connected = socket.socket(socket.AF_UNIX)
        connected.settimeout(30)
        connected.connect(self.box.path(f"{runtime}/second"))
        viewer = Screen(connected)
        self.addCleanup(viewer.close)
        return viewer

    def pixels(self, output):
        """What is on an output, each pixel three bytes."""
        self.run_there("timeout", "20", "grim", "-t", "ppm", "-o", output, "/tmp/outputs.ppm")
        with open(self.box.path("/tmp/outputs.ppm"), "rb") as file:
            ppm = file.read().split(b"\n", 3)[3]
        return [ppm[at:at + 3] for at in range(0, len(ppm), 3)]

    @staticmethod
    def find(person, name, size):
        """What shows under a name (a beginning of it is enough) in a window of that size."""
        return next((thing for thing in person.things()
                     if thing["name"].startswith(name) and thing["of"] == size), None)

    def await_on_second(self, person, name, viewer):
        return wait(lambda: self.find(person, name, SECOND), [viewer], PATIENCE,
                    f"{name} on the second output; {person.things()}")


if __name__ == "__main__":
    unittest.main()
