# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of pam_doorward_token share: the real stack on a private machine with a card."""
import os
import pathlib
import unittest

import private_machine
import token_rig

PIN = token_rig.PIN
WRONG = "999999"
SUCCESS, PERM_DENIED, AUTH_ERR, AUTHINFO_UNAVAIL, MAXTRIES = 0, 6, 7, 9, 11
CONV_ERR = 19


class TokenCase(unittest.TestCase):
    """Each test finds alice's and bob's cards allowed, with all their tries, and none inserted."""

    rig = None

    def setUp(self):
        if not self.rig.pcscd:
            self.rig.start_pcscd()
        self.write_stack()
        self.rig.configure()
        self.rig.trust("ca.pem")
        self.rig.map(alice="alice", bob="bob")
        self.rig.ctl("reset")
        self.rig.pull()

    def write_stack(self, helper=None, above="", slots="/run/no-slots"):
        """The stack as it is installed, except for where things are, and lines above it."""
        text = pathlib.Path(os.environ["DOORWARD_STACKS"], "doorward-token").read_text()
        line = "pam_doorward_token.so"
        places = f"helper={helper or self.rig.helper} ocsp={self.rig.ocsp} slots={slots}"
        text = text.replace(line, f"{line} {places}", 2)
        private_machine.write_stack("doorward-token", above + text)

    def log_in(self, user="alice", *answers, words=()):
        return self.rig.talk(*words, "doorward-token", user, "authenticate",
                             answers=answers or [PIN])

    def assertRefused(self, seen, result, code, asked=0):
        self.assertEqual((seen.results(), seen.codes()[-1:], len(seen.prompts())),
                         ([result], [code], asked))

    def assertUntouched(self):
        """Nobody has tried a PIN on the card that is in."""
        card = self.rig.card()
        self.assertEqual((card["tries"], card["counts"]["verify"], card["counts"]["sign"]),
                         (3, 0, 0))


def main():
    TokenCase.rig = token_rig.TokenRig()
    try:
        unittest.main(verbosity=2)
    finally:
        TokenCase.rig.stop()
