# SPDX-License-Identifier: GPL-3.0-or-later
"""The PIN page and the door on the real PIN stacks: every case of tst_pin.cpp, in their order."""
import os
import shutil
import subprocess
import unittest

import daemon_machine as machine
import private_machine
import real_pin

FOLDER = machine.enter()
CASES = FOLDER / "cases"
shutil.copy(os.environ["DOORWARD_PIN_CASES"], CASES)  # where every user can read it


real_pin.install(FOLDER)


class Cases(unittest.TestCase):
    """One machine for all of them: the later ones go on from the earlier."""


def add_cases():
    for line in machine.as_user("root", CASES, "-functions").output.splitlines():
        name = line.removesuffix("()")

        def case(self, name=name):
            if "Expired" in name:
                subprocess.run(["chage", "-d", "0", "alice"], check=True)
            with machine.Bus(), machine.Daemon(FOLDER, "--vaults", real_pin.VAULTS) as daemon:
                done = machine.as_user("alice", CASES, name,
                                       TEST_PASSWORD=private_machine.PASSWORDS["alice"])
                self.assertEqual(done.returncode, 0, done.output + daemon.journal())

        setattr(Cases, f"test_{name}", case)


add_cases()

if __name__ == "__main__":
    unittest.main()
