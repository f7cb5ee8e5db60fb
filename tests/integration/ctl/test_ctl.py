# SPDX-License-Identifier: GPL-3.0-or-later
"""doorwardctl against a real doorwardd: what it prints, what it asks, how it exits."""
import json
import os
import pty
import re
import select
import shutil
import subprocess
import unittest

import daemon_machine as machine
import private_machine

FOLDER = machine.enter()
CTL = FOLDER / "doorwardctl"
shutil.copy(os.environ["DOORWARD_CTL"], CTL)  # where every user can run it

EMPTY = {"sessions": [], "readers": [], "tokens": []}


def ctl(*arguments, user="alice", typed=None, **environment):
    return machine.as_user(user, CTL, *arguments, typed=typed, **environment)


class Case(unittest.TestCase):
    def assertExits(self, done, code, text=""):
        self.assertEqual(done.returncode, code, done.output)
        self.assertIn(text, done.output)


class WithoutBackend(Case):
    def test_usage(self):
        for arguments in ((), ("explode",), ("pin",), ("pin", "explode"), ("status", "x"),
                          ("token", "list", "x"), ("lock", "a", "b"), ("--no-such",),
                          ("pin", "status", "x" * 300)):
            with self.subTest(arguments), machine.Bus(), machine.Daemon(FOLDER):
                self.assertExits(ctl(*arguments), 2, "Usage: doorwardctl")

    def test_help_and_version(self):
        self.assertExits(ctl("--help"), 0, "Usage: doorwardctl")
        self.assertExits(ctl("--version"), 0, "doorwardctl ")

    def test_no_bus(self):
        self.assertExits(ctl("status"), 3, "system bus cannot be reached")

    def test_no_backend(self):
        with machine.Bus():
            self.assertExits(ctl("status"), 3, "The backend is not running")


class Listings(Case):
    def setUp(self):
        self.enterContext(machine.Bus())
        self.daemon = self.enterContext(machine.Daemon(FOLDER))

    def test_nothing_there(self):
        status = json.loads(ctl("status", "--json").output)
        self.assertRegex(status.pop("version"), r"^\d+\.\d+\.\d+$")
        self.assertEqual(status, EMPTY)
        self.assertExits(ctl("status"), 0, "No sessions.\n\nNo card readers.\n\nNo tokens.\n")

    def test_readers_and_tokens_with_odd_names(self):
        label = 'A "card" \\ with\tünïcode'
        with machine.Watch(machine.Watch.MANAGER_SIGNALS) as signals, \
                machine.token_watcher() as watcher:
            machine.tell_readers(watcher, dict(Reader="Reader 1", State="present", Events=1,
                                               Label=label, Serial="0042", Module="opensc",
                                               Manufacturer="Maker", Model="Card 2"),
                                 dict(Reader="Reader 2", State="empty", Events=4))
            signals.await_text("member=TokensChanged")
            self.assertEqual(json.loads(ctl("--json", "token", "list").output)["tokens"],
                             [{"label": label.replace("\t", "\ufffd"), "serial": "0042",
                               "manufacturer": "Maker", "model": "Card 2",
                               "reader": "Reader 1"}])
            status = json.loads(ctl("status", "--json").output)
            self.assertEqual(status["readers"], [{"name": "Reader 1", "present": True},
                                                 {"name": "Reader 2", "present": False}])
            self.assertExits(ctl("token", "list"), 0, "0042")

    def test_pin_status(self):
        self.assertExits(ctl("pin", "status"), 0, "No PIN is set.")
        self.assertEqual(json.loads(ctl("pin", "status", "--json").output),
                         {"enrolled": False, "state": "not-set", "mode": "file", "attempts_left": 0,
                          "retry_after_seconds": 0, "stale": False, "changed": 0, "last_used": 0})
        self.assertExits(ctl("pin", "status", "alice", user="bob"), 1, "Not allowed: ")
        self.assertExits(ctl("pin", "status", "alice", user="root"), 0, "No PIN is set.")
        self.assertExits(ctl("pin", "status", "nobody-here", user="root"), 1, "nobody-here")
        self.assertExits(ctl("pin", "status", b"\xff\xfe".decode(errors="surrogateescape")), 2,
                         "UTF-8")

    def test_lock(self):
        with machine.Watch(machine.Watch.LOGIND_CALLS) as calls:
            self.assertExits(ctl("lock", "c1"), 1)  # there is no logind to do it
            self.assertEqual(calls.next("LockSession"), "c1")
        self.assertExits(ctl("lock", "c2"), 1, "no session of the caller's")
        self.assertExits(ctl("lock"), 1, "no session of the caller's")


class Enrolment(Case):
    """What it asks, and in which order, is the stack's; here it is a known one."""

    def setUp(self):
        script = ("ask=Current array expect=old expect=new expect=seen info=Thanks")
        private_machine.write_stack(
            "gdm-pin", f"password required {machine.SCRIPTED} {script}\n")
        self.addCleanup(machine.write_stacks)
        self.enterContext(machine.Bus())
        self.enterContext(machine.Daemon(FOLDER))

    def test_by_script(self):
        done = ctl("pin", "enroll", typed="old\nnew\nseen\n")
        self.assertExits(done, 0, "The PIN is set.")
        self.assertEqual([word for word in re.findall(r"Current|first|second|third|fourth|Thanks",
                                                      done.output)],
                         ["Current", "first", "second", "third", "fourth", "Thanks"])

    def test_wrong_and_missing_answers(self):
        self.assertExits(ctl("pin", "enroll", typed="bad\nnew\nseen\n"), 1)
        self.assertExits(ctl("pin", "enroll", typed=""), 2, "Nothing was typed.")
        self.assertExits(ctl("pin", "enroll", typed="x" * 600 + "\n"), 2, "too long")
        self.assertNotIn("The PIN is set", ctl("pin", "enroll", typed="old\0\nnew\nseen\n").output)
        self.assertExits(ctl("pin", "enroll", "bob", typed=""), 1, "Not allowed")

    def test_terminal_shows_no_secret(self):
        child, terminal = pty.fork()
        if child == 0:
            os.execvp("setpriv", ["setpriv", "--reuid=alice", "--regid=alice", "--init-groups",
                                  str(CTL), "pin", "enroll"])
        shown = b""

        def until(text):
            nonlocal shown
            while text not in shown:
                self.assertTrue(select.select([terminal], [], [], machine.PATIENCE)[0], shown)
                shown += os.read(terminal, 4096)

        until(b"Current ")
        os.write(terminal, b"old\n")
        until(b"second ")
        os.write(terminal, b"new\n")
        until(b"fourth ")
        os.write(terminal, b"seen\n")
        until(b"The PIN is set.")
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)
        os.close(terminal)
        self.assertNotIn(b"old", shown)
        self.assertNotIn(b"new", shown)
        self.assertIn(b"seen", shown)  # that one was asked for visibly


if __name__ == "__main__":
    unittest.main()
