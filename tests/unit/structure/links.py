#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each program links only what its row of the architecture's table allows."""

import re
import subprocess
import sys

BASE = ["libc", "libm", "libstdc++", "libgcc_s", "ld-linux-x86-64", "ld-linux-aarch64"]
QT = ["libQt6", "libwayland-client", "libGL", "libEGL", "libOpenGL", "libxkbcommon"]
ALLOWED: dict[str, list[str]] = {
    "doorwardd": ["libsystemd"],
    "doorward-worker": ["libpam"],
    "doorward-session": [],
    "doorward-tokend": ["libpcsclite"],
    "doorward-p11": ["libp11-kit", "libcrypto", "libpcsclite"],
    "doorward-ocsp": ["libcrypto"],
    "doorwardctl": ["libsystemd", "libcrypto"],
    # In passwd, too: neither Argon2 nor a TPM.
    "pam_gnome_shell_pin": ["libpam", "libcrypto"],
    "doorward_pin_key": ["libpam", "libsodium", "libcrypto", "libtss2-esys", "libtss2-mu",
                         "libtss2-tctildr"],
    "pam_doorward_token": ["libpam", "libcrypto"],
    "doorward-greeter": QT,
    "doorward-locker": [*QT, "libsystemd"],
    "doorward-settings": QT,
}


def needed(file: str) -> list[str]:
    table = subprocess.run(
        ["readelf", "-d", "-W", file], check=True, capture_output=True, text=True
    ).stdout
    return re.findall(r"\(NEEDED\).*\[([^\]]+)\]", table)


def is_allowed(library: str, program: str) -> bool:
    name = library.split(".so")[0]
    if name in BASE:
        return True
    return any(name == one or (one == "libQt6" and name.startswith(one)) for one in ALLOWED[program])


def main() -> int:
    faults = []
    for program, file in (pair.split("=", 1) for pair in sys.argv[1:]):
        libraries = needed(file)
        faults += [f"{program} links {lib}" for lib in libraries if not is_allowed(lib, program)]
        if not libraries:
            faults.append(f"{program}: no libraries seen at all")
    print("\n".join(faults) or f"{len(sys.argv) - 1} programs link what they may")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
