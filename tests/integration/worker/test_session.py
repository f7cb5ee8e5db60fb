# SPDX-License-Identifier: GPL-3.0-or-later
"""From an open door to a session and its end, with the installed stacks.

There is no logind on this machine. Where one is needed, a line of common-session stands in for
pam_systemd with what that leaves behind: XDG_SESSION_ID and XDG_RUNTIME_DIR. (Against the real one:
tests/system.)"""
import os
import pathlib
import pwd
import re
import resource
import select
import signal
import subprocess
import unittest

import private_machine
from private_machine import PASSWORDS

private_machine.enter(os.environ["DOORWARD_STACKS"])

from doorward_wire import Message  # noqa: E402
import doorward_wire as wire  # noqa: E402
from driver import PATIENCE, SCRIPTED, Worker, as_daemon  # noqa: E402
from line_pipe import Pipe  # noqa: E402

ALICE = pwd.getpwnam("alice")
RUNTIME = pathlib.Path("/run/user/alice")
RECORDS = pathlib.Path("/run/doorward/workers")
COMMON_SESSION = pathlib.Path("/etc/pam.d/common-session").read_text()
PHASES = pathlib.Path("/run/phases")
LOGIN = dict(Kind="login", Method="password", Service="doorward-password", User="alice")


def common_session(more=""):
    """The distribution's, what logind would leave behind, and a note of each phase."""
    pathlib.Path("/etc/pam.d/common-session").write_text(
        COMMON_SESSION + more +
        f"session required {SCRIPTED} env=XDG_SESSION_ID=c7 env=XDG_RUNTIME_DIR={RUNTIME}\n"
        "session optional pam_exec.so /etc/note-phase\n")


def setUpModule():
    note = pathlib.Path("/etc/note-phase")
    note.write_text(f"#!/bin/sh\necho $PAM_TYPE >> {PHASES}\n")
    note.chmod(0o755)
    pathlib.Path("/run/user").mkdir()
    RUNTIME.mkdir(mode=0o700)
    os.chown(RUNTIME, ALICE.pw_uid, ALICE.pw_gid)


class Case(unittest.TestCase):
    def setUp(self):
        common_session()
        PHASES.unlink(missing_ok=True)
        self.workers = []

    def tearDown(self):
        for worker in self.workers:
            worker.__exit__()
        for file in RECORDS.glob("*"):
            file.unlink()

    def login(self, password=PASSWORDS["alice"], **start):
        worker = Worker(**dict(LOGIN, **start))
        self.workers.append(worker)
        result = worker.answer_all(password)
        self.assertEqual(result["Outcome"], "success", result)
        return worker

    def open(self, command, *more, **fields):
        fields = {"SessionName": "sway", "Class": "user", **fields}
        worker = self.login()
        worker.send("OpenSession", *[("Exec", word) for word in command], *more, **fields)
        return worker

    def launch(self, script, *arguments):
        """A running session of that shell script."""
        worker = self.open(["/bin/sh", "-c", script, "sh", *arguments])
        self.assertEqual(worker.expect("SessionOpened")["Session"], "c7")
        worker.send("Launch")
        return worker

    def phases(self):
        return PHASES.read_text().split() if PHASES.exists() else []


