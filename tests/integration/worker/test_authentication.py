# SPDX-License-Identifier: GPL-3.0-or-later
"""doorward-worker against real stacks: who gets in, what is said, how it ends."""
import os
import pathlib
import select
import signal
import subprocess
import time
import unittest

import private_machine
from private_machine import PASSWORDS

private_machine.enter(os.environ["DOORWARD_STACKS"])

from doorward_wire import Message  # noqa: E402
import doorward_wire as wire  # noqa: E402
from driver import PATIENCE, SCRIPTED, Worker, as_daemon  # noqa: E402

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

    def test_account_that_is_closed(self):
        # abuse_04: the password is right, and an unlock stays shut.
        subprocess.run(["chage", "-E", "2020-01-01", "bob"], check=True)
        try:
            for kind in ("login", "unlock"):
                with self.subTest(kind), Worker(**dict(ALICE, User="bob", Kind=kind)) as worker:
                    # Debian's common-account turns every reason into pam_deny's; the text stays.
                    result = worker.answer_all(PASSWORDS["bob"])
                    self.assertEnded(result, "refused", "account-unavailable")
                    self.assertIn("expired", result["Text"])
        finally:
            subprocess.run(["chage", "-E", "-1", "bob"], check=True)

    def test_abuse_04_locked_password(self):
        subprocess.run(["usermod", "-L", "bob"], check=True)
        try:
            with Worker(**dict(UNLOCK, User="bob")) as worker:
                self.assertEnded(worker.answer_all(PASSWORDS["bob"]), "wrong", "password-wrong")
        finally:
            subprocess.run(["usermod", "-U", "bob"], check=True)

    def test_change_asks_for_the_old_one(self):
        change = dict(ALICE, Kind="change", User="bob")
        with Worker(**change) as worker:
            self.assertEnded(worker.answer_all("wrong"), "wrong", "password-wrong")
        with Worker(**change) as worker:
            old = PASSWORDS["bob"]
            self.assertEnded(worker.answer_all(old, "marble-Fjord-31", "marble-Fjord-31"),
                             "success")
        with Worker(**dict(UNLOCK, User="bob")) as worker:
            self.assertEnded(worker.answer_all("marble-Fjord-31"), "success")
        private_machine.set_password("bob", old)

    def test_change_rejects_what_the_rules_reject(self):
        with Worker(**dict(ALICE, Kind="change", User="bob")) as worker:
            # pam_unix asks three times for a better one ("obscure": not for root).
            answers = [PASSWORDS["bob"]] + ["a", "a"] * 3
            worker.expect("Started")
            message = None
            for message in iter(worker.receive, None):
                if message.type == "PromptRequest":
                    worker.answer(message, answers.pop(0))
                elif message.type == "Result":
                    break
            self.assertEnded(message, "wrong", "password-rejected")


class Expired(Case):
    """An expired password is changed on doorward-password, whichever method found it."""

    def expire(self):
        private_machine.set_password("bob", PASSWORDS["bob"])
        subprocess.run(["chage", "-d", "0", "bob"], check=True)

    def tearDown(self):
        private_machine.set_password("bob", PASSWORDS["bob"])

    def test_each_method(self):
        # The other methods' own password stacks would say "crash" here.
        for method in ("pin", "token"):
            private_machine.write_stack(f"scripted-{method}", f"""
auth     required {SCRIPTED} ask=Secret expect=1234
account  include  doorward-password
password required {SCRIPTED} crash
""")
        for method, service, secret in (("password", "doorward-password", PASSWORDS["bob"]),
                                        ("pin", "scripted-pin", "1234"),
                                        ("token", "scripted-token", "1234")):
            for kind in ("login", "unlock"):
                with self.subTest(method=method, kind=kind):
                    self.expire()
                    with Worker(Kind=kind, Method=method, Service=service, User="bob") as worker:
                        result = worker.answer_all(secret, PASSWORDS["bob"], "marble-Fjord-31",
                                                   "marble-Fjord-31")
                        self.assertEnded(result, "success")
                    with Worker(**dict(UNLOCK, User="bob")) as worker:
                        self.assertEnded(worker.answer_all("marble-Fjord-31"), "success")

    def test_it_is_announced(self):
        self.expire()
        with Worker(**dict(ALICE, User="bob")) as worker:
            worker.expect("Started")
            worker.answer(worker.expect("PromptRequest"), PASSWORDS["bob"])
            notices = []
            while (message := worker.receive()).type == "Notice":
                notices.append(message.get("Code"))
            self.assertIn("password-expired", notices)
            self.assertEqual(message.type, "PromptRequest")

    def test_not_changed_is_not_in(self):
        self.expire()
        with Worker(**dict(ALICE, User="bob")) as worker:
            self.assertEnded(worker.answer_all(PASSWORDS["bob"], "wrong"), "wrong",
                             "password-wrong")


