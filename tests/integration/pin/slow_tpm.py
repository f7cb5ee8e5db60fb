# SPDX-License-Identifier: GPL-3.0-or-later
"""Between the TPM's library and a software TPM: what a chip that is ill may do."""
import os
import socket
import threading
import time

# Command codes (TPM 2.0 Library, part 2, "TPM_CC").
CREATE_PRIMARY, NV_READ_PUBLIC, NV_READ = 0x131, 0x169, 0x14e
START_SESSION, LOAD, POLICY_SECRET, POLICY_AUTH_VALUE, UNSEAL = 0x176, 0x157, 0x151, 0x16b, 0x15e
FLUSH = 0x165
HEAD = 10  # tag:2 size:4 code:4, of a command and of its answer


def _receive(connection, size):
    """So many bytes, or None where the other end is gone."""
    got = b""
    while len(got) < size:
        more = connection.recv(size - len(got))
        if not more:
            return None
        got += more
    return got


def _packet(connection):
    head = _receive(connection, HEAD)
    rest = _receive(connection, int.from_bytes(head[2:6], "big") - HEAD) if head else None
    return head + rest if rest is not None else None


class SlowTpm:
    """Listens at `socket` as swtpm does. Each way of being ill begins with a command code and
    ends with healthy(), which lets go what hangs. `codes`: of the commands that came."""

    def __init__(self, folder, behind):
        self.socket = os.path.join(folder, "slow")
        self._behind = behind
        self._ill = {}
        self._delay = 0
        self._free = threading.Event()
        self.held = threading.Event()
        self.codes = []
        self._listeners = []
        for end, serve in (("", self._serve), (".ctrl", self._relay)):
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(self.socket + end)
            listener.listen()
            self._listeners.append(listener)
            threading.Thread(target=self._accept, args=(listener, end, serve), daemon=True).start()

    def close(self):
        self.healthy()
        for listener in self._listeners:
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    # -- what it does

    def healthy(self):
        self._ill = {}
        self._delay = 0
        self._free.set()
        self._free = threading.Event()
        self.held.clear()
        self.codes = []

    def takes(self, seconds):
        """For each command."""
        self._delay = seconds

    def hangs_at(self, code):
        self._ill[code] = self._hang

    def vanishes_at(self, code):
        self._ill[code] = lambda command, ask: None

    def dies_after(self, code):
        """It has done what it was told, and nobody hears of it."""
        def die(command, ask):
            ask(command)
        self._ill[code] = die

    def says(self, code, answer):
        self._ill[code] = lambda command, ask: answer

    def _hang(self, command, ask):
        self.held.set()
        self._free.wait()

    # -- how

    def _accept(self, listener, end, serve):
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(client, end, serve), daemon=True).start()

    def _connect(self, client, end, serve):
        with client, socket.socket(socket.AF_UNIX) as tpm:
            try:
                tpm.connect(self._behind + end)
                serve(client, tpm)
            except OSError:
                pass  # one of them is gone, and so is the other

    def _serve(self, client, tpm):
        def ask(command):
            tpm.sendall(command)
            return _packet(tpm)
        while command := _packet(client):
            code = int.from_bytes(command[6:10], "big")
            self.codes.append(code)
            if self._delay:
                time.sleep(self._delay)  # the time that this chip takes
            answer = self._ill.get(code, lambda command, ask: ask(command))(command, ask)
            if answer is None:
                return
            client.sendall(answer)

    def _relay(self, client, tpm):
        back = threading.Thread(target=self._copy, args=(tpm, client), daemon=True)
        back.start()
        self._copy(client, tpm)
        back.join()

    @staticmethod
    def _copy(source, into):
        try:
            while got := source.recv(4096):
                into.sendall(got)
            into.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
