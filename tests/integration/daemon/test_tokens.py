# SPDX-License-Identifier: GPL-3.0-or-later
"""Which session is locked when which token goes. The daemon, its bus and the sessions' workers are
real; the test speaks for doorward-tokend, and there is no logind: the calls to it are watched."""
import os
import shutil
import sys
import unittest

import daemon_machine as machine
import doorward_wire as wire
import open_session
import private_machine

FOLDER = machine.enter()
CASES = FOLDER / "cases"
shutil.copy(os.environ["DOORWARD_BUS_SINGLE"], CASES)

ONE = dict(module="opensc", serial="0042", label="Same label", cert_sha256="aa" * 32,
           reader="Reader 1", token_version="2", manufacturer="Maker", model="Card 2")
TWO = dict(ONE, serial="0043", cert_sha256="bb" * 32, reader="Reader 2")


def holds(token, events=1, **changes):
    """A reader that holds a token, as the watcher tells it."""
    return dict(dict(Reader=token["reader"], State="present", Events=events, Label=token["label"],
                     Serial=token["serial"], Module=token["module"],
                     Manufacturer=token["manufacturer"], Model=token["model"]), **changes)


def empty(token, events=2):
    return dict(Reader=token["reader"], State="empty", Events=events)


class Case(unittest.TestCase):
    def setUp(self):
        self.enterContext(machine.Bus())
        self.calls = self.enterContext(machine.Watch(machine.Watch.LOGIND_CALLS))
        self.signals = self.enterContext(machine.Watch(machine.Watch.MANAGER_SIGNALS))

    def tearDown(self):
        for name in ("bindings", "locks"):
            shutil.rmtree(machine.RUN / name, ignore_errors=True)

    def worker(self, session, user, token=None, changes=()):
        worker = open_session.Worker(session, user, token, changes)
        self.addCleanup(worker.end)
        return worker

    def start(self, *readers):
        """The daemon, and a watcher that has said what the readers hold. The sessions that a token
        opened were locked when they were taken over, and are unlocked by PIN."""
        self.daemon = self.enterContext(machine.Daemon(FOLDER))
        self.watcher = self.connect()
        self.tell(*readers)
        for session in machine.listed("ListSessions"):
            if "token" in session:
                self.unlock(session["id"], session["user"], "pin")
        self.locked()

    def unlock(self, session, user, method):
        done = machine.as_user(user, CASES, "alice_unlocksBy", TEST_SESSION=session,
                               TEST_METHOD=method)
        self.assertEqual(done.returncode, 0, done.output + self.daemon.journal())

    def locked(self):
        """The sessions that logind was asked to lock until now; a lock by hand ends the list."""
        machine.as_user("root", "busctl", "--system", "call", "org.doorward1", "/org/doorward1",
                        "org.doorward1.Manager", "LockSession", "s", "c2")
        found = set()
        while (session := self.calls.next("LockSession")) != "c2":
            found.add(session)
        # The mark of this test is nothing for the next daemon.
        (machine.RUN / "locks/c2").unlink(missing_ok=True)
        return found

    def connect(self):
        watcher = machine.token_watcher()
        self.addCleanup(watcher.close)
        return watcher

    def tell(self, *readers):
        machine.tell_readers(self.watcher, *readers)
        self.signals.await_text("member=TokensChanged")

    def session(self, name):
        found, = [one for one in machine.listed("ListSessions") if one["id"] == name]
        return found

    def assertLocked(self, *sessions):
        """Exactly these were locked since the last time."""
        self.assertEqual(self.locked(), set(sessions))


