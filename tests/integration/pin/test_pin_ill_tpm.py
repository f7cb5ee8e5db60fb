# SPDX-License-Identifier: GPL-3.0-or-later
"""A TPM that is slow, hangs, goes away in between or talks nonsense: the PIN says so in time, the
password opens the door, and what nobody has looked at is no wrong PIN. (The rig bears with nobody
for more than a minute.)"""
import os
import random
import signal
import subprocess

from pam_rig import Seen

import slow_tpm
from pin_case import AUTH_ERR, AUTHINFO_UNAVAIL, AUTHTOK_ERR, PIN, SUCCESS, VAULT, WRONG, main
from slow_tpm import SlowTpm
from tpm_case import TpmCase

SEED = int(os.environ.get("DOORWARD_SEED", "29"))


class PinAndIllTpm(TpmCase):
    def setUp(self):
        super().setUp()
        self.slow = SlowTpm(self.tpm.folder, str(self.tpm.socket))
        self.addCleanup(self.slow.close)
        self.configure()

    def configure(self, *lines):
        """By way of the ill one, once there is one: the later line counts."""
        slow = getattr(self, "slow", None)
        super().configure(*([f"Tcti=swtpm:path={slow.socket}"] if slow else []), *lines)

    def assertWell(self):
        self.slow.healthy()
        self.tpm.forget_the_dead()
        self.assertEqual(self.try_pin().results(), [SUCCESS])
        self.assertEqual(self.failures(), 0)

    def test_abuse_17_a_slow_tpm_works(self):
        self.slow.takes(0.25)
        self.assertRefused(self.try_pin(WRONG), AUTH_ERR, "pin-wrong", asked=1)
        self.assertEqual(self.try_pin().results(), [SUCCESS])
        self.assertIn(slow_tpm.UNSEAL, self.slow.codes)

    def test_abuse_17_a_stopped_tpm_keeps_nobody_waiting(self):
        tpm = int((self.tpm.folder / "pid").read_text())
        os.kill(tpm, signal.SIGSTOP)
        self.addCleanup(os.kill, tpm, signal.SIGCONT)
        seen = self.try_pin()
        self.assertRefused(seen, AUTHINFO_UNAVAIL, "pin-no-tpm")
        self.use_password()
        os.kill(tpm, signal.SIGCONT)
        self.assertWell()

    def test_abuse_17_one_that_hangs_before_it_judges_counts_nothing(self):
        self.set_failures(2)
        self.slow.hangs_at(slow_tpm.LOAD)
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-no-tpm", asked=1)
        self.assertEqual(self.failures(), 2)
        self.assertWell()

    def test_abuse_17_one_that_hangs_where_it_judges_counts(self):
        """Whether it has judged nobody knows."""
        self.slow.hangs_at(slow_tpm.POLICY_SECRET)
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-no-tpm", asked=1)
        self.assertEqual(self.failures(), 1)
        self.assertWell()

    def test_abuse_17_the_password_waits_no_longer_than_the_tpm_may(self):
        """It sets the count back, which the PIN's try holds while the TPM hangs."""
        self.slow.hangs_at(slow_tpm.LOAD)
        guess = subprocess.Popen(self.rig.talk_command("gdm-pin", "alice", "authenticate",
                                                       answers=[PIN]),
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self.assertTrue(self.slow.held.wait(60))
        self.use_password()
        output, _ = guess.communicate(timeout=60)
        self.assertRefused(Seen(output), AUTHINFO_UNAVAIL, "pin-no-tpm", asked=1)
        self.assertWell()

    def test_abuse_17_whoever_gives_up_takes_the_waiting_process_along(self):
        self.slow.hangs_at(slow_tpm.LOAD)
        guess = subprocess.Popen(self.rig.talk_command("gdm-pin", "alice", "authenticate",
                                                       answers=[PIN]),
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.assertTrue(self.slow.held.wait(60))
        guess.kill()
        # Its end of the pipe is open for as long as anybody of it lives.
        guess.communicate(timeout=60)
        self.slow.healthy()
        self.tpm.forget_the_dead()
        self.assertEqual(self.failures(), 1)
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_17_one_that_vanishes_in_between(self):
        for code, counted in ((slow_tpm.NV_READ, 0), (slow_tpm.CREATE_PRIMARY, 0),
                              (slow_tpm.START_SESSION, 0), (slow_tpm.LOAD, 0),
                              (slow_tpm.POLICY_SECRET, 1), (slow_tpm.UNSEAL, 1)):
            for ill in (self.slow.vanishes_at, self.slow.dies_after):
                with self.subTest(code=hex(code), ill=ill.__name__):
                    self.set_failures(0)
                    ill(code)
                    asked = int(code != slow_tpm.NV_READ)
                    self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-no-tpm", asked=asked)
                    self.assertEqual(self.failures(), counted)
                    self.use_password()
                    self.slow.healthy()
                    self.tpm.forget_the_dead()
        self.assertWell()

    def test_abuse_17_one_that_talks_nonsense(self):
        chance = random.Random(SEED)
        good = b"\x80\x01" + (HEAD := slow_tpm.HEAD).to_bytes(4, "big") + bytes(4)
        nonsense = [good, bytes(HEAD),
                    b"\x80\x01" + (512).to_bytes(4, "big") + bytes(4) + chance.randbytes(502),
                    b"\x80\x02" + (200).to_bytes(4, "big") + bytes(4) + b"\xff" * 190,
                    b"\x80\x01" + HEAD.to_bytes(4, "big") + chance.randbytes(4)]
        for code in (slow_tpm.NV_READ_PUBLIC, slow_tpm.NV_READ, slow_tpm.CREATE_PRIMARY,
                     slow_tpm.START_SESSION, slow_tpm.LOAD, slow_tpm.POLICY_SECRET,
                     slow_tpm.UNSEAL):
            for number, answer in enumerate(nonsense):
                with self.subTest(code=hex(code), number=number, seed=SEED):
                    self.set_failures(0)
                    self.slow.says(code, answer)
                    seen = self.try_pin()
                    self.assertEqual(seen.results(), [AUTHINFO_UNAVAIL])
                    self.assertIn(seen.codes(), (["internal"], ["pin-no-tpm"],
                                                 ["pin-tpm-changed"], ["pin-tpm-locked"]))
                    self.slow.healthy()
                    self.tpm.forget_the_dead()
        self.use_password()
        self.assertWell()

    def test_abuse_17_a_locked_tpm_is_said(self):
        locked = b"\x80\x01" + slow_tpm.HEAD.to_bytes(4, "big") + (0x921).to_bytes(4, "big")
        for code, counted in ((slow_tpm.NV_READ, 0), (slow_tpm.CREATE_PRIMARY, 0),
                              (slow_tpm.POLICY_SECRET, 1)):
            with self.subTest(code=hex(code)):
                self.set_failures(0)
                self.slow.says(code, locked)
                self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-tpm-locked",
                                   asked=int(code != slow_tpm.NV_READ))
                self.assertEqual(self.failures(), counted)
                self.use_password()
                self.slow.healthy()
                self.tpm.forget_the_dead()
        self.assertWell()

    def test_a_pin_that_needs_a_tpm_is_not_set_where_it_hangs(self):
        self.configure("RequireTpm=yes")
        before = VAULT.read_bytes()
        self.slow.hangs_at(slow_tpm.CREATE_PRIMARY)
        seen = self.enrol(pin="471182")
        self.assertRefused(seen, AUTHTOK_ERR, "pin-needs-tpm", asked=3)
        self.assertEqual(VAULT.read_bytes(), before)
        self.assertWell()


if __name__ == "__main__":
    main()
