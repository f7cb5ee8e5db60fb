# SPDX-License-Identifier: GPL-3.0-or-later
"""doorward-tokend and the tokens that are in no reader of pcscd's: which a module of its own waits
for (tests/fixtures/pkcs11/p11_pullable.cpp)."""
import os
import pathlib
import re
import select
import signal
import time
import unittest

import doorward_wire
import pullable
import token_rig
from test_tokend import Tokend

A, B = "Slot A", "Slot B"


class Outside(Tokend):
    def setUp(self):
        self.token = pullable.Pullable("pullable")
        self.addCleanup(self.token.close)
        self.rig.configure(ModulePaths=pullable.FOLDER)
        self.addCleanup(self.rig.configure)
        super().setUp()
        self.without = self.listener.last

    def watch(self, *readers, module="pullable"):
        """Sessions are bound to these slots."""
        message = doorward_wire.Message("Guard")
        for reader in readers:
            message.fields += [("Reader", reader), ("Module", module)]
        doorward_wire.send(self.listener.connection, message)

    def until(self, state, reader=A):
        """The reader's fields in the first report in which it is in that state."""
        return self.listener.until(
            lambda readers: readers.get(reader, {}).get("State") == state)[-1][reader]

    def bound(self, *readers):
        self.watch(*(readers or [A]))
        return self.until("present")

    def assertSilence(self, seconds=1):
        """Nothing is to happen for so long: this is the time that is measured, not a wait."""
        self.assertEqual(select.select([self.listener.connection], [], [], seconds)[0], [])

    def helpers(self):
        """The processes of tokend's that run."""
        children = pathlib.Path(f"/proc/{self.tokend.pid}/task/{self.tokend.pid}/children")
        return children.read_text().split()


class Watched(Outside):
    def test_token_is_named_and_its_removal_told(self):
        seen = self.bound()
        self.assertEqual((seen["Label"], seen["Serial"], seen["Module"]),
                         ("Pullable", "0042", "pullable"))
        self.assertEqual((seen["Manufacturer"], seen["Model"]), ("Maker", "Card 2"))
        self.token.pull("A")
        self.assertNotIn("Serial", self.until("empty"))

    def test_nothing_runs_without_a_session_and_nothing_is_told(self):
        self.assertEqual(self.helpers(), [])
        self.bound()
        self.assertEqual(len(self.helpers()), 1)
        self.watch()
        self.listener.until(lambda readers: A not in readers)
        self.assertEqual(self.helpers(), [])

    def test_slot_of_another_session_does_not_move(self):
        self.token.put("B", "0043")
        self.watch(A, B)
        before = self.listener.until(lambda readers: A in readers and B in readers)[-1]
        self.token.pull("A")
        after = self.listener.until(lambda readers: readers[A]["State"] == "empty")
        self.assertEqual({tuple(readers[B].items()) for readers in after},
                         {tuple(before[B].items())})

    def test_other_slots_are_nobodys_business(self):
        self.token.put("B", "0043")
        self.watch(A)
        self.assertNotIn(B, self.listener.until(lambda readers: A in readers)[-1])

    def test_four_slots_are_watched_and_no_more(self):
        self.token.misbehave("many")
        self.token.put("D", "0044")
        # There is no slot E; it is one of the four.
        self.watch("Slot E", A, B, "Slot C", "Slot D")
        readers = self.listener.until(lambda readers: A in readers)[-1]
        self.assertEqual(set(readers) - set(self.without), {"Slot E", A, B, "Slot C"})

    def test_four_modules_are_waited_for_and_no_more(self):
        others = [self.token.another(f"pullable{number}") for number in range(4)]
        guard = doorward_wire.Message("Guard")
        for module in ("pullable", *others):
            guard.fields += [("Reader", A), ("Module", module)]
        doorward_wire.send(self.listener.connection, guard)
        self.until("present")
        self.assertEqual(len(self.helpers()), 4)

    def test_slot_among_a_hundred(self):
        self.token.misbehave("many")
        self.assertEqual(self.bound()["Serial"], "0042")

    def test_out_and_in_again_moves_the_counter(self):
        before = self.bound()
        self.token.tell("A")
        after = self.listener.until(
            lambda readers: readers[A]["State"] == "present" and
            readers[A]["Events"] != before["Events"])[-1][A]
        self.assertEqual(after["Serial"], before["Serial"])

    def test_swap_that_no_event_told_of_is_found_at_the_next_one(self):
        before = self.bound()
        self.token.put("A", "0099")
        self.token.tell("B")
        after = self.listener.until(
            lambda readers: readers[A].get("Serial") == "0099")[-1][A]
        self.assertNotEqual(after["Events"], before["Events"])

    def test_no_wake_up_at_rest(self):
        self.bound()
        child, = self.helpers()
        before = switches(child)
        self.assertSilence(3)
        # It may have been told of before it went to sleep, with each of its threads.
        self.assertLessEqual(switches(child) - before, 2)


