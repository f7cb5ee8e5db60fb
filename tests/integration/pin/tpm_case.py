# SPDX-License-Identifier: GPL-3.0-or-later
"""A PIN that is kept by a software TPM (swtpm)."""
import os
import select
import shutil
import signal
import subprocess
from pathlib import Path

from pin_case import PASSWORD, SUCCESS, VAULT, PinCase

MODE, FILE, TPM = 10, 1, 2


class Tpm:
    """A software TPM; what it holds stays in its folder."""

    def __init__(self, folder):
        self.folder = folder
        self.socket = folder / "socket"
        folder.mkdir()
        (folder / "state").mkdir()

    def start(self):
        # It goes into the background when it listens.
        subprocess.run(["swtpm", "socket", "--tpm2", "--tpmstate", f"dir={self.folder}/state",
                        "--ctrl", f"type=unixio,path={self.socket}.ctrl",
                        "--server", f"type=unixio,path={self.socket}",
                        "--flags", "not-need-init,startup-clear", "--daemon",
                        "--pid", f"file={self.folder}/pid"], check=True)

    def stop(self):
        process = os.pidfd_open(int((self.folder / "pid").read_text()))
        signal.pidfd_send_signal(process, signal.SIGKILL)
        select.select([process], [], [])
        os.close(process)
        (self.folder / "pid").unlink()
        for end in ("", ".ctrl"):
            Path(f"{self.socket}{end}").unlink(missing_ok=True)

    def tool(self, *words):
        return subprocess.run([*words, "-T", f"swtpm:path={self.socket}"], check=True, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

    def forget_the_dead(self):
        """What the kernel does behind /dev/tpmrm0 for a process that is gone."""
        for kind in ("-t", "-l", "-s"):
            self.tool("tpm2_flushcontext", kind)

    def indices(self):
        return self.tool("tpm2_getcap", "handles-nv-index").split()[1::2]


class TpmCase(PinCase):
    def setUp(self):
        shutil.rmtree(self.rig.folder / "tpm", ignore_errors=True)
        self.tpm = Tpm(self.rig.folder / "tpm")
        self.tpm.start()
        self.addCleanup(self.stop)
        self.configure()
        super().setUp()

    def stop(self):
        if (self.tpm.folder / "pid").exists():
            self.tpm.stop()

    def configure(self, *lines):
        super().configure(f"Tcti=swtpm:path={self.tpm.socket}", *lines)

    def mode(self):
        return VAULT.read_bytes()[MODE]

    def use_password(self, password=PASSWORD):
        seen = self.rig.talk("doorward-password", "alice", "authenticate", answers=[password])
        self.assertEqual(seen.results(), [SUCCESS])
