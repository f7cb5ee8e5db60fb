# SPDX-License-Identifier: GPL-3.0-or-later
"""A login by token has no password for the keyring: it is said where there is one."""
import pathlib

import private_machine
from token_case import SUCCESS, TokenCase, main


class ClosedKeyring(TokenCase):
    """doorward-password, which the token's session is, names two modules that want a password."""

    SENTENCE = "With a card, your saved passwords stay locked."

    def setUp(self):
        super().setUp()
        self.rig.insert("alice")

    def install(self, name):
        module = self.rig.modules / name
        module.touch()
        self.addCleanup(module.unlink)

    def closed(self, seen):
        return [event["keyring_closed"] for event in seen.prompts()]

    def test_is_told_with_the_question_where_such_a_module_is_installed(self):
        for name in ("pam_gnome_keyring.so", "pam_kwallet5.so"):
            with self.subTest(name=name):
                self.assertEqual(self.closed(self.log_in()), [""])
                self.install(name)
                seen = self.log_in()
                self.assertEqual((seen.results(), self.closed(seen)), ([SUCCESS], ["1"]))
                self.assertEqual(seen.codes(), ["card-reading", "card-recognised"])
                self.doCleanups()

    def test_is_told_in_words_by_what_opens_a_session(self):
        outside = "/user.slice/" not in pathlib.Path("/proc/self/cgroup").read_text()
        said = [e["text"] for e in self.log_in(words=["--plain"]).notices()]
        self.assertNotIn(self.SENTENCE, said)
        self.install("pam_gnome_keyring.so")
        seen = self.log_in(words=["--plain"])
        self.assertEqual([e["text"] for e in seen.notices()].count(self.SENTENCE), int(outside))
        if outside:
            self.assertLess([e.get("text") for e in seen.events].index(self.SENTENCE),
                            seen.events.index(seen.prompts()[0]))

    def test_is_nothing_to_a_session_without_such_a_line(self):
        self.install("pam_gnome_keyring.so")
        text = pathlib.Path("/etc/pam.d/doorward-token").read_text()
        private_machine.write_stack("doorward-token", text.replace(
            "session    include     doorward-password", "session    required    pam_permit.so"))
        self.assertEqual(self.closed(self.log_in()), [""])


if __name__ == "__main__":
    main()
