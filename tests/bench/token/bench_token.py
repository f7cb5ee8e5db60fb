# SPDX-License-Identifier: GPL-3.0-or-later
"""From a card that is pulled to the call that locks its session, beside pkcs11_eventmgr (package
libpam-pkcs11), which hears of the same removals; and what either costs at rest.

bench_token.py awake: with a reader's driver that the card wakes; stock: with the virtual reader's
own. $DOORWARD_BENCH_ROUNDS: how many (50). logind is not on this machine, and its part is in
neither's time: both end where its LockSession is called."""
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
import unittest

import token_rig

if not shutil.which("pkcs11_eventmgr"):
    print("the peer is not here: apt-get install libpam-pkcs11")
    sys.exit(77)

# The machine is one of its own from here on, and what follows looks at it.
RIG = token_rig.TokenRig(stock="stock" in sys.argv)
STOCK = "stock" in sys.argv

import daemon_machine as machine  # noqa: E402
import open_session  # noqa: E402

ROUNDS = int(os.environ.get("DOORWARD_BENCH_ROUNDS", "50"))
PATIENCE = 60
SCAN, REST, LOOK = 2, 20, 0.02  # seconds
OURS, PEERS, PEER_SAW = "c1", "c98", "c99"
# The bounds.
OF_THE_PEER, LAST_PERCENT, BEHIND_PCSCD = 0.1, 0.050, 0.020
PER_SECOND, ANONYMOUS_KIB = 0.5, 8 * 1024

MODULE = next(path for folder in ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib")
              if (path := pathlib.Path(folder, "opensc-pkcs11.so")).exists())
LOCK = ("dbus-send --system --type=method_call --dest=org.freedesktop.login1 "
        "/org/freedesktop/login1 org.freedesktop.login1.Manager.LockSession string:{}")
EVENTMGR = """pkcs11_eventmgr {{
    polling_time = 1;
    expire_time = 0;
    event card_insert {{ on_error = ignore; action = "{seen}"; }}
    event card_remove {{ on_error = ignore; action = "{lock}"; }}
    event expire_time {{ on_error = ignore; action = "/bin/true"; }}
}}
"""