class Removal(Case):
    def test_abuse_26_only_the_session_of_that_token(self):
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob", TWO)
        self.worker("c4", "bob")
        self.start(holds(ONE), holds(TWO))
        self.assertTrue(self.session("c1")["token"]["present"])
        self.tell(empty(ONE), holds(TWO))
        self.assertLocked("c1")
        self.assertFalse(self.session("c1")["token"]["present"])
        self.assertTrue(self.session("c3")["token"]["present"])
        self.assertNotIn("token", self.session("c4"))

    def test_abuse_27_out_and_in_between_two_reports(self):
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob", TWO)
        self.start(holds(ONE, events=1), holds(TWO))
        self.tell(holds(ONE, events=3), holds(TWO))
        self.assertLocked("c1")
        self.assertTrue(self.session("c1")["token"]["present"])

    def test_abuse_30_another_token_with_the_same_label(self):
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.tell(holds(TWO, events=3, Reader="Reader 1"))
        self.assertLocked("c1")

    def test_abuse_30_serial_numbers_of_two_makers(self):
        for other in (dict(manufacturer="Other"), dict(model="Card 3")):
            with self.subTest(**other):
                worker = self.worker("c1", "alice", ONE)
                self.start(holds(ONE))
                self.tell(holds(dict(ONE, **other), events=3))
                self.assertLocked("c1")
                self.assertFalse(self.session("c1")["token"]["present"])
                self.watcher.close()
                self.daemon.__exit__()
                worker.end()

    def test_abuse_29_reader_unplugged_and_card_mute(self):
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob", TWO)
        self.start(holds(ONE), holds(TWO))
        self.tell(holds(TWO))
        self.tell(dict(Reader="Reader 2", State="mute", Events=1))
        self.assertLocked("c1", "c3")

    def test_card_that_is_not_identified_yet(self):
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE, events=1))
        # A safety scan of tokend forgets and finds it again: nothing has moved.
        self.tell(dict(Reader="Reader 1", State="present", Events=1))
        self.assertTrue(self.session("c1")["token"]["present"])
        self.tell(empty(ONE))
        self.tell(dict(Reader="Reader 1", State="present", Events=3))
        # After a removal only the token itself counts, not some card in its reader.
        self.assertFalse(self.session("c1")["token"]["present"])
        self.tell(holds(ONE, events=3))
        self.assertTrue(self.session("c1")["token"]["present"])
        self.assertLocked("c1")

    def test_two_tokens_that_say_the_same_of_themselves(self):
        twin = dict(ONE, reader="Reader 2")
        self.worker("c1", "alice", twin)
        self.start(holds(ONE), holds(twin))
        self.tell(empty(ONE), holds(twin))
        self.assertLocked()
        self.tell(holds(ONE), holds(twin))
        self.tell(holds(ONE), empty(twin))
        self.assertLocked("c1")

    def test_unknown_card_after_a_removal_is_nobodys(self):
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE, events=1))
        self.tell(dict(Reader="Reader 1", State="present", Events=3))
        self.assertLocked("c1")
        self.assertFalse(self.session("c1")["token"]["present"])


class Guarded(Case):
    """The watcher is told which cards sessions are bound to, and holds on to those alone."""

    def guarded(self):
        message = wire.receive(self.watcher)
        self.assertEqual(message.type, "Guard")
        return message.fields

    def test_cards_of_sessions_only_while_they_are_in(self):
        self.worker("c1", "alice", ONE)
        self.worker("c4", "bob")
        self.start(holds(ONE, events=5), holds(TWO))
        self.assertEqual(self.guarded(), [("Reader", "Reader 1"), ("Events", "5")])
        self.tell(holds(ONE, events=7), holds(TWO))
        self.assertEqual(self.guarded(), [("Reader", "Reader 1"), ("Events", "7")])
        self.tell(empty(ONE), holds(TWO))
        self.assertEqual(self.guarded(), [])
        self.assertLocked("c1")

    def test_all_of_them_in_the_first_word(self):
        """The watcher holds them from an earlier daemon on, and lets go what is not among them."""
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob", TWO)
        self.start(holds(ONE, events=1), holds(TWO, events=3))
        self.assertEqual(self.guarded(), [("Reader", "Reader 1"), ("Events", "1"),
                                          ("Reader", "Reader 2"), ("Events", "3")])

    def test_one_word_a_report(self):
        """What is guarded is never half of it, however many sessions a report locks."""
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob", TWO)
        self.start(holds(ONE), holds(TWO))
        self.guarded()
        self.tell()
        self.assertEqual(self.guarded(), [])
        self.assertLocked("c1", "c3")

    def test_each_watcher_is_told_also_that_there_is_nothing(self):
        self.start(holds(ONE))
        self.assertEqual(self.guarded(), [])
        self.watcher = self.connect()
        self.tell(holds(ONE))
        self.assertEqual(self.guarded(), [])

    def test_nothing_when_its_session_has_ended(self):
        worker = self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.guarded()
        worker.process.kill()
        self.daemon.await_line("session c1 has ended")
        self.assertEqual(self.guarded(), [])