class Opening(Case):
    def test_no_logind_session_is_no_session(self):
        pathlib.Path("/etc/pam.d/common-session").write_text(
            COMMON_SESSION + "session optional pam_exec.so /etc/note-phase\n")
        worker = self.open(["/bin/true"])
        self.assertEqual(worker.expect("SessionFailed")["Code"], "no-logind-session")
        worker.wait()
        self.assertEqual(self.phases(), ["open_session", "close_session"])
        self.assertFalse(any(RECORDS.glob("*")))

    def test_session_module_that_fails(self):
        common_session(f"session required {SCRIPTED} error=Full. return=14\n")
        worker = self.open(["/bin/true"])
        failed = None
        while failed is None or failed.type == "Notice":
            failed = worker.receive()
        self.assertEqual((failed.type, failed["Code"], failed["Text"]),
                         ("SessionFailed", "session-failed", "Full."))
        worker.wait()

    def test_record(self):
        worker = self.open(["/bin/true"], Seat="seat0", Vt=3)
        worker.expect("SessionOpened")
        path = RECORDS / str(worker.process.pid)
        self.assertEqual(path.stat().st_mode & 0o7777, 0o600)
        self.assertEqual(RECORDS.stat().st_mode & 0o7777, 0o700)
        record = dict(line.split("=", 1) for line in path.read_text().splitlines())
        start = pathlib.Path(f"/proc/{worker.process.pid}/stat").read_text().rsplit(")")[1].split()
        self.assertEqual(record, {
            "pid": str(worker.process.pid), "starttime": start[19], "session": "c7",
            "user": "alice", "uid": str(ALICE.pw_uid), "method": "password", "class": "user",
            "seat": "seat0", "vt": "3"})
        self.assertEqual([file.name for file in RECORDS.iterdir()], [path.name])
        worker.send("Launch")
        self.assertEqual(worker.wait(), 0)
        self.assertFalse(path.exists())

    def test_record_of_a_token(self):
        private_machine.write_stack("card", f"""
auth required {SCRIPTED} ask=PIN token
account include doorward-password
session include doorward-password
""")
        worker = self.login(Method="token", Service="card")
        worker.send("OpenSession", Exec="/bin/true", Class="user")
        worker.expect("SessionOpened")
        record = (RECORDS / str(worker.process.pid)).read_text()
        for line in ("method=token", "module=opensc", "serial=0042", "cert_sha256=abcd",
                     "token_version=2", "manufacturer=Maker", "model=Card 2",
                     "reader=Reader 1"):
            self.assertIn(line + "\n", record)

    def test_nothing_runs_before_launch(self):
        report = Pipe()
        worker = self.open(["/bin/sh", "-c", f"echo ran > {report.path}"])
        worker.expect("SessionOpened")
        children = pathlib.Path(f"/proc/{worker.process.pid}/task/{worker.process.pid}/children")
        self.assertEqual(children.read_text(), "")
        worker.send("Launch")
        self.assertEqual(report.line(), "ran")

    def test_abuse_42_open_session_that_is_none(self):
        for name, fields in {
            "no command": [],
            "terminal 64": [("Exec", "/bin/true"), ("Vt", "64")],
            "seat with a path": [("Exec", "/bin/true"), ("Seat", "../seat0")],
            "class": [("Exec", "/bin/true"), ("Class", "manager")],
            "environment": [("Exec", "/bin/true"), ("Environment", "=x")],
        }.items():
            with self.subTest(name):
                worker = self.login()
                worker.send("OpenSession", *fields, Class="user")
                self.assertIsNone(worker.receive())
                self.assertNotEqual(worker.wait(), 0)


