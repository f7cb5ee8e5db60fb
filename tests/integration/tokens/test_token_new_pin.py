# SPDX-License-Identifier: GPL-3.0-or-later
"""pam_doorward_token and cards that want another PIN first.

The card is the virtual PIV card behind OpenSC, which carries out the change (CHANGE REFERENCE DATA);
that it wants one is what tests/fixtures/pkcs11/p11_wants_new_pin.cpp adds.
"""
import os
import pathlib
import shutil
import subprocess

from pam_rig import Seen
from token_case import (AUTHINFO_UNAVAIL, AUTH_ERR, CONV_ERR, MAXTRIES, PERM_DENIED, PIN, SUCCESS,
                        WRONG, TokenCase, main)

NEW = "654321"
ASKED = ["card-pin", "new-card-pin", "repeat-card-pin"]
WANTS = pathlib.Path("/run/p11-wants")
MISBEHAVING = pathlib.Path("/run/p11-misbehaving")
MODULE = pathlib.Path("/etc/pkcs11/modules/opensc-pkcs11.module")
OPENSC = next(pathlib.Path("/usr/lib").glob("*/opensc-pkcs11.so"))


class NewPin(TokenCase):
    def setUp(self):
        super().setUp()
        for folder in (WANTS, MISBEHAVING):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            folder.chmod(0o777)
        self.rig.configure(ModulePaths=f"{WANTS} {MISBEHAVING}")
        module = shutil.copy(os.environ["DOORWARD_P11_WANTS_NEW_PIN"], WANTS)
        MODULE.parent.mkdir(parents=True, exist_ok=True)
        # In place of the one of this name that the system has.
        MODULE.write_text(f"module: {module}\n")
        self.addCleanup(MODULE.unlink)
        self.wants("flag")

    def wants(self, how, module=OPENSC):
        (WANTS / "how").write_text(how)
        (WANTS / "module").write_text(str(module))

    def assertChanged(self, seen):
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertTrue((WANTS / "changed").is_dir())
        # It is the card that has the new one now, and nobody is asked again.
        self.assertEqual(self.log_in("alice", NEW).results(), [SUCCESS])
        self.assertRefused(self.log_in("alice", PIN), AUTH_ERR, "card-pin-wrong", asked=1)

    def test_is_changed_right_there(self):
        self.rig.insert("alice")
        for how in ("flag", "expired"):
            with self.subTest(how=how):
                shutil.rmtree(WANTS / "changed", ignore_errors=True)
                self.rig.ctl("reset")
                self.wants(how)
                seen = self.log_in("alice", PIN, NEW, NEW)
                self.assertEqual(seen.purposes(), ASKED)
                self.assertIn("card-pin-change", seen.codes())
                asked = seen.prompts()[1]
                self.assertEqual((asked["minimum"], asked["maximum"]), ("4", "8"))
                self.assertChanged(seen)

    def test_in_an_application_that_knows_text_alone(self):
        self.rig.insert("alice")
        seen = self.log_in("alice", PIN, NEW, NEW, words=["--plain"])
        self.assertEqual([prompt["text"] for prompt in seen.prompts()],
                         ["Card PIN: ", "New card PIN (4-8): ", "New card PIN again: "])
        self.assertChanged(seen)

    def test_wrong_current_pin_changes_nothing(self):
        self.rig.insert("alice")
        self.assertRefused(self.log_in("alice", WRONG, NEW, NEW), AUTH_ERR, "card-pin-wrong",
                           asked=1)
        self.assertFalse((WANTS / "changed").exists())

    def test_what_the_card_cannot_take_is_asked_for_again(self):
        self.rig.insert("alice")
        seen = self.log_in("alice", PIN, "12", "1234567890", "12 456", PIN, NEW, "654322", NEW, NEW)
        self.assertEqual(seen.codes()[-6:], ["card-pin-change", "pin-too-short", "pin-too-long",
                                             "card-pin-rejected", "card-pin-same", "pin-mismatch"])
        self.assertChanged(seen)

    def test_what_the_card_refuses_is_asked_for_again(self):
        self.rig.insert("alice")
        self.wants("picky")
        seen = self.log_in("alice", PIN, "012345", "012345", NEW, NEW)
        self.assertEqual(seen.codes()[-1], "card-pin-rejected")
        self.assertEqual(self.rig.card()["tries"], 3)
        self.assertChanged(seen)

    def test_what_is_too_short_for_the_card_alone(self):
        self.rig.insert("alice")  # OpenSC says four; this card wants six
        seen = self.log_in("alice", PIN, "4321", "4321", NEW, NEW)
        self.assertEqual(seen.codes()[-1], "card-pin-rejected")
        self.assertEqual(self.rig.card()["tries"], 3)
        self.assertChanged(seen)

    def test_not_for_ever(self):
        self.rig.insert("alice")
        self.assertRefused(self.log_in("alice", PIN, *["12"] * 20), AUTH_ERR, "pin-too-short",
                           asked=11)
        self.assertFalse((WANTS / "changed").exists())

    def test_whoever_goes_away_leaves_the_pin_as_it_was(self):
        self.rig.insert("alice")
        seen = self.log_in("alice", PIN, NEW)
        self.assertEqual((seen.results(), seen.purposes()), ([CONV_ERR], ASKED))
        self.assertFalse((WANTS / "changed").exists())

    def test_pulled_while_the_new_one_is_typed(self):
        self.rig.insert("alice")
        self.assertGone(self.rig.pull)

    def test_another_card_instead_is_asked_nothing(self):
        self.rig.insert("alice")
        self.assertGone(lambda: self.rig.insert("bob"))
        self.assertUntouched()

    def assertGone(self, act):
        """act happens to the card between the current PIN and the new one."""
        process = subprocess.Popen(
            self.rig.talk_command("--second-gate", "doorward-token", "alice", "authenticate",
                                  answers=[PIN, NEW, NEW]),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        lines = []
        for line in process.stdout:
            lines.append(line)
            if '"new-card-pin"' in line:
                break
        act()
        rest, _ = process.communicate()
        seen = Seen("".join(lines) + rest)
        self.assertEqual((seen.results(), seen.codes()[-1]), ([AUTHINFO_UNAVAIL], "card-removed"))

    def test_pulled_while_it_changes(self):
        self.rig.insert("alice")
        self.rig.ctl("pull-on", "change")
        seen = self.log_in("alice", PIN, NEW, NEW)
        self.assertEqual((seen.results(), seen.codes()[-1]), ([AUTHINFO_UNAVAIL], "card-removed"))
        self.rig.insert("alice")
        self.assertChanged(self.log_in("alice", PIN, NEW, NEW))

    def test_module_that_cannot_change_it_keeps_nobody_out_whom_the_card_lets_in(self):
        self.rig.insert("alice")
        self.wants("fixed")
        self.assertEqual(self.log_in("alice", PIN, NEW, NEW).results(), [SUCCESS])
        self.assertRefused(self.log_in("alice", WRONG), AUTH_ERR, "card-pin-wrong", asked=1)

    def test_blocked_card_is_asked_nothing(self):
        self.rig.insert("alice")
        for _ in range(3):
            self.log_in("alice", WRONG)
        self.assertRefused(self.log_in("alice", PIN, NEW, NEW), MAXTRIES, "card-blocked")

    def test_reader_with_keys_asks_for_both(self):
        subprocess.run(["openssl", "x509", "-in", self.rig.cards / "alice.crt", "-outform", "DER",
                        "-out", MISBEHAVING / "certificate"], check=True)
        (MISBEHAVING / "how").write_text("pin-pad")
        self.wants("flag", shutil.copy(os.environ["DOORWARD_P11_MISBEHAVING"], MISBEHAVING))
        shutil.copy(self.rig.cards / "alice.key", MISBEHAVING / "key")
        (MISBEHAVING / "key").chmod(0o644)
        seen = self.log_in()
        self.assertEqual((seen.results(), seen.prompts()), ([SUCCESS], []))
        self.assertEqual(seen.codes()[-2:], ["card-pin-pad-change", "card-pin-pad"])
        # And a card with another key still opens nothing.
        shutil.rmtree(WANTS / "changed")
        shutil.copyfile(self.rig.cards / "mallory.key", MISBEHAVING / "key")
        self.assertRefused(self.log_in(), PERM_DENIED, "card-signature")


if __name__ == "__main__":
    main()