class Policy(Case):
    def configure(self, *lines):
        drop_in = FOLDER / "configuration/doorward.conf.d"
        drop_in.mkdir()
        self.addCleanup(shutil.rmtree, drop_in)
        (drop_in / "policy.conf").write_text("\n".join(("[Token]", *lines, "")))

    def test_ignored(self):
        self.configure("OnRemoval=ignore")
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.tell(empty(ONE))
        self.watcher.close()
        self.assertLocked()

    def test_of_one_person(self):
        self.configure("OnRemoval=ignore", "OnRemovalFor=bob:lock")
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob", TWO)
        self.start(holds(ONE), holds(TWO))
        self.tell()
        self.assertLocked("c3")

    def test_session_is_ended_where_the_removal_was_seen(self):
        self.configure("OnRemoval=logout")
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.tell(empty(ONE))
        self.daemon.await_line("session c1 is ended: its token has gone")
        # There is no logind here to do it: so it is to be locked at least.
        self.daemon.await_line("session c1 is not ended by logind")
        self.assertLocked("c1")

    def test_session_is_locked_where_nobody_knows(self):
        self.configure("OnRemoval=logout")
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.watcher.close()
        self.assertLocked("c1")
        self.assertNotIn("is ended", self.daemon.journal())

    def test_token_that_is_back_within_its_grace(self):
        self.configure("GraceSeconds=1")
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob", TWO)
        self.start(holds(ONE), holds(TWO))
        self.tell(empty(ONE), empty(TWO))
        self.tell(holds(ONE, events=3), empty(TWO))
        self.assertEqual(self.calls.next("LockSession"), "c3")
        self.assertLocked()

    def test_card_that_nobody_knows_is_no_token_that_is_back(self):
        self.configure("GraceSeconds=1")
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.tell(dict(Reader="Reader 1", State="present", Events=3))
        self.assertEqual(self.calls.next("LockSession"), "c1")

    def test_locker_that_does_not_lock_is_told_again_and_then_the_session_ends(self):
        self.configure("IfLockFails=terminate")
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.tell(empty(ONE))
        self.assertEqual([self.calls.next("LockSession") for _ in range(2)], ["c1", "c1"])
        self.daemon.await_line("session c1 is ended: it does not lock")


