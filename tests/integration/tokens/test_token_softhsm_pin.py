# SPDX-License-Identifier: GPL-3.0-or-later
"""Another PIN for a token of SoftHSM's: C_SetPIN of a second module, for real.

SoftHSM never says that a PIN has to be changed; at the door tests/fixtures/pkcs11/
p11_wants_new_pin.cpp says it in its name. What doorward-p11 answers is asked of it directly.
"""
import os
import pathlib
import shutil
import subprocess

import doorward_wire as wire
from softhsm_case import MODULE, SoftHsmCase
from token_case import AUTH_ERR, PIN, SUCCESS, WRONG, main

NEW = "654321"
WANTS = pathlib.Path("/run/p11-wants")
MODULES = pathlib.Path("/etc/pkcs11/modules")
WRONG_PIN, BAD_LENGTH = 0xa0, 0xa2  # CKR_PIN_INCORRECT, CKR_PIN_LEN_RANGE


class NewPin(SoftHsmCase):
    def setUp(self):
        super().setUp()
        WANTS.mkdir(exist_ok=True)
        WANTS.chmod(0o777)
        # Each test has the token as it was made.
        before = self.rig.folder / "before"
        shutil.copytree(self.files, before)
        for path in before.rglob("*"):
            shutil.chown(path, "doorward-p11")
        self.addCleanup(shutil.rmtree, WANTS)
        self.addCleanup(before.rename, self.files)
        self.addCleanup(shutil.rmtree, self.files)

    def assertPinIs(self, right, wrong):
        self.assertRefused(self.log_in("alice", wrong), AUTH_ERR, "card-pin-wrong", asked=1)
        self.assertEqual(self.log_in("alice", right).results(), [SUCCESS])


class AtTheDoor(NewPin):
    def setUp(self):
        super().setUp()
        self.rig.configure(ModulePaths=f"{self.files} {WANTS}")
        module = shutil.copy(os.environ["DOORWARD_P11_WANTS_NEW_PIN"], WANTS)
        MODULES.mkdir(parents=True, exist_ok=True)
        (MODULES / "softhsm2.module").write_text(f"module: {module}\n")
        self.addCleanup((MODULES / "softhsm2.module").unlink)
        (WANTS / "module").write_text(MODULE)
        (WANTS / "how").write_text("flag")

    def test_is_changed_right_there(self):
        seen = self.log_in("alice", PIN, NEW, NEW)
        self.assertEqual(seen.purposes(), ["card-pin", "new-card-pin", "repeat-card-pin"])
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertTrue((WANTS / "changed").is_dir())
        self.assertPinIs(NEW, PIN)

    def test_wrong_current_pin_changes_nothing(self):
        self.assertRefused(self.log_in("alice", WRONG, NEW, NEW), AUTH_ERR, "card-pin-wrong",
                           asked=1)
        self.assertFalse((WANTS / "changed").exists())

    def test_too_short_one_is_asked_for_again(self):
        seen = self.log_in("alice", PIN, "123", NEW, NEW)
        self.assertEqual(seen.codes()[-1], "pin-too-short")
        self.assertEqual(seen.results(), [SUCCESS])
        self.assertPinIs(NEW, PIN)


class Helper(NewPin):
    def ask(self, request, *pins):
        """What doorward-p11, as its own user, answers to that."""
        ours, theirs = wire.pair()
        with ours, theirs:
            helper = subprocess.Popen(
                ["sh", "-c", f'exec 3<&{theirs.fileno()}; exec "$0"', self.rig.helper],
                pass_fds=[theirs.fileno()], user="doorward-p11", group="doorward-p11",
                extra_groups=[])
            theirs.close()
            pipe = wire.secret_pipe("\0".join(pins)) if pins else None
            wire.send(ours, request, pipe)
            if pipe is not None:
                os.close(pipe)
            answers = []
            while answer := wire.receive(ours):
                answers.append(answer)
            helper.wait()
        return answers

    def set_pin(self, *pins):
        """The answer's type, and of a refusal what it says."""
        found = self.ask(wire.Message("P11Find"))[0]
        request = wire.Message("P11SetPin", **{name: found[name]
                                               for name in ("Module", "Serial", "Reader")})
        (answer,) = self.ask(request, *pins)
        return answer.type, answer.get("Code"), int(answer.get("PamCode", 0))

    def test_right_current_pin(self):
        self.assertEqual(self.set_pin(PIN, NEW), ("P11PinSet", None, 0))
        self.assertPinIs(NEW, PIN)

    def test_wrong_current_pin(self):
        self.assertEqual(self.set_pin(WRONG, NEW), ("P11Failed", "card-pin-wrong", WRONG_PIN))
        self.assertPinIs(PIN, NEW)

    def test_too_short_one(self):
        self.assertEqual(self.set_pin(PIN, "123"), ("P11Failed", "card-pin-rejected", BAD_LENGTH))
        self.assertPinIs(PIN, "1234")

    def test_none(self):
        self.assertEqual(self.set_pin(PIN, ""), ("P11Failed", "internal", 7))
        self.assertPinIs(PIN, NEW)


if __name__ == "__main__":
    if not os.path.exists(MODULE):
        raise SystemExit(77)
    main()
