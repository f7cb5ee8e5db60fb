# SPDX-License-Identifier: GPL-3.0-or-later
"""doorward-tokend as its own system user, with pcscd, a virtual card and a socket of doorwardd's."""
import os
import pathlib
import select
import socket
import subprocess
import time
import unittest

import doorward_wire
import token_rig

SOCKET = pathlib.Path("/run/doorward/tokens.sock")
PATIENCE = 60  # seconds until an event that does not come is a failure


class Listener:
    """doorwardd's end."""

    def __init__(self):
        self.server = self.connection = None
        self.last = {}

    def open(self):
        SOCKET.unlink(missing_ok=True)
        self.server = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.server.bind(str(SOCKET))
        SOCKET.chmod(0o666)
        self.server.listen()
        self.server.settimeout(PATIENCE)

    def accept(self):
        self.connection, _address = self.server.accept()
        self.connection.settimeout(PATIENCE)

    def close(self):
        for one in (self.connection, self.server):
            if one:
                one.close()
        self.server = self.connection = None

    def guard(self, events, reader=token_rig.READER):
        """A session is bound to the card of this sight."""
        doorward_wire.send(self.connection,
                           doorward_wire.Message("Guard", Reader=reader, Events=events))

    def next(self):
        """The next report: {reader: {field: value}}."""
        message = doorward_wire.receive(self.connection)
        assert message and message.type == "Readers", message
        readers = {}
        for field, value in message.fields:
            if field == "Reader":
                readers[value] = {}
                current = readers[value]
            else:
                current[field] = value
        self.last = readers
        return readers

    def until(self, condition):
        """The reports up to the first one that fits."""
        seen = []
        while not seen or not condition(seen[-1]):
            seen.append(self.next())
        return seen


def state_of(readers, reader=token_rig.READER):
    return readers.get(reader, {}).get("State")


def label_of(readers, reader=token_rig.READER):
    return readers.get(reader, {}).get("Label")


def events_of(readers, reader=token_rig.READER):
    return int(readers[reader]["Events"])


class Tokend(unittest.TestCase):
    rig = None
    scan = 3600  # so that nothing is found by the safety scan that an event should have told

    def setUp(self):
        SOCKET.parent.mkdir(exist_ok=True)
        if not self.rig.pcscd:
            self.rig.start_pcscd()
        self.rig.ctl("reset")
        self.rig.pull()
        self.listener = Listener()
        self.addCleanup(self.listener.close)
        self.listener.open()
        self.start()
        self.listener.accept()
        self.listener.until(lambda readers: state_of(readers) == "empty")

    def start(self, program="doorward-tokend", helper=None, environment=None):
        self.tokend = subprocess.Popen(
            ["setpriv", "--reuid=doorward-tokend", "--clear-groups", "--no-new-privs",
             str(self.rig.folder / program), f"--scan-seconds={self.scan}",
             f"--helper={helper or self.rig.helper}"], env=environment)
        self.addCleanup(self.stop, self.tokend)

    @staticmethod
    def stop(process):
        process.kill()
        process.wait()


class Events(Tokend):
    def test_card_is_told_at_once_and_named_afterwards(self):
        self.rig.ctl("in", "alice")
        seen = self.listener.until(label_of)
        first = next(report for report in seen if state_of(report) != "empty")
        self.assertIsNone(label_of(first))
        last = seen[-1][token_rig.READER]
        self.assertEqual((last["State"], last["Label"], last["Module"]),
                         ("present", "alice", "opensc-pkcs11"))
        self.assertTrue(last["Serial"])

    def test_removal_is_told(self):
        self.rig.ctl("in", "alice")
        self.listener.until(label_of)
        self.rig.ctl("out")
        last = self.listener.until(lambda readers: state_of(readers) == "empty")[-1]
        self.assertIsNone(label_of(last))

    def test_abuse_27_card_out_and_in_again_moves_the_counter_by_two(self):
        self.rig.ctl("in", "alice")
        before = events_of(self.listener.until(label_of)[-1])
        self.rig.ctl("out")
        self.rig.ctl("in", "alice")
        last = self.listener.until(
            lambda readers: events_of(readers) >= before + 2 and label_of(readers))[-1]
        self.assertEqual((state_of(last), label_of(last)), ("present", "alice"))

    def test_other_card_in_the_same_reader_gets_its_own_name(self):
        self.rig.ctl("in", "alice")
        self.listener.until(label_of)
        self.rig.ctl("out")
        self.rig.ctl("in", "bob")
        seen = self.listener.until(lambda readers: label_of(readers) == "bob")
        # Between the two the reader never had a card of alice's once it had moved.
        moved = [report for report in seen if state_of(report) == "present"]
        self.assertEqual({label_of(report) for report in moved}, {None, "bob"})

    def test_abuse_30_two_tokens_with_one_label_are_told_apart(self):
        self.rig.ctl("in", "alice")
        first = self.listener.until(label_of)[-1][token_rig.READER]
        self.assertTrue(first["Manufacturer"] and first["Model"])
        one = first["Serial"]
        self.rig.ctl("out")
        self.rig.ctl("in", "alice", "serial=00112233445566778899aabbccddeeff")
        self.listener.until(lambda readers: state_of(readers) == "empty")
        other = self.listener.until(label_of)[-1][token_rig.READER]["Serial"]
        self.assertNotEqual(one, other)


