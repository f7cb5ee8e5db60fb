# SPDX-License-Identifier: GPL-3.0-or-later
"""The PIN page and the door on the real PIN stacks: every case of tst_pin.cpp, in their order."""
import glob
import os
import pathlib
import shutil
import subprocess
import unittest

import daemon_machine as machine
import private_machine

FOLDER = machine.enter()
CASES = FOLDER / "cases"
shutil.copy(os.environ["DOORWARD_PIN_CASES"], CASES)  # where every user can read it
VAULTS = pathlib.Path("/var/lib/gnome-shell-pin")


def install_module():
    """The PIN's module where this machine's libpam looks, and the real stack in place of the
    daemon rig's."""
    found = [match for pattern in ("/usr/lib/*", "/usr/lib*", "/lib/*")
             for match in glob.glob(f"{pattern}/security/pam_unix.so")]
    modules = pathlib.Path(os.path.realpath(found[0])).parent
    mine = FOLDER / "security"
    shutil.copytree(modules, mine)
    shutil.copy(os.environ["DOORWARD_PIN_MODULE"], mine)
    shutil.copy(os.environ["DOORWARD_PIN_KEY"], mine)
    subprocess.run(["mount", "--bind", mine, modules], check=True)
    private_machine.write_stack("gdm-pin", (machine.SOURCE / "pam/stacks/gdm-pin").read_text())
    private_machine.cover("/var/lib")
    if not pathlib.Path("/etc/machine-id").exists():
        pathlib.Path("/etc/machine-id").write_text("0123456789abcdef0123456789abcdef\n")


install_module()


class Cases(unittest.TestCase):
    """One machine for all of them: the later ones go on from the earlier."""


def add_cases():
    for line in machine.as_user("root", CASES, "-functions").output.splitlines():
        name = line.removesuffix("()")

        def case(self, name=name):
            if "Expired" in name:
                subprocess.run(["chage", "-d", "0", "alice"], check=True)
            with machine.Bus(), machine.Daemon(FOLDER, "--vaults", VAULTS) as daemon:
                done = machine.as_user("alice", CASES, name,
                                       TEST_PASSWORD=private_machine.PASSWORDS["alice"])
                self.assertEqual(done.returncode, 0, done.output + daemon.journal())

        setattr(Cases, f"test_{name}", case)


add_cases()

if __name__ == "__main__":
    unittest.main()