class Purposes(Case):
    """What a question of a password change is for, with the modules of the distribution."""
    NEW = "marble-Fjord-31"
    THREE = [("password", PASSWORDS["bob"]), ("new-password", NEW), ("repeat-password", NEW)]

    def setUp(self):
        private_machine.set_password("bob", PASSWORDS["bob"])
        self.addCleanup(private_machine.set_password, "bob", PASSWORDS["bob"])

    def answer(self, worker, *pairs):
        """Answers question by question; each has to come with the purpose given (None: with
        none). The Result's outcome."""
        for purpose, secret in pairs:
            while (message := worker.receive()).type in ("Started", "Notice"):
                pass
            self.assertEqual((message.type, message.get("Purpose")), ("PromptRequest", purpose),
                             message)
            self.assertTrue(message["Text"])
            worker.answer(message, secret)
        return worker.result()["Outcome"]

    def expired(self, *pairs, secret=PASSWORDS["bob"]):
        subprocess.run(["chage", "-d", "0", "bob"], check=True)
        with Worker(**dict(ALICE, User="bob")) as worker:
            return self.answer(worker, (None, secret), *pairs)

    def test_pam_unix(self):
        self.assertEqual(self.expired(*self.THREE), "success")

    def test_too_weak_and_not_the_same_twice(self):
        self.assertEqual(self.expired(
            self.THREE[0], ("new-password", "a"), ("repeat-password", "a"), *self.THREE[1:]),
            "success")
        # What pam_unix makes of two that differ is the end of it.
        self.assertEqual(self.expired(("password", self.NEW), ("new-password", "marble-Fjord-32"),
                                      ("repeat-password", "other"), secret=self.NEW), "wrong")

    def test_change_by_wish(self):
        with Worker(**dict(ALICE, Kind="change", User="bob")) as worker:
            self.assertEqual(self.answer(worker, (None, PASSWORDS["bob"]), *self.THREE[1:]),
                             "success")

    def test_token_says_nothing_of_a_password(self):
        private_machine.write_stack("scripted-token", f"""
auth     required {SCRIPTED} ask=Secret expect={PASSWORDS["bob"].split()[0]}
account  include  doorward-password
""")
        subprocess.run(["chage", "-d", "0", "bob"], check=True)
        with Worker(**dict(ALICE, User="bob", Method="token", Service="scripted-token")) as worker:
            self.assertEqual(self.answer(worker, (None, PASSWORDS["bob"].split()[0]),
                                         (None, PASSWORDS["bob"]), *self.THREE[1:]), "success")

    def test_no_password_yet(self):
        # As passwd -de leaves an account whose owner is to choose one at the first login.
        subprocess.run(["passwd", "-q", "-de", "bob"], check=True)
        with Worker(**dict(ALICE, User="bob")) as worker:
            self.assertEqual(self.answer(worker, (None, self.NEW), (None, self.NEW)), "success")

    def test_pam_pwquality(self):
        path = pathlib.Path("/etc/pam.d/common-password")
        before = path.read_text()
        if not list(pathlib.Path("/usr/lib").glob("*/security/pam_pwquality.so")):
            self.skipTest("pam_pwquality is not installed")
        self.addCleanup(path.write_text, before)
        # As pam-auth-update writes it where libpam-pwquality is installed.
        path.write_text("password requisite pam_pwquality.so retry=3\n" + before.replace(
            "pam_unix.so obscure", "pam_unix.so obscure use_authtok try_first_pass"))
        self.assertEqual(self.expired(
            self.THREE[0], ("new-password", "a"), ("new-password", self.NEW),
            ("repeat-password", "other"), *self.THREE[1:]), "success")

    def test_one_time_code_has_none(self):
        path = pathlib.Path("/etc/pam.d/common-password")
        before = path.read_text()
        self.addCleanup(path.write_text, before)
        path.write_text(before + f"password required {SCRIPTED} ask=Code\n")
        self.assertEqual(self.expired(*self.THREE, (None, "123456")), "success")


