# SPDX-License-Identifier: GPL-3.0-or-later
"""The PIN behind a TPM: the whole stack on a software one (swtpm)."""
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

from pam_rig import Seen

from private_machine import set_password

from pin_case import (AUTH_ERR, AUTHINFO_UNAVAIL, AUTHTOK_ERR, MAXTRIES, PASSWORD, PIN, SUCCESS,
                      VAULT, WRONG, main)
from tpm_case import FILE, MODE, TPM, Tpm, TpmCase

TRIES = 10
NEW = "marble-Fjord-31"
EVERY_CALL = "--every-call" in sys.argv
SEED = int(os.environ.get("DOORWARD_SEED", "17"))
SAMPLE = 8


class PinAndTpm(TpmCase):
    def test_the_pin_comes_in_and_another_does_not(self):
        self.assertEqual(self.mode(), TPM)
        seen = self.try_pin()
        self.assertEqual((seen.results(), seen.prompts()[0]["tries"]), ([SUCCESS], str(TRIES)))
        self.assertRefused(self.try_pin(WRONG), AUTH_ERR, "pin-wrong", asked=1)
        self.assertEqual(self.failures(), 1)
        self.assertEqual(self.try_pin().results(), [SUCCESS])
        self.assertEqual(self.failures(), 0)

    def test_after_ten_it_is_off_until_the_password_is_used(self):
        self.set_failures(TRIES - 1)
        seen = self.try_pin(WRONG, boot=24 * 3600)
        self.assertEqual((seen.results(), seen.codes()), ([MAXTRIES], ["pin-wrong", "pin-off"]))
        self.assertRefused(self.try_pin(), MAXTRIES, "pin-off")
        self.use_password()
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_the_tpm_counts_what_the_record_forgets(self):
        """Whoever rewrites the disk between two tries has the TPM's few, and no more."""
        clean = (VAULT.parent / ".tries/alice").read_bytes()
        for _ in range(32):
            (VAULT.parent / ".tries/alice").write_bytes(clean)
            self.assertRefused(self.try_pin(WRONG), AUTH_ERR, "pin-wrong", asked=1)
        (VAULT.parent / ".tries/alice").write_bytes(clean)
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-tpm-changed")
        self.use_password()
        self.assertEqual(self.enrol().results(), [SUCCESS])
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_17_a_missing_tpm_is_said_and_not_counted(self):
        self.tpm.stop()
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-no-tpm")
        self.assertEqual(self.failures(), 0)
        self.use_password()
        self.tpm.start()
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_what_the_library_thinks_of_a_missing_tpm_is_in_nobodys_terminal(self):
        self.tpm.stop()
        done = subprocess.run(self.rig.talk_command("gdm-pin", "alice", "authenticate"), text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=60)
        self.assertRefused(Seen(done.stdout), AUTHINFO_UNAVAIL, "pin-no-tpm")
        self.assertEqual(done.stderr, "")

    def test_abuse_17_a_cleared_tpm_is_said(self):
        self.tpm.tool("tpm2_clear", "-c", "p")
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-tpm-changed")
        self.assertEqual(self.failures(), 0)
        self.use_password()
        self.assertEqual(self.enrol().results(), [SUCCESS])
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_17_a_tpm_that_others_have_locked_still_takes_the_pin(self):
        """Its dictionary-attack lock, which a wrong password of some other program's key sets."""
        key = str(self.tpm.folder / "key")
        self.tpm.tool("tpm2_createprimary", "-C", "o", "-p", "theirs", "-c", key)
        self.tpm.tool("tpm2_dictionarylockout", "-s", "-n", "1", "-t", "1000", "-l", "1000")
        for _ in range(2):
            self.assertRaises(subprocess.CalledProcessError, self.tpm.tool, "tpm2_create", "-C",
                              key, "-P", "wrong", "-u", key + ".pub", "-r", key + ".priv")
        self.assertIn("TPM2_PT_LOCKOUT_COUNTER: 0x1",
                      self.tpm.tool("tpm2_getcap", "properties-variable"))
        self.assertRaises(subprocess.CalledProcessError, self.tpm.tool, "tpm2_create", "-C", key,
                          "-P", "theirs", "-u", key + ".pub", "-r", key + ".priv")
        self.tpm.forget_the_dead()
        self.assertRefused(self.try_pin(WRONG), AUTH_ERR, "pin-wrong", asked=1)
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_15_a_vault_of_another_machine_is_not_tried(self):
        self.tpm.stop()
        shutil.rmtree(self.tpm.folder)
        self.tpm = Tpm(self.tpm.folder)
        self.tpm.start()
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-tpm-changed")

    def test_abuse_15_the_mode_cannot_be_lowered(self):
        content = bytearray(VAULT.read_bytes())
        content[MODE] = FILE
        VAULT.write_bytes(content)
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-damaged")

    def test_abuse_16_a_new_password_needs_no_tpm(self):
        self.addCleanup(set_password, "alice", PASSWORD)
        common = Path("/etc/pam.d/common-password")
        before = common.read_text()
        self.addCleanup(common.write_text, before)
        common.write_text(before + "password optional pam_gnome_shell_pin.so reseal\n")
        self.tpm.stop()
        subprocess.run(["chpasswd"], input=f"alice:{NEW}\n", text=True, check=True)
        self.tpm.start()
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_without_a_tpm_it_is_a_file_or_nothing(self):
        self.configure("Tcti=none")
        self.assertEqual(self.enrol().results(), [SUCCESS])
        self.assertEqual(self.mode(), FILE)
        self.assertEqual(self.try_pin().results(), [SUCCESS])
        self.configure("Tcti=swtpm:path=/nonexistent", "RequireTpm=yes")
        before = VAULT.read_bytes()
        seen = self.enrol(pin="471182")
        self.assertRefused(seen, AUTHTOK_ERR, "pin-needs-tpm", asked=3)
        self.assertEqual(VAULT.read_bytes(), before)

    def test_an_owner_who_is_somebody_else_is_not_touched(self):
        self.tpm.tool("tpm2_changeauth", "-c", "o", "somebody-else")
        self.assertEqual(self.enrol().results(), [SUCCESS])
        self.assertEqual(self.mode(), FILE)
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_nothing_is_left_over_in_the_tpm(self):
        for _ in range(3):
            self.assertEqual(self.enrol().results(), [SUCCESS])
            self.assertEqual(len(self.tpm.indices()), 1)
        self.assertEqual(self.enrol(user="bob", password="battery staple 2").results(), [SUCCESS])
        self.assertEqual(len(self.tpm.indices()), 2)
        for user, left in (("alice", 1), ("bob", 0)):
            self.assertEqual(self.rig.talk("doorward-pin-clear", user, "chauthtok").result(),
                             SUCCESS)
            self.assertEqual(len(self.tpm.indices()), left)

    def test_nothing_is_left_over_of_who_is_gone(self):
        """By the stack that doorwardd has run for them."""
        self.assertEqual(self.enrol(user="bob", password="battery staple 2").results(), [SUCCESS])
        for name in ("passwd", "shadow"):
            file = Path("/etc", name)
            before = file.read_text()
            self.addCleanup(file.write_text, before)
            file.write_text("".join(line for line in before.splitlines(keepends=True)
                                    if not line.startswith("bob:")))
        self.assertEqual(self.rig.talk("doorward-pin-clear", "bob", "chauthtok").result(), SUCCESS)
        self.assertEqual(len(self.tpm.indices()), 1)
        self.assertEqual(sorted(path.name for path in VAULT.parent.iterdir()), [".tries", "alice"])
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_17_a_tpm_that_dies_while_the_pin_is_typed(self):
        guess = subprocess.Popen(
            self.rig.talk_command("--gate", "gdm-pin", "alice", "authenticate", answers=[PIN]),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.assertEqual(json.loads(guess.stdout.readline())["event"], "prompt")
        self.tpm.stop()
        output, _ = guess.communicate(timeout=60)
        self.assertRefused(Seen(output), AUTHINFO_UNAVAIL, "pin-no-tpm")
        self.assertEqual(self.failures(), 0)

    def killed_at(self, call):
        """An enrolment of another PIN, killed at that system call after its first answer."""
        report = self.rig.folder / "report"
        command = self.rig.talk_command("--mark", "gdm-pin", "alice", "chauthtok",
                                        answers=[PASSWORD, "471182", "471182"])
        subprocess.run([self.rig.programs / "kill_at_call", report, str(call), *command],
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60)
        self.tpm.forget_the_dead()
        return json.loads(report.read_text())["calls"]

    def test_abuse_08_an_enrolment_that_was_killed_leaves_the_old_pin_or_the_new(self):
        calls = range(1, self.killed_at(0) + 1)
        if not EVERY_CALL:
            calls = sorted(random.Random(SEED).sample(calls, SAMPLE))
        self.assertEqual(self.enrol().results(), [SUCCESS])
        for call in calls:
            with self.subTest(call=call, seed=SEED):
                self.killed_at(call)
                old, new = self.try_pin().result(), self.try_pin("471182").result()
                self.assertEqual(sorted((old, new)), [SUCCESS, AUTH_ERR])
                self.assertEqual(self.enrol().results(), [SUCCESS])
                self.assertEqual(len(self.tpm.indices()), 1)


if __name__ == "__main__":
    main()