class Program(Case):
    def environment(self, *fields, **more):
        report = Pipe()
        worker = self.open(["/bin/sh", "-c", f"env | sort > {report.path}; echo end > {report.path}"],
                           *fields, **more)
        worker.expect("SessionOpened")
        worker.send("Launch")
        lines = list(iter(report.line, "end"))
        return dict(line.split("=", 1) for line in lines if "=" in line)

    def test_environment(self):
        found = self.environment(("Desktop", "sway"), ("Desktop", "wlroots"),
                                 ("Environment", "WLR_BACKENDS=headless"), Seat="seat0", Vt=5)
        for name in ("PWD", "SHLVL", "_", "LANG"):
            found.pop(name, None)
        self.assertEqual(found, {
            "HOME": ALICE.pw_dir, "USER": "alice", "LOGNAME": "alice", "SHELL": "/bin/bash",
            "PATH": found["PATH"], "XDG_SESSION_ID": "c7", "XDG_RUNTIME_DIR": str(RUNTIME),
            "XDG_SESSION_TYPE": "wayland", "XDG_SESSION_CLASS": "user", "XDG_SEAT": "seat0",
            "XDG_VTNR": "5", "XDG_SESSION_DESKTOP": "sway", "DESKTOP_SESSION": "sway",
            "XDG_CURRENT_DESKTOP": "sway:wlroots", "WLR_BACKENDS": "headless"})

    def test_abuse_07_the_users_own_environment_names_no_seat(self):
        own = pathlib.Path(ALICE.pw_dir, ".pam_environment")
        own.write_text("XDG_SEAT=seat9\nXDG_VTNR=1\nPKCS11_MODULE=/tmp/x.so\n")
        try:
            found = self.environment(Seat="seat0", Vt=5)
            self.assertEqual((found["XDG_SEAT"], found["XDG_VTNR"]), ("seat0", "5"))
            self.assertNotIn("PKCS11_MODULE", found)
            # An administrator's stack that reads it, above pam_systemd: no session at all rather
            # than one on a seat of the user's choice.
            common_session("session required pam_env.so user_readenv=1\n")
            worker = self.open(["/bin/true"], Seat="seat0", Vt=5)
            self.assertEqual(worker.expect("SessionFailed")["Code"], "session-failed")
        finally:
            own.unlink()

    @unittest.skipIf(os.environ["DOORWARD_SANITIZED"] == "1", "the sanitizer forbids core files itself")
    def test_limit_on_core_files_is_not_the_workers(self):
        conf = pathlib.Path("/etc/security/limits.d/core.conf")
        # Under sudo the hard limit is 0, and no namespace's root can raise it.
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        most = float("inf") if hard == resource.RLIM_INFINITY else hard // 512
        for configured, blocks in (("4096", 8192), ("unlimited", float("inf"))):
            conf.write_text(f"alice soft core {configured}\n")
            report, hold = Pipe(), Pipe()
            worker = self.launch("ulimit -c > $1; read x < $2", report.path, hold.path)
            self.assertEqual(resource.prlimit(worker.process.pid, resource.RLIMIT_CORE)[0], 0)
            expected = min(blocks, most)
            self.assertEqual(report.line(),
                             "unlimited" if expected == float("inf") else str(expected))
            hold.put("end")
            worker.wait()
        conf.unlink()

    def test_it_is_the_user_and_nothing_else(self):
        subprocess.run(["groupadd", "-f", "painters"], check=True)
        subprocess.run(["usermod", "-aG", "painters", "alice"], check=True)
        report = Pipe()
        worker = self.launch(
            "grep -E '^(Uid|Gid|Groups|SigBlk|SigIgn|CapEff|CapPrm):' /proc/self/status > $1;"
            "ls /proc/self/fd > $1; pwd > $1; umask > $1;"
            "cut -d' ' -f1,5,6 /proc/$PPID/stat > $1", report.path)
        status = {}
        for _ in range(7):
            name, value = report.line().split(":")
            status[name] = value.split()
        self.assertEqual(set(status["Uid"]), {str(ALICE.pw_uid)})
        self.assertEqual(set(status["Gid"]), {str(ALICE.pw_gid)})
        self.assertEqual({int(group) for group in status["Groups"]},
                         set(os.getgrouplist("alice", ALICE.pw_gid)))
        for name in ("SigBlk", "SigIgn", "CapEff", "CapPrm"):
            self.assertEqual(int(status[name][0], 16), 0, name)
        # 3 is the folder that ls reads.
        self.assertEqual([report.line() for _ in range(4)], ["0", "1", "2", "3"])
        self.assertEqual(report.line(), ALICE.pw_dir)
        # Debian 13's stack has pam_umask, which lets a person's own group write.
        self.assertEqual(report.line(), "0002" if "pam_umask" in COMMON_SESSION else "0022")
        # doorward-session, our parent, leads a session and a process group of its own.
        pid, group, session = report.line().split()
        self.assertEqual((group, session), (pid, pid))
        self.assertNotEqual(int(pid), worker.process.pid)

    @unittest.skipIf(os.environ["DOORWARD_SANITIZED"] == "1", "the sanitizer keeps what is freed")
    def test_abuse_41_no_password_left_behind(self):
        # A module that frees its copies as they are, above the installed stack.
        private_machine.write_stack("careless", f"auth required {SCRIPTED} ask=Secret authtok\n"
                                    "@include doorward-password\n")
        # Long, so that what is freed is not soon used again; malloc itself writes over its first bytes.
        canary = "a canary in a coal mine sings 4711 songs and then no more; " * 3
        needle = canary[64:96].encode()
        private_machine.set_password("alice", canary)
        self.addCleanup(private_machine.set_password, "alice", PASSWORDS["alice"])
        report = Pipe()
        worker = self.login(canary, Service="careless")
        worker.send("OpenSession", ("Exec", "/bin/sh"), ("Exec", "-c"),
                    ("Exec", f"echo up > {report.path}; exec sleep 1000"), Class="user")
        worker.expect("SessionOpened")
        worker.send("Launch")
        self.assertEqual(report.line(), "up")
        for pid in [worker.process.pid, *descendants(worker.process.pid)]:
            self.assertEqual(occurrences(pid, needle), [], pid)
        # The search does look into the worker, which knows who it is for ...
        self.assertNotEqual(occurrences(worker.process.pid, b"alice"), [])
        # ... and does find a secret that was left.
        kept = subprocess.Popen(["sleep", "1000"], env={"X": canary})
        self.assertNotEqual(occurrences(kept.pid, needle), [])
        kept.kill()
        kept.wait()


