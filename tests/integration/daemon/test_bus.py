# SPDX-License-Identifier: GPL-3.0-or-later
"""doorwardd on a real bus with real workers and a real Qt client, and with peers that misbehave."""
import os
import shutil
import socket
import stat
import struct
import subprocess
import unittest

import daemon_machine as machine
import private_machine
from private_machine import PASSWORDS

FOLDER = machine.enter()
CASES = FOLDER / "cases"
shutil.copy(os.environ["DOORWARD_BUS_CASES"], CASES)  # where every user can read it
SINGLE = FOLDER / "single"
shutil.copy(os.environ["DOORWARD_BUS_SINGLE"], SINGLE)
DOCUMENTED = FOLDER / "documented"
shutil.copy(os.environ["DOORWARD_BUS_DOCUMENTED"], DOCUMENTED)
XML = FOLDER / "xml"
shutil.copytree(machine.SOURCE / "backend/dbus", XML)
USERS = {"alice": "alice", "bob": "bob", "greeter": machine.GREETER, "root": "root"}


def open_channel(user="alice", session="c1"):
    """The path of a fresh unlock channel's socket."""
    reply = machine.as_user(user, "busctl", "--system", "call", "org.doorward1", "/org/doorward1",
                            "org.doorward1.Manager", "OpenUnlockChannel", "s", session)
    return reply.output.split('"')[1].removeprefix("unix:path=")


