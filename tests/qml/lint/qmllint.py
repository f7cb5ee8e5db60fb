#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""qmllint finds nothing to warn of in any of our QML files.

Its exit status does not tell warnings from their absence in every version, so its words do.
"""

import pathlib
import subprocess
import sys


def main() -> int:
    tool, built, source = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    # The module as it was built: types in the sources are found through its qmldir alone.
    module = built / "Doorward"
    files = sorted(str(file) for file in module.rglob("*.qml"))
    expected = len(list(source.rglob("*.qml")))
    if len(files) < expected:
        print(f"{expected} QML files in the sources, only {len(files)} in the module")
        return 1
    done = subprocess.run(
        [tool, "-I", str(built), *files], capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    faults = [line for line in said.splitlines() if line.startswith(("Warning:", "Error:"))]
    print("\n".join(faults) or f"{len(files)} QML files, nothing to say")
    return 1 if faults or done.returncode != 0 or not files else 0


if __name__ == "__main__":
    sys.exit(main())