class Ending(Case):
    def test_session_ends_with_its_program(self):
        worker = self.launch("exit 3")
        self.assertEqual(worker.wait(), 0)
        self.assertEqual(self.phases(), ["open_session", "close_session"])

    def test_it_outlives_the_daemon(self):
        # The daemon here is a process that opens the session, launches it and is killed.
        report = Pipe()
        daemon, pid = as_daemon(
            lambda: self.launch("read line < $1; echo got $line > $1", report.path))
        watch = os.pidfd_open(pid)
        self.addCleanup(os.close, watch)
        os.kill(daemon, signal.SIGKILL)
        os.waitpid(daemon, 0)
        self.assertTrue((RECORDS / str(pid)).exists())
        self.assertFalse(select.select([watch], [], [], 0)[0])
        report.put("on")
        self.assertTrue(select.select([watch], [], [], PATIENCE)[0])
        self.assertEqual(report.line(), "got on")
        self.assertEqual(self.phases(), ["open_session", "close_session"])
        self.assertFalse((RECORDS / str(pid)).exists())

    def test_module_that_talks_when_nobody_listens(self):
        common_session(f"session required {SCRIPTED} closing=Bye\n")
        for launched in (True, False):
            PHASES.unlink(missing_ok=True)
            report = Pipe()
            worker = self.open(["/bin/sh", "-c", f"read line < {report.path}"])
            worker.expect("SessionOpened")
            if launched:
                worker.send("Launch")
            worker.close()
            report.put("end")
            self.assertEqual(worker.wait(), 0)
            self.assertEqual(self.phases(), ["open_session", "close_session"])

    def test_no_launch_will_come(self):
        for end in (lambda worker: worker.close(), lambda worker: worker.send("Cancel")):
            PHASES.unlink(missing_ok=True)
            worker = self.open(["/bin/true"])
            worker.expect("SessionOpened")
            end(worker)
            worker.wait()
            self.assertEqual(self.phases(), ["open_session", "close_session"])

    def test_sigterm_ends_the_program_first(self):
        report = Pipe()
        worker = self.launch("trap 'echo term > $1; exit 0' TERM; echo up > $1; "
                             "while :; do sleep 1000 & wait $!; done", report.path)
        self.assertEqual(report.line(), "up")
        worker.process.send_signal(signal.SIGTERM)
        self.assertEqual(report.line(), "term")
        self.assertEqual(worker.wait(), 0)
        self.assertEqual(self.phases(), ["open_session", "close_session"])

    def test_sigterm_kills_what_does_not_end(self):
        report = Pipe()
        worker = self.launch("trap '' TERM; echo up > $1; sleep 1000; sleep 1000", report.path)
        self.assertEqual(report.line(), "up")
        below = descendants(worker.process.pid)
        self.assertGreaterEqual(len(below), 2)
        worker.process.send_signal(signal.SIGTERM)
        self.assertEqual(worker.wait(), 0)
        self.assertEqual(self.phases(), ["open_session", "close_session"])

    def test_program_that_does_not_start(self):
        worker = self.open(["/no/such/program"])
        worker.expect("SessionOpened")
        worker.send("Launch")
        self.assertEqual(worker.wait(), 0)


COMPOSITOR = """
import os, socket, sys
path, report = sys.argv[1:]
listener = socket.socket(socket.AF_UNIX)
listener.bind(path)
open(report, "w").write("bound\\n")
if os.path.exists("/run/slow"):
    os.read(os.open("/run/slow", os.O_RDONLY), 1)
listener.listen()
open(report, "w").write("listening\\n")
while True:
    listener.accept()
"""