def as_uid(user, action):
    """Calls action in a process of that user; what it returned."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(private_machine.uid(user))
            os.setuid(private_machine.uid(user))
            os.write(write_end, action() or b"")
        except OSError as error:
            os.write(write_end, type(error).__name__.encode())
        finally:
            os._exit(0)
    os.close(write_end)
    os.waitpid(child, 0)
    with os.fdopen(read_end, "rb") as result:
        return result.read()


def connect(path):
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(20)
    try:
        connection.connect(path)
    except OSError:
        connection.close()
        raise
    return connection


def handshake(uid):
    return (b"\0AUTH EXTERNAL " + str(uid).encode().hex().encode() +
            b"\r\nNEGOTIATE_UNIX_FD\r\nBEGIN\r\n")


def ping():
    """A whole D-Bus message: org.freedesktop.DBus.Peer.Ping."""
    fields = b""
    for code, kind, value in ((1, b"o", b"/"), (2, b"s", b"org.freedesktop.DBus.Peer"),
                              (3, b"s", b"Ping")):
        fields += b"\0" * (-len(fields) % 8)
        fields += bytes([code, 1]) + kind + b"\0" + struct.pack("<I", len(value)) + value + b"\0"
    header = struct.pack("<BBBBIII", ord("l"), 1, 0, 1, 0, 1, len(fields)) + fields
    return header + b"\0" * (-len(header) % 8)


def read_until_closed(connection, enough=None):
    got = b""
    try:
        while chunk := connection.recv(4096):
            got += chunk
            if enough and enough(got):
                break
    except ConnectionResetError:
        pass
    return got


class Cases(unittest.TestCase):
    """Every case of the Qt client, against a daemon of its own."""


def add_cases(program):
    for line in machine.as_user("root", program, "-functions").output.splitlines():
        name = line.removesuffix("()")

        def case(self, name=name):
            user = USERS[name.split("_")[0]]
            with machine.Bus(), machine.Daemon(FOLDER) as daemon:
                done = machine.as_user(user, program, name, TEST_XML=str(XML),
                                       TEST_PASSWORD=PASSWORDS["alice"])
                self.assertEqual(done.returncode, 0, done.output + daemon.journal())
                self.assertIsNone(daemon.process.poll())

        setattr(Cases, f"test_{name}", case)


add_cases(CASES)
add_cases(DOCUMENTED)


class Peers(unittest.TestCase):
    """Who connects, and what they send."""

    def setUp(self):
        self.enterContext(machine.Bus())
        self.daemon = self.enterContext(machine.Daemon(FOLDER))

    def test_socket_is_the_callers_alone(self):
        path = open_channel()
        about = os.stat(path)
        self.assertEqual(stat.S_IMODE(about.st_mode), 0o600)
        self.assertEqual(about.st_uid, private_machine.uid("alice"))
        self.assertEqual(stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode), 0o711)
        self.assertEqual(as_uid("bob", lambda: bool(connect(path)) and b"in"), b"PermissionError")

    def test_root_does_not_use_up_the_owners_connection(self):
        path = open_channel()
        with connect(path) as connection:
            self.assertEqual(read_until_closed(connection), b"")
        uid = private_machine.uid("alice")

        def alice():
            with connect(path) as connection:
                connection.sendall(handshake(uid))
                return read_until_closed(connection, lambda got: b"AGREE_UNIX_FD" in got)

        self.assertIn(b"AGREE_UNIX_FD", as_uid("alice", alice))
        self.assertFalse(os.path.exists(path))

    def test_handshake_and_first_call_in_one_piece(self):
        path = open_channel()
        uid = private_machine.uid("alice")

        def alice():
            with connect(path) as connection:
                connection.sendall(handshake(uid) + ping())
                # The reply to serial 1 is a message of type 2.
                return read_until_closed(connection, lambda got: b"l\x02" in got)

        self.assertIn(b"l\x02", as_uid("alice", alice))

    def test_other_uid_in_the_handshake_is_refused(self):
        path = open_channel()

        def alice():
            with connect(path) as connection:
                connection.sendall(handshake(0) + ping())
                return read_until_closed(connection, lambda got: b"REJECTED" in got)

        answer = as_uid("alice", alice)
        self.assertNotIn(b"l\x02", answer)
        self.assertNotIn(b"OK", answer)

    def test_abuse_42_bytes_that_are_no_bus(self):
        uid = private_machine.uid("alice")
        for bytes_ in (b"GET / HTTP/1.1\r\n\r\n", b"\0" * 4096, handshake(uid) + b"\xff" * 4096,
                       handshake(uid) + ping()[:20] + b"\xff" * 200, b"\0AUTH ANONYMOUS\r\n" * 400):
            path = open_channel()

            def alice():
                with connect(path) as connection:
                    try:
                        connection.sendall(bytes_)
                        connection.shutdown(socket.SHUT_WR)
                    except BrokenPipeError:
                        pass
                    answer = read_until_closed(connection)
                    return b"closed" if b"l\x02" not in answer else answer

            self.assertEqual(as_uid("alice", alice), b"closed")
        self.assertIsNone(self.daemon.process.poll())
        self.assertTrue(open_channel())

    def start_conversation(self):
        """A client of alice's that waits with an open conversation; its process and its worker."""
        client = machine.start_as("alice", SINGLE, "alice_waitsForACard", TEST_PASSWORD="")
        self.enterContext(client)
        while "waiting" not in client.stdout.readline():
            self.assertIsNone(client.poll())
        worker, = self.workers()
        return client, worker

    def test_vanished_client_ends_its_conversations(self):
        client, worker = self.start_conversation()
        client.kill()
        machine.await_end(worker)
        self.assertIsNone(self.daemon.process.poll())

    def workers(self):
        """The daemon's children."""
        path = f"/proc/{self.daemon.process.pid}/task/{self.daemon.process.pid}/children"
        with open(path) as children:
            return [int(pid) for pid in children.read().split()]

    def test_conversations_die_with_the_daemon(self):
        client, worker = self.start_conversation()
        left = open_channel()
        self.daemon.process.kill()
        machine.await_end(worker)
        self.assertEqual(client.wait(machine.PATIENCE), 0, "the client hears of it")
        with machine.Daemon(FOLDER):
            self.assertFalse(os.path.exists(left))

    def test_worker_that_is_missing(self):
        self.daemon.__exit__()
        with machine.Daemon(FOLDER, worker="/no/such/worker"):
            done = machine.as_user("alice", SINGLE, "alice_hasNoWorker")
            self.assertEqual(done.returncode, 0, done.output)

    def test_abuse_33_no_failure_is_counted_for_the_losing_method(self):
        private_machine.write_stack(
            "doorward-password", "auth required pam_faillock.so preauth dir=/run/tally\n"
            "auth [success=1 default=ignore] pam_unix.so nodelay\n"
            "auth [default=die] pam_faillock.so authfail dir=/run/tally\n"
            "auth required pam_permit.so\naccount required pam_permit.so\n")
        self.addCleanup(shutil.copy, machine.SOURCE / "pam/stacks/doorward-password",
                        "/etc/pam.d/doorward-password")

        def tally():
            listed = subprocess.run(["faillock", "--dir", "/run/tally", "--user", "alice"],
                                    capture_output=True, text=True, check=True).stdout
            return len([line for line in listed.splitlines() if line.endswith(" V")])

        before = tally()
        done = machine.as_user("alice", CASES, "alice_unlocksWithTheSecondMethod")
        self.assertEqual(done.returncode, 0, done.output)
        self.assertEqual(tally(), before)
        # An answer that is being judged counts, though its client cancels at once.
        done = machine.as_user("alice", SINGLE, "alice_cancelsAWrongAnswer")
        self.assertEqual(done.returncode, 0, done.output)
        for worker in self.workers():
            machine.await_end(worker)
        self.assertGreater(tally(), before)

    def test_abuse_03_user_changed_on_unlock(self):
        private_machine.write_stack("gdm-pin", f"auth required {machine.SCRIPTED} user=bob\n"
                                               "account required pam_permit.so\n")
        self.addCleanup(machine.write_stacks)
        done = machine.as_user("alice", SINGLE, "alice_isNotUnlockedAsBob")
        self.assertEqual(done.returncode, 0, done.output)

    def test_session_file_without_a_program_is_named_and_left_out(self):
        done = machine.as_user(machine.GREETER, CASES, "greeter_listsSessions")
        self.assertEqual(done.returncode, 0, done.output)
        for name in ("without-exec.desktop", "binary.desktop"):
            self.daemon.await_line(name)

    def test_vault_that_is_damaged_or_unreadable_costs_the_pin_alone(self):
        vault = FOLDER / "vaults/alice"
        vault.parent.mkdir(mode=0o700, exist_ok=True)
        self.addCleanup(shutil.rmtree, vault.parent)
        for fault in (lambda: vault.write_bytes(b"\0\xff" * 99), vault.touch, vault.mkdir,
                      lambda: vault.symlink_to("/etc/shadow"), lambda: os.mkfifo(vault)):
            fault()
            status = machine.as_user("alice", "busctl", "--system", "call", "org.doorward1",
                                     "/org/doorward1", "org.doorward1.Manager", "GetPinStatus",
                                     "s", "")
            self.assertIn('"state" s "damaged"', status.output)
            done = machine.as_user("alice", SINGLE, "alice_unlocksBy", TEST_SESSION="c1",
                                   TEST_METHOD="password", TEST_SECRET=PASSWORDS["alice"])
            self.assertEqual(done.returncode, 0, done.output)
            vault.rmdir() if vault.is_dir() else vault.unlink()

    def test_wallpaper_of_the_lock_screen_is_the_login_screens_unless_it_has_its_own(self):
        def told():
            return [machine.as_user(user, "busctl", "--system", "get-property", "org.doorward1",
                                    "/org/doorward1", "org.doorward1.Manager", name).output.strip()
                    for user, name in ((machine.GREETER, "LoginWallpaper"),
                                       ("alice", "LockWallpaper"))]
        self.assertEqual(told(), ['s ""', 's ""'])
        self.daemon.__exit__()
        drop_in = FOLDER / "configuration/doorward.conf.d/wallpaper.conf"
        drop_in.parent.mkdir(exist_ok=True)
        self.addCleanup(drop_in.unlink)
        for line, lock in (("", "/srv/hills.png"), ("Wallpaper=/srv/sea.jpg\n", "/srv/sea.jpg"),
                           ("Wallpaper=none\n", "")):
            drop_in.write_text(f"[Greeter]\nWallpaper=/srv/hills.png\n[Locker]\n{line}")
            with self.subTest(line), machine.Daemon(FOLDER):
                self.assertEqual(told(), ['s "/srv/hills.png"', f's "{lock}"'])

    def test_broken_line_is_named_and_costs_nothing(self):
        self.daemon.await_line("doorward.conf:7: expected Key=value")


if __name__ == "__main__":
    unittest.main()
