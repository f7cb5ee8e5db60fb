# SPDX-License-Identifier: GPL-3.0-or-later
"""A PIN is set, used, kept up or removed, and that is cut off at some system call, or finds the
disk full at some write: the old PIN or the new one is there, counted, or it is said that there is
none.

--every-call does it at each; without it, at a seeded sample of them."""
import json
import os
import random
import subprocess
import sys
from pathlib import Path

from pam_rig import Seen
from private_machine import set_password

from pin_case import (AUTH_ERR, AUTHINFO_UNAVAIL, AUTHTOK_ERR, PASSWORD, PIN, SUCCESS, VAULTS,
                      WRONG, PinCase, main)
from tpm_case import TpmCase

EVERY_CALL = "--every-call" in sys.argv
SEED = int(os.environ.get("DOORWARD_SEED", "31"))
SAMPLE = 5
NEW_PIN = "471182"
NEW = "marble-Fjord-31"
ALWAYS = 10 ** 6
YEAR = 365 * 24 * 3600
COMMON = Path("/etc/pam.d/common-password")
STATE = Path("/var/lib/doorward")
ENROL = ("gdm-pin", "alice", "chauthtok")


def some(count):
    calls = range(1, count + 1)
    return calls if EVERY_CALL else sorted(random.Random(SEED).sample(calls, min(SAMPLE, count)))


class Cut:
    """What is cut short, and what has to be there after it."""

    def command(self, *words, answers=()):
        return self.rig.talk_command(*words, answers=answers)

    def enrolling(self, *words):
        return self.command(*words, *ENROL, answers=[PASSWORD, NEW_PIN, NEW_PIN])

    def killed(self, call, command):
        report = self.rig.folder / "report"
        subprocess.run([self.rig.programs / "kill_at_call", report, str(call), *command],
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60)
        return json.loads(report.read_text())["calls"]

    def full(self, command, first, last=ALWAYS, typed=""):
        """The process, and how many calls of it needed room."""
        report = self.rig.folder / "room"
        report.write_text("0")
        done = subprocess.run(command, text=True, input=typed, stdout=subprocess.PIPE, timeout=60,
                              env={**os.environ, "LD_PRELOAD": os.environ["DOORWARD_FULL_DISK"],
                                   "DOORWARD_FULL_FROM": str(first),
                                   "DOORWARD_FULL_UNTIL": str(last),
                                   "DOORWARD_FULL_REPORT": str(report)})
        return done, int(report.read_text())

    def filled(self, command, **typed):
        """What of a command to try: the first call that finds the disk full, and the last."""
        calls = self.full(command, 0, **typed)[1]
        self.assertGreater(calls, 1)
        for call in some(calls):
            yield call, call
            yield call, ALWAYS

    def assertOneOpens(self, *pins):
        """Exactly one of them, and a wrong one counts."""
        opening = [pin for pin in pins if self.try_pin(pin, boot=YEAR).result() == SUCCESS]
        self.assertEqual(len(opening), 1)
        before = self.failures()
        self.assertEqual(self.try_pin(WRONG).results(), [AUTH_ERR])
        self.assertEqual(self.failures(), before + 1)
        self.assertEqual(self.try_pin(opening[0]).results(), [SUCCESS])

    def assertPasswordWorks(self, password=PASSWORD):
        seen = self.rig.talk("doorward-password", "alice", "authenticate", answers=[password])
        self.assertEqual(seen.results(), [SUCCESS])


