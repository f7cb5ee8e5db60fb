# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards whose authority has taken them back: lists, and OpenSSL's own OCSP responder over HTTP."""
import socket
import time

import revocation_rig as authority
from revocation_rig import ADDRESS, PORT, Responder
from token_case import AUTHINFO_UNAVAIL, PERM_DENIED, SUCCESS, TokenCase, main

SECONDS = 1  # OcspSeconds


class Revocation(TokenCase):
    def setUp(self):
        super().setUp()
        authority.clear_lists()
        self.rig.insert("alice")

    def configure(self, policy, responder="", **more):
        self.rig.configure(Revocation=policy, OcspResponder=responder, OcspSeconds=SECONDS, **more)

    def assertOpens(self):
        self.assertEqual(self.log_in().results(), [SUCCESS])

    def assertTurnedAway(self, code):
        """Before anybody is asked for a PIN."""
        result = PERM_DENIED if code == "card-revoked" else AUTHINFO_UNAVAIL
        self.assertRefused(self.log_in(), result, code)
        self.assertUntouched()

    def assertTold(self, soft, hard):
        """What becomes of alice under each policy; with what she is asked otherwise."""
        for policy, code in (("hard", hard), ("soft", soft)):
            with self.subTest(policy=policy):
                self.configure(policy, *self.responder)
                self.rig.ctl("reset")
                self.rig.insert("alice")
                if code:
                    self.assertTurnedAway(code)
                else:
                    self.assertOpens()

    responder = ()


class Lists(Revocation):
    def test_abuse_23_off_looks_at_nothing(self):
        authority.write_list(self.rig.cards, "alice")
        self.configure("off")
        self.assertOpens()

    def test_abuse_23_misspelt_policy_is_hard(self):
        self.configure("strict")
        self.assertTurnedAway("card-unchecked")

    def test_abuse_23_not_on_the_list(self):
        authority.write_list(self.rig.cards, "bob")
        self.assertTold(soft=None, hard=None)

    def test_abuse_23_on_the_list(self):
        authority.write_list(self.rig.cards, "bob", "alice")
        self.assertTold(soft="card-revoked", hard="card-revoked")

    def test_abuse_23_no_list(self):
        self.assertTold(soft=None, hard="card-unchecked")

    def test_abuse_23_stale_list(self):
        authority.write_list(self.rig.cards, begun=-30, over=-2)
        self.assertTold(soft=None, hard="card-unchecked")
        self.configure("hard", RevocationStaleHours=72)
        self.assertOpens()

    def test_abuse_23_on_a_stale_list(self):
        authority.write_list(self.rig.cards, "alice", begun=-30, over=-2)
        self.assertTold(soft="card-revoked", hard="card-revoked")

    def test_abuse_23_list_of_the_future(self):
        authority.write_list(self.rig.cards, begun=2)
        self.assertTold(soft=None, hard="card-unchecked")

    def test_abuse_23_list_with_another_signature(self):
        authority.write_list(self.rig.cards, key="other-ca")
        self.assertTold(soft=None, hard="card-unchecked")

    def test_abuse_23_list_of_another_authority(self):
        authority.write_list(self.rig.cards, authority="other-ca")
        self.assertTold(soft=None, hard="card-unchecked")

    def test_list_in_pem(self):
        authority.write_list(self.rig.cards, "alice", name="list.pem",
                             form=authority.serialization.Encoding.PEM)
        self.assertTold(soft="card-revoked", hard="card-revoked")

    def test_list_that_others_may_write_is_not_read(self):
        authority.write_list(self.rig.cards)
        (authority.LISTS / "list.crl").chmod(0o666)
        self.assertTold(soft=None, hard="card-unchecked")

    def test_certificate_in_the_folder_itself_is_asked_about_nowhere(self):
        self.rig.trust("selfsigned.crt")
        self.rig.map(selfsigned="alice")
        self.rig.insert("selfsigned")
        self.configure("hard")
        self.assertOpens()


class Ocsp(Revocation):
    responder = (ADDRESS,)

    def test_abuse_23_good(self):
        with Responder(self.rig.cards, known=["alice"]):
            self.assertTold(soft=None, hard=None)

    def test_abuse_23_revoked(self):
        with Responder(self.rig.cards, revoked=["alice"]):
            self.assertTold(soft="card-revoked", hard="card-revoked")

    def test_abuse_23_unknown(self):
        with Responder(self.rig.cards, known=["bob"]):
            self.assertTold(soft=None, hard="card-unchecked")

    def test_abuse_23_answer_signed_by_another_authority(self):
        with Responder(self.rig.cards, known=["alice"], signer="other-ca"):
            self.assertTold(soft=None, hard="card-unchecked")

    def test_abuse_23_answer_signed_by_a_card(self):
        """Of the same authority, but not made to answer for it."""
        with Responder(self.rig.cards, known=["alice"], signer="mallory"):
            self.assertTold(soft=None, hard="card-unchecked")

    def test_abuse_23_nobody_listens(self):
        self.assertTold(soft=None, hard="card-unchecked")

    def test_abuse_23_responder_that_says_nothing_costs_its_seconds_only(self):
        with socket.create_server(("127.0.0.1", PORT)):
            self.configure("soft", ADDRESS)
            began = time.monotonic()
            self.assertOpens()
            self.assertLess(time.monotonic() - began, SECONDS + 5)
            self.configure("hard", ADDRESS)
            self.rig.insert("alice")
            self.assertTurnedAway("card-unchecked")

    def test_abuse_23_good_answer_makes_up_for_a_stale_list(self):
        authority.write_list(self.rig.cards, begun=-30, over=-2)
        with Responder(self.rig.cards, known=["alice"]):
            self.assertTold(soft=None, hard=None)

    def test_abuse_23_revoked_answer_beside_a_stale_list(self):
        authority.write_list(self.rig.cards, begun=-30, over=-2)
        with Responder(self.rig.cards, revoked=["alice"]):
            self.assertTold(soft="card-revoked", hard="card-revoked")

    def test_fresh_list_needs_no_network(self):
        authority.write_list(self.rig.cards)
        self.assertTold(soft=None, hard=None)

    def test_address_that_is_no_http_is_not_asked(self):
        for address in ("https://127.0.0.1:2560/", "http://user@127.0.0.1:2560/", "file:///etc",
                        "127.0.0.1:2560", "http://"):
            with self.subTest(address=address), Responder(self.rig.cards, known=["alice"]):
                self.configure("hard", address)
                self.assertTurnedAway("card-unchecked")


if __name__ == "__main__":
    main()
