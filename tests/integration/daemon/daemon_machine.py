# SPDX-License-Identifier: GPL-3.0-or-later
"""A private machine with a system bus and a doorwardd on it. There is no logind: its session files
are written by hand, and nobody answers its calls."""
import os
import pathlib
import shutil
import socket
import subprocess

import private_machine

DAEMON = os.environ["DOORWARD_DAEMON"]
WORKER = os.environ["DOORWARD_WORKER"]
SCRIPTED = os.environ["DOORWARD_PAM_SCRIPTED"]
SOURCE = pathlib.Path(os.environ["DOORWARD_SOURCE"])
RUN = pathlib.Path("/run/doorward")
GREETER = "doorward-greeter"

SESSIONS = {
    "plain": "[Desktop Entry]\nName=Plain\nName[de]=Schlicht\nExec=/bin/true %U\n",
    "second": "[Desktop Entry]\nName=Second\nComment=Its comment\nExec=/bin/true\n",
    "hidden": "[Desktop Entry]\nName=Hidden\nExec=/bin/true\nNoDisplay=true\n",
    "absent": "[Desktop Entry]\nName=Absent\nExec=/bin/true\nTryExec=/no/such/program\n",
    "without-exec": "[Desktop Entry]\nName=Broken\n",
    "binary": "\0\1\2[Desktop Entry]\n",
}


def enter():
    """Into the private machine, with everything set up but the daemon. Returns its folder."""
    folder = private_machine.enter(SOURCE / "pam/stacks")
    subprocess.run(["useradd", "-r", GREETER], check=True, capture_output=True)
    subprocess.run(["useradd", "-r", "doorward-tokend"], check=True, capture_output=True)
    private_machine.write_stack("gdm-pin", f"auth required {SCRIPTED} pin expect=2468\n"
                                           "account required pam_permit.so\n")
    private_machine.write_stack(
        "doorward-token", f"auth required {SCRIPTED} notice=card-insert sleep\n"
                          "account required pam_permit.so\n")
    sessions = folder / "sessions"
    sessions.mkdir()
    for name, text in SESSIONS.items():
        (sessions / f"{name}.desktop").write_text(text)
    configuration = folder / "configuration"
    configuration.mkdir()
    (configuration / "doorward.conf").write_text(
        f"[Session]\nFolder={sessions}\n[Seat]\nVirtualTerminal=none\nThis line is broken\n")
    logind = pathlib.Path("/run/systemd/sessions")
    logind.mkdir(parents=True)
    for name, user in (("c1", "alice"), ("c2", "bob")):
        (logind / name).write_text(f"UID={private_machine.uid(user)}\nUSER={user}\nACTIVE=1\n"
                                   "STATE=active\nCLASS=user\n")
    policy = pathlib.Path("/etc/dbus-1/system.d")
    policy.mkdir(parents=True, exist_ok=True)
    shutil.copy(SOURCE / "dist/dbus/org.doorward1.conf", policy)
    return folder


class Bus:
    """The distribution's system bus, with our policy."""

    def __enter__(self):
        pathlib.Path("/run/dbus").mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            ["dbus-daemon", "--config-file=/usr/share/dbus-1/system.conf", "--nofork",
             "--nopidfile", "--print-address=1"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        with self.process.stdout as address:
            address.readline()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


class Daemon:
    """doorwardd, ready. Its journal is what it wrote when it has ended, or so far."""

    def __init__(self, folder, *arguments):
        self.folder = folder
        self.arguments = arguments

    def __enter__(self):
        notify = self.folder / "notify"
        notify.unlink(missing_ok=True)
        self.log = self.folder / "journal"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ready, open(self.log, "wb") as log:
            ready.bind(str(notify))
            ready.settimeout(30)
            self.process = subprocess.Popen(
                [DAEMON, "--configuration", self.folder / "configuration", "--state",
                 self.folder / "state", "--vaults", self.folder / "vaults", "--run", RUN,
                 "--worker", WORKER, *self.arguments],
                stderr=log, env={**os.environ, "NOTIFY_SOCKET": str(notify)})
            while b"READY=1" not in ready.recv(4096):
                pass
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.code = self.process.wait(30)

    def journal(self):
        return self.log.read_text()


def as_user(user, *command, **environment):
    """Runs a command as a user: the completed process, its output as text."""
    return subprocess.run(
        ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", *map(str, command)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=100,
        env={**os.environ, **environment})
