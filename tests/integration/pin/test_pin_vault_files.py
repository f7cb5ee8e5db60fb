# SPDX-License-Identifier: GPL-3.0-or-later
"""Vault files that are not what the module wrote: nobody is asked for a PIN, no try is counted."""
import os
import random
import shutil
import unittest
from pathlib import Path

from private_machine import uid

from pin_case import (AUTHINFO_UNAVAIL, PASSWORD, PIN, SUCCESS, TRIES, VAULT, VAULTS, PinCase,
                      main)

# Offsets of the vault's header, as backend/common/pin_vault.h has them.
VERSION, MODE, PASSES, MEMORY, UID = 8, 10, 12, 16, 22
MACHINE_KEY = Path("/var/lib/doorward/machine-key")


class VaultFiles(PinCase):
    def assertDamaged(self, user="alice"):
        self.assertRefused(self.try_pin(user=user), AUTHINFO_UNAVAIL, "pin-damaged")
        self.assertEqual(self.failures(), 0)

    def patch(self, offset, bytes_):
        content = bytearray(VAULT.read_bytes())
        self.assertNotEqual(content[offset:offset + len(bytes_)], bytes_)
        content[offset:offset + len(bytes_)] = bytes_
        VAULT.write_bytes(content)

    def test_abuse_15_another_users_vault_is_refused(self):
        for name in (VAULT.name, f".tries/{TRIES.name}"):
            target = VAULTS / name.replace("alice", "bob")
            shutil.copy2(VAULTS / name, target)
        self.assertDamaged(user="bob")
        # Even with bob's number written in.
        content = bytearray((VAULTS / "bob").read_bytes())
        content[UID:UID + 4] = uid("bob").to_bytes(4, "big")
        (VAULTS / "bob").write_bytes(content)
        self.assertDamaged(user="bob")

    def test_abuse_15_another_machines_vault_is_refused(self):
        key = MACHINE_KEY.read_bytes()
        MACHINE_KEY.write_bytes(os.urandom(32))
        self.assertDamaged()
        MACHINE_KEY.unlink()
        self.assertDamaged()
        self.assertFalse(MACHINE_KEY.exists(), "a try must not make a key")
        MACHINE_KEY.write_bytes(key)
        MACHINE_KEY.chmod(0o600)
        identity = Path("/etc/machine-id")
        mine = identity.read_text()
        self.addCleanup(identity.write_text, mine)
        identity.write_text("f" * 32 + "\n")
        self.assertDamaged()
        identity.write_text(mine)
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_15_weaker_derivation_is_refused(self):
        original = VAULT.read_bytes()
        for offset, value in ((PASSES, 1), (MEMORY, 8), (MEMORY, 64 * 1024 * 1024)):
            with self.subTest(offset=offset, value=value):
                VAULT.write_bytes(original)
                self.patch(offset, value.to_bytes(4, "big"))
                self.assertDamaged()

    def test_abuse_15_an_older_vault_put_back_alone_is_refused(self):
        old = VAULT.read_bytes()
        self.assertEqual(self.enrol(pin="471182").results(), [SUCCESS])
        new = VAULT.read_bytes()
        VAULT.write_bytes(old)
        self.assertDamaged()
        VAULT.write_bytes(new)
        self.assertEqual(self.try_pin("471182").results(), [SUCCESS])
        # Nor one whose PIN was taken away.
        self.assertEqual(self.rig.talk("doorward-pin-clear", "alice", "chauthtok").result(),
                         SUCCESS)
        VAULT.write_bytes(new)
        VAULT.chmod(0o600)
        self.assertDamaged()

    def test_abuse_15_no_other_mode_is_taken(self):
        for mode in (0, 2, 3):
            self.patch(MODE, bytes([mode]))
            self.assertDamaged()

    def test_another_version_asks_to_enrol_again(self):
        for version in (0, 1, 3, 65535):
            self.patch(VERSION, version.to_bytes(2, "big"))
            self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-outdated")
        VAULT.write_bytes(VAULT.read_bytes() + bytes(4000))
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-outdated")
        self.assertEqual(self.enrol().results(), [SUCCESS])
        self.assertEqual(self.try_pin().results(), [SUCCESS])

    def test_abuse_42_no_changed_byte_goes_unseen(self):
        seed = int(os.environ.get("DOORWARD_SEED", "42"))
        chance = random.Random(seed)
        original = VAULT.read_bytes()
        cases = [original[:chance.randrange(len(original))] for _ in range(8)]
        cases += [b"", original + b"\0", os.urandom(len(original)), bytes(100_000)]
        for _ in range(24):
            content = bytearray(original)
            # Not the version: that is the other answer.
            place = chance.choice([p for p in range(len(content)) if p not in (8, 9)])
            content[place] ^= 1 << chance.randrange(8)
            cases.append(bytes(content))
        for content in cases:
            VAULT.write_bytes(content)
            with self.subTest(seed=seed, size=len(content)):
                self.assertDamaged()

    def test_what_is_no_plain_file_of_roots_is_refused(self):
        elsewhere = self.rig.folder / "elsewhere"

        def link():
            shutil.move(VAULT, elsewhere)
            VAULT.symlink_to(elsewhere)

        def second_name():
            os.link(VAULT, VAULTS / ".second")

        def pipe():
            VAULT.unlink()
            os.mkfifo(VAULT, 0o600)

        def folder():
            VAULT.unlink()
            VAULT.mkdir(0o700)

        for spoil in (link, second_name, pipe, folder, lambda: VAULT.chmod(0o640),
                      lambda: VAULT.chmod(0o4600), lambda: os.chown(VAULT, uid("alice"), 0),
                      lambda: VAULTS.chmod(0o711), lambda: os.chown(VAULTS, uid("alice"), 0)):
            self.setUp()
            spoil()
            self.assertDamaged()

    def test_a_linked_folder_is_refused(self):
        elsewhere = self.rig.folder / "folder"
        shutil.move(VAULTS, elsewhere)
        VAULTS.symlink_to(elsewhere)
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "pin-damaged")
        VAULTS.unlink()

    def test_a_lock_that_is_a_link_is_refused(self):
        lock = TRIES.parent / ".lock-alice"
        lock.unlink()
        lock.symlink_to("/etc/shadow")
        self.assertRefused(self.try_pin(), AUTHINFO_UNAVAIL, "internal", asked=1)

    def test_the_password_works_whatever_the_vault_is(self):
        for content in (b"", os.urandom(622)):
            VAULT.write_bytes(content)
            seen = self.rig.talk("doorward-password", "alice", "authenticate", answers=[PASSWORD])
            self.assertEqual(seen.results(), [SUCCESS])


if __name__ == "__main__":
    main()
