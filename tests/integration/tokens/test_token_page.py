# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/token.md leads from a bare card to a login: each of its commands is run, in the page's order,
and the last of them is a login. SoftHSM is the card, as the page has it."""
import os
import pathlib
import re
import shutil
import subprocess
import textwrap

import daemon_machine as machine
import private_machine
from test_token_commands import Commands
from token_case import TokenCase, main

PAGE = pathlib.Path(os.environ["DOORWARD_SOURCE"], "docs/token.md")
MODULE = "/usr/lib/softhsm/libsofthsm2.so"
TOKENS = pathlib.Path("/var/lib/softhsm/tokens")
PIN = "123456"  # the page's
# Code by itself, or with a program's name in front of its words within a sentence.
CODE = re.compile(r"\n\n((?: {4,}\S.*\n)+)(?=\n)|`([a-z0-9-]+ [^`]+)`")
MARK = re.compile(r"<!-- not tried: (.+) \(([^()]+)\) -->")
# Each of them has a reason beside it; more would be a page that nobody has tried.
MOST_MARKS = 4


def commands():
    """All of the page's, in its order."""
    text = PAGE.read_text()
    for block, inline in CODE.findall(MARK.sub("", text)):
        command = textwrap.dedent(block).strip() or inline
        if block or inline in marked() or is_program(inline.split()[0]):
            yield command


def is_program(name):
    return name == "doorwardctl" or shutil.which(name) is not None


def marked():
    return [command for command, _ in MARK.findall(PAGE.read_text())]


class Page(Commands):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        machine.furnish(cls.rig.folder)
        programs = cls.rig.folder / "bin"
        programs.mkdir()
        (programs / "doorwardctl").symlink_to(os.environ["DOORWARD_CTL"])
        cls.path = f"{programs}:{os.environ['PATH']}"
        # As the package leaves it: nobody but its own group may look.
        TOKENS.mkdir(parents=True)
        private_machine.cover(pathlib.Path("/etc/softhsm"))
        settings = pathlib.Path("/etc/softhsm/softhsm2.conf")
        settings.write_text(f"directories.tokendir = {TOKENS}\nlog.level = ERROR\n")
        settings.chmod(0o640)
        settings.parent.chmod(0o750)

    def setUp(self):
        super().setUp()
        pathlib.Path("/etc/doorward/doorward.conf").write_text("")
        self.rig.trust()
        self.rig.write_map("")
        self.enterContext(machine.Bus())
        self.enterContext(machine.Daemon(self.rig.folder))

    def run_command(self, command, variables, folder):
        """Whoever is asked for a PIN is given the page's."""
        done = subprocess.run(["bash", "-e", "-c", "\n".join([*variables, command])], cwd=folder,
                              text=True, input=PIN + "\n", capture_output=True,
                              env={**os.environ, "PATH": self.path})
        self.assertEqual(done.returncode, 0, f"{command}\n{done.stdout}{done.stderr}")
        return done.stdout

    def test_every_command_leads_to_a_login(self):
        folder = self.rig.folder / "page"
        folder.mkdir()
        said, variables = {}, []
        for command in commands():
            if command in marked():
                continue
            with self.subTest(command=command):
                said[command] = self.run_command(command, variables, folder)
            variables += re.findall(r"^[A-Z]+=.*$", command, re.MULTILINE)
        self.assertIn("opens the door for alice", said["doorwardctl token list alice"])
        self.assertIn("successfully authenticated",
                      said["pamtester doorward-token alice authenticate\ndoorwardctl status"])

    def test_what_is_not_tried_is_there_and_little(self):
        self.assertLessEqual(len(marked()), MOST_MARKS)
        self.assertEqual([mark for mark in marked() if mark not in list(commands())], [])


if __name__ == "__main__":
    if not os.path.exists(MODULE):
        raise SystemExit(77)
    main()