class Conversation(Case):
    """What modules say and ask arrives in order, and each question gets its own answer."""

    def test_all_styles_in_order(self):
        with scripted("info=one error=two ask=three visible=four") as worker:
            worker.expect("Started")
            said = [worker.expect("Notice"), worker.expect("Notice")]
            said.append(worker.expect("PromptRequest"))
            worker.answer(said[-1], "x")
            said.append(worker.expect("PromptRequest"))
            worker.answer(said[-1], "y")
            self.assertEqual([(m["Style"], m["Text"]) for m in said],
                             [("info", "one"), ("error", "two"), ("secret", "three"),
                              ("visible", "four")])
            self.assertEnded(worker.result(), "success")

    def test_abuse_32_second_question_gets_no_stale_secret(self):
        with scripted("ask=first ask=second expect=one expect=two") as worker:
            worker.expect("Started")
            worker.answer(worker.expect("PromptRequest"), "one")
            second = worker.expect("PromptRequest")
            self.assertEqual((second["Text"], second["Prompt"]), ("second", "2"))
            worker.answer(second, "two")
            self.assertEnded(worker.result(), "success")

    def test_array_is_answered_index_by_index(self):
        with scripted("array expect=secret expect=shown") as worker:
            worker.expect("Started")
            self.assertEqual(worker.expect("Notice")["Text"], "first")
            worker.answer(worker.expect("PromptRequest"), "secret")
            self.assertEqual(worker.expect("Notice")["Text"], "third")
            worker.answer(worker.expect("PromptRequest"), "shown")
            self.assertEnded(worker.result(), "success")

    def test_empty_answer(self):
        with scripted("ask=first expect=") as worker:
            self.assertEnded(worker.answer_all(""), "success")

    def test_binary_prompt_carries_what_is_known(self):
        with scripted("pin expect=1234", Method="pin") as worker:
            worker.expect("Started")
            prompt = worker.expect("PromptRequest")
            self.assertEqual([prompt[name] for name in ("Purpose", "Minimum", "Maximum", "Style")],
                             ["pin", "4", "32", "secret"])
            worker.answer(prompt, "1234")
            self.assertEnded(worker.result(), "success")

    def test_a_modules_reason_is_the_verdict(self):
        for code, outcome in (("pin-wrong", "wrong"), ("pin-damaged", "broken"),
                              ("card-blocked", "refused")):
            with self.subTest(code), scripted(f"notice={code} return=7") as worker:
                result = worker.result()
                self.assertEnded(result, outcome, code)
                self.assertEqual((result["Tries"], result["Text"]), ("3", "No."))

    def test_reason_belongs_to_its_attempt(self):
        with scripted("notice=pin-wrong ask=again return=7") as worker:
            self.assertEnded(worker.answer_all("x"), "wrong", "password-wrong")

    def test_token_goes_with_the_success_only(self):
        with scripted("ask=PIN token", Method="token") as worker:
            worker.expect("Started")
            worker.answer(worker.expect("PromptRequest"), "1234")
            used = worker.expect("TokenUsed")
            # What a card says about itself drives no terminal.
            self.assertEqual(used["Label"], "Alice's card [2J")
            self.assertEqual(used["Serial"], "0042")
            self.assertEnded(worker.expect("Result"), "success")
        with scripted("ask=PIN token return=7", Method="token") as worker:
            result = worker.answer_all("1234")
            self.assertNotIn("TokenUsed", [message.type for message in result.said])
            self.assertNotEqual(result["Outcome"], "success")

    def test_long_text_is_cut_between_characters(self):
        with scripted("bytes=511 bytes=2000") as worker:
            said = worker.result().said
            self.assertEqual([len(m["Text"].encode()) for m in said if m.type == "Notice"],
                             [512, 512])

    def test_questions_without_end(self):
        with scripted("times=1000") as worker:
            result = worker.answer_all(*["x"] * 64)
            self.assertEnded(result, "broken", "internal")

    def test_token_names_the_user(self):
        with scripted("user=bob", Kind="login", Method="token", User="") as worker:
            result = worker.result()
            self.assertEnded(result, "success")
            self.assertEqual(result["User"], "bob")


