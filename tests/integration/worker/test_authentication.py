# SPDX-License-Identifier: GPL-3.0-or-later
"""doorward-worker against real stacks: who gets in, what is said, how it ends."""
import os
import signal
import subprocess
import time
import unittest

import private_machine
from private_machine import PASSWORDS

private_machine.enter(os.environ["DOORWARD_STACKS"])

from doorward_wire import Message  # noqa: E402
import doorward_wire as wire  # noqa: E402
from driver import SCRIPTED, Worker  # noqa: E402

ALICE = dict(Kind="login", Method="password", Service="doorward-password", User="alice")
UNLOCK = dict(ALICE, Kind="unlock")


def scripted(auth="", account="", password="", service="scripted", **start):
    """A worker on a stack of pam_scripted lines."""
    text = "".join(f"{kind} required {SCRIPTED} {arguments}\n"
                   for kind, arguments in (("auth", auth), ("account", account),
                                           ("password", password)))
    private_machine.write_stack(service, text)
    return Worker(**dict(UNLOCK, Service=service, **start))


class Case(unittest.TestCase):
    def assertEnded(self, result, outcome, code=""):
        self.assertEqual((result["Outcome"], result["Code"]), (outcome, code), result)


class Password(Case):
    """The doorward-password stack as it is installed, on the distribution's common-*."""

    def test_right_password(self):
        for kind in ("login", "unlock"):
            with self.subTest(kind), Worker(**dict(ALICE, Kind=kind)) as worker:
                worker.expect("Started")
                prompt = worker.expect("PromptRequest")
                self.assertEqual(prompt["Style"], "secret")
                worker.answer(prompt, PASSWORDS["alice"])
                result = worker.expect("Result")
                self.assertEnded(result, "success")
                self.assertEqual(result["User"], "alice")
                self.assertEqual(int(result["Uid"]), private_machine.uid("alice"))

    def test_wrong_password(self):
        with Worker(**ALICE) as worker:
            self.assertEnded(worker.answer_all("wrong"), "wrong", "password-wrong")
            self.assertEqual(worker.wait(), 0)

    def test_unknown_user_is_asked_and_wrong(self):
        with Worker(**dict(ALICE, User="nobody-here")) as worker:
            worker.expect("Started")
            prompt = worker.expect("PromptRequest")
            with Worker(**ALICE) as known:
                known.expect("Started")
                self.assertEqual(repr(known.expect("PromptRequest")), repr(prompt))
            worker.answer(prompt, PASSWORDS["alice"])
            self.assertEnded(worker.result(), "wrong", "password-wrong")

    def test_root_is_refused_in_the_same_words(self):
        private_machine.set_password("root", "root's own")
        with Worker(**dict(ALICE, User="root")) as worker:
            self.assertEnded(worker.answer_all("root's own"), "wrong", "password-wrong")

    def test_nologin_shows_its_text(self):
        path = "/run/nologin"
        with open(path, "w") as file:
            file.write("Back at noon.\n")
        try:
            with Worker(**ALICE) as worker:
                result = worker.result()
                self.assertEnded(result, "refused", "account-unavailable")
                self.assertEqual(result["Text"], "Back at noon.")
        finally:
            os.unlink(path)


if __name__ == "__main__":
    unittest.main()
