# SPDX-License-Identifier: GPL-3.0-or-later
"""pam_doorward_token while cards are pulled and PKCS#11 modules misbehave."""
import os
import pathlib
import pwd
import shutil
import subprocess
import time

import token_slot
from pam_rig import Seen
from token_case import (AUTHINFO_UNAVAIL, AUTH_ERR, PERM_DENIED, PIN, SUCCESS, TokenCase,
                        main)

DEADLINE = 20  # limits::tokenOperationSeconds
MISBEHAVING = pathlib.Path("/run/p11-misbehaving")
MODULES = pathlib.Path("/etc/pkcs11/modules")


class Pulled(TokenCase):
    def test_while_the_person_types(self):
        self.rig.insert("alice")
        process = subprocess.Popen(
            self.rig.talk_command("--gate", "doorward-token", "alice", "authenticate",
                                  answers=[PIN]),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        lines = []
        for line in process.stdout:
            lines.append(line)
            if '"prompt"' in line:
                break
        self.rig.pull()
        rest, _ = process.communicate()
        self.assertRefused(Seen("".join(lines) + rest), AUTHINFO_UNAVAIL, "card-removed", asked=1)

    def test_other_card_put_in_while_the_person_types_is_asked_nothing(self):
        self.rig.insert("alice")
        process = subprocess.Popen(
            self.rig.talk_command("--gate", "doorward-token", "alice", "authenticate",
                                  answers=[PIN]),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        lines = []
        for line in process.stdout:
            lines.append(line)
            if '"prompt"' in line:
                break
        self.rig.insert("bob")
        rest, _ = process.communicate()
        self.assertRefused(Seen("".join(lines) + rest), AUTHINFO_UNAVAIL, "card-removed", asked=1)
        self.assertUntouched()

    def test_while_it_compares_the_pin(self):
        self.rig.insert("alice")
        self.rig.ctl("pull-on", "verify")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-removed", asked=1)

    def test_abuse_25_while_it_signs(self):
        self.rig.insert("alice")
        self.rig.ctl("pull-on", "sign")
        began = time.monotonic()
        # OpenSC gives any error, or deadlocks (0.23) and is killed.
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-removed", asked=1)
        self.assertLess(time.monotonic() - began, DEADLINE + 15)
        self.rig.insert("alice")
        self.assertEqual(self.log_in().results(), [SUCCESS])


class Misbehaving(TokenCase):
    """One token of a module that lies on it besides OpenSC's; its certificate is alice's."""

    def setUp(self):
        super().setUp()
        MISBEHAVING.mkdir(exist_ok=True)
        subprocess.run(["openssl", "x509", "-in", self.rig.cards / "alice.crt", "-outform", "DER",
                        "-out", MISBEHAVING / "certificate"], check=True)
        MODULES.mkdir(parents=True, exist_ok=True)
        MISBEHAVING.chmod(0o777)
        # What a module needs beside the system's folders has to be named.
        self.rig.configure(ModulePaths=MISBEHAVING)
        module = shutil.copy(os.environ["DOORWARD_P11_MISBEHAVING"], MISBEHAVING)
        (MODULES / "misbehaving.module").write_text(f"module: {module}\n")
        self.addCleanup((MODULES / "misbehaving.module").unlink)

    def misbehave(self, how):
        (MISBEHAVING / "how").write_text(how)

    def test_abuse_25_module_that_hangs_is_killed_at_its_deadline(self):
        self.misbehave("hang")
        began = time.monotonic()
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-silent")
        self.assertGreaterEqual(time.monotonic() - began, DEADLINE)
        self.assertEqual(self.helpers(), [])

    def test_abuse_25_module_sees_and_may_only_what_it_needs(self):
        pathlib.Path("/run/spied-upon").touch()
        (MISBEHAVING / "home").write_text(pwd.getpwnam("alice").pw_dir)
        self.misbehave("spy")
        self.log_in()
        got = {place.name for place in MISBEHAVING.iterdir() if place.is_dir()}
        networks = {name for name in got if name.startswith("net:")}
        self.assertEqual(got - networks, {"looked", "thread"})
        self.assertTrue(networks)
        self.assertNotIn(os.readlink("/proc/self/ns/net"), networks)

    def test_module_in_a_folder_that_is_not_named_is_not_there(self):
        self.rig.configure()
        self.misbehave("crash")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "no-card")

    def test_abuse_25_module_that_crashes(self):
        self.misbehave("crash")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-silent")

    def test_abuse_25_module_that_crashes_while_it_signs(self):
        self.misbehave("crash-sign")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-silent", asked=1)

    def test_abuse_25_huge_signature(self):
        self.misbehave("huge")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-silent", asked=1)

    def test_signature_that_is_none(self):
        self.misbehave("false")
        self.assertRefused(self.log_in(), PERM_DENIED, "card-signature", asked=1)

    def test_abuse_20_login_that_is_somebody_elses_lets_nobody_in(self):
        self.misbehave("logged-in")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-silent", asked=1)

    def test_token_that_does_not_answer(self):
        self.misbehave("silent")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-silent", asked=1)

    def give_key(self, card="alice"):
        shutil.copy(self.rig.cards / f"{card}.key", MISBEHAVING / "key")
        (MISBEHAVING / "key").chmod(0o644)

    def test_reader_with_keys_asks_for_the_pin_itself(self):
        self.give_key()
        self.misbehave("pin-pad")
        for words in ([], ["--plain"]):
            with self.subTest(words=words):
                seen = self.log_in(words=words)
                self.assertEqual((seen.results(), seen.prompts()), ([SUCCESS], []))
                self.assertIn("Enter the card's PIN on the card reader.",
                              [event.get("text") for event in seen.events])

    def test_token_is_logged_out_before_its_helper_ends(self):
        self.give_key()
        self.misbehave("pin-pad-slow")
        self.assertEqual(self.log_in().results(), [SUCCESS])
        (MISBEHAVING / "logged-out").rmdir()

    def test_abuse_25_module_that_crashes_while_it_unwraps_has_signed(self):
        uid = pwd.getpwnam("alice").pw_uid
        folder = self.rig.folder / "slots" / str(uid)
        folder.mkdir(parents=True, exist_ok=True)
        digest = (self.rig.cards / "alice.sha256").read_text().strip()
        (folder / digest).write_bytes(
            token_slot.make(self.rig.cards / "alice.crt", uid, b"k" * 32))
        self.write_stack(slots=folder.parent)
        self.give_key()
        self.misbehave("pin-pad")  # it has no C_DecryptInit
        self.assertEqual(self.log_in().results(), [SUCCESS])
        shutil.rmtree(folder)

    def test_abuse_19_reader_with_keys_and_another_key(self):
        self.give_key("mallory")
        self.misbehave("pin-pad")
        self.assertRefused(self.log_in(), PERM_DENIED, "card-signature")

    def test_wrong_pin_on_the_readers_keys(self):
        self.misbehave("pin-pad-wrong")
        self.assertRefused(self.log_in(), AUTH_ERR, "card-pin-wrong")

    def test_pin_that_has_to_be_changed_and_cannot_be(self):
        self.misbehave("expired")
        self.assertRefused(self.log_in("alice", PIN, "654321", "654321"), PERM_DENIED,
                           "card-pin-expired", asked=3)

    def test_abuse_24_same_certificate_on_two_tokens_is_proved_by_one_of_them(self):
        self.misbehave("false")
        self.rig.insert("alice")
        seen = self.log_in()
        self.assertIn((seen.results(), seen.codes()[-1]),
                      [([SUCCESS], "card-recognised"), ([PERM_DENIED], "card-signature")])

    def test_certificate_that_is_none(self):
        self.misbehave("false")
        (MISBEHAVING / "certificate").write_bytes(b"\x30\x82" + bytes(600))
        self.assertRefused(self.log_in(), PERM_DENIED, "card-unknown")

    def helpers(self):
        """The helpers of this machine that run; others may have some of their own."""
        found = []
        for program in pathlib.Path("/proc").glob("[0-9]*/exe"):
            try:
                found += [program] if program.readlink() == self.rig.helper else []
            except OSError:
                pass
        return found


if __name__ == "__main__":
    main()
