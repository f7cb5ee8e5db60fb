# SPDX-License-Identifier: GPL-3.0-or-later
"""People's certificates and keys on tokens of SoftHSM's, which are files; alice's to begin with."""
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
        cls.make_token("alice")

    @classmethod
    def make_token(cls, name):
        """A token of its own with the key and the certificate of a card of that name."""
        label = f"Soft of {name.title()}"
        for kind, words in (("key", ["openssl", "pkey"]), ("crt", ["openssl", "x509"])):
            run(*words, "-in", cls.rig.cards / f"{name}.{kind}", "-outform", "DER",
                "-out", cls.rig.cards / f"{name}.{kind}.der")
        run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin",
            "87654321")
        # Not by softhsm2-util, which lets a key on a curve sign alone.
        for kind, more in (("key", ["privkey", "--usage-sign", "--usage-decrypt",
                                    "--usage-derive"]), ("crt", ["cert"])):
            run("pkcs11-tool", "--module", MODULE, "--token-label", label, "--login", "--pin", PIN,
                "--write-object", cls.rig.cards / f"{name}.{kind}.der", "--id", "01", "--label",
                name, "--type", *more)
        for path in (cls.files, *cls.files.rglob("*")):
            shutil.chown(path, "doorward-p11")

    def setUp(self):
        super().setUp()
        self.rig.configure(ModulePaths=self.files)
