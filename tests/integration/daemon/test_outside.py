# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions bound to a token that is in no reader of pcscd's. First the test speaks for
doorward-tokend; then that is real, too, and so is the module it waits for
(tests/fixtures/pkcs11/p11_pullable.cpp)."""
import os
import pathlib
import shutil
import subprocess
import unittest

import daemon_machine as machine
import doorward_wire as wire
import private_machine
import pullable
import test_tokens
from test_tokens import FOLDER, ONE, TWO, empty, holds

SLOT = "Slot A"
HERE = dict(ONE, label="Pullable", cert_sha256="abcd", reader=SLOT)


class Case(test_tokens.Case):
    def setUp(self):
        super().setUp()
        private_machine.write_stack(
            "doorward-token", f"auth required {machine.SCRIPTED} [token={SLOT}]\n"
                              "account required pam_permit.so\n")
        self.addCleanup(machine.write_stacks)


class Told(Case):
    def guarded(self):
        message = wire.receive(self.watcher)
        self.assertEqual(message.type, "Guard")
        return message.fields

    def opened(self, *readers):
        """c1, unlocked by its token a moment ago; c3 has one in a reader."""
        self.worker("c1", "alice")
        self.worker("c3", "bob", TWO)
        self.start(holds(TWO), *readers)
        self.guarded()
        self.unlock("c1", "alice", "token")

    def test_slot_is_asked_for_and_waited_for(self):
        self.opened()
        self.assertEqual(self.guarded()[-2:], [("Reader", SLOT), ("Module", "opensc")])
        self.tell(holds(TWO, Label="Renamed"))
        self.assertLocked()
        self.tell(holds(TWO), holds(HERE))
        self.assertLocked()
        self.assertTrue(self.session("c1")["token"]["present"])
        self.tell(holds(TWO), empty(HERE))
        self.assertLocked("c1")

    def test_first_word_is_that_it_cannot_be_seen(self):
        self.opened()
        self.tell(holds(TWO), dict(Reader=SLOT, State="mute", Events=0))
        self.assertLocked("c1")

    def test_first_word_is_another_token(self):
        self.opened()
        self.tell(holds(TWO), holds(HERE, Serial="0099"))
        self.assertLocked("c1")

    def test_slot_that_vanishes_after_its_first_word(self):
        self.opened()
        self.tell(holds(TWO), holds(HERE))
        self.tell(holds(TWO))
        self.assertLocked("c1")

    def test_out_and_in_between_two_reports(self):
        self.opened()
        self.tell(holds(TWO), holds(HERE, events=1))
        self.tell(holds(TWO), holds(HERE, events=2))
        self.assertLocked("c1")

    def test_slot_that_is_known_not_to_be_seen_locks_at_once(self):
        self.opened(dict(Reader=SLOT, State="mute", Events=0))
        self.assertLocked("c1")

    def test_watcher_lost_while_it_is_waited_for(self):
        self.opened()
        self.watcher.close()
        self.assertLocked("c1", "c3")

    def test_four_slots_are_asked_for_and_no_more(self):
        slots = [f"Slot {letter}" for letter in "ABCDE"]
        for number, slot in enumerate(slots):
            self.worker(f"c{10 + number}", "alice", dict(HERE, reader=slot, flags="outside"))
        self.enterContext(machine.Daemon(FOLDER))
        self.watcher = self.connect()
        self.tell()
        asked = [value for name, value in self.guarded() if name == "Reader"]
        self.assertEqual((len(asked), len(set(asked) & set(slots))), (4, 4))

    def test_not_asked_for_once_its_session_is_over(self):
        worker = self.worker("c1", "alice", dict(HERE, flags="outside"))
        self.start()
        self.assertEqual(self.guarded(), [("Reader", SLOT), ("Module", "opensc")])
        worker.process.kill()
        self.assertEqual(self.guarded(), [])


class Real(Case):
    """Nobody speaks for anybody: doorward-tokend, its helper and a module."""

    def setUp(self):
        super().setUp()
        self.token = pullable.Pullable("opensc")
        self.addCleanup(self.token.close)
        settings = pathlib.Path("/etc/doorward/doorward.conf")
        settings.parent.mkdir(exist_ok=True)
        settings.write_text(f"[Token]\nModulePaths={pullable.FOLDER}\n")
        for program in ("DOORWARD_P11", "DOORWARD_TOKEND"):
            shutil.copy(os.environ[program], FOLDER)

    def start_tokend(self):
        self.tokend = subprocess.Popen(
            ["setpriv", "--reuid=doorward-tokend", "--clear-groups", "--no-new-privs",
             FOLDER / "doorward-tokend", f"--helper={FOLDER}/doorward-p11"])
        self.addCleanup(self.stop)
        self.signals.await_text("member=TokensChanged")

    def stop(self):
        self.tokend.kill()
        self.tokend.wait()

    def open_sessions(self):
        self.worker("c1", "alice")
        self.worker("c4", "bob")
        self.daemon = self.enterContext(machine.Daemon(FOLDER))
        self.start_tokend()
        self.unlock("c1", "alice", "token")

    def until_seen(self):
        while not any(one.get("serial") == "0042" for one in machine.listed("ListTokens")):
            self.signals.await_text("member=TokensChanged")

    def test_pulling_it_locks_its_session_and_no_other(self):
        self.open_sessions()
        self.until_seen()
        self.assertLocked()
        self.token.pull("A")
        self.assertEqual(self.calls.next("LockSession"), "c1")
        self.assertLocked()

    def test_removal_that_no_event_tells_of(self):
        self.open_sessions()
        self.until_seen()
        self.token.take("A")
        self.assertEqual(self.calls.next("LockSession"), "c1")
        self.assertLocked()

    def test_module_that_cannot_wait_locks_at_once(self):
        self.token.misbehave("unsupported")
        self.open_sessions()
        self.assertEqual(self.calls.next("LockSession"), "c1")

    def test_module_that_crashes(self):
        self.open_sessions()
        self.until_seen()
        self.token.misbehave("crash")
        self.token.tell("B")
        self.assertEqual(self.calls.next("LockSession"), "c1")

    def test_tokend_killed_and_back(self):
        self.open_sessions()
        self.until_seen()
        self.stop()
        self.assertEqual(self.calls.next("LockSession"), "c1")
        self.start_tokend()
        self.until_seen()
        self.unlock("c1", "alice", "token")
        self.token.pull("A")
        self.assertEqual(self.calls.next("LockSession"), "c1")

    def test_doorwardd_killed_and_back_with_the_token_gone_meanwhile(self):
        self.open_sessions()
        self.until_seen()
        self.daemon.process.kill()
        self.daemon.process.wait()
        self.token.pull("A")
        self.daemon = self.enterContext(machine.Daemon(FOLDER))
        self.assertEqual(self.calls.next("LockSession"), "c1")
        # The binding is kept, and its slot is looked at again.
        self.assertFalse(self.session("c1")["token"]["present"])


if __name__ == "__main__":
    unittest.main()
