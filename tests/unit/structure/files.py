#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file says its licence, fits the head, and is formatted as all others are."""

import pathlib
import shutil
import subprocess
import sys

LONGEST = 350
CODE = {".cpp", ".h", ".qml"}
FORMATTED = {".cpp", ".h"}
# Each version of clang-format breaks lines in its own way: Debian 12's is the one that counts.
FORMATTER = "version 14."
# Prose, pictures, and files whose format has no comments; the licence itself.
UNLICENSED = {".md", ".svg", ".png", ".json", ".ts", "COPYING"}


def tracked(root: pathlib.Path) -> list[pathlib.Path]:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z"],
        check=True, capture_output=True, text=True,
    ).stdout
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


def faults_of(root: pathlib.Path, file: pathlib.Path) -> list[str]:
    name = file.relative_to(root).as_posix()
    faults = []
    if (file.suffix or file.name) not in UNLICENSED:
        head = file.read_text(errors="replace")[:600]
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
            faults.append(f"{name}: no SPDX line")
    if file.suffix in CODE:
        lines = file.read_text().count("\n")
        if lines > LONGEST:
            faults.append(f"{name}: {lines} lines; would it be clearer as two?")
    return faults


def badly_formatted(root: pathlib.Path, files: list[pathlib.Path]) -> list[str]:
    tool = shutil.which("clang-format")
    if tool is None:
        return ["clang-format is not installed"]
    version = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout
    if FORMATTER not in version:
        print(f"formatting not looked at: {version.strip()}")
        return []
    code = [str(file) for file in files if file.suffix in FORMATTED]
    checked = subprocess.run(
        [tool, "--dry-run", "-Werror", *code], capture_output=True, text=True, check=False
    )
    lines = checked.stderr.splitlines()
    return sorted({line.split(":")[0] + ": not formatted" for line in lines if " error: " in line})


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    files = tracked(root)
    faults = [fault for file in files for fault in faults_of(root, file)]
    faults += badly_formatted(root, files)
    print("\n".join(faults) or f"{len(files)} files in order")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
