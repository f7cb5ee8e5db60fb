# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the PIN's module share: real stacks, alice and bob, and alice's PIN."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

import private_machine
from pam_rig import Rig

PASSWORD = private_machine.PASSWORDS["alice"]
PIN = "271828"
WRONG = "000000"
FAILURES = 20
# Wrong PINs before the first wait.
FREE = 3

SUCCESS, AUTH_ERR, AUTHINFO_UNAVAIL, MAXTRIES = 0, 7, 9, 11
AUTHTOK_ERR, MODULE_UNKNOWN = 20, 28

CONFIGURATION = Path("/etc/doorward/doorward.conf")
VAULTS = Path("/var/lib/gnome-shell-pin")
VAULT = VAULTS / "alice"
TRIES = VAULTS / ".tries/alice"
STACKS = ("gdm-pin", "doorward-password", "doorward-verify", "doorward-pin-remove",
          "doorward-pin-change", "doorward-pin-drop", "doorward-pin-clear")


def boot_id():
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


class PinCase(unittest.TestCase):
    """Each test finds alice with a fresh PIN and bob without one."""

    rig = None

    def setUp(self):
        for name in STACKS:
            private_machine.write_stack(name, Path(os.environ["DOORWARD_STACKS"], name).read_text())
        subprocess.run(["rm", "-rf", VAULTS], check=True)
        self.assertEqual(self.enrol().results(), [SUCCESS])

    def enrol(self, user="alice", password=PASSWORD, pin=PIN, again=None, words=()):
        return self.rig.talk(*words, "gdm-pin", user, "chauthtok",
                             answers=[password, pin, pin if again is None else again])

    def configure(self, *lines):
        """[Pin] of the configuration, for this test."""
        CONFIGURATION.parent.mkdir(exist_ok=True)
        CONFIGURATION.write_text("\n".join(["[Pin]", *lines, ""]))
        self.addCleanup(CONFIGURATION.unlink, missing_ok=True)

    def try_pin(self, pin=PIN, user="alice", words=(), service="gdm-pin", wall=0, boot=0):
        """wall, boot: by how many seconds these clocks are ahead."""
        clocks = {"LD_PRELOAD": os.environ["DOORWARD_OTHER_CLOCKS"],
                  "DOORWARD_WALL_SHIFT": str(wall), "DOORWARD_BOOT_SHIFT": str(boot)}
        return self.rig.talk(*words, service, user, "authenticate", answers=[pin],
                             environment=clocks if wall or boot else None)

    def record(self):
        """The record's lines, by their first word."""
        head, *lines = TRIES.read_text().splitlines()
        self.assertEqual(head, "doorward-tries 3")
        return dict(line.split(" ", 1) for line in lines)

    def failures(self):
        return int(self.record()["failures"])

    def set_record(self, **values):
        """Changes lines of the record; the last failure was at the boot, unless told otherwise."""
        record = {**self.record(), "since": 0, **values}
        TRIES.write_text("".join(["doorward-tries 3\n"] +
                                 [f"{name} {value}\n" for name, value in record.items()]))

    def set_failures(self, count):
        self.set_record(failures=count, boot=boot_id())

    def assertRefused(self, seen, result, code, asked=0):
        self.assertEqual((seen.results(), seen.codes(), len(seen.prompts())),
                         ([result], [code], asked))


def main():
    PinCase.rig = Rig(os.environ["DOORWARD_PROGRAMS"], os.environ["DOORWARD_STACKS"],
                      [os.environ[f"DOORWARD_{name}"] for name in
                       ("PIN_MODULE", "PIN_KEY", "SPY_MODULE")])
    # Only now: entering started this test again with the same arguments.
    unittest.main(verbosity=2, argv=[a for a in sys.argv if a != "--every-call"])