class Ending(Case):
    """Cancel, and what ends the worker itself."""

    def test_cancel_at_a_question(self):
        with Worker(**ALICE) as worker:
            worker.expect("Started")
            worker.expect("PromptRequest")
            worker.send("Cancel")
            self.assertEnded(worker.result(), "cancelled")
            self.assertEqual(worker.wait(), 0)

    def test_cancel_ends_the_delay_after_a_failure(self):
        # Ten minutes: without the cancel the Result would not come within this test's patience.
        with scripted("delay=600000000 ask=Secret return=7") as worker:
            worker.expect("Started")
            worker.answer(worker.expect("PromptRequest"), "x")
            worker.send("Cancel")
            self.assertEnded(worker.result(), "cancelled")

    def test_delay_is_kept_without_a_cancel(self):
        begin = time.monotonic()
        with scripted("delay=400000 ask=Secret return=7") as worker:
            self.assertEnded(worker.answer_all("x"), "wrong", "password-wrong")
        # libpam varies a delay by up to half.
        self.assertGreaterEqual(time.monotonic() - begin, 0.2)

    def test_abuse_33_cancelled_attempt_counts_nowhere(self):
        private_machine.write_stack("counting", f"""
auth required pam_faillock.so preauth dir=/run/faillock
auth sufficient pam_unix.so
auth [default=die] pam_faillock.so authfail dir=/run/faillock
""")
        with Worker(**dict(UNLOCK, Service="counting")) as worker:
            worker.expect("Started")
            worker.expect("PromptRequest")
            worker.send("Cancel")
            self.assertEnded(worker.result(), "cancelled")
        def failures():
            path = "/run/faillock/alice"
            return os.path.getsize(path) if os.path.exists(path) else 0
        self.assertEqual(failures(), 0)
        with Worker(**dict(UNLOCK, Service="counting")) as worker:
            worker.answer_all("wrong")
        self.assertGreater(failures(), 0)

    def test_end_of_file_ends_it(self):
        with Worker(**ALICE) as worker:
            worker.expect("Started")
            worker.expect("PromptRequest")
            worker.close()
            worker.wait()

    def test_end_of_file_ends_the_wait_for_a_session(self):
        with scripted("", Kind="login") as worker:
            worker.result()
            worker.close()
            worker.wait()

    def test_abuse_42_anything_out_of_turn_ends_it(self):
        cases = {
            "answer before a question": Message("Answer", Prompt=1),
            "a second start": Message("Start", **UNLOCK),
            "launch before a session": Message("Launch"),
            "one of its own": Message("Result", Outcome="success"),
            "no message": b"\x01",
        }
        for name, message in cases.items():
            with self.subTest(name), scripted("ask=Secret") as worker:
                worker.expect("Started")
                worker.expect("PromptRequest")
                wire.send(worker.socket, message)
                if name == "answer before a question":
                    # The right type at the right time, but no pipe with it.
                    self.assertNotEqual(worker.result()["Outcome"], "success")
                else:
                    self.assertEnded(worker.result(), "broken", "internal")
                    self.assertNotEqual(worker.wait(), 0)

    def test_abuse_42_start_that_is_none(self):
        for name, fields in {
            "kind": dict(ALICE, Kind="sing"), "nothing": {},
            "path as service": dict(ALICE, Service="../shadow"),
            "path as user": dict(ALICE, User="../alice"),
            "path as locale": dict(ALICE, Locale="../x"),
            "nobody to unlock for": dict(UNLOCK, User=""),
        }.items():
            with self.subTest(name), Worker() as worker:
                worker.send("Start", **fields)
                self.assertIsNone(worker.receive())
                self.assertNotEqual(worker.wait(), 0)

    def test_answers_that_cannot_be_one(self):
        def pipe(data):
            return wire.secret_pipe(data)
        cases = {
            "a file": lambda: os.open("/etc/passwd", os.O_RDONLY),
            "too long": lambda: pipe(b"x" * 513),
            "a NUL": lambda: pipe(b"right\0"),
        }
        for name, make in cases.items():
            with self.subTest(name), scripted("ask=Secret expect=right") as worker:
                worker.expect("Started")
                prompt = worker.expect("PromptRequest")
                descriptor = make()
                wire.send(worker.socket, Message("Answer", Prompt=prompt["Prompt"]), descriptor)
                os.close(descriptor)
                self.assertNotEqual(worker.result()["Outcome"], "success")

    def test_answer_to_another_question(self):
        with scripted("ask=first ask=second expect=x") as worker:
            worker.expect("Started")
            prompt = worker.expect("PromptRequest")
            worker.answer(prompt, "x")
            worker.expect("PromptRequest")
            worker.answer(prompt, "x")
            self.assertEnded(worker.result(), "broken", "internal")

    def test_dies_with_the_daemon(self):
        # A daemon of our own, killed while its worker is inside a module that never returns.
        private_machine.write_stack("sleeping", f"auth required {SCRIPTED} info=now sleep\n")
        def work():
            worker = Worker(**dict(UNLOCK, Service="sleeping"))
            worker.expect("Started")
            worker.expect("Notice")
            return worker

        daemon, worker = as_daemon(work)
        watch = os.pidfd_open(worker)
        self.addCleanup(os.close, watch)
        os.kill(daemon, signal.SIGKILL)
        os.waitpid(daemon, 0)
        gone = select.select([watch], [], [], PATIENCE)[0]
        if not gone:
            os.kill(worker, signal.SIGKILL)
        self.assertTrue(gone)

    def test_not_started_by_a_daemon(self):
        process = subprocess.run([os.environ["DOORWARD_WORKER"]], capture_output=True)
        self.assertNotEqual(process.returncode, 0)