class Demands(Case):
    """A session that must be locked stays so until somebody has seen it: its locker asks."""

    def must_be_locked(self, session, user="alice"):
        asked = machine.as_user(user, "busctl", "--system", "call", "org.doorward1",
                                "/org/doorward1", "org.doorward1.Manager", "MustBeLocked", "s",
                                session)
        return asked.output.strip()

    def assertDemanded(self, session, demanded=True):
        self.assertEqual(self.must_be_locked(session), f"b {str(demanded).lower()}")

    def test_until_somebody_shows_who_they_are(self):
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.assertDemanded("c1", False)
        self.tell(empty(ONE))
        self.assertDemanded("c1")
        # Once, and not again: a locker that missed it asks.
        self.assertEqual(self.calls.next("LockSession"), "c1")
        self.assertLocked()
        self.unlock("c1", "alice", "pin")
        self.assertDemanded("c1", False)

    def test_asked_for_by_hand(self):
        # No session of a worker's of ours, and none of whoever asks.
        self.start()
        self.assertIn("no session", self.must_be_locked("c1", user="bob"))
        machine.as_user("alice", "busctl", "--system", "--timeout=1", "call", "org.doorward1",
                        "/org/doorward1", "org.doorward1.Manager", "LockSession", "s", "c1")
        self.assertDemanded("c1")
        self.assertEqual(self.must_be_locked("c3", user="bob"), "b false")

    def test_kept_for_the_next_daemon(self):
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.tell(empty(ONE))
        self.assertDemanded("c1")
        # A token's session is locked at a take-over anyway; this one has nothing but the note.
        (machine.RUN / "locks/c3").touch()
        for stray in ("c99", "c3.new", "no id"):
            (machine.RUN / "locks" / stray).touch()
        self.daemon.process.kill()
        self.daemon.process.wait()
        with machine.Daemon(FOLDER):
            self.assertDemanded("c1")
            self.assertEqual(self.must_be_locked("c3", user="bob"), "b true")
            self.assertLocked("c1", "c3")
            self.assertEqual({one.name for one in (machine.RUN / "locks").iterdir()},
                             {"c1", "c3"})

    def test_gone_with_the_session(self):
        worker = self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        self.tell(empty(ONE))
        worker.process.kill()
        self.daemon.await_line("session c1 has ended")
        self.assertDemanded("c1", False)
        self.assertFalse((machine.RUN / "locks/c1").exists())


class Watcher(Case):
    def test_abuse_29_watcher_killed(self):
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob", TWO)
        self.worker("c4", "bob")
        self.start(holds(ONE), holds(TWO))
        self.watcher.close()
        self.assertLocked("c1", "c3")
        # It comes back, and so do the tokens.
        self.watcher = self.connect()
        self.tell(holds(ONE), holds(TWO))
        self.assertTrue(self.session("c1")["token"]["present"])

    def test_abuse_42_messages_that_make_no_sense(self):
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        field = wire.FIELDS
        for packet in (b"\x40", b"\xff" * 64, wire.Message("Result", Outcome="success"),
                       wire.Message("Readers", State="present"),
                       wire.Message("Readers", Reader="x", State="gone"),
                       wire.Message("Readers", Reader="x", Events="-1"),
                       wire.Message("Readers", Reader="x", Secret="1"),
                       wire.Message("Readers", *[("Reader", "x")] * (wire.limit("readers") + 1))):
            if isinstance(packet, wire.Message) and any(name not in field
                                                        for name, _ in packet.fields):
                packet = wire.Message("Readers", Reader="x").encode() + b"\xff\x7f\x01\x001"
            watcher = self.connect()
            wire.send(watcher, packet)
            self.assertEqual(watcher.recv(1), b"", "hung up on")
        self.assertIsNone(self.daemon.process.poll())

    def test_another_user_is_not_listened_to(self):
        self.worker("c1", "alice", ONE)
        self.start(holds(ONE))
        done = machine.as_user("alice", sys.executable, "-c", f"""
import socket
watcher = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
watcher.connect("{machine.RUN}/tokens.sock")
print("hung up on" if watcher.recv(1) == b"" else "listened to")""")
        self.assertIn("hung up on", done.output)
        self.assertLocked()

    def test_watcher_has_its_own_user(self):
        self.start()
        done = machine.as_user("doorward-tokend", sys.executable, "-c", f"""
import socket, struct
watcher = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
watcher.connect("{machine.RUN}/tokens.sock")
watcher.send({wire.Message("Readers", **empty(ONE)).encode()!r})""")
        self.assertEqual(done.returncode, 0, done.output)
        self.signals.await_text("member=TokensChanged")