class CutShort(Cut, PinCase):
    def setUp(self):
        self.configure("Tcti=none")
        super().setUp()

    def anew(self):
        subprocess.run(["rm", "-rf", VAULTS, STATE], check=True)

    def assertOpensOrIsNotSet(self):
        """The new PIN, or none: and then it can be set."""
        seen = self.try_pin(NEW_PIN)
        if seen.result() != SUCCESS:
            self.assertEqual(seen.results(), [AUTHINFO_UNAVAIL])
            self.assertIn(seen.codes(), (["pin-not-set"], ["pin-damaged"]))
            self.assertEqual(self.enrol(pin=NEW_PIN).results(), [SUCCESS])
        self.assertOneOpens(NEW_PIN)

    def test_abuse_08_a_killed_enrolment_leaves_the_old_pin_or_the_new(self):
        for call in some(self.killed(0, self.enrolling("--mark"))):
            with self.subTest(call=call, seed=SEED):
                self.assertEqual(self.enrol().results(), [SUCCESS])
                self.killed(call, self.enrolling("--mark"))
                self.assertOneOpens(PIN, NEW_PIN)

    def test_abuse_08_a_killed_first_enrolment_leaves_the_pin_or_none(self):
        self.anew()
        for call in some(self.killed(0, self.enrolling("--mark"))):
            with self.subTest(call=call, seed=SEED):
                self.anew()
                self.killed(call, self.enrolling("--mark"))
                self.assertOpensOrIsNotSet()

    def test_a_full_disk_leaves_the_old_pin_or_the_new(self):
        for first, last in self.filled(self.enrolling()):
            with self.subTest(first=first, last=last, seed=SEED):
                self.assertEqual(self.enrol().results(), [SUCCESS])
                done, _ = self.full(self.enrolling(), first, last)
                self.assertRefused(Seen(done.stdout), AUTHTOK_ERR, "internal", asked=3)
                self.assertPasswordWorks()
                self.assertOneOpens(PIN, NEW_PIN)

    def test_a_full_disk_leaves_a_first_pin_or_none(self):
        self.anew()
        for first, last in self.filled(self.enrolling()):
            with self.subTest(first=first, last=last, seed=SEED):
                self.anew()
                done, _ = self.full(self.enrolling(), first, last)
                seen = Seen(done.stdout)
                self.assertEqual(seen.results(), [AUTHTOK_ERR])
                self.assertEqual(seen.codes(), ["internal"])
                self.assertPasswordWorks()
                self.assertOpensOrIsNotSet()

    def test_abuse_08_no_try_is_judged_that_a_full_disk_does_not_count(self):
        for pin in (PIN, WRONG):
            command = self.command("gdm-pin", "alice", "authenticate", answers=[pin])
            for first, last in self.filled(command):
                with self.subTest(pin=pin, first=first, last=last, seed=SEED):
                    self.set_failures(1)
                    seen = Seen(self.full(command, first, last)[0].stdout)
                    if seen.result() == AUTH_ERR:
                        self.assertEqual(seen.codes(), ["pin-wrong"])
                        self.assertEqual(self.failures(), 2)
                    else:
                        self.assertRefused(seen, AUTHINFO_UNAVAIL, "internal", asked=1)
                        self.assertIn(self.failures(), (0, 1, 2))
                    self.assertPasswordWorks()
            self.set_failures(0)
            self.assertOneOpens(PIN)

    def test_abuse_16_a_full_disk_never_keeps_a_password_from_being_changed(self):
        set_password("alice", PASSWORD)
        before = COMMON.read_text()
        self.addCleanup(COMMON.write_text, before)
        self.addCleanup(set_password, "alice", PASSWORD)
        COMMON.write_text(before + "password optional pam_gnome_shell_pin.so reseal\n")
        typed = f"alice:{NEW}\n"
        for first, last in self.filled(["chpasswd"], typed=typed):
            with self.subTest(first=first, last=last, seed=SEED):
                set_password("alice", PASSWORD)
                self.assertEqual(self.enrol().results(), [SUCCESS])
                done, _ = self.full(["chpasswd"], first, last, typed=typed)
                self.assertEqual(done.returncode, 0)
                seen = self.try_pin()
                if seen.result() == AUTH_ERR:
                    # Right as a PIN: what it opened was the dead password.
                    self.assertEqual(seen.codes(), [])
                elif seen.result() != SUCCESS:
                    self.assertRefused(seen, AUTHINFO_UNAVAIL, "pin-stale")
                self.assertPasswordWorks(NEW)

    def test_a_full_disk_leaves_a_removed_pin_removed_or_there(self):
        command = self.command("doorward-pin-clear", "alice", "chauthtok")
        for first, last in self.filled(command):
            with self.subTest(first=first, last=last, seed=SEED):
                self.assertEqual(self.enrol().results(), [SUCCESS])
                seen = Seen(self.full(command, first, last)[0].stdout)
                self.assertRefused(seen, AUTHTOK_ERR, "internal")
                after = self.try_pin()
                if after.result() != SUCCESS:
                    self.assertRefused(after, AUTHINFO_UNAVAIL, "pin-not-set")
                self.assertPasswordWorks()


class CutShortByTpm(Cut, TpmCase):
    def test_a_full_disk_leaves_the_old_pin_or_the_new(self):
        """Most of it is the same as by a file. The last five calls are the record's after the
        vault: a name, what is in it, two times that it is on the disk, and its place."""
        calls = self.full(self.enrolling(), 0)[1]
        for first in range(1 if EVERY_CALL else calls - 4, calls + 1):
            with self.subTest(first=first, calls=calls):
                self.assertEqual(self.enrol().results(), [SUCCESS])
                self.assertEqual(len(self.tpm.indices()), 1)
                done, _ = self.full(self.enrolling(), first)
                self.assertRefused(Seen(done.stdout), AUTHTOK_ERR, "internal", asked=3)
                self.assertOneOpens(PIN, NEW_PIN)


if __name__ == "__main__":
    main()
