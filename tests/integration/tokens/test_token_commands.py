# SPDX-License-Identifier: GPL-3.0-or-later
"""doorwardctl token list and token map, as root, with pcscd, OpenSC and a virtual PIV card."""
import json
import os
import pathlib
import shutil
import subprocess

import private_machine
import token_rig
from token_case import PIN, SUCCESS, WRONG, TokenCase, main

MAP = pathlib.Path("/etc/doorward/token-map")
LIBEXEC = pathlib.Path(os.environ["DOORWARD_LIBEXEC"])
DONE, REFUSED, USAGE = 0, 1, 2


class Commands(TokenCase):
    @classmethod
    def setUpClass(cls):
        """The helper stands where it is installed, on this machine only."""
        if not LIBEXEC.exists():
            private_machine.cover(next(parent for parent in LIBEXEC.parents if parent.exists()))
            LIBEXEC.mkdir(parents=True)
            shutil.copy(os.environ["DOORWARD_P11"], LIBEXEC)

    def ctl(self, *words, typed=""):
        return subprocess.run([os.environ["DOORWARD_CTL"], *words], input=typed, text=True,
                              capture_output=True)

    def map_card(self, user="alice", typed=PIN + "\n"):
        return self.ctl("token", "map", user, typed=typed)

    def certificates(self):
        return json.loads(self.ctl("token", "list", "--json").stdout)["certificates"]

    def assertRefusedWith(self, done, words, code=REFUSED):
        self.assertEqual((done.returncode, done.stdout), (code, ""))
        self.assertIn(words, done.stderr)


class Map(Commands):
    def setUp(self):
        super().setUp()
        MAP.unlink()

    def test_mapped_card_opens_the_door(self):
        self.rig.insert("alice")
        self.assertEqual(self.map_card().returncode, DONE)
        self.assertEqual((MAP.read_text(), MAP.stat().st_mode & 0o777),
                         (self.rig.rule("alice", "alice"), 0o644))
        self.assertEqual(self.log_in().results(), [SUCCESS])

    def test_other_rules_stay(self):
        before = "# who\nupn:bob@example.org bob"
        MAP.write_text(before)
        MAP.chmod(0o600)
        self.rig.insert("alice")
        self.map_card()
        self.assertEqual((MAP.read_text(), MAP.stat().st_mode & 0o777),
                         (before + "\n" + self.rig.rule("alice", "alice"), 0o600))

    def test_card_that_is_theirs_already_is_tried_and_nothing_is_added(self):
        self.rig.map(alice="alice")
        self.rig.insert("alice")
        self.assertEqual(self.map_card().returncode, DONE)
        self.assertEqual(MAP.read_text(), self.rig.rule("alice", "alice"))
        self.assertEqual(self.rig.card()["counts"]["sign"], 1)

    def test_abuse_24_card_of_another_user(self):
        self.rig.map(alice="alice")
        self.rig.insert("alice")
        self.assertRefusedWith(self.map_card("bob"), "it is alice's")
        self.assertUntouched()

    def test_abuse_19_card_with_another_key_gets_no_rule(self):
        self.rig.insert("alice", "key=mallory")
        self.assertRefusedWith(self.map_card(), "no key that fits")
        self.assertFalse(MAP.exists())

    def test_wrong_pin_gets_no_rule(self):
        self.rig.insert("alice")
        self.assertRefusedWith(self.map_card(typed=WRONG + "\n"), "not the card's PIN")
        self.assertRefusedWith(self.map_card(typed="12\n"), "the card was not asked")
        self.assertFalse(MAP.exists())
        self.assertEqual(self.rig.card()["counts"]["verify"], 1)

    def test_certificate_that_would_open_nothing(self):
        for card, words in (("stranger", "vouches"), ("expired", "its time is over"),
                            ("nousage", "not made for logging in")):
            with self.subTest(card=card):
                self.rig.insert(card)
                self.assertRefusedWith(self.map_card(), words)
                self.assertUntouched()

    def test_no_card(self):
        self.assertRefusedWith(self.map_card(), "no card is in the reader")

    def test_users_who_have_none(self):
        self.rig.insert("alice")
        self.assertRefusedWith(self.map_card("nobody-at-all"), "No user is called")
        self.assertRefusedWith(self.map_card("root"), "root does not log in with a card")
        self.assertRefusedWith(self.ctl("token", "map"), "Usage", USAGE)
        self.assertUntouched()

    def test_map_that_others_may_write_is_not_written(self):
        self.rig.write_map("", mode=0o666)
        self.rig.insert("alice")
        self.assertRefusedWith(self.map_card(), "root alone may write")
        self.assertEqual(MAP.read_text(), "")


class List(Commands):
    def test_certificate_that_opens(self):
        self.rig.insert("alice")
        listed = self.ctl("token", "list").stdout
        self.assertIn(f"alice, on alice in {token_rig.READER}: opens the door for alice", listed)
        self.assertIn("    subject:CN=alice,O=Doorward test cards\n", listed)
        one = self.certificates()[0]
        self.assertEqual((one["holder"], one["opens"], one["code"], one["users"]),
                         ("alice", True, "", ["alice"]))
        self.assertIn(self.rig.rule("alice", "alice").split()[0], one["identities"])
        self.assertUntouched()

    def test_why_not(self):
        for card, code in (("mallory", "card-unknown"), ("stranger", "card-untrusted"),
                           ("expired", "card-expired"), ("nousage", "card-unfit")):
            with self.subTest(card=card):
                self.rig.insert(card)
                one = self.certificates()[0]
                self.assertEqual((one["opens"], one["code"], one["users"]), (False, code, []))

    def test_abuse_24_two_users(self):
        self.rig.write_map(self.rig.rule("alice", "alice") + self.rig.rule("alice", "bob"))
        self.rig.insert("alice")
        one = self.certificates()[0]
        self.assertEqual((one["code"], one["users"]), ("card-ambiguous", ["alice", "bob"]))
        self.assertIn("more than one user (alice, bob)", self.ctl("token", "list").stdout)

    def test_broken_rule_is_told(self):
        self.rig.write_map("nonsense alice\n")
        self.assertIn("token-map:1: expected", self.ctl("token", "list").stderr)

    def test_no_card(self):
        done = self.ctl("token", "list", "--json")
        self.assertEqual((done.returncode, json.loads(done.stdout)),
                         (DONE, {"tokens": [], "certificates": []}))


if __name__ == "__main__":
    main()
