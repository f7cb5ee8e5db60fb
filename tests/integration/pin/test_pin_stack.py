# SPDX-License-Identifier: GPL-3.0-or-later
"""The PIN's own stacks, through libpam, as the worker and as any other application."""
import os
import subprocess
import time
import unittest
from pathlib import Path

from private_machine import set_password, uid, write_stack

from pin_case import (AUTH_ERR, AUTHINFO_UNAVAIL, AUTHTOK_ERR, FAILURES, FREE, MAXTRIES, PASSWORD, PIN,
                      SUCCESS, TRIES, VAULT, VAULTS, WRONG, PinCase, boot_id, main)


class Enrolling(PinCase):
    def test_asks_password_then_pin_then_pin_again(self):
        seen = self.enrol(pin="471182")
        self.assertEqual(seen.purposes(), ["current-password", "new-pin", "repeat-pin"])
        self.assertEqual(seen.results(), [SUCCESS])
        new = seen.prompts()[1]
        self.assertEqual((new["minimum"], new["maximum"], new["style"]), ("6", "32", "secret"))

    def test_asks_in_the_same_order_in_plain_text(self):
        seen = self.enrol(pin="471182", words=["--plain"])
        self.assertEqual([p["text"] for p in seen.prompts()],
                         ["Current password: ", "New PIN: ", "New PIN again: "])
        self.assertEqual(self.try_pin("471182", words=["--plain"]).results(), [SUCCESS])

    def test_keeps_nothing_readable_and_nothing_open(self):
        for path, mode in ((VAULTS, 0o700), (VAULT, 0o600), (TRIES.parent, 0o700), (TRIES, 0o600),
                           (Path("/var/lib/doorward/machine-key"), 0o600)):
            about = path.lstat()
            self.assertEqual((about.st_mode & 0o7777, about.st_uid), (mode, 0), path)
        self.assertNotIn(PASSWORD.encode(), VAULT.read_bytes())
        self.assertNotIn(PIN.encode(), VAULT.read_bytes())

    def test_refuses_a_wrong_password_and_keeps_the_old_pin(self):
        seen = self.enrol(password="not hers", pin="9999")
        self.assertRefused(seen, AUTH_ERR, "password-wrong", asked=1)
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_refuses_two_different_pins(self):
        self.assertRefused(self.enrol(pin="471182", again="471183"), AUTHTOK_ERR, "pin-mismatch", 3)
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_refuses_what_is_no_pin(self):
        for pin, code in (("83529", "pin-too-short"), ("", "pin-too-short"),
                          ("1" * 33, "pin-too-long"), ("1" * 512, "pin-too-long"),
                          ("83a294", "pin-not-digits"), (b"835294\x00", "pin-not-digits")):
            with self.subTest(pin=pin):
                self.assertRefused(self.enrol(pin=pin), AUTHTOK_ERR, code, asked=2)
        seen = self.enrol(pin="1" * 5000, words=["--plain"])
        self.assertEqual((seen.results(), len(seen.prompts())), ([AUTHTOK_ERR], 2))

    def test_refuses_what_is_easy_to_guess(self):
        for pin in ("000000", "123456", "258085", "112233", "241284", "24121984", "159753"):
            with self.subTest(pin=pin):
                self.assertRefused(self.enrol(pin=pin), AUTHTOK_ERR, "pin-too-common", asked=2)
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_refuses_the_password_itself(self):
        self.addCleanup(set_password, "alice", PASSWORD)
        set_password("alice", "835294")
        seen = self.enrol(password="835294", pin="835294")
        self.assertRefused(seen, AUTHTOK_ERR, "pin-is-password", asked=2)

    def test_obeys_the_configured_policy(self):
        self.configure("MinLength=8", "MaxLength=9", "Forbid=names 4711")
        for pin, code in (("8352947", "pin-too-short"), ("8352947610", "pin-too-long"),
                          ("83471190", "pin-too-common")):
            self.assertRefused(self.enrol(pin=pin), AUTHTOK_ERR, code, asked=2)
        seen = self.enrol(pin="12345678")
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertEqual([seen.prompts()[1][name] for name in ("minimum", "maximum", "forbid")],
                         ["8", "9", "names 4711"])

    def test_a_pin_with_letters_opens_and_says_what_it_is(self):
        self.assertEqual(self.try_pin().prompts()[0]["letters"], "")
        self.configure("AllowLetters=yes")
        self.assertRefused(self.enrol(pin="x7-2mq"), AUTHTOK_ERR, "pin-not-letters", asked=2)
        seen = self.enrol(pin="x7k2mQ")
        self.assertEqual((seen.results(), seen.prompts()[1]["letters"]), ([SUCCESS], "1"))
        self.configure("AllowLetters=no")
        seen = self.try_pin("x7k2mQ")
        self.assertEqual((seen.results(), seen.prompts()[0]["letters"]), ([SUCCESS], "1"))
        self.assertRefused(self.try_pin("x7k2mq"), AUTH_ERR, "pin-wrong", asked=1)

    def test_the_length_is_told_only_where_that_is_wanted(self):
        def told():
            seen = self.try_pin()
            self.assertEqual(seen.results(), [SUCCESS])
            return seen.prompts()[0]["length"]
        self.assertEqual((told(), self.record()["length"]), ("", "0"))
        self.configure("AutoSubmit=yes")
        self.assertEqual((told(), told()), ("", "6"))  # not before it was right once
        self.assertEqual(self.enrol(pin="83529476").results(), [SUCCESS])
        self.assertEqual(self.try_pin("83529476").prompts()[0]["length"], "8")
        self.configure("AutoSubmit=yes", "MinLength=4")
        self.assertEqual(self.enrol(pin="83529").results(), [SUCCESS])
        self.assertEqual(self.record()["length"], "0")  # five are too few to be sent unasked
        self.assertEqual(self.enrol().results(), [SUCCESS])
        self.configure("AutoSubmit=no")
        self.assertEqual((told(), self.record()["length"]), ("", "0"))

    def test_what_was_set_before_the_policy_still_opens(self):
        self.configure("MinLength=4", "Forbid=")
        self.assertEqual(self.enrol(pin="1234").results(), [SUCCESS])
        self.configure("MinLength=8")
        seen = self.try_pin("1234")
        self.assertEqual((seen.results(), seen.prompts()[0]["minimum"]), ([SUCCESS], "4"))
        self.assertRefused(self.try_pin("4321"), AUTH_ERR, "pin-wrong", asked=1)

    def test_does_nothing_when_a_password_has_expired(self):
        """A stack that succeeds if, and only if, the module says PAM_IGNORE."""
        for argument in ("enrol", "remove"):
            write_stack("gdm-pin", f"""
password [ignore=1 default=die] pam_gnome_shell_pin.so {argument}
password requisite pam_deny.so
password required  pam_permit.so
""")
            seen = self.rig.talk("gdm-pin", "alice", "chauthtok_expired")
            self.assertEqual((seen.results(), seen.prompts()), ([SUCCESS], []))
        self.assertTrue(VAULT.exists())

    def test_removes_without_asking(self):
        for _ in range(2):
            seen = self.rig.talk("doorward-pin-clear", "alice", "chauthtok")
            self.assertEqual((seen.results(), seen.prompts()), ([SUCCESS], []))
            self.assertFalse(VAULT.exists())
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-not-set")

    def test_the_current_pin_gives_another_one(self):
        def change(pin):
            return self.rig.talk("doorward-pin-change", "alice", "chauthtok",
                                 answers=[pin, "835294", "835294"])
        self.assertRefused(change(WRONG), AUTH_ERR, "pin-wrong", asked=1)
        self.assertEqual(self.failures(), 1)
        seen = change(PIN)
        self.assertEqual((seen.results(), seen.purposes(), self.failures()),
                         ([SUCCESS], ["current-pin", "new-pin", "repeat-pin"], 0))
        self.assertRefused(self.try_pin(), AUTH_ERR, "pin-wrong", asked=1)
        self.assertEqual(self.try_pin("835294").results(), [SUCCESS])
        self.set_failures(FAILURES)
        self.assertRefused(change("835294"), MAXTRIES, "pin-off")

    def test_removes_ones_own_for_the_password_or_the_pin(self):
        for service, wrong, right, code in (
                ("doorward-pin-remove", "not hers", PASSWORD, "password-wrong"),
                ("doorward-pin-drop", WRONG, PIN, "pin-wrong")):
            with self.subTest(service):
                self.assertEqual(self.enrol().results(), [SUCCESS])
                seen = self.rig.talk(service, "alice", "chauthtok", answers=[wrong])
                self.assertRefused(seen, AUTH_ERR, code, asked=1)
                self.assertTrue(VAULT.exists())
                seen = self.rig.talk(service, "alice", "chauthtok", answers=[right])
                self.assertEqual((seen.results(), len(seen.prompts())), ([SUCCESS], 1))
                self.assertFalse(VAULT.exists())

    def test_removes_whatever_lies_there(self):
        VAULT.unlink()
        VAULT.symlink_to("/etc/shadow")
        self.assertEqual(self.rig.talk("doorward-pin-clear", "alice", "chauthtok").result(),
                         SUCCESS)
        self.assertFalse(VAULT.is_symlink())
        self.assertTrue(Path("/etc/shadow").exists())


