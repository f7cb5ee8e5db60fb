# SPDX-License-Identifier: GPL-3.0-or-later
"""doorwardd as the display manager: greeter, session, greeter again, whatever breaks in between.

Daemon, workers and PAM are real. There is no logind and no terminal on this machine: a line in two
stacks leaves behind what pam_systemd would (XDG_SESSION_ID), and the greeter's program and the
sessions are scripts that report through named pipes. (The real ones: tests/system.)"""
import contextlib
import os
import pathlib
import select
import shutil
import signal
import unittest

import daemon_machine as machine
import private_machine
from line_pipe import Pipe
from private_machine import PASSWORDS

FOLDER = machine.enter()
CASES = FOLDER / "cases"
shutil.copy(os.environ["DOORWARD_BUS_SINGLE"], CASES)
GREETER = FOLDER / "greeter"
SESSION = FOLDER / "session"
CONFIGURATION = FOLDER / "configuration/doorward.conf"


def script(path, text):
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)


def setUpModule():
    said = Pipe(FOLDER / "said")
    orders = Pipe(FOLDER / "orders")
    globals().update(said=said, orders=orders)
    script(GREETER, f"echo greeter of $(id -un) $GREETING $LANG $$ > {said.path}\n"
                    "exec sleep 1000\n")
    script(SESSION, f"echo session of $(id -un) in $XDG_SESSION_ID > {said.path}\n"
                    f"read order < {orders.path}\n")
    script(FOLDER / "compositor", 'exec "$@"\n')
    for name in ("plain", "second"):
        (FOLDER / f"sessions/{name}.desktop").write_text(
            f"[Desktop Entry]\nName={name}\nExec={SESSION} %U\nDesktopNames=Test\n")
    session = "session required {} env=XDG_SESSION_ID={} env=XDG_RUNTIME_DIR=/run\n"
    private_machine.write_stack(
        "doorward-greeter", "auth required pam_permit.so\naccount required pam_permit.so\n" +
        session.format(machine.SCRIPTED, "g1"))
    private_machine.write_stack(
        "doorward-password", "auth required pam_unix.so\naccount required pam_permit.so\n" +
        session.format(machine.SCRIPTED, "s1"))


def configure(compositor=f"{FOLDER}/compositor", environment="GREETING=hello", more=""):
    CONFIGURATION.write_text(
        machine.BASE_CONFIGURATION.format(sessions=FOLDER / "sessions") +
        f"[Greeter]\nCompositor={compositor}\nEnvironment={environment} nonsense\n{more}")


def daemon(*arguments):
    return machine.Daemon(FOLDER, "--display-manager", "--greeter", GREETER, *arguments)


class Case(unittest.TestCase):
    def setUp(self):
        configure()
        self.enterContext(machine.Bus())

    def tearDown(self):
        for record in (machine.RUN / "workers").glob("*"):
            pid = int(record.name)
            # It may be on its way out already, with its daemon.
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
            machine.await_end(pid)

    def assertGreeter(self):
        """A greeter has come; its process."""
        line = said.line()
        self.assertRegex(line, rf"^greeter of {machine.GREETER} hello \S+\.\S+ \d+$")
        return int(line.split()[-1])

    def login(self, session=""):
        done = machine.as_user(machine.GREETER, CASES, "greeter_opensASession",
                               TEST_PASSWORD=PASSWORDS["alice"], TEST_SESSION=session)
        self.assertEqual(done.returncode, 0, done.output)