class Restart(Case):
    def unlocks_by_token(self):
        """The token is ONE, whoever asks."""
        private_machine.write_stack(
            "doorward-token", f"auth required {machine.SCRIPTED} token\n"
                              "account required pam_permit.so\n")
        self.addCleanup(machine.write_stacks)

    def test_abuse_29_daemon_killed(self):
        self.worker("c1", "alice", ONE)
        self.worker("c4", "bob")
        self.start(holds(ONE))
        self.daemon.process.kill()
        self.daemon.process.wait()
        with machine.Daemon(FOLDER):
            self.assertLocked("c1")

    def test_sessions_are_found_again(self):
        worker = self.worker("c1", "alice", ONE)
        with machine.Daemon(FOLDER):
            self.assertEqual(self.session("c1")["method"], "token")
        with machine.Daemon(FOLDER) as daemon:
            session = self.session("c1")
            self.assertEqual((session["user"], session["uid"], session["locked"]),
                             ("alice", private_machine.uid("alice"), False))
            self.assertEqual(session["token"]["serial"], "0042")
            self.assertEqual(session["token"]["cert_sha256"], "aa" * 32)
            self.assertEqual((session["token"]["manufacturer"], session["token"]["model"]),
                             ("Maker", "Card 2"))
            worker.process.kill()
            daemon.await_line("session c1 has ended")
            self.assertEqual(machine.listed("ListSessions"), [])

    def test_record_of_an_earlier_version_goes_by_the_rest_until_an_unlock(self):
        earlier = {key: value for key, value in ONE.items()
                   if key not in ("token_version", "manufacturer", "model")}
        self.unlocks_by_token()
        self.worker("c1", "alice", earlier)
        self.start(holds(ONE))
        self.assertTrue(self.session("c1")["token"]["present"])
        self.tell(holds(dict(ONE, serial="0044"), events=3))
        self.assertLocked("c1")
        self.tell(holds(ONE, events=5))
        self.unlock("c1", "alice", "token")
        other = holds(dict(ONE, manufacturer="Other"), events=5)
        self.tell(other)
        self.assertLocked("c1")
        # The next daemon knows who made it, too.
        self.daemon.__exit__()
        with machine.Daemon(FOLDER):
            self.watcher = self.connect()
            self.tell(other)
            self.assertFalse(self.session("c1")["token"]["present"])
            self.tell(holds(ONE, events=7))
            self.assertTrue(self.session("c1")["token"]["present"])

    def test_records_that_are_stale_or_damaged(self):
        worker = self.worker("c1", "alice")
        records = [self.worker("c5", "bob", changes={"starttime": 1}).record,
                   self.worker("c6", "bob", changes={"session": "../x"}).record,
                   self.worker("c7", "bob", changes={"uid": "many"}).record,
                   open_session.RECORDS / "1", open_session.RECORDS / "999999999", open_session.RECORDS / "name"]
        records[3].write_text("pid=1\nstarttime=1\nsession=c8\nuser=bob\nuid=1\nclass=user\n")
        records[4].write_bytes(b"\0\xff" * 500)
        records[5].symlink_to("/etc/shadow")
        with machine.Daemon(FOLDER):
            self.assertEqual([one["id"] for one in machine.listed("ListSessions")], ["c1"])
        self.assertTrue(worker.record.exists())
        for record in records:
            self.assertFalse(record.exists() or record.is_symlink(), record)

    def test_unlock_by_another_token_rebinds_and_is_kept(self):
        self.unlocks_by_token()
        self.worker("c1", "alice", TWO)
        self.start(holds(TWO), holds(ONE))
        self.unlock("c1", "alice", "token")
        self.assertEqual(self.session("c1")["token"]["serial"], "0042")
        self.tell(holds(ONE))
        self.tell(empty(ONE))
        self.assertLocked("c1")
        self.daemon.__exit__()
        with machine.Daemon(FOLDER):
            self.assertEqual(self.session("c1")["token"]["serial"], "0042")

    def test_bob_sees_his_own_sessions(self):
        self.worker("c1", "alice", ONE)
        self.worker("c3", "bob")
        self.start(holds(ONE))
        done = machine.as_user("bob", "busctl", "--system", "call", "org.doorward1",
                               "/org/doorward1", "org.doorward1.Manager", "ListSessions")
        self.assertIn('"c3"', done.output)
        self.assertNotIn("alice", done.output)


if __name__ == "__main__":
    unittest.main()
