# SPDX-License-Identifier: GPL-3.0-or-later
"""alice's certificate and key on a token of SoftHSM's, which is files."""
import pathlib
import shutil
import subprocess

from token_case import PIN, TokenCase

CONFIGURATION = pathlib.Path("/etc/softhsm/softhsm2.conf")
MODULE = "/usr/lib/softhsm/libsofthsm2.so"


def run(*words):
    subprocess.run(words, check=True, capture_output=True)


class SoftHsmCase(TokenCase):
    @classmethod
    def setUpClass(cls):
        cls.files = cls.rig.folder / "soft"
        cls.files.mkdir()
        cls.addClassCleanup(shutil.rmtree, cls.files)
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
