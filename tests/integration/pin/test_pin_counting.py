# SPDX-License-Identifier: GPL-3.0-or-later
"""The count of wrong PINs, against killing and against haste.

--every-call kills at each system call of a wrong attempt; without it, at a seeded sample of them.
"""
import json
import os
import random
import signal
import subprocess
import sys
import unittest

from pam_rig import Seen

from pin_case import (AUTH_ERR, AUTHINFO_UNAVAIL, AUTHTOK_ERR, FAILURES, FREE, MAXTRIES, PASSWORD,
                      PIN, SUCCESS, TRIES, VAULT, VAULTS, WRONG, PinCase, boot_id, main)

EVERY_CALL = "--every-call" in sys.argv
SEED = int(os.environ.get("DOORWARD_SEED", "8"))
SAMPLE = 24
GUESSES = 64
YEAR = 365 * 24 * 3600


class Counting(PinCase):
    def killed_at(self, call, pin=WRONG):
        """Tries pin and kills at that system call after the prompt; what kill_at_call saw."""
        return self.killed(call, "authenticate", [pin])

    def killed(self, call, operation, answers):
        command = self.rig.talk_command("--mark", "gdm-pin", "alice", operation, answers=answers)
        report = self.rig.folder / "report"
        subprocess.run([self.rig.programs / "kill_at_call", report, str(call), *command],
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60)
        return json.loads(report.read_text())

    def test_abuse_08_a_killed_try_is_a_try(self):
        whole = self.killed_at(0)
        self.assertTrue(whole["judged"] and not whole["killed"])
        calls = range(1, whole["calls"] + 1)
        if not EVERY_CALL:
            calls = sorted(random.Random(SEED).sample(calls, min(SAMPLE, len(calls))))
        self.set_failures(0)
        tries = judged = 0
        for call in calls:
            with self.subTest(call=call, seed=SEED):
                before = self.failures()
                # Waited out, and begun anew before that takes longer than this machine is up.
                if before == 8:
                    before = tries = judged = 0
                self.set_failures(before)
                seen = self.killed_at(call)
                self.assertTrue(seen["killed"], seen)
                tries += 1
                judged += seen["judged"]
                after = self.failures()
                self.assertIn(after, (before, before + 1))
                # Never fewer on the disk than have been judged.
                self.assertGreaterEqual(after, judged)
                if seen["judged"]:
                    self.assertEqual(after, before + 1)
        # Whatever was left lying about, the door still works.
        self.assertEqual(self.try_pin(boot=YEAR).results(), [SUCCESS])

    def test_abuse_08_the_count_is_synced_before_the_pin_is_judged(self):
        order = self.killed_at(0)["order"].split()
        before = order[:order.index("judge")]
        self.assertEqual([step for step in before if step != "write"],
                         ["lock", "sync", "rename", "sync"])

    def test_abuse_08_a_killed_right_pin_loses_at_most_one_try(self):
        whole = self.killed_at(0, pin=PIN)
        for call in random.Random(SEED).sample(range(1, whole["calls"] + 1), 8):
            with self.subTest(call=call, seed=SEED):
                self.set_failures(3)
                self.killed_at(call, pin=PIN)
                self.assertIn(self.failures(), (0, 3, 4))
                self.assertEqual(self.try_pin(boot=YEAR).results(), [SUCCESS])

    def test_abuse_09_the_count_outlives_every_process(self):
        for tries in range(1, FREE + 1):
            self.assertEqual(self.try_pin(WRONG).results(), [AUTH_ERR])
            self.assertEqual(self.failures(), tries)
        self.assertEqual(self.rig.talk("gdm-pin", "alice", "authenticate").prompts()[0]["tries"],
                         str(FAILURES - FREE))

    def test_abuse_09_another_boot_begins_the_wait_anew(self):
        self.set_record(failures=9, boot=boot_id())
        self.assertEqual(self.try_pin(boot=600).results(), [SUCCESS])
        self.set_record(failures=9, boot="0" * 36)
        for _ in range(2):
            seen = self.try_pin(wall=YEAR)
            self.assertRefused(seen, MAXTRIES, "pin-wait")
            self.assertGreater(int(seen.notices()[0]["retry_in"]), 590)
            # From now on it is measured.
            self.assertEqual(self.record()["boot"], boot_id())
        self.assertEqual(self.failures(), 9)

    def test_abuse_11_the_wall_clock_changes_no_wait(self):
        """The clock that a year's jump is put into is the module's own, not the machine's."""
        for _ in range(FREE + 1):
            self.try_pin(WRONG)
        for shift in (-YEAR, 0, YEAR):
            seen = self.try_pin(wall=shift)
            self.assertRefused(seen, MAXTRIES, "pin-wait")
            self.assertIn(int(seen.notices()[0]["retry_in"]), range(1, 31))
        self.assertEqual(self.try_pin(boot=31).results(), [SUCCESS])

    def test_abuse_01_what_cannot_be_counted_is_not_judged(self):
        def remount(options):
            subprocess.run(["mount", "-o", f"remount,{options}", "/var/lib"], check=True)
        filler = VAULTS / ".filler"
        self.addCleanup(remount, "rw,size=50%")

        remount("size=1M")
        with open(filler, "wb", buffering=0) as file:
            self.assertRaises(OSError, lambda: [file.write(bytes(4096)) for _ in range(512)])
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "internal", asked=1)
        filler.unlink()
        remount("ro")
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "internal", asked=1)
        remount("rw")
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_01_without_memory_nobody_comes_in(self):
        command = self.rig.talk_command("gdm-pin", "alice", "authenticate", answers=[PIN])
        done = subprocess.run(["prlimit", f"--as={64 * 1024 * 1024}", *command], text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=60)
        self.assertRefused(Seen(done.stdout), AUTHINFO_UNAVAIL, "internal", asked=1)
        # Nobody could look at the PIN, so it was no try.
        self.assertEqual(self.failures(), 0)

    def test_an_enrolment_that_cannot_be_written_leaves_the_old_pin(self):
        """The record is shorter than the vault: a limit between them fails the second write."""
        command = self.rig.talk_command("gdm-pin", "alice", "chauthtok",
                                        answers=[PASSWORD, "471182", "471182"])
        record, vault = TRIES.stat().st_size, VAULT.stat().st_size
        self.assertLess(2 * record, vault)
        for most in (0, record // 2, 2 * record, vault - 1):
            with self.subTest(most=most):
                done = subprocess.run(
                    ["prlimit", f"--fsize={most}", *command], text=True,
                    stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=60,
                    preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
                self.assertRefused(Seen(done.stdout), AUTHTOK_ERR, "internal", asked=3)
                self.assertEqual(self.try_pin().results(), [SUCCESS])
                self.assertEqual(self.try_pin("471182").results(), [AUTH_ERR])
                self.assertEqual(self.try_pin().results(), [SUCCESS])
        self.assertEqual(self.enrol(pin="471182").results(), [SUCCESS])

    def test_an_enrolment_whose_record_cannot_be_written_writes_no_vault(self):
        record, vault = TRIES.read_bytes(), VAULT.read_bytes()
        TRIES.unlink()
        TRIES.mkdir()  # nothing takes its place
        self.assertRefused(self.enrol(pin="471182"), AUTHTOK_ERR, "internal", asked=3)
        self.assertEqual(VAULT.read_bytes(), vault)
        TRIES.rmdir()
        TRIES.write_bytes(record)
        TRIES.chmod(0o600)
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_an_enrolment_waits_for_the_lock_before_it_writes(self):
        """Two at once seldom meet where it matters; this is what keeps them apart."""
        order = self.killed(0, "chauthtok", [PASSWORD, "471182", "471182"])["order"].split()
        self.assertEqual(order.count("lock"), 1)
        self.assertLess(order.index("lock"), order.index("rename"))
        self.assertEqual(self.try_pin("471182").results(), [SUCCESS])

    def test_two_enrolments_at_once_leave_one_whole_pin(self):
        pins = ("471182", "835294")
        read, gate = os.pipe()
        both = [subprocess.Popen(
            self.rig.talk_command("--gate", "gdm-pin", "alice", "chauthtok",
                                  answers=[PASSWORD, pin, pin]),
            stdin=read, stdout=subprocess.PIPE, text=True) for pin in pins]
        os.close(read)
        for one in both:
            self.assertEqual(json.loads(one.stdout.readline())["event"], "prompt")
        os.close(gate)
        for one in both:
            output, _ = one.communicate(timeout=120)
            self.assertEqual(Seen(output).result(), SUCCESS)
        opens = [pin for pin in (*pins, PIN) if self.try_pin(pin).result() == SUCCESS]
        self.assertEqual(len(opens), 1)
        self.assertIn(opens[0], pins)

    def test_abuse_10_parallel_guesses_share_one_budget(self):
        """All at their prompt before the first may answer."""
        command = self.rig.talk_command("--gate", "gdm-pin", "alice", "authenticate",
                                        answers=[WRONG])
        read, gate = os.pipe()
        guesses = [subprocess.Popen(command, stdin=read, stdout=subprocess.PIPE, text=True)
                   for _ in range(GUESSES)]
        os.close(read)
        for guess in guesses:
            self.assertEqual(json.loads(guess.stdout.readline())["event"], "prompt")
        os.close(gate)
        left, results = [], []
        for guess in guesses:
            output, _ = guess.communicate(timeout=120)
            for event in map(json.loads, output.splitlines()):
                if event.get("code") == "pin-wrong":
                    left.append(int(event["tries"]))
                if event["event"] == "result":
                    results.append(int(event["pam"]))
        # The first wait ends it.
        self.assertEqual(sorted(left), list(range(FAILURES - FREE - 1, FAILURES)))
        self.assertEqual((results.count(AUTH_ERR), results.count(MAXTRIES)),
                         (FREE + 1, GUESSES - FREE - 1))
        self.assertEqual(self.failures(), FREE + 1)
        self.assertEqual(self.try_pin().results(), [MAXTRIES])


if __name__ == "__main__":
    main()
