# SPDX-License-Identifier: GPL-3.0-or-later
"""pam_doorward_token on its real stack, with pcscd, OpenSC and a virtual PIV card."""
import pathlib
import subprocess

import private_machine
import token_rig
from token_case import (AUTHINFO_UNAVAIL, AUTH_ERR, CONV_ERR, MAXTRIES, PERM_DENIED, PIN, SUCCESS,
                        WRONG, TokenCase, main)


class RightPin(TokenCase):
    def test_rsa_card_opens_and_says_what_the_success_rests_on(self):
        self.rig.insert("alice")
        seen = self.log_in()
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertEqual(seen.codes(), ["card-reading", "card-recognised"])
        prompt = seen.prompts()[0]
        self.assertEqual((prompt["purpose"], prompt["minimum"], prompt["maximum"],
                          prompt["label"], prompt["holder"], prompt["reader"], prompt["final"]),
                         ("card-pin", "4", "8", "alice", "alice", token_rig.READER, ""))
        used = seen.notices()[-1]
        sha256 = (self.rig.cards / "alice.sha256").read_text().strip()
        self.assertEqual((used["module"], used["label"], used["reader"], used["certificate"]),
                         ("opensc-pkcs11", "alice", token_rig.READER, sha256))
        self.assertTrue(used["serial"])
        self.assertTrue(used["manufacturer"] and used["model"])

    def test_elliptic_curve_card_opens(self):
        self.rig.insert("bob")
        self.assertEqual(self.log_in("bob").results(), [SUCCESS])

    def test_card_names_its_owner_where_nobody_was_chosen(self):
        self.rig.insert("bob")
        seen = self.log_in("")
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertEqual(seen.events[-1]["user"], "bob")
        recognised = [e for e in seen.notices() if e["code"] == "card-recognised"]
        self.assertEqual([e["user"] for e in recognised], ["bob"])

    def test_owner_is_not_named_before_the_card_has_proved_it(self):
        self.rig.insert("bob")
        self.assertEqual(self.log_in("", WRONG).events[-1]["user"], "")

    def test_plain_application_is_asked_in_words(self):
        self.rig.insert("alice")
        seen = self.log_in(words=["--plain"])
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertEqual([e["text"] for e in seen.prompts()], ["Card PIN: "])

    def test_pamtester_gets_in(self):
        self.rig.insert("alice")
        done = subprocess.run(["pamtester", "doorward-token", "alice", "authenticate"],
                              input=PIN + "\n", text=True, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_what_is_signed_is_fresh_each_time(self):
        self.rig.insert("alice")
        self.log_in()
        self.assertEqual(self.log_in().results(), [SUCCESS])
        self.assertEqual(self.rig.card()["counts"]["sign"], 2)


class SeveralCertificates(TokenCase):
    """One card, two certificates that count."""

    def setUp(self):
        super().setUp()
        self.rig.write_map(self.rig.rule("alice", "alice") + self.rig.rule("logon", "alice"))
        self.rig.insert("alice", "second=logon")

    def sha256(self, card):
        return (self.rig.cards / f"{card}.sha256").read_text().strip()

    def assertOpensWith(self, card, seen):
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertEqual(seen.notices()[-1]["certificate"], self.sha256(card))

    def test_person_chooses(self):
        for card in ("alice", "logon"):
            with self.subTest(card=card):
                first = self.log_in("alice", "1", PIN)
                number = "1" if f"1: {card}," in first.prompts()[0]["text"] else "2"
                self.assertOpensWith(card, self.log_in("alice", number, PIN))

    def test_question_tells_what_is_asked(self):
        question = self.log_in("alice", "1", PIN).prompts()[0]
        self.assertEqual((question["style"], question["purpose"], question["minimum"],
                          question["maximum"]), ("visible", "card-certificate", "1", "2"))
        fields = question["choices"].split("|")
        self.assertEqual(sorted(fields[0::3]), ["alice", "logon"])
        self.assertEqual(fields[1:3], ["Doorward test authority", "2044-01-01"])
        *choices, last = question["text"].split("; ")
        self.assertEqual(sorted(choice[2:] for choice in choices),
                         [" alice, Doorward test au, 2044-01-01",
                          " logon, Doorward test au, 2044-01-01"])
        self.assertEqual(last, "Which certificate (1-2)? ")

    def test_plain_application_is_asked_in_words(self):
        seen = self.log_in("alice", "2", PIN, words=["--plain"])
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertIn("Which certificate (1-2)? ", seen.prompts()[0]["text"])

    def test_abuse_24_answer_that_names_none_is_never_the_first_hit(self):
        none = ["", "0", "3", "one", "1 ", "11", "-1"]
        for answer in none:
            with self.subTest(answer=answer):
                self.assertRefused(self.log_in("alice", *[answer] * 3), PERM_DENIED,
                                   "card-ambiguous", asked=3)
        self.assertUntouched()
        self.assertOpensWith("alice", self.log_in("alice", "x", self.number_of("alice"), PIN))

    def number_of(self, card):
        text = self.log_in("alice", "1", PIN).prompts()[0]["text"]
        return "1" if f"1: {card}," in text else "2"

    def test_certificate_that_does_not_count_is_not_asked_about(self):
        for other in ("expired", "nousage", "mallory"):
            with self.subTest(other=other):
                self.rig.map(alice="alice", expired="alice", nousage="alice")
                self.rig.insert("alice", f"second={other}")
                self.assertOpensWith("alice", self.log_in())

    def test_abuse_24_certificates_of_two_people_are_nobodys_where_nobody_was_chosen(self):
        self.rig.map(alice="alice", logon="bob")
        self.assertRefused(self.log_in(""), PERM_DENIED, "card-ambiguous")
        self.assertOpensWith("logon", self.log_in("bob"))


class WrongPin(TokenCase):
    def test_abuse_22_final_try_is_announced_and_then_the_card_is_blocked(self):
        self.rig.insert("alice")
        first = self.log_in("alice", WRONG)
        self.assertRefused(first, AUTH_ERR, "card-pin-wrong", asked=1)
        self.assertEqual(first.notices()[-1]["tries"], "")
        second = self.log_in("alice", WRONG)
        self.assertRefused(second, AUTH_ERR, "card-pin-wrong", asked=1)
        self.assertEqual(second.notices()[-1]["tries"], "1")
        third = self.log_in("alice", WRONG)
        self.assertEqual(third.prompts()[0]["final"], "1")
        self.assertRefused(third, MAXTRIES, "card-blocked", asked=1)
        self.assertRefused(self.log_in(), MAXTRIES, "card-blocked", asked=0)
        self.assertEqual(self.rig.card()["counts"]["verify"], 3)

    def test_final_try_is_announced_in_words_too(self):
        self.rig.insert("alice")
        for _ in range(2):
            self.log_in("alice", WRONG)
        seen = self.log_in(words=["--plain"])
        self.assertIn("Last try", seen.prompts()[0]["text"])
        self.assertEqual(seen.results(), [SUCCESS])

    def test_right_pin_gives_the_tries_back(self):
        self.rig.insert("alice")
        self.log_in("alice", WRONG)
        self.log_in()
        self.assertEqual(self.rig.card()["tries"], 3)

    def test_abuse_20_empty_and_impossible_pins_never_reach_the_card(self):
        self.rig.insert("alice")
        for pin in ("", "123", "123456789", "1234567890" * 40, b"1234\x0056", b"12\xff456"):
            with self.subTest(pin=pin):
                self.assertRefused(self.log_in("alice", pin), AUTH_ERR, "card-pin-format", asked=1)
        self.assertUntouched()

    def test_abuse_20_card_verified_by_another_process_lets_nobody_in(self):
        self.rig.insert("alice")
        with token_rig.Pcsc() as other:
            select = bytes.fromhex("00A404000BA000000308000010000100")
            verify = bytes.fromhex("0020008008") + PIN.encode().ljust(8, b"\xff")
            other.transmit(select)
            self.assertEqual(other.transmit(verify), b"\x90\x00")
            self.assertRefused(self.log_in("alice", ""), AUTH_ERR, "card-pin-format", asked=1)
            self.assertRefused(self.log_in("alice", WRONG), AUTH_ERR, "card-pin-wrong", asked=1)
        self.assertEqual(self.rig.card()["counts"]["sign"], 0)

    def test_abuse_21_password_in_authtok_never_reaches_the_card(self):
        # As long as a card's PIN, so that nothing but the module's own care keeps it away.
        self.write_stack(above="auth required pam_scripted.so ask=Password authtok\n")
        self.rig.insert("alice")
        seen = self.rig.talk("doorward-token", "alice", "authenticate", answers=["hunter2!"])
        self.assertEqual((seen.results(), len(seen.prompts())), ([CONV_ERR], 2))
        self.assertUntouched()

    def test_abuse_21_password_in_authtok_does_not_stand_in_for_the_pin(self):
        self.write_stack(above="auth required pam_scripted.so ask=Password authtok\n")
        self.rig.insert("alice")
        seen = self.rig.talk("doorward-token", "alice", "authenticate", answers=["hunter2!", PIN])
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertEqual(self.rig.card()["counts"]["verify"], 1)


class WhoseCard(TokenCase):
    """Whatever is refused here is refused before anybody is asked for a PIN."""

    def assertTurnedAway(self, code, user="alice"):
        self.assertRefused(self.log_in(user), PERM_DENIED, code)
        self.assertUntouched()

    def test_somebody_elses_card(self):
        self.rig.insert("bob")
        self.assertTurnedAway("card-other-user")

    def test_nobodys_card(self):
        self.rig.insert("mallory")
        self.assertTurnedAway("card-unknown")
        self.assertTurnedAway("card-unknown", user="")

    def test_card_that_no_module_knows(self):
        self.rig.insert("alice", "strange=yes")
        self.assertTurnedAway("card-unknown")

    def test_abuse_24_common_names_mean_nothing(self):
        for card, user in (("root", "root"), ("nul", "alice")):
            with self.subTest(card=card):
                self.rig.insert(card)
                self.assertTurnedAway("card-unknown", user)
                self.assertTurnedAway("card-unknown", "")

    def test_abuse_24_name_with_a_nul_is_not_shown(self):
        self.rig.map(nul="alice")
        self.rig.insert("nul")
        seen = self.log_in()
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertEqual(seen.prompts()[0]["holder"], "")

    def test_abuse_24_two_users_of_one_certificate(self):
        self.rig.write_map(self.rig.rule("alice", "alice") + self.rig.rule("alice", "bob"))
        self.rig.insert("alice")
        for user in ("alice", "bob", ""):
            with self.subTest(user=user):
                self.assertTurnedAway("card-ambiguous", user)

    def test_certificates_that_do_not_count(self):
        for card, code in (("selfsigned", "card-untrusted"), ("stranger", "card-untrusted"),
                           ("nousage", "card-unfit"), ("server", "card-unfit"),
                           ("expired", "card-expired"), ("early", "card-expired")):
            with self.subTest(card=card):
                self.rig.map(**{card: "alice"})
                self.rig.insert(card)
                self.assertTurnedAway(code)

    def test_every_kind_of_rule_names_the_user(self):
        key = subprocess.run(
            f"openssl x509 -in {self.rig.cards}/logon.crt -noout -pubkey"
            " | openssl pkey -pubin -outform DER | sha256sum",
            shell=True, check=True, capture_output=True, text=True).stdout.split()[0]
        self.rig.insert("logon")
        for rule in (f"key:{key}", "subject:CN=logon,O=Doorward test cards",
                     "upn:logon@corp.example", "email:logon@example.org"):
            with self.subTest(rule=rule):
                self.rig.write_map(f"{rule} bob\n")
                self.assertEqual(self.log_in("").events[-1]["user"], "bob")

    def test_abuse_24_two_users_by_two_kinds_of_rule(self):
        self.rig.write_map(self.rig.rule("logon", "alice") + "upn:logon@corp.example bob\n")
        self.rig.insert("logon")
        for user in ("alice", "bob", ""):
            with self.subTest(user=user):
                self.assertTurnedAway("card-ambiguous", user)

    def test_purpose_is_what_the_administrator_wants(self):
        for purpose, welcome in (("login", ["alice", "logon"]), ("smart-card-logon", ["logon"]),
                                 ("client-auth", []), ("any", ["alice", "logon", "server"]),
                                 ("smartcard-logon", ["logon"])):  # misspelt: the strictest
            self.rig.configure(Purpose=purpose)
            for card in ("alice", "logon", "server"):
                with self.subTest(purpose=purpose, card=card):
                    self.rig.map(**{card: "alice"})
                    self.rig.insert(card)
                    if card in welcome:
                        self.assertEqual(self.log_in().results(), [SUCCESS])
                    else:
                        self.assertRefused(self.log_in(), PERM_DENIED, "card-unfit")

    def test_self_signed_certificate_in_the_folder_counts(self):
        self.rig.trust("selfsigned.crt")
        self.rig.map(selfsigned="alice")
        self.rig.insert("selfsigned")
        self.assertEqual(self.log_in().results(), [SUCCESS])

    def test_no_authority_no_entry(self):
        self.rig.trust()
        self.rig.insert("alice")
        self.assertTurnedAway("card-untrusted")

    def test_abuse_19_certificate_with_another_key(self):
        self.rig.insert("alice", "key=mallory")
        self.assertRefused(self.log_in(), PERM_DENIED, "card-signature", asked=1)
        self.assertEqual(self.rig.card()["counts"]["sign"], 1)

    def test_map_that_others_may_write_is_not_used(self):
        self.rig.write_map(self.rig.rule("alice", "alice"), mode=0o666)
        self.rig.insert("alice")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "internal")

    def test_broken_line_costs_only_itself(self):
        self.rig.write_map("sha256:12 bob\nnonsense\n" + self.rig.rule("alice", "alice"))
        self.rig.insert("alice")
        self.assertEqual(self.log_in().results(), [SUCCESS])

    def test_map_without_such_a_user(self):
        self.rig.map(alice="nobody-at-all")
        self.rig.insert("alice")
        self.assertTurnedAway("card-unknown", user="")


class MissingParts(TokenCase):
    def test_no_card(self):
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "no-card")

    def test_no_pcscd(self):
        self.rig.kill_pcscd()
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "no-reader")

    def test_helper_missing(self):
        self.write_stack(helper="/nowhere/doorward-p11")
        self.rig.insert("alice")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "module-missing")

    def test_helpers_user_missing(self):
        passwd = pathlib.Path("/etc/passwd")
        before = passwd.read_text()
        self.addCleanup(passwd.write_text, before)
        passwd.write_text(before.replace("doorward-p11:", "renamed:"))
        self.rig.insert("alice")
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "module-missing")

    def test_unknown_argument(self):
        private_machine.write_stack("odd", "auth required pam_doorward_token.so debug\n")
        seen = self.rig.talk("odd", "alice", "authenticate", answers=[])
        self.assertEqual((seen.result(), seen.prompts()), (3, []))


if __name__ == "__main__":
    main()