class Broken(Case):
    """Parts that fail, are missing or lie."""

    def test_abuse_01_every_error_in_every_place(self):
        for code in [*range(1, 40), 255]:
            for place in ("auth", "account", "setcred"):
                if (place, code) == ("account", 12):
                    continue  # PAM_NEW_AUTHTOK_REQD: see Expired
                with self.subTest(place=place, code=code):
                    auth = f"return={code}" if place == "auth" else (
                        f"setcred={code}" if place == "setcred" else "")
                    account = f"return={code}" if place == "account" else ""
                    with scripted(auth, account) as worker:
                        self.assertNotEqual(worker.result()["Outcome"], "success")

    def test_abuse_01_module_crashes(self):
        with scripted("crash") as worker:
            worker.expect("Started")
            self.assertIsNone(worker.receive())
            self.assertEqual(worker.wait(), -signal.SIGABRT)

    def test_abuse_02_module_missing(self):
        private_machine.write_stack("missing", """
auth [success=ok default=die] pam_not_there.so
auth required pam_unix.so
account required pam_permit.so
""")
        with Worker(**dict(UNLOCK, Service="missing")) as worker:
            self.assertEnded(worker.result(), "broken", "module-missing")
        with Worker(**UNLOCK) as worker:
            self.assertEnded(worker.answer_all(PASSWORDS["alice"]), "success")

    def test_abuse_02_installed_stacks_without_their_modules(self):
        # Our modules are not installed on the host: no falling through to a password's prompt.
        for method, service in (("pin", "gdm-pin"), ("token", "doorward-token")):
            path = f"/etc/pam.d/{service}"
            with open(path) as file:
                text = file.read()
            private_machine.write_stack("gone", text.replace("pam_gnome_shell_pin", "pam_gone")
                                        .replace("pam_doorward_token", "pam_gone"))
            with self.subTest(service), Worker(**dict(UNLOCK, Method=method,
                                                      Service="gone")) as worker:
                self.assertEnded(worker.result(), "broken", "module-missing")

    def test_ignore_is_no_way_in(self):
        for service, module in (("gdm-pin", "pam_gnome_shell_pin"),
                                ("doorward-token", "pam_doorward_token")):
            with open(f"/etc/pam.d/{service}") as file:
                text = file.read()
            private_machine.write_stack("ignoring", text.replace(f"{module}.so",
                                                                 f"{SCRIPTED} return=25", 1))
            with self.subTest(service), Worker(**dict(UNLOCK, Service="ignoring")) as worker:
                self.assertNotEqual(worker.result()["Outcome"], "success")

    def test_service_missing(self):
        with Worker(**dict(UNLOCK, Service="no-such-stack")) as worker:
            self.assertEnded(worker.result(), "broken", "service-missing")

    def test_abuse_03_user_changed(self):
        for kind in ("login", "unlock"):
            for place in ("auth", "account"):
                with self.subTest(kind=kind, place=place):
                    lines = {place: "user=bob"}
                    with scripted(**lines, Kind=kind) as worker:
                        self.assertEnded(worker.result(), "refused", "user-changed")

    def test_nobody_named(self):
        with scripted("", Kind="login", Method="token", User="") as worker:
            self.assertNotEqual(worker.result()["Outcome"], "success")

    def test_enrol_and_remove_run_the_password_stack(self):
        for kind in ("enrol", "remove"):
            with self.subTest(kind), scripted(password="ask=new", auth="crash",
                                              Kind=kind) as worker:
                self.assertEnded(worker.answer_all("x"), "success")
            with self.subTest(kind), scripted(password="notice=pin-mismatch return=20",
                                              Kind=kind) as worker:
                self.assertEnded(worker.result(), "wrong", "pin-mismatch")


if __name__ == "__main__":
    unittest.main()