class ComingIn(PinCase):
    def test_right_pin_comes_in_and_another_does_not(self):
        seen = self.rig.talk("gdm-pin", "alice", "authenticate", "setcred", "acct_mgmt",
                             answers=[PIN])
        self.assertEqual(seen.results(), [SUCCESS] * 3)
        self.assertEqual(seen.purposes(), ["pin"])
        self.assertEqual(seen.prompts()[0]["tries"], "20")
        seen = self.try_pin(WRONG)
        self.assertRefused(seen, AUTH_ERR, "pin-wrong", asked=1)
        self.assertEqual([seen.notices()[0][name] for name in ("tries", "before_wait", "retry_in")],
                         ["19", "3", ""])
        self.assertEqual(self.failures(), 1)

    def test_right_pin_clears_the_count(self):
        self.try_pin(WRONG)
        self.assertEqual(self.failures(), 1)
        self.assertEqual(self.try_pin().results(), [SUCCESS])
        self.assertEqual(self.failures(), 0)

    def test_right_password_clears_the_count(self):
        self.try_pin(WRONG)
        seen = self.rig.talk("doorward-password", "alice", "authenticate", answers=["not hers"])
        self.assertEqual((seen.results(), self.failures()), ([AUTH_ERR], 1))
        seen = self.rig.talk("doorward-password", "alice", "authenticate", "setcred",
                             answers=[PASSWORD])
        self.assertEqual((seen.results(), self.failures()), ([SUCCESS, SUCCESS], 0))

    def test_password_turns_a_pin_on_again(self):
        self.set_failures(FAILURES)
        self.assertRefused(self.try_pin(), MAXTRIES, "pin-off")
        self.rig.talk("doorward-password", "alice", "authenticate", answers=[PASSWORD])
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_a_lost_count_is_no_new_count(self):
        for spoil in (lambda: TRIES.unlink(), lambda: TRIES.write_text("doorward-tries 3\n"),
                      lambda: TRIES.write_text("doorward-tries 1\nfailures 0\n"),
                      lambda: self.set_record(failures=-1),
                      lambda: (TRIES.unlink(), TRIES.symlink_to("/dev/zero"))):
            spoil()
            self.assertRefused(self.try_pin(), MAXTRIES, "pin-off")
            self.assertEqual(self.enrol().results(), [SUCCESS])

    def test_the_last_try_is_announced(self):
        # Just now: a machine may be up for longer than the wait.
        now = int(time.clock_gettime(time.CLOCK_BOOTTIME) * 1000)
        self.set_record(failures=FAILURES - 1, boot=boot_id(), since=now)
        self.assertRefused(self.try_pin(WRONG), MAXTRIES, "pin-wait")
        seen = self.try_pin(WRONG, boot=12 * 3600)
        self.assertEqual(seen.prompts()[0]["final"], "1")
        self.assertEqual((seen.results(), seen.codes()), ([MAXTRIES], ["pin-wrong", "pin-off"]))

    def test_after_some_wrong_tries_there_is_a_wait(self):
        for _ in range(FREE):
            self.assertRefused(self.try_pin(WRONG), AUTH_ERR, "pin-wrong", asked=1)
        seen = self.try_pin(WRONG)
        self.assertRefused(seen, AUTH_ERR, "pin-wrong", asked=1)
        self.assertEqual([seen.notices()[0][name] for name in ("tries", "before_wait", "retry_in")],
                         ["16", "1", "30"])
        # Not even the right one, and it is not counted.
        seen = self.try_pin()
        self.assertRefused(seen, MAXTRIES, "pin-wait")
        self.assertLessEqual(int(seen.notices()[0]["retry_in"]), 30)
        self.assertGreater(int(seen.notices()[0]["retry_in"]), 0)
        self.assertEqual(self.failures(), FREE + 1)
        # The password does away with it.
        self.rig.talk("doorward-password", "alice", "authenticate", answers=[PASSWORD])
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_the_last_use_is_kept(self):
        self.assertEqual(self.record()["used"], "0")
        self.try_pin()
        self.assertLess(abs(time.time() - int(self.record()["used"])), 60)

    def test_pamtester_enrols_and_authenticates(self):
        def pamtester(operation, *answers):
            return subprocess.run(["pamtester", "gdm-pin", "alice", operation], text=True,
                                  input="".join(a + "\n" for a in answers),
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        self.assertEqual(pamtester("chauthtok", PASSWORD, "471182", "471182").returncode, 0)
        self.assertEqual(pamtester("authenticate", "471182").returncode, 0)
        wrong = pamtester("authenticate", "471183")
        self.assertNotEqual(wrong.returncode, 0)
        self.assertIn("Tries left: 19", wrong.stdout)

    def test_a_password_changed_elsewhere_is_no_wrong_pin(self):
        self.addCleanup(set_password, "alice", PASSWORD)
        set_password("alice", "another one")
        seen = self.try_pin()
        self.assertEqual((seen.results(), seen.codes(), self.failures()), ([AUTH_ERR], [], 0))

    def test_nobody_learns_who_exists(self):
        for user in ("bob", "nobody-of-that-name", "../alice", ".tries", "a/b", "x" * 300):
            seen = self.try_pin(user=user)
            self.assertEqual((seen.codes(), seen.prompts()), (["pin-not-set"], []))
            self.assertNotEqual(seen.result(), SUCCESS)

    def test_abuse_12_what_is_no_pin_is_no_try(self):
        for pin in ("123", "", "1" * 33, "1" * 512, "12a4", " 1234", b"\xff\xfe12",
                    b"12\x003456", PIN.encode() + b"\x00", "١٢٣٤"):
            with self.subTest(pin=pin):
                self.assertRefused(self.try_pin(pin), AUTH_ERR, "pin-format", asked=1)
        for pin in ("123", "", "1" * 33, "1" * 5000, "12a4", b"\xff\xfe12"):
            with self.subTest(plain=pin):
                seen = self.try_pin(pin, words=["--plain"])
                self.assertEqual((seen.results(), [n["text"] for n in seen.notices()]),
                                 ([AUTH_ERR], ["That can't be the PIN."]))
        self.assertEqual(self.failures(), 0)

    def test_a_person_who_goes_away_has_not_tried(self):
        self.assertEqual(self.rig.talk("gdm-pin", "alice", "authenticate").results(), [19])
        self.assertEqual(self.failures(), 0)


class Elsewhere(PinCase):
    def test_abuse_14_no_other_service_takes_a_pin(self):
        for service in ("su", "sudo", "sshd", "login", "polkit-1", "gdm-password", "gdm-pin2"):
            write_stack(service, "auth requisite pam_gnome_shell_pin.so\n"
                                    "auth required pam_permit.so\n")
            with self.subTest(service=service):
                self.assertRefused(self.try_pin(service=service), AUTHINFO_UNAVAIL, "pin-not-here")
        self.assertEqual(self.failures(), 0)

    def test_abuse_14_the_configuration_names_the_services(self):
        for service in ("door", "kiosk", "gdm-pin2"):
            write_stack(service, Path("/etc/pam.d/gdm-pin").read_text())
        self.configure("Services=door  kiosk")
        for service in ("door", "kiosk"):
            self.assertEqual(self.try_pin(service=service).results(), [SUCCESS])
        for service in ("gdm-pin", "gdm-pin2"):
            self.assertRefused(self.try_pin(service=service), AUTHINFO_UNAVAIL, "pin-not-here")
        self.assertRefused(self.try_pin(service="door", words=["--rhost", "far.example"]),
                           AUTHINFO_UNAVAIL, "pin-not-here")
        self.configure("Services=")
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-not-here")
        self.assertEqual(self.failures(), 0)

    def test_abuse_14_no_remote_host_gives_a_pin(self):
        self.assertRefused(self.try_pin(words=["--rhost", "far.example"]), AUTHINFO_UNAVAIL,
                           "pin-not-here")
        self.assertEqual(self.failures(), 0)

    def test_abuse_14_no_remote_session_gives_a_pin(self):
        records = Path("/run/systemd/sessions")
        records.mkdir(parents=True, exist_ok=True)
        cgroup = self.rig.folder / "cgroup"
        cgroup.write_text("0::/user.slice/user-0.slice/session-c7.scope\n")

        def inside(record):
            (records / "c7").write_text(record)
            script = 'mount --bind "$0" /proc/$$/cgroup && exec "$@"'
            command = self.rig.talk_command("gdm-pin", "alice", "authenticate", answers=[PIN])
            done = subprocess.run(["sh", "-c", script, cgroup, *command], text=True,
                                  stdout=subprocess.PIPE, timeout=60)
            return done.stdout
        self.assertIn("pin-not-here", inside("UID=0\nTYPE=tty\nREMOTE=1\n"))
        self.assertIn('"pam": "0"', inside("UID=0\nTYPE=wayland\nREMOTE=0\n"))

    def test_abuse_14_only_root_may_ask(self):
        os.chmod(self.rig.folder, 0o755)
        command = self.rig.talk_command("gdm-pin", "alice", "authenticate", answers=[PIN])
        # A copy where alice may run it.
        program = self.rig.folder / "pam_talk"
        program.write_bytes(Path(command[0]).read_bytes())
        program.chmod(0o755)
        done = subprocess.run([program, *command[1:]], text=True, user=uid("alice"), group=uid("alice"),
                              extra_groups=[], stdout=subprocess.PIPE, timeout=60)
        self.assertIn("pin-not-here", done.stdout)

    def test_abuse_02_without_the_module_the_password_still_works(self):
        module = self.rig.modules / "pam_gnome_shell_pin.so"
        self.addCleanup(self.rig.install, os.environ["DOORWARD_PIN_MODULE"])
        module.unlink()
        self.assertNotEqual(self.try_pin().result(), SUCCESS)
        self.assertEqual(self.try_pin().prompts(), [])
        seen = self.rig.talk("doorward-password", "alice", "authenticate", answers=[PASSWORD])
        self.assertEqual(seen.results(), [SUCCESS])

    def test_abuse_02_without_its_other_half_the_password_still_works(self):
        self.addCleanup(self.rig.install, os.environ["DOORWARD_PIN_KEY"])
        (self.rig.modules / "doorward_pin_key.so").unlink()
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "internal")
        seen = self.rig.talk("gdm-pin", "alice", "chauthtok", answers=[PASSWORD, PIN, PIN])
        self.assertRefused(seen, AUTHTOK_ERR, "internal")
        seen = self.rig.talk("doorward-password", "alice", "authenticate", answers=[PASSWORD])
        self.assertEqual(seen.results(), [SUCCESS])

    def test_abuse_18_modules_below_see_the_password_and_never_the_pin(self):
        log = self.rig.folder / "authtok"
        spy = f"auth optional pam_authtok_spy.so {log}\n"
        stack = Path("/etc/pam.d/gdm-pin").read_text()
        line = next(each for each in stack.splitlines(True) if "pam_gnome_shell_pin.so" in each)
        write_stack("gdm-pin", spy + stack.replace(line, line + spy) + spy)
        self.assertEqual(self.try_pin().results(), [SUCCESS])
        self.assertEqual(log.read_text().splitlines(),
                         ["gdm-pin (none)", f"gdm-pin {PASSWORD}", f"gdm-pin {PASSWORD}"])
        log.unlink()
        self.try_pin(WRONG)
        self.assertEqual(log.read_text().splitlines(), ["gdm-pin (none)"])

    def test_exports_the_entry_points_alone(self):
        symbols = subprocess.run(["nm", "-D", "--defined-only", os.environ["DOORWARD_PIN_MODULE"]],
                                 check=True, text=True, stdout=subprocess.PIPE).stdout
        self.assertEqual([line.split()[-1] for line in symbols.splitlines()],
                         ["pam_sm_authenticate", "pam_sm_chauthtok", "pam_sm_setcred"])

    def test_a_line_that_means_nothing_opens_nothing(self):
        write_stack("gdm-pin", "auth required pam_gnome_shell_pin.so nonsense\n"
                                  "password required pam_gnome_shell_pin.so\n")
        self.assertNotEqual(self.try_pin().result(), SUCCESS)
        self.assertNotEqual(self.enrol().result(), SUCCESS)


if __name__ == "__main__":
    main()