class Scanned(Outside):
    """What no event tells of: a module need not remember what moves while nobody waits in it."""

    scan = 1

    def test_removal(self):
        before = self.bound()
        self.token.take("A")
        self.assertNotEqual(self.until("empty")["Events"], before["Events"])
        # It comes back, and is not told of either.
        self.token.put("A", "0042")
        after = self.until("present")
        self.assertEqual((after["Serial"], after["Events"]), ("0042", str(int(before["Events"]) + 2)))

    def test_other_slots_do_not_move(self):
        self.token.put("B", "0043")
        self.watch(A, B)
        before = self.listener.until(lambda readers: A in readers and B in readers)[-1]
        self.token.take("A")
        after = self.listener.until(lambda readers: readers[A]["State"] == "empty")[-1]
        self.assertEqual(after[B], before[B])

    def test_one_wake_up_a_period_and_nothing_to_tell(self):
        self.bound()
        child, = self.helpers()
        before = switches(child)
        self.assertSilence(5)
        self.assertLessEqual(switches(child) - before, 5 + 2)

    def test_module_may_go_on_for_days_and_work_a_tenth_of_them(self):
        """The kernel says when the time that it was given is used up; here that is said for it."""
        self.bound()
        child, = self.helpers()
        self.assertEqual(processor_limit(child), 5)
        self.assertSilence(11)
        os.kill(int(child), signal.SIGXCPU)
        self.assertSilence()
        self.assertEqual(processor_limit(child), 6)
        # So soon after it, that is too much.
        os.kill(int(child), signal.SIGXCPU)
        self.until("mute")

    def test_module_that_does_nothing_but_work_is_ended(self):
        self.token.misbehave("spin")
        self.bound()
        child, = self.helpers()
        # Where others leave it no tenth of the time, it may go on.
        os.setpriority(os.PRIO_PROCESS, int(child), 0)
        self.until("mute")
        self.token.misbehave("well")
        self.until("present")


def switches(pid):
    """How often its threads have gone to sleep."""
    return sum(int(line.split()[1])
               for task in pathlib.Path(f"/proc/{pid}/task").iterdir()
               for line in (task / "status").read_text().splitlines()
               if line.startswith("voluntary_ctxt_switches"))


def processor_limit(pid):
    return int(re.search(r"Max cpu time +(\d+)",
                         pathlib.Path(f"/proc/{pid}/limits").read_text())[1])


class Sick(Outside):
    def test_module_that_cannot_wait_is_asked_once(self):
        self.token.misbehave("unsupported")
        self.watch(A)
        self.assertNotIn("Serial", self.until("mute"))
        self.assertEqual(self.helpers(), [])
        # Were it tried again, it would be seen.
        self.token.misbehave("well")
        self.assertSilence()

    def test_module_that_there_is_not(self):
        self.watch(A, module="nobody")
        self.until("mute")
        self.assertEqual(self.helpers(), [])
        self.token.rename("nobody")
        self.assertSilence()

    def test_readers_of_pcscd_are_left_to_pcscd(self):
        self.watch(token_rig.READER, module="opensc-pkcs11")
        last = self.listener.until(
            lambda readers: readers.get(token_rig.READER, {}).get("State") == "mute" or
            len(readers) > 1)
        self.assertTrue(last)
        self.assertEqual(self.helpers(), [])

    def test_crash_is_a_removal_and_it_comes_back(self):
        for how in ("crash", "error"):
            with self.subTest(how):
                self.token.misbehave("well")
                before = self.bound()
                self.token.misbehave(how)
                self.token.tell("A")
                self.until("mute")
                self.token.misbehave("well")
                self.assertNotEqual(self.until("present")["Events"], before["Events"])
                self.watch()
                self.listener.until(lambda readers: A not in readers)

    def test_crash_at_once_and_again_and_again(self):
        self.token.misbehave("crash-first")
        self.watch(A)
        self.until("mute")
        self.token.misbehave("well")
        self.until("present")

    def test_killed_helper_is_a_removal(self):
        self.bound()
        child, = self.helpers()
        os.kill(int(child), 9)
        self.until("mute")
        self.until("present")

    def test_module_that_hangs_delays_no_removal(self):
        self.bound()
        self.token.misbehave("hang")
        began = time.monotonic()
        self.token.tell("A")
        self.until("mute")
        # Not the helper's deadline of 20 s.
        self.assertLess(time.monotonic() - began, 15)

    def test_events_without_end_are_ended(self):
        self.token.misbehave("flood")
        self.watch(A)
        self.until("mute")
        reports = self.listener.until(lambda readers: readers[A] == {"State": "mute",
                                                                     "Events": "0"})
        self.assertLess(len(reports), 100)
        self.token.misbehave("well")
        # Between them it was mute more than once.
        self.until("present")

    def test_event_of_a_slot_that_there_is_not_moves_nothing(self):
        before = self.bound()
        self.token.misbehave("elsewhere")
        self.token.tell("A")
        self.token.put("A", "0099")
        self.token.tell("A")
        after = self.listener.until(
            lambda readers: readers[A].get("Serial") == "0099")[-1][A]
        self.assertEqual(int(after["Events"]), int(before["Events"]) + 1)

    def test_token_that_is_said_to_be_in_and_is_not(self):
        before = int(self.bound()["Events"])
        self.token.misbehave("phantom")
        self.token.pull("A")
        self.token.tell("A")
        seen = self.listener.until(lambda readers: int(readers[A]["Events"]) == before + 2)
        self.assertEqual({(one[A]["State"], one[A].get("Serial")) for one in seen},
                         {("mute", None)})


class Losses(Outside):
    def test_doorwardd_gone_and_back_hears_of_it(self):
        self.bound()
        self.listener.close()
        self.token.pull("A")
        self.listener.open()
        self.listener.accept()
        self.until("empty")

    def test_helper_ends_with_tokend(self):
        self.bound()
        child, = self.helpers()
        process = os.pidfd_open(int(child))
        self.addCleanup(os.close, process)
        self.stop(self.tokend)
        self.assertTrue(select.select([process], [], [], 60)[0])


if __name__ == "__main__":
    Tokend.rig = token_rig.TokenRig()
    del Tokend
    try:
        unittest.main(verbosity=2)
    finally:
        Outside.rig.stop()
