#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""doorward.conf(5) names every setting of config.cpp's table with its default, and no other."""

import pathlib
import re
import sys


def settings_in_code(source: str) -> dict[str, str]:
    row = re.compile(r'Key\{"(\w+)",\s*"(\w+)",\s*Kind::\w+,\s*"([^"]*)"')
    return {f"{section}.{key}": default for section, key, default in row.findall(source)}


def settings_in_manual(page: str) -> dict[str, str]:
    found: dict[str, str] = {}
    section = key = ""
    entries = re.split(r"^\.(?=Sh |It Cm )", page, flags=re.MULTILINE)
    for entry in entries:
        if entry.startswith("Sh "):
            section = entry.split()[1].capitalize()
            continue
        if not entry.startswith("It Cm "):
            continue
        key = entry.split()[2].rstrip("=")
        default = re.search(r"Default:\s*(?:\.(?:Li|Cm|Pa)\s+)?(.*?)\s*\.?$", entry, re.MULTILINE)
        found[f"{section}.{key}"] = default.group(1).strip(" .") if default else "(not told)"
    return found


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    code = settings_in_code((root / "backend/common/config.cpp").read_text())
    manual = settings_in_manual((root / "docs/man/doorward.conf.5").read_text())
    faults = []
    for name, default in code.items():
        told = manual.get(name)
        if told is None:
            faults.append(f"{name}: not in doorward.conf(5)")
        elif default and told != default:
            faults.append(f"{name}: the manual says '{told}', the code '{default}'")
    faults += [f"{name}: in doorward.conf(5) but not in the code" for name in manual.keys() - code]
    if not code:
        faults.append("no settings found in config.cpp: its table has another shape now")
    print("\n".join(faults) or f"{len(code)} settings, all told")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
