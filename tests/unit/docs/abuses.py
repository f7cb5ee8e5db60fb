#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of what is tried against a part name the files whose tests try it: each that does, in
its row, and no other. Of a page's numbers none is left out."""

import pathlib
import re
import sys

PAGES = {"docs/pin.md": range(8, 19), "docs/token.md": range(19, 31),
         "docs/locker.md": range(31, 36)}
ROW = re.compile(r"^\| (abuse_\d\d) \|(.*)\|$", re.MULTILINE)
PLACE = re.compile(r"`(tests/[\w./]+)`")


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    rows = []
    faults = []
    for page, numbers in PAGES.items():
        here = ROW.findall((root / page).read_text())
        faults += [f"{page}: abuse_{number:02} has no row" for number in numbers
                   if f"abuse_{number:02}" not in dict(here)]
        rows += here
    named = {mark: set(PLACE.findall(row)) for mark, row in rows}
    faults += [f"{mark} has no test" for mark, places in named.items() if not places]
    faults += [f"{mark} has two rows" for mark in named if [row[0] for row in rows].count(mark) > 1]
    for file in sorted((root / "tests").rglob("*")):
        if file.suffix not in (".py", ".cpp"):
            continue
        place = str(file.relative_to(root))
        text = file.read_text()
        for mark, places in named.items():
            if (mark + "_" in text) != (place in places):
                faults.append(f"{place}: {mark} is " + ("not in the table" if mark + "_" in text
                                                        else "only in the table"))
    print("\n".join(faults) or f"{len(rows)} rows, as the tests are")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
