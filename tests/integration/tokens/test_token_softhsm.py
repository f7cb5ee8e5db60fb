# SPDX-License-Identifier: GPL-3.0-or-later
"""A second PKCS#11 module, without any reader: SoftHSM's tokens are files."""
import os
import pathlib
import shutil
import subprocess

from token_case import AUTH_ERR, AUTHINFO_UNAVAIL, PIN, SUCCESS, WRONG, TokenCase, main

CONFIGURATION = pathlib.Path("/etc/softhsm/softhsm2.conf")
MODULE = "/usr/lib/softhsm/libsofthsm2.so"


def run(*words):
    subprocess.run(words, check=True, capture_output=True)


class SoftHsm(TokenCase):
    @classmethod
    def setUpClass(cls):
        cls.files = cls.rig.folder / "soft"
        cls.files.mkdir()
        CONFIGURATION.write_text(f"directories.tokendir = {cls.files}\nlog.level = ERROR\n")
        CONFIGURATION.chmod(0o644)
        CONFIGURATION.parent.chmod(0o755)
        key = cls.rig.cards / "alice.p8"
        run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", cls.rig.cards / "alice.key",
            "-out", key)
        run("softhsm2-util", "--init-token", "--free", "--label", "Soft of Alice", "--pin", PIN,
            "--so-pin", "87654321")
        run("softhsm2-util", "--import", key, "--token", "Soft of Alice", "--label", "key",
            "--id", "01", "--pin", PIN)
        certificate = cls.rig.cards / "alice.soft.der"
        run("openssl", "x509", "-in", cls.rig.cards / "alice.crt", "-outform", "DER",
            "-out", certificate)
        run("pkcs11-tool", "--module", MODULE, "--token-label", "Soft of Alice", "--login",
            "--pin", PIN, "--write-object", certificate, "--type", "cert", "--id", "01",
            "--label", "certificate")
        for path in (cls.files, *cls.files.rglob("*")):
            shutil.chown(path, "doorward-p11")

    def setUp(self):
        super().setUp()
        self.rig.configure(ModulePaths=self.files)

    def test_right_pin_opens(self):
        self.assertEqual(self.log_in().results(), [SUCCESS])

    def test_wrong_pin_does_not(self):
        self.assertRefused(self.log_in("alice", WRONG), AUTH_ERR, "card-pin-wrong", asked=1)

    def test_its_files_are_seen_only_where_the_administrator_says_so(self):
        self.rig.configure()
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "no-card")


if __name__ == "__main__":
    if not os.path.exists(MODULE):
        raise SystemExit(77)
    main()