class Locker(Case):
    """doorward-session finds the compositor. The user's manager is a note of what it is asked."""

    @classmethod
    def setUpClass(cls):
        # The session's program searches /usr/local/bin first.
        private_machine.cover("/usr/local/bin")
        cls.calls = Pipe()
        tool = pathlib.Path("/usr/local/bin/systemctl")
        tool.write_text(f'#!/bin/sh\necho "$@" > {cls.calls.path}\n')
        tool.chmod(0o755)
        os.chmod("/usr/local/bin", 0o755)
        cls.script = pathlib.Path("/run/compositor.py")
        cls.script.write_text(COMPOSITOR)

    def compositor(self, display, report):
        return f"/usr/bin/python3 {self.script} {RUNTIME}/{display} {report.path}"

    def test_locker_starts_at_the_compositors_display(self):
        report = Pipe()
        hold = Pipe()
        worker = self.launch(self.compositor("wayland-7", report) + " & read x < $1", hold.path)
        self.assertEqual(report.line(), "bound")
        self.assertEqual(self.calls.line(), "--user start doorward-locker@c7.service")
        file = RUNTIME / "doorward" / "c7.env"
        self.assertEqual(file.read_text(), "WAYLAND_DISPLAY=wayland-7\nXDG_SESSION_ID=c7\n")
        self.assertEqual(file.stat().st_mode & 0o7777, 0o600)
        self.assertEqual(file.stat().st_uid, ALICE.pw_uid)
        hold.put("end")
        self.assertEqual(self.calls.line(), "--user stop doorward-locker@c7.service")
        worker.wait()
        self.assertFalse(file.exists())
        (RUNTIME / "wayland-7").unlink()

    def test_compositor_that_listens_late(self):
        os.mkfifo("/run/slow")
        os.chmod("/run/slow", 0o666)
        slow = os.open("/run/slow", os.O_RDWR)
        try:
            report = Pipe()
            worker = self.launch("exec " + self.compositor("wayland-8", report))
            self.assertEqual(report.line(), "bound")
            os.write(slow, b"x")
            self.assertEqual(report.line(), "listening")
            self.assertEqual(self.calls.line(), "--user start doorward-locker@c7.service")
            worker.process.send_signal(signal.SIGTERM)
            self.assertEqual(self.calls.line(), "--user stop doorward-locker@c7.service")
            worker.wait()
        finally:
            os.close(slow)
            os.unlink("/run/slow")
            (RUNTIME / "wayland-8").unlink()

    def test_socket_of_another_session_is_not_ours(self):
        report, go = Pipe(), Pipe()
        worker = self.launch("read x < $1; exec " + self.compositor("wayland-2", report), go.path)
        # Somebody else of the same uid, outside the session, is first.
        foreign = subprocess.Popen(
            ["/usr/bin/python3", "-c", "import socket, sys\ns = socket.socket(socket.AF_UNIX)\n"
             f"s.bind('{RUNTIME}/wayland-1')\ns.listen()\nprint(1, flush=True)\ns.accept()\n"
             "sys.stdin.read()"],
            user=ALICE.pw_uid, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        foreign.stdout.readline()
        go.put("go")
        self.assertEqual(self.calls.line(), "--user start doorward-locker@c7.service")
        self.assertIn("wayland-2\n", (RUNTIME / "doorward" / "c7.env").read_text())
        worker.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.calls.line(), "--user stop doorward-locker@c7.service")
        worker.wait()
        foreign.communicate()
        for name in ("wayland-1", "wayland-2"):
            (RUNTIME / name).unlink()

    def test_greeter_has_no_locker(self):
        # A system user, through the greeter's stack, with something in pam_systemd's place.
        stack = pathlib.Path("/etc/pam.d/doorward-greeter")
        text = stack.read_text()
        stack.write_text(re.sub(r"pam_systemd\.so", f"{SCRIPTED} env=XDG_SESSION_ID=c1 "
                                                    f"env=XDG_RUNTIME_DIR={RUNTIME}", text))
        subprocess.run(["useradd", "-r", "-d", "/", "doorward-greeter"], check=True,
                       capture_output=True)
        try:
            worker = Worker(Kind="greeter", Method="", Service="doorward-greeter",
                            User="doorward-greeter")
            self.workers.append(worker)
            self.assertEqual(worker.result()["Outcome"], "success")
            report = Pipe()
            worker.send("OpenSession", ("Exec", "/bin/sh"), ("Exec", "-c"),
                        ("Exec", f"echo $XDG_SESSION_CLASS > {report.path}"), Class="greeter")
            worker.expect("SessionOpened")
            worker.send("Launch")
            self.assertEqual(report.line(), "greeter")
            worker.wait()
        finally:
            stack.write_text(text)
            subprocess.run(["userdel", "-f", "doorward-greeter"], check=True, capture_output=True)


class Greeter(Case):
    def test_nobody_but_a_system_user(self):
        # Without an authentication, the account part and the credentials have to refuse.
        for user in ("alice", "root"):
            with self.subTest(user):
                worker = Worker(Kind="greeter", Method="", Service="doorward-greeter", User=user)
                self.workers.append(worker)
                message = worker.result()
                if message["Outcome"] == "success":
                    worker.send("OpenSession", Exec="/bin/true", Class="greeter")
                    message = worker.receive()
                    self.assertEqual(message.type, "SessionFailed")


def descendants(pid):
    found = []
    path = pathlib.Path(f"/proc/{pid}/task/{pid}/children")
    for child in map(int, path.read_text().split()):
        found += [child, *descendants(child)]
    return found


def occurrences(pid, needle):
    """Where needle is in the process's memory."""
    found = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            first, last = (int(number, 16) for number in line.split()[0].split("-"))
            try:
                memory.seek(first)
                data = memory.read(last - first)
            except (OSError, ValueError, OverflowError):
                continue
            found += [f"{line.strip()} +{match.start():#x}"
                      for match in re.finditer(re.escape(needle), data)]
    return found


if __name__ == "__main__":
    unittest.main()