class Seat(Case):
    def test_greeter_session_greeter(self):
        with daemon() as running:
            greeter = self.assertGreeter()
            self.login("second")
            self.assertEqual(said.line(), "session of alice in s1")
            machine.await_end(greeter)
            session, = machine.listed("ListSessions")
            self.assertEqual((session["id"], session["user"], session["method"]),
                             ("s1", "alice", "password"))
            self.assertEqual((FOLDER / "state/last-session/alice").read_text(), "second")
            orders.put("end")
            self.assertGreeter()
            self.assertEqual(machine.listed("ListSessions"), [])
            # Where nothing is chosen, it is the last one again.
            self.login()
            self.assertEqual(said.line(), "session of alice in s1")
            self.assertEqual((FOLDER / "state/last-session/alice").read_text(), "second")
            orders.put("end")
            self.assertGreeter()
            self.assertIsNone(running.process.poll())

    def test_greeter_that_is_killed_comes_again(self):
        with daemon():
            for _ in range(2):
                os.kill(self.assertGreeter(), signal.SIGKILL)
            self.assertGreeter()

    def test_session_survives_a_restart_and_has_no_greeter_in_front(self):
        with daemon() as first:
            self.assertGreeter()
            self.login()
            self.assertEqual(said.line(), "session of alice in s1")
            first.process.kill()
            first.process.wait()
        with daemon() as second:
            second.await_line("session s1 of alice is still open")
            self.assertEqual([one["id"] for one in machine.listed("ListSessions")], ["s1"])
            orders.put("end")
            # Had there been a greeter before, its line would have come first, with the session open.
            second.await_line("session s1 has ended")
            self.assertGreeter()

    def test_greeter_left_by_a_killed_daemon_makes_way_for_a_new_one(self):
        with daemon() as first:
            old = self.assertGreeter()
            first.process.kill()
            first.process.wait()
        with daemon():
            self.assertNotEqual(self.assertGreeter(), old)
            machine.await_end(old)

    def test_greeter_goes_with_its_daemon(self):
        with daemon():
            greeter = self.assertGreeter()
        machine.await_end(greeter)

    def test_without_display_manager_no_greeter(self):
        with machine.Daemon(FOLDER, "--greeter", GREETER) as running:
            self.login()
            self.assertEqual(said.line(), "session of alice in s1")
            orders.put("end")
            running.await_line("session s1 has ended")


class Hanging(Case):
    """A compositor that runs and shows nothing is as good as none."""

    def hang(self, name, text):
        script(FOLDER / name, f"echo $$ > {said.path}\n{text}")
        configure(FOLDER / name, more="StartSeconds=1\n")

    def test_it_is_ended_and_the_default_takes_its_place(self):
        self.hang("hanging", "exec sleep 1000\n")
        with daemon() as running:
            for _ in range(3):
                compositor = int(said.line())
                running.await_line("the greeter has not called in after 1 seconds")
                machine.await_end(compositor)
            running.await_line("does not work; using cage -s --")

    def test_one_that_gives_up_late_has_failed_too(self):
        """As wlroots does, which waits ten seconds for a graphics card."""
        script(FOLDER / "late", "exec sleep 6\n")
        configure(FOLDER / "late")
        with daemon() as running:
            running.await_line("the greeter does not work")

    def test_one_that_ignores_the_request_is_killed(self):
        self.hang("deaf", "trap '' TERM\nwhile :; do read x < /dev/zero; done\n")
        with daemon():
            machine.await_end(int(said.line()))
            self.assertTrue(said.line(), "and there is another")

    def test_one_whose_greeter_calls_in_stays(self):
        script(FOLDER / "calling", f"""
busctl --system call org.doorward1 /org/doorward1 org.doorward1.Manager OpenLoginChannel > /dev/null
echo $$ > {said.path}
exec sleep 1000
""")
        configure(FOLDER / "calling", more="StartSeconds=1\n")
        with daemon() as running:
            pid = os.pidfd_open(int(said.line()))
            # That nothing happens shows in no event: twice the deadline has to do.
            ended, _, _ = select.select([pid], [], [], 2)
            os.close(pid)
            self.assertEqual(ended, [], running.journal())


class BrokenConfiguration(Case):
    def test_compositor_that_does_not_work(self):
        for compositor in ("/no/such/program", "/bin/false", '"open quote'):
            with self.subTest(compositor):
                configure(compositor)
                with daemon() as running:
                    running.await_line("does not work; using cage -s --")
                    self.assertIsNone(running.process.poll())

    def test_broken_lines_leave_a_greeter(self):
        with CONFIGURATION.open("a") as file:
            file.write("[Seat\nName\n\0\nVirtualTerminal=sometimes\n[Methods]\nPin=../../etc\n")
        with daemon() as running:
            self.assertGreeter()
            for fault in ("a section is written [Name]", "expected Key=value", "a NUL byte",
                          "[Methods] Pin is no name of a PAM service"):
                running.await_line(fault)

    def test_stack_that_is_missing_is_said_and_tried_again(self):
        stack = pathlib.Path("/etc/pam.d/doorward-greeter")
        text = stack.read_text()
        stack.unlink()
        try:
            with daemon() as running:
                running.await_line("the greeter's user may not in: service-missing")
                stack.write_text(text)
                self.assertGreeter()
        finally:
            stack.write_text(text)


if __name__ == "__main__":
    unittest.main()
