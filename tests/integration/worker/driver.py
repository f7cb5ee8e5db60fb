# SPDX-License-Identifier: GPL-3.0-or-later
"""Speaks to a real doorward-worker as doorwardd does."""
import os
import select
import signal
import socket
import subprocess
import traceback

import doorward_wire as wire
from doorward_wire import Message

WORKER = os.environ["DOORWARD_WORKER"]
SCRIPTED = os.environ["DOORWARD_PAM_SCRIPTED"]
PATIENCE = 60  # seconds; a bound for what should not happen, never a wait

# The worker finds its socket at descriptor 3. Holding that number here keeps Popen off it.
if not os.path.exists("/proc/self/fd/3"):
    _placeholder = os.open("/dev/null", os.O_RDONLY)
    os.dup2(_placeholder, 3)


class Worker:
    def __init__(self, **start):
        self.socket, theirs = wire.pair()
        self.socket.settimeout(PATIENCE)
        self.errors, their_errors = os.pipe()
        self.process = subprocess.Popen(
            [WORKER], stdin=subprocess.DEVNULL, stderr=their_errors, env={}, pass_fds=(3,),
            preexec_fn=lambda: os.dup2(theirs.fileno(), 3))
        theirs.close()
        os.close(their_errors)
        if start:
            self.send("Start", **start)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.socket.close()
        os.close(self.errors)

    def send(self, type_, *pairs, **fields):
        wire.send(self.socket, Message(type_, *pairs, **fields))

    def answer(self, prompt, secret):
        """Answers a PromptRequest, by pipe."""
        pipe = wire.secret_pipe(secret)
        wire.send(self.socket, Message("Answer", Prompt=prompt["Prompt"]), pipe)
        os.close(pipe)

    def receive(self):
        return wire.receive(self.socket)

    def expect(self, type_):
        """The next message, which has to be of that type."""
        message = self.receive()
        if message is None or message.type != type_:
            raise AssertionError(f"expected {type_}, got {message}; {self.log()}")
        return message

    def result(self):
        """The Result, whatever is said before it; a question there is a failure."""
        said = []
        while True:
            message = self.receive()
            if message is None or message.type == "PromptRequest":
                raise AssertionError(f"expected Result, got {message} after {said}; {self.log()}")
            said.append(message)
            if message.type == "Result":
                message.said = said[:-1]
                return message

    def answer_all(self, *secrets):
        """Answers the questions in their order; the Result."""
        for secret in secrets:
            message = self.receive()
            while message is not None and message.type in ("Started", "Notice"):
                message = self.receive()
            if message is None or message.type != "PromptRequest":
                raise AssertionError(f"expected a question, got {message}; {self.log()}")
            self.answer(message, secret)
        return self.result()

    def wait(self):
        return self.process.wait(PATIENCE)

    def is_quiet(self):
        """Whether there is nothing to read at this moment."""
        return not select.select([self.socket], [], [], 0)[0]

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)

    def log(self):
        return os.read(self.errors, 4096).decode() if self.process.poll() is not None else ""


def as_daemon(work):
    """Runs work, which returns a Worker, in a process of its own, which then stays until it is
    killed. That process's id and the worker's."""
    ours, theirs = os.pipe()
    daemon = os.fork()
    if daemon == 0:
        try:
            os.write(theirs, str(work().process.pid).encode())
            signal.pause()
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(theirs)
    told = os.read(ours, 16)
    os.close(ours)
    if not told:
        os.waitpid(daemon, 0)
        raise AssertionError("the daemon of this test failed, see above")
    return daemon, int(told)