class Ears:
    """When each session's LockSession was last on the bus."""

    def __init__(self):
        self.heard = {}
        self.changed = threading.Condition()
        self.monitor = subprocess.Popen(
            ["dbus-monitor", "--system", "--monitor",
             "type=method_call,interface=org.freedesktop.login1.Manager,member=LockSession"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        self.reader = threading.Thread(target=self.listen, daemon=True)
        self.reader.start()

    def listen(self):
        for line in self.monitor.stdout:
            if named := re.search(rb'string "(c\d+)"', line):
                with self.changed:
                    self.heard[named[1].decode()] = time.monotonic()
                    self.changed.notify_all()

    def is_heard(self, session, since, seconds):
        """Whether it comes within so many seconds."""
        with self.changed:
            return self.changed.wait_for(lambda: self.heard.get(session, 0) > since, seconds)

    def after(self, moment, session):
        """The first time after the moment."""
        if not self.is_heard(session, moment, PATIENCE):
            raise AssertionError(f"{session} is not locked")
        return self.heard[session]

    def close(self):
        self.monitor.terminate()
        self.monitor.wait()
        self.reader.join()
        self.monitor.stdout.close()


class Events(threading.Thread):
    """When pcscd told its clients that the card was gone."""

    def __init__(self):
        super().__init__()
        self.told = None
        self.start()

    def run(self):
        with token_rig.Pcsc() as pcsc:
            pcsc.wait(token_rig.EMPTY)
            self.told = time.monotonic()


class BenchToken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        machine.furnish(RIG.folder)
        cls.cases = pathlib.Path(shutil.copy(os.environ["DOORWARD_BUS_SINGLE"], RIG.folder))
        cls.enterClassContext(machine.Bus())
        cls.signals = cls.enterClassContext(machine.Watch(machine.Watch.MANAGER_SIGNALS))
        with machine.Daemon(RIG.folder):
            cls.tokend = subprocess.Popen(
                ["setpriv", "--reuid=doorward-tokend", "--clear-groups", "--no-new-privs",
                 str(RIG.folder / "doorward-tokend"), f"--scan-seconds={SCAN}",
                 f"--helper={RIG.helper}"])
            cls.addClassCleanup(cls.tokend.wait)
            cls.addClassCleanup(cls.tokend.kill)
            token = cls.insert()
        session = open_session.Worker(OURS, "alice", dict(token, module="opensc-pkcs11",
                                                          cert_sha256="aa" * 32))
        cls.addClassCleanup(session.end)
        cls.enterClassContext(machine.Daemon(RIG.folder))
        cls.ears = Ears()
        cls.addClassCleanup(cls.ears.close)

    @classmethod
    def insert(cls):
        """The card, once doorwardd knows it."""
        if not RIG.card()["inserted"]:
            RIG.ctl("in", "alice")
        return cls.listed(lambda tokens: tokens and tokens[0]["serial"])[0]

    @classmethod
    def listed(cls, condition):
        """doorwardd's tokens, once they are as they should be."""
        while not condition(tokens := machine.listed("ListTokens")):
            cls.signals.await_text("member=TokensChanged")
        return tokens

    def bind(self):
        """The session is open, and it is the card's."""
        self.insert()
        done = machine.as_user("alice", self.cases, "alice_unlocksBy", TEST_SESSION=OURS,
                               TEST_METHOD="pin")
        self.assertEqual(done.returncode, 0, done.output)
        session, = machine.listed("ListSessions")
        self.assertTrue(session["token"]["present"])

    def start_peer(self):
        configuration = RIG.folder / "eventmgr.conf"
        configuration.write_text(EVENTMGR.format(seen=LOCK.format(PEER_SAW),
                                                 lock=LOCK.format(PEERS)))
        peer = subprocess.Popen(["pkcs11_eventmgr", "nodaemon", f"pkcs11_module={MODULE}",
                                 f"config_file={configuration}"],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(peer.wait)
        self.addCleanup(peer.kill)
        # It says nothing of the first insertion that it sees.
        for _ in range(10):
            began = time.monotonic()
            RIG.insert("alice")
            if self.ears.is_heard(PEER_SAW, began, 3):
                return peer
            RIG.pull()
            self.ears.after(began, PEERS)
        raise AssertionError("pkcs11_eventmgr does not see the card")

    def removal(self):
        """Seconds until ours, theirs, and pcscd's event."""
        began = time.monotonic()
        self.bind()
        self.ears.after(began, PEER_SAW)
        event = Events()
        time.sleep(random.random())  # theirs looks once a second: pulled at any moment of it
        began = time.monotonic()
        RIG.ctl("out")
        ours, theirs = self.ears.after(began, OURS), self.ears.after(began, PEERS)
        event.join()
        return ours - began, theirs - began, event.told - began

    def test_removal(self):
        self.start_peer()
        began = time.monotonic()
        RIG.pull()
        self.ears.after(began, PEERS)
        all_ours, all_theirs, all_events = zip(*(self.removal() for _ in range(ROUNDS)))
        ours, theirs = statistics.median(all_ours), statistics.median(all_theirs)
        behind = statistics.median(our - event for our, event in zip(all_ours, all_events))
        print(f"{ROUNDS} removals: ours {ours * 1000:.1f} ms, worst {max(all_ours) * 1000:.1f}; "
              f"pkcs11_eventmgr {theirs * 1000:.0f} ms, worst {max(all_theirs) * 1000:.0f}; "
              f"ours / theirs {ours / theirs:.4f}; {behind * 1000:+.1f} ms after pcscd's event",
              flush=True)
        if STOCK:
            self.assertLessEqual(behind, BEHIND_PCSCD)
        else:
            self.assertLessEqual(ours / theirs, OF_THE_PEER)
            self.assertLessEqual(max(all_ours), LAST_PERCENT)

    def test_out_and_in(self):
        """Somebody swaps the card as fast as they can. What pcscd cannot see nobody tells."""
        took, found = [], 0
        for _ in range(ROUNDS // 2):
            self.bind()
            began = time.monotonic()
            RIG.ctl("out")
            took.append(time.monotonic() - began)
            RIG.ctl("in", "alice")
            found += self.ears.is_heard(OURS, began, 2 * SCAN)
        print(f"{len(took)} cards out for {statistics.median(took) * 1000:.1f} ms: "
              f"{found} locked the session", flush=True)
        if not STOCK:
            self.assertEqual(found, len(took))

    def test_rest(self):
        RIG.pull()
        self.listed(lambda tokens: not tokens)
        tokend = self.tokend.pid
        self.settle(tokend)
        idle = self.wakes(tokend)
        pcscd = self.wakes(RIG.pcscd.pid)
        self.bind()
        bound = self.wakes(tokend)
        watched = self.wakes(RIG.pcscd.pid)
        status = pathlib.Path(f"/proc/{tokend}/status").read_text()
        anonymous = int(re.search(r"RssAnon:\s+(\d+)", status)[1])
        theirs = self.wakes(self.start_peer().pid)
        print(f"wake-ups a second: doorward-tokend {idle:.2f}, with a session's card {bound:.2f}; "
              f"pcscd {pcscd:.2f}, with it {watched:.2f}; pkcs11_eventmgr {theirs:.2f}; "
              f"doorward-tokend's anonymous memory {anonymous} KiB", flush=True)
        self.assertEqual(idle, 0)
        # A while may have a scan at each end.
        self.assertLessEqual(bound, PER_SECOND + 1 / REST)
        if not STOCK:  # where it looks 2.5 times a second anyhow
            self.assertLessEqual(watched - pcscd, 1 / SCAN + 1 / REST)
        self.assertLessEqual(anonymous, ANONYMOUS_KIB)

    @staticmethod
    def switches(process):
        """How often its threads have gone to sleep."""
        return sum(int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", task.read_text(), re.M)[1])
                   for task in pathlib.Path(f"/proc/{process}/task").glob("*/status"))

    def settle(self, process):
        """Until it has done what there was to do: a second without anything. A driver that looks now
        and then keeps whoever lets go of a card waiting for so long."""
        end = time.monotonic() + PATIENCE
        before, now = None, self.switches(process)
        while before != now and time.monotonic() < end:
            time.sleep(1)
            before, now = now, self.switches(process)

    def wakes(self, process):
        """How often a second it did something after it had done nothing: to ask pcscd and to wait
        for the answer is once. What comes again within two looks counts as the same."""
        seen = [self.switches(process)]
        end = time.monotonic() + REST
        while time.monotonic() < end:
            time.sleep(LOOK)
            seen.append(self.switches(process))
        moved = [after != before for before, after in zip(seen, seen[1:])]
        return sum(now and not before for before, now in zip([False, *moved], moved)) / REST


if __name__ == "__main__":
    try:
        unittest.main(argv=sys.argv[:1], verbosity=2)
    finally:
        RIG.stop()
