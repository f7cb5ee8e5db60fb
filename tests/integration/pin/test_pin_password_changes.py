# SPDX-License-Identifier: GPL-3.0-or-later
"""The password behind a PIN changes: through PAM, by passwd(1) and chpasswd(8), and past it."""
import json
import os
import random
import subprocess
import unittest
from pathlib import Path

from private_machine import set_password

from pin_case import (AUTH_ERR, AUTHINFO_UNAVAIL, MAXTRIES, PASSWORD, PIN, SUCCESS, VAULT,
                      WRONG, FAILURES, PinCase, main)

NEW = "marble-Fjord-31"
COMMON = Path("/etc/pam.d/common-password")
PROFILE = Path(os.environ["DOORWARD_STACKS"], "../../dist/pam-auth-update/doorward-pin")
PUBLIC_KEY = 58  # its first byte in a vault, see backend/common/pin_vault.cpp
SAMPLE = 12
SEED = int(os.environ.get("DOORWARD_SEED", "16"))


def stack_in_profile():
    """The line that pam-auth-update takes from our profile."""
    lines = PROFILE.read_text().splitlines()
    control, module, *arguments = lines[lines.index("Password:") + 1].split()
    return " ".join(["password", control, module, *arguments]) + "\n"


class PasswordChanges(PinCase):
    def setUp(self):
        super().setUp()
        set_password("alice", PASSWORD)
        before = COMMON.read_text()
        self.addCleanup(COMMON.write_text, before)
        self.addCleanup(set_password, "alice", PASSWORD)
        # As pam-auth-update puts an Additional profile: below everything.
        COMMON.write_text(before + stack_in_profile())

    def change(self, *command, typed, user=None):
        return subprocess.run(command, input=typed, text=True, timeout=60, user=user,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def use_password(self, password=NEW):
        return self.rig.talk("doorward-password", "alice", "authenticate", answers=[password])

    def stale(self):
        return self.record()["stale"] == "1"

    def test_abuse_16_root_changes_it_and_the_pin_works(self):
        for command, typed in ((["chpasswd"], f"alice:{NEW}\n"),
                               (["passwd", "alice"], f"{NEW}2\n{NEW}2\n")):
            done = self.change(*command, typed=typed)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertEqual(self.try_pin().results(), [SUCCESS], command)
        self.assertEqual(self.try_pin(WRONG).results(), [AUTH_ERR])

    def test_abuse_16_the_person_changes_it_and_the_pin_works(self):
        done = self.change("passwd", typed=f"{PASSWORD}\n{NEW}\n{NEW}\n", user="alice")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(self.try_pin().results(), [SUCCESS])
        self.assertEqual(self.use_password().results(), [SUCCESS])

    def test_a_change_that_is_refused_changes_nothing(self):
        before = VAULT.read_bytes()
        # The first does not get past the check, the second not past the new password.
        for typed in (f"not hers\n{NEW}\n{NEW}\n", f"{PASSWORD}\n{NEW}\n{NEW}2\n"):
            with self.subTest(typed):
                done = self.change("passwd", typed=typed, user="alice")
                self.assertNotEqual(done.returncode, 0, done.stdout)
                self.assertEqual(VAULT.read_bytes(), before)
                self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_a_change_forgets_no_wrong_try(self):
        for _ in range(2):
            self.try_pin(WRONG)
        self.change("chpasswd", typed=f"alice:{NEW}\n")
        self.assertEqual(self.failures(), 2)
        self.set_failures(FAILURES)
        self.change("chpasswd", typed=f"alice:{NEW}3\n")
        self.assertRefused(self.try_pin(), MAXTRIES, "pin-off")
        self.assertEqual(self.use_password(NEW + "3").results(), [SUCCESS])
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_who_has_no_pin_gets_none(self):
        self.addCleanup(set_password, "bob", "battery staple 2")
        done = self.change("chpasswd", typed=f"bob:{NEW}\n")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertFalse((VAULT.parent / "bob").exists())

    def test_a_vault_that_is_damaged_costs_nobody_a_change(self):
        VAULT.write_bytes(b"nothing")
        done = self.change("chpasswd", typed=f"alice:{NEW}\n")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertEqual(VAULT.read_bytes(), b"nothing")
        self.assertEqual(self.use_password().results(), [SUCCESS])

    def test_abuse_15_a_vault_with_another_public_key_gets_no_password(self):
        """Whoever had the other half of it would read every password from then on."""
        vault = bytearray(VAULT.read_bytes())
        vault[PUBLIC_KEY] ^= 1
        VAULT.write_bytes(vault)
        self.assertEqual(self.change("chpasswd", typed=f"alice:{NEW}\n").returncode, 0)
        self.assertEqual(VAULT.read_bytes(), vault)
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-damaged")

    def test_what_cannot_be_sealed_is_not_sent_to_the_password(self):
        """The machine key is gone, so nothing can be marked as this machine's."""
        key = Path("/var/lib/doorward/machine-key")
        content = key.read_bytes()
        key.unlink()
        self.assertEqual(self.change("chpasswd", typed=f"alice:{NEW}\n").returncode, 0)
        key.write_bytes(content)
        key.chmod(0o600)
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-stale")
        self.assertEqual(self.failures(), 0)
        self.assertEqual(self.use_password().results(), [SUCCESS])
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_16_past_pam_the_password_is_asked_once(self):
        set_password("alice", NEW)
        # Elsewhere than in the worker nobody knows better than the modules below.
        seen = self.try_pin()
        self.assertEqual((seen.results(), seen.codes(), self.failures()), ([AUTH_ERR], [], 0))
        # What the worker writes down then.
        self.set_record(stale=1)
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-stale")
        self.assertEqual(self.use_password("not hers").results(), [AUTH_ERR])
        self.assertTrue(self.stale())
        self.assertEqual(self.use_password().results(), [SUCCESS])
        self.assertFalse(self.stale())
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_what_changes_a_password_loads_neither_argon2_nor_a_tpm(self):
        needed = subprocess.run(["ldd", os.environ["DOORWARD_PIN_MODULE"]], check=True, text=True,
                                stdout=subprocess.PIPE).stdout
        self.assertIn("libcrypto", needed)
        for library in ("sodium", "argon2", "tss2"):
            self.assertNotIn(library, needed)

    def test_abuse_16_a_change_killed_anywhere_damages_no_pin(self):
        """A change cut short leaves the old password or the new one in shadow, and the same in the
        vault. Where the two differ the password is asked for once."""
        report = self.rig.folder / "report"

        def change(call, password):
            command = self.rig.talk_command("--mark", "passwd", "alice", "chauthtok",
                                            answers=[password, password])
            subprocess.run([self.rig.programs / "kill_at_call", report, str(call), *command],
                           check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           timeout=60)
            return json.loads(report.read_text())
        calls = change(0, NEW)["calls"]
        self.assertEqual(self.try_pin().results(), [SUCCESS])
        outcomes = set()
        for call in sorted(random.Random(SEED).sample(range(1, calls + 1), SAMPLE)):
            with self.subTest(call=call, seed=SEED):
                set_password("alice", NEW)
                self.assertEqual(self.enrol(password=NEW).results(), [SUCCESS])
                self.assertTrue(change(call, NEW + "4")["killed"])
                seen = self.try_pin()
                self.assertIn((seen.result(), seen.codes()), ((SUCCESS, []), (AUTH_ERR, [])))
                outcomes.add(seen.result())
                self.assertEqual(self.failures(), 0)
        self.assertIn(SUCCESS, outcomes)


if __name__ == "__main__":
    main()
