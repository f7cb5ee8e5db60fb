# SPDX-License-Identifier: GPL-3.0-or-later
"""What the daemon has to ask others before it can answer: a directory service who somebody is, and
polkit whether they may. Neither holds up anybody else."""
import ctypes
import os
import pathlib
import shutil
import subprocess
import unittest

import daemon_machine as machine
import private_machine

FOLDER = machine.enter()
CASES = FOLDER / "cases"
shutil.copy(os.environ["DOORWARD_BUS_SINGLE"], CASES)
FARAWAY = 4242
DIRECTORY = pathlib.Path("/run/directory")


def call(method, *arguments, user="alice", timeout=60, **more):
    """A call of the manager, under way: busctl's process."""
    who = [f"--reuid={user}", "--clear-groups"] if isinstance(user, int) else [
        f"--reuid={user}", f"--regid={user}", "--init-groups"]
    return subprocess.Popen(
        ["setpriv", *who, "busctl", "--system", f"--timeout={timeout}", "call", "org.doorward1",
         "/org/doorward1", "org.doorward1.Manager", method, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)


def answered(process):
    output, _ = process.communicate(timeout=machine.PATIENCE)
    return output.strip()


class Case(unittest.TestCase):
    def setUp(self):
        self.enterContext(machine.Bus())
        self.daemon = self.enterContext(machine.Daemon(FOLDER))

    def assertServed(self):
        """Somebody else gets in meanwhile."""
        done = machine.as_user("alice", CASES, "alice_unlocksBy", TEST_SESSION="c1",
                               TEST_METHOD="pin")
        self.assertEqual(done.returncode, 0, done.output + self.daemon.journal())


class Directory(Case):
    """A user of a directory whose server does not answer."""

    @classmethod
    def setUpClass(cls):
        os.mkfifo(DIRECTORY)
        cls.held = os.open(DIRECTORY, os.O_RDWR)
        os.chmod(DIRECTORY, 0o666)
        module, = pathlib.Path("/usr/lib").glob("*-linux-gnu*/libnss_hesiod.so.2")
        private_machine._mount(os.environ["DOORWARD_NSS_SILENT"], module.resolve(), "",
                               private_machine._MS_BIND)
        switch = pathlib.Path("/etc/nsswitch.conf")
        before = switch.read_text()
        cls.addClassCleanup(private_machine._libc.umount2, str(module.resolve()).encode(), 2)
        cls.addClassCleanup(switch.write_text, before)
        switch.write_text("passwd: files hesiod\ngroup: files\nshadow: files\n")
        pathlib.Path("/run/systemd/sessions/c6").write_text(
            f"UID={FARAWAY}\nUSER=faraway\nACTIVE=1\nSTATE=active\nCLASS=user\nREMOTE=0\n")

    def test_others_are_served_while_it_is_silent(self):
        waiting = [call("OpenUnlockChannel", "s", "c6", user=FARAWAY),
                   call("GetPinStatus", "s", "faraway", user="root")]
        for _ in range(2):
            self.assertServed()
        self.assertTrue(all(one.poll() is None for one in waiting))
        os.write(self.held, b"..")
        self.assertIn("unix:path=", answered(waiting[0]))
        self.assertIn('"not-set"', answered(waiting[1]))

    def test_it_has_so_long(self):
        waiting = call("GetPinStatus", "s", "", user=FARAWAY)
        self.assertIn("cannot be looked up now", answered(waiting))
        self.assertServed()
        workers = subprocess.run(["pgrep", "--parent", str(self.daemon.process.pid)],
                                 capture_output=True, text=True, check=False)
        self.assertEqual(workers.stdout, "")

    def test_nobody_of_that_name(self):
        self.assertIn("no user is called", answered(call("GetPinStatus", "s", "nobody-at-all",
                                                         user="root")))


class Polkit(Case):
    """An administrator, by polkit's word. Its part is played by a program that waits for ours."""

    @classmethod
    def setUpClass(cls):
        pathlib.Path("/etc/dbus-1/system.d/zz-polkit.conf").write_text(
            '<busconfig><policy user="root"><allow own="org.freedesktop.PolicyKit1"/></policy>'
            '<policy context="default"><allow send_destination="org.freedesktop.PolicyKit1"/>'
            "</policy></busconfig>")

    def setUp(self):
        super().setUp()
        self.polkit = subprocess.Popen([os.environ["DOORWARD_POLKIT_SCRIPTED"]],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end)
        self.assertSays("ready")

    def end(self):
        self.polkit.communicate(timeout=machine.PATIENCE)

    def assertSays(self, words):
        self.assertEqual(self.polkit.stdout.readline().strip(), words)

    def say(self, word):
        self.polkit.stdin.write(word + "\n")
        self.polkit.stdin.flush()

    ASKED = "asked about a system-bus-name for org.doorward1.manage-others, flags 1"

    def test_granted(self):
        asking = call("GetPinStatus", "s", "alice", user="bob")
        self.assertSays(self.ASKED)
        self.assertServed()
        self.say("yes")
        self.assertIn('"not-set"', answered(asking))

    def test_refused(self):
        for method in ("GetPinStatus", "OpenEnrolChannel", "OpenPasswordChannel"):
            with self.subTest(method):
                asking = call(method, "s", "alice", user="bob")
                self.assertSays(self.ASKED)
                self.say("no")
                self.assertIn("an administrator's to manage", answered(asking))

    def test_interaction_is_the_callers_to_allow(self):
        asking = subprocess.Popen(
            ["setpriv", "--reuid=bob", "--regid=bob", "--init-groups", "busctl", "--system",
             "--allow-interactive-authorization=no", "call", "org.doorward1", "/org/doorward1",
             "org.doorward1.Manager", "GetPinStatus", "s", "alice"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertSays(self.ASKED.replace("flags 1", "flags 0"))
        self.say("no")
        self.assertIn("an administrator's to manage", answered(asking))

    def test_caller_that_leaves_calls_it_off(self):
        asking = call("OpenEnrolChannel", "s", "alice", user="bob")
        self.assertSays(self.ASKED)
        asking.kill()
        asking.communicate()
        self.assertSays("called off")
        self.assertServed()

    def test_own_and_root_are_not_asked_about(self):
        self.assertIn('"not-set"', answered(call("GetPinStatus", "s", "bob", user="bob")))
        self.assertIn('"not-set"', answered(call("GetPinStatus", "s", "alice", user="root")))
        asking = call("GetPinStatus", "s", "alice", user="bob")
        self.assertSays(self.ASKED)
        self.say("no")
        answered(asking)


if __name__ == "__main__":
    unittest.main()
