# SPDX-License-Identifier: GPL-3.0-or-later
"""The key that a token opens for the key manager in the login that proves it, with OpenSC."""
import os
import pwd
import shutil
import time

import private_machine
import token_slot
from token_case import AUTH_ERR, PIN, SUCCESS, WRONG, TokenCase, main

KEY = bytes(range(1, 33))
PATIENCE = 5  # limits::tokenUnwrapSeconds


class Unwrap(TokenCase):
    def setUp(self):
        super().setUp()
        self.rig.install(os.environ["DOORWARD_KEY_SPY_MODULE"])
        self.slots = self.rig.folder / "slots"
        self.seen = self.rig.folder / "seen"
        shutil.rmtree(self.slots, ignore_errors=True)
        self.seen.unlink(missing_ok=True)
        module = f"pam_doorward_token.so helper={self.rig.helper} slots={self.slots}"
        spy = f"pam_token_key_spy.so {self.seen}\n"
        private_machine.write_stack("doorward-token",
                                    f"auth [success=ok default=die] {module}\n"
                                    f"auth optional {spy}auth required pam_permit.so\n"
                                    f"session optional {spy}session required pam_permit.so\n")

    def folder_of(self, user):
        folder = self.slots / str(pwd.getpwnam(user).pw_uid)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def digest(self, card):
        return (self.rig.cards / f"{card}.sha256").read_text().strip()

    def give_slot(self, card, user="alice", whose=None, change=lambda data: data):
        """A slot of card's certificate in user's folder, made for whose."""
        uid = pwd.getpwnam(whose or user).pw_uid
        path = self.folder_of(user) / self.digest(card)
        path.write_bytes(change(token_slot.make(self.rig.cards / f"{card}.crt", uid, KEY)))
        return path

    def log_in_and_open(self, *answers, user="alice"):
        seen = self.rig.talk("doorward-token", user, "authenticate", "open_session",
                             answers=answers or [PIN])
        self.left = self.seen.read_text().splitlines() if self.seen.exists() else []
        return seen.results()

    def assertLeft(self, card):
        expected = f"{self.digest(card)} {KEY.hex()}"
        self.assertEqual(self.left, ["auth " + expected, "session " + expected])

    def assertNothingLeft(self):
        self.assertEqual(self.left, ["auth (none)", "session (none)"])

    def asked(self):
        counts = self.rig.card()["counts"]
        return counts["verify"], counts["sign"], counts["unwrap"]


class Opens(Unwrap):
    def test_with_an_rsa_key_beside_the_one_that_signs(self):
        self.give_slot("sealed")
        self.rig.insert("alice", "unwraps=sealed")
        self.assertEqual(self.log_in_and_open(), [SUCCESS, SUCCESS])
        self.assertLeft("sealed")
        self.assertEqual(self.asked(), (1, 1, 1))  # one PIN, one login of the card

    def test_with_a_key_on_a_curve(self):
        self.give_slot("agreed", "bob")
        self.rig.insert("bob", "unwraps=agreed")
        self.assertEqual(self.log_in_and_open(user="bob"), [SUCCESS, SUCCESS])
        self.assertLeft("agreed")
        self.assertEqual(self.asked(), (1, 1, 1))

    def test_where_the_card_says_whose_it_is(self):
        self.give_slot("sealed")
        self.rig.insert("alice", "unwraps=sealed")
        self.assertEqual(self.log_in_and_open(user=""), [SUCCESS, SUCCESS])
        self.assertLeft("sealed")


class Nothing(Unwrap):
    """Whatever is wrong with the slot, the card opens the door as if there were none."""

    def assertOpensTheDoorAlone(self, unwrapped=0):
        self.rig.insert("alice", "unwraps=sealed")
        self.assertEqual(self.log_in_and_open(), [SUCCESS, SUCCESS])
        self.assertNothingLeft()
        self.assertEqual(self.asked(), (1, 1, unwrapped))

    def test_without_a_slot(self):
        self.assertOpensTheDoorAlone()

    def test_with_the_slot_of_a_card_that_is_not_in(self):
        self.give_slot("agreed")
        self.assertOpensTheDoorAlone()

    def test_with_somebody_elses_slot_in_ones_folder(self):
        self.give_slot("sealed", whose="bob")
        self.assertOpensTheDoorAlone()

    def test_with_a_slot_under_another_name(self):
        path = self.give_slot("logon")  # RSA as well: the card could be asked
        path.rename(path.with_name(self.digest("sealed")))
        self.assertOpensTheDoorAlone()

    def test_with_a_slot_that_others_may_write(self):
        self.give_slot("sealed").chmod(0o666)
        self.assertOpensTheDoorAlone()

    def test_with_a_slot_that_is_cut_short(self):
        self.give_slot("sealed", change=lambda data: data[:-1])
        self.assertOpensTheDoorAlone()

    def test_with_a_slot_of_a_later_form(self):
        self.give_slot("sealed", change=lambda data: data[:4] + b"\2" + data[5:])
        self.assertOpensTheDoorAlone()

    def test_with_a_slot_that_was_changed(self):
        self.give_slot("sealed", change=lambda data: data[:-1] + bytes([data[-1] ^ 1]))
        self.assertOpensTheDoorAlone(unwrapped=1)

    def test_with_a_number_that_the_card_refuses(self):
        too_large = b"\xff" * 256
        self.give_slot("sealed", change=lambda data: data[:44] + too_large + data[300:])
        self.assertOpensTheDoorAlone()


class Fails(Unwrap):
    def test_wrong_pin_opens_neither(self):
        self.give_slot("sealed")
        self.rig.insert("alice", "unwraps=sealed")
        self.assertEqual(self.log_in_and_open(WRONG)[0], AUTH_ERR)
        self.assertEqual(self.left, [])
        self.assertEqual(self.asked(), (1, 0, 0))

    def test_key_is_gone_when_the_next_try_begins(self):
        self.give_slot("sealed")
        self.rig.insert("alice", "unwraps=sealed")
        seen = self.rig.talk("--go-on", "doorward-token", "alice", "authenticate", "authenticate",
                             "open_session", answers=[PIN, WRONG])
        self.assertEqual(seen.results()[:2], [SUCCESS, AUTH_ERR])
        self.assertEqual([line.split()[:2] for line in self.seen.read_text().splitlines()],
                         [["auth", self.digest("sealed")], ["session", "(none)"]])

    def test_card_that_is_pulled_then_has_opened_the_door(self):
        self.give_slot("sealed")
        self.rig.insert("alice", "unwraps=sealed")
        self.rig.ctl("pull-on", "unwrap")
        self.assertEqual(self.log_in_and_open(), [SUCCESS, SUCCESS])
        self.assertNothingLeft()

    def test_card_that_falls_silent_then_keeps_nobody_waiting(self):
        self.give_slot("sealed")
        self.rig.insert("alice", "unwraps=sealed")
        self.rig.ctl("mute-on", "unwrap")
        began = time.monotonic()
        self.assertEqual(self.log_in_and_open(), [SUCCESS, SUCCESS])
        self.assertNothingLeft()
        self.assertLess(time.monotonic() - began, PATIENCE + 10)


if __name__ == "__main__":
    main()
