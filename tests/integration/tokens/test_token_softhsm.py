# SPDX-License-Identifier: GPL-3.0-or-later
"""A second PKCS#11 module, without any reader: SoftHSM's tokens are files."""
import os
import pwd

import private_machine
import token_slot
from softhsm_case import MODULE, SoftHsmCase
from token_case import AUTH_ERR, AUTHINFO_UNAVAIL, PIN, SUCCESS, WRONG, main


class SoftHsm(SoftHsmCase):
    def test_right_pin_opens_and_binds_nothing_that_cannot_be_pulled_out(self):
        seen = self.log_in()
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertEqual([said for said in seen.notices() if said.get("certificate")], [])

    def test_wrong_pin_does_not(self):
        self.assertRefused(self.log_in("alice", WRONG), AUTH_ERR, "card-pin-wrong", asked=1)

    def test_p_384_opens(self):
        self.make_token("curved")
        self.rig.map(curved="bob")
        self.assertEqual(self.log_in("bob").results(), [SUCCESS])

    def assertKeyComesOut(self, card, user):
        seen, slots = self.rig.folder / "seen", self.rig.folder / "slots"
        seen.unlink(missing_ok=True)
        folder = slots / str(pwd.getpwnam(user).pw_uid)
        folder.mkdir(parents=True)
        digest = (self.rig.cards / f"{card}.sha256").read_text().strip()
        (folder / digest).write_bytes(
            token_slot.make(self.rig.cards / f"{card}.crt", int(folder.name), b"k" * 32))
        self.rig.install(os.environ["DOORWARD_KEY_SPY_MODULE"])
        module = f"pam_doorward_token.so helper={self.rig.helper} slots={slots}"
        private_machine.write_stack("doorward-token",
                                    f"auth [success=ok default=die] {module}\n"
                                    f"auth optional pam_token_key_spy.so {seen}\n"
                                    "auth required pam_permit.so\n")
        self.assertEqual(self.log_in(user).results(), [SUCCESS])
        self.assertEqual(seen.read_text(), f"auth {digest} {(b'k' * 32).hex()}\n")

    def test_key_is_opened_with_the_one_key_of_the_token(self):
        self.assertKeyComesOut("alice", "alice")

    def test_key_is_opened_with_a_curve_s(self):
        self.make_token("curled")
        self.rig.map(curled="bob")
        self.assertKeyComesOut("curled", "bob")

    def test_its_files_are_seen_only_where_the_administrator_says_so(self):
        self.rig.configure()
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "no-card")


if __name__ == "__main__":
    if not os.path.exists(MODULE):
        raise SystemExit(77)
    main()
