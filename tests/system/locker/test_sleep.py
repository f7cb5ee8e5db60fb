# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine falls asleep: logind's part is real, and all but the kernel's own sleep."""

import unittest

from case import BoxCase
from desktop import Desktop
from events import Lines

# logind asks /sys/power whether the machine can sleep, and a box has none. A copy of /sys that has
# one takes its place; the service that would write to it says so instead.
CAN_SLEEP = r"""
mkdir /run/sys
mount -t tmpfs tmpfs /run/sys
for part in /sys/*; do
    mkdir "/run/sys/${part##*/}"
    mount --rbind "$part" "/run/sys/${part##*/}"
done
mkdir /run/sys/power
echo mem >/run/sys/power/state
echo s2idle >/run/sys/power/mem_sleep
mount --rbind /run/sys /sys
mkdir -p /run/systemd/system/systemd-suspend.service.d
printf '[Service]\nExecStart=\nExecStart=/bin/echo asleep\n' \
    >/run/systemd/system/systemd-suspend.service.d/box.conf
systemctl daemon-reload
systemctl restart systemd-logind
"""


class FallingAsleep(BoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.box.run("sh", "-euc", CAN_SLEEP)
        cls.box.run("systemctl", "start", "doorward-backend.service")

    def setUp(self):
        self.desktop = Desktop(self.box, self.alice)
        self.addCleanup(self.desktop.stop)
        self.desktop.start()
        self.desktop.wait_for("holds the sleep back")

    def suspend(self):
        """What the locker and the sleep said, in their order, until the machine has woken."""
        last = self.box.run("journalctl", "--lines=1", "--show-cursor", "--output=cat")
        cursor = last.rpartition("-- cursor: ")[2].strip()
        with Lines(self.box.command("journalctl", "--follow", f"--after-cursor={cursor}",
                                    "--output=cat")) as said:
            self.box.run("systemctl", "suspend")
            said.wait_for("Operation 'suspend' finished")
            return said.lines

    def place(self, words, lines):
        places = [index for index, line in enumerate(lines) if words in line]
        self.assertTrue(places, f"nobody said {words!r}: {lines}")
        return places[0]

    def test_the_screen_is_covered_before_the_machine_sleeps(self):
        said = self.suspend()
        released = self.place("may sleep", said)
        for words in ("HEADLESS-1 is covered", "doorward-locker: locked"):
            self.assertLess(self.place(words, said), released, said)
        self.assertLess(released, self.place("asleep", said), said)
        self.assertTrue(self.desktop.locked_hint())
        self.desktop.wait_for("holds the sleep back", 2)

    def test_a_compositor_that_does_not_draw_keeps_nothing_awake(self):
        sway = self.desktop.compositor()
        self.box.run("kill", "-STOP", sway)
        self.addCleanup(self.box.run, "kill", "-CONT", sway)
        said = self.suspend()
        # What logind says of whoever is later than its own limit.
        self.assertFalse([line for line in said if "inhibitor timeout is reached" in line], said)
        self.box.run("kill", "-CONT", sway)
        self.desktop.wait_for("the prompt is there")
        self.desktop.unlock_by_password()

    def test_asleep_again_while_locked(self):
        self.desktop.lock()
        for _ in range(2):
            said = self.suspend()
            self.assertLess(self.place("may sleep", said), self.place("asleep", said))
        self.desktop.unlock_by_password()


if __name__ == "__main__":
    unittest.main()