class Losses(Tokend):
    def test_abuse_29_pcscd_killed_is_no_readers_and_its_return_is_noticed(self):
        self.rig.ctl("in", "alice")
        self.listener.until(label_of)
        self.rig.kill_pcscd()
        self.listener.until(lambda readers: not readers)
        self.rig.start_pcscd()
        self.listener.until(lambda readers: label_of(readers) == "alice")

    def test_abuse_29_pcscd_killed_again_and_again(self):
        for _ in range(5):
            self.rig.kill_pcscd()
            self.listener.until(lambda readers: not readers)
            self.rig.start_pcscd()
            self.listener.until(lambda readers: state_of(readers) == "empty")

    def test_doorwardd_gone_and_back_hears_the_whole_truth(self):
        self.rig.ctl("in", "alice")
        self.listener.until(label_of)
        self.listener.close()
        self.rig.pull()
        self.listener.open()
        self.listener.accept()
        # Two clients of pcscd hear of a removal one after the other: this may be the second.
        self.listener.until(lambda readers: state_of(readers) == "empty")

    def test_doorwardd_that_never_reads_gets_the_latest_when_it_does(self):
        for _ in range(3):
            self.rig.insert("alice")
            self.rig.pull()
        self.rig.insert("bob")
        last = self.listener.until(lambda readers: label_of(readers) == "bob")[-1]
        self.assertEqual(state_of(last), "present")


class Crowd(Tokend):
    def test_as_many_readers_as_pcscd_can_have(self):
        most = 16  # PCSCLITE_MAX_READERS_CONTEXTS
        self.addCleanup(self.rig.crowd, 2)
        self.rig.crowd(most)
        self.listener.until(lambda readers: len(readers) == most)
        self.rig.ctl("in", "alice")
        self.listener.until(lambda readers: label_of(readers) == "alice")
        self.rig.ctl("out")
        seen = self.listener.until(lambda readers: state_of(readers) == "empty")
        self.assertEqual({len(readers) for readers in seen}, {most})


class SickHelpers(Tokend):
    def restart_with(self, script):
        path = self.rig.folder / "helper"
        path.write_text(script)
        path.chmod(0o755)
        self.stop(self.tokend)
        self.listener.close()
        self.listener.open()
        self.start(helper=path)
        self.listener.accept()

    def test_hanging_helper_delays_no_removal(self):
        self.restart_with("#!/bin/sh\nexec sleep infinity\n")
        self.rig.ctl("in", "alice")
        self.listener.until(lambda readers: state_of(readers) == "present")
        self.rig.ctl("out")
        began = time.monotonic()
        self.listener.until(lambda readers: state_of(readers) == "empty")
        # pcscd's look at the virtual reader, not the helper's deadline of 20 s.
        self.assertLess(time.monotonic() - began, 15)

    def test_crashing_helper_leaves_the_card_nameless(self):
        self.restart_with("#!/bin/sh\nkill -SEGV $$\n")
        self.rig.ctl("in", "alice")
        last = self.listener.until(lambda readers: state_of(readers) == "present")[-1]
        self.assertIsNone(label_of(last))
        self.rig.ctl("out")
        self.listener.until(lambda readers: state_of(readers) == "empty")


class AtRest(Tokend):
    scan = 2

    def setUp(self):
        super().setUp()
        self.rig.ctl("in", "alice")
        self.events = events_of(self.listener.until(label_of)[-1])

    def switches_in(self, seconds):
        before = self.switches()
        # Nothing is to happen for so long: this is the time that is measured, not a wait.
        ready, _, _ = select.select([self.listener.connection], [], [], seconds)
        self.assertEqual(ready, [])
        return self.switches() - before

    def test_no_thread_wakes_up_at_rest(self):
        self.assertLessEqual(self.switches_in(5), 1)

    def test_one_thread_wakes_up_once_a_period_where_a_session_is_bound(self):
        self.listener.guard(self.events)
        # A look is a question or two to pcscd, each waited for: what is counted are these waits.
        self.assertLessEqual(self.switches_in(10), 5 * 4 + 4)

    def switches(self):
        """Voluntary context switches of all threads so far."""
        total = 0
        for task in pathlib.Path(f"/proc/{self.tokend.pid}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    total += int(line.split()[1])
        return total


class SafetyScan(Tokend):
    """abuse 28: an event got lost. A library that never reports one stands in for that."""

    scan = 1

    def start(self, **_others):
        deaf = self.rig.folder / "pcsc_deaf.so"
        super().start(environment={**os.environ, "LD_PRELOAD": str(deaf)})

    def bound_card(self):
        """Its events, when a session is bound to it."""
        self.rig.insert("alice")
        self.stop(self.tokend)
        self.listener.close()
        self.listener.open()
        self.start()
        self.listener.accept()
        events = events_of(self.listener.until(label_of)[-1])
        self.listener.guard(events)
        return events

    def test_abuse_28_scan_finds_what_no_event_has_told(self):
        events = self.bound_card()
        self.rig.ctl("out")
        last = self.listener.until(lambda readers: events_of(readers) != events)[-1]
        self.assertIsNone(label_of(last))

    def test_abuse_28_also_while_doorwardd_is_away(self):
        events = self.bound_card()
        self.listener.close()
        self.rig.ctl("out")
        self.listener.open()
        self.listener.accept()
        self.listener.until(lambda readers: events_of(readers) != events)


if __name__ == "__main__":
    Tokend.rig = token_rig.TokenRig()
    try:
        unittest.main(verbosity=2)
    finally:
        Tokend.rig.stop()
