# SPDX-License-Identifier: GPL-3.0-or-later
"""The door of greeter and locker on a real doorwardd: every case of tst_channel.cpp."""
import os
import shutil
import subprocess
import unittest

import daemon_machine as machine
from private_machine import PASSWORDS

FOLDER = machine.enter()
CASES = FOLDER / "cases"
shutil.copy(os.environ["DOORWARD_CHANNEL_CASES"], CASES)  # where every user can read it
USERS = {"alice": "alice", "greeter": machine.GREETER}
RESTARTED = "alice_findsTheBackendAgain"


class Cases(unittest.TestCase):
    """One daemon per case."""

    def test_finds_the_backend_again(self):
        """The daemon is killed when the case says so, and another one started."""
        with machine.Bus():
            with machine.Daemon(FOLDER) as daemon:
                case = subprocess.Popen(
                    ["setpriv", "--reuid=alice", "--regid=alice", "--init-groups", CASES,
                     RESTARTED], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                    env={**os.environ, "TEST_PASSWORD": PASSWORDS["alice"]})
                said = []
                for line in case.stdout:
                    said.append(line)
                    if line == "kill it\n":
                        break
                daemon.process.kill()
                daemon.process.wait()
            with machine.Daemon(FOLDER):
                rest, _ = case.communicate(timeout=100)
            self.assertEqual(case.returncode, 0, "".join(said) + rest)


def add_cases():
    for line in machine.as_user("root", CASES, "-functions").output.splitlines():
        name = line.removesuffix("()")
        if name == RESTARTED:
            continue

        def case(self, name=name):
            with machine.Bus(), machine.Daemon(FOLDER) as daemon:
                done = machine.as_user(USERS[name.split("_")[0]], CASES, name,
                                       TEST_PASSWORD=PASSWORDS["alice"])
                self.assertEqual(done.returncode, 0, done.output + daemon.journal())
                print(*(text for text in done.output.splitlines() if "INFO" in text))

        setattr(Cases, f"test_{name}", case)


add_cases()

if __name__ == "__main__":
    unittest.main()
