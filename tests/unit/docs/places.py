#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file and folder that the documentation names in code marks is there."""

import pathlib
import re
import sys

TOPS = ("backend", "pam", "qml", "greeter", "locker", "translations", "tests", "docs", "dist", "scripts")
PAGES = ("README.md", "SECURITY.md", "CHANGELOG.md", "docs/architecture.md", "docs/administrator.md",
         "docs/pin.md", "docs/token.md")
PLACE = re.compile(r"`((?:" + "|".join(TOPS) + r")/[\w./*-]*\w)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
# A file named by its last part alone, beside the rooms the page speaks of.
FILE = re.compile(r"`([\w-]+\.(?:cpp|h|qml))`")


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    known = {file.name for top in TOPS for file in (root / top).rglob("*") if file.is_file()}
    faults = []
    checked = 0
    for name in PAGES:
        text = (root / name).read_text()
        folder = (root / name).parent
        for place in PLACE.findall(text):
            checked += 1
            if not any(root.glob(place)) and not any(root.glob(place + ".*")):
                faults.append(f"{name}: {place} is not there")
        for link in LINK.findall(text):
            checked += 1
            if not (folder / link).exists():
                faults.append(f"{name}: the link to {link} leads nowhere")
        for file in FILE.findall(text):
            checked += 1
            if file not in known:
                faults.append(f"{name}: no file is called {file}")
    print("\n".join(faults) or f"{checked} places, all there")
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
