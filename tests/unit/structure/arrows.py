#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own includes point only where the architecture lets them."""

import pathlib
import re
import sys

# A room may include itself and these; a longer path is a room within a room.
ARROWS: dict[str, set[str]] = {
    "policy": set(),
    "backend/common": {"policy"},
    "backend/daemon": {"backend/common", "policy"},
    "backend/worker": {"backend/common"},
    "backend/tokens": {"backend/common"},
    "backend/crypto": {"backend/common"},
    "backend/cards": {"backend/common", "backend/crypto"},
    "backend/ocsp": {"backend/common"},
    "backend/ctl": {"backend/cards", "backend/common", "policy"},
    "pam/common": {"backend/common"},
    "pam/pin": {"pam/common", "backend/common", "backend/crypto", "policy"},
    "pam/token": {"pam/common", "backend/cards", "backend/common"},
    "qml": {"policy"},
    "greeter": {"qml"},
    "locker": {"qml"},
}
SOURCES = {".cpp", ".h", ".c"}
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def room_of(path: str) -> str | None:
    inside = [room for room in ARROWS if path.startswith(room + "/")]
    return max(inside, key=len, default=None)


def faults_in(root: pathlib.Path, file: pathlib.Path) -> list[str]:
    relative = file.relative_to(root).as_posix()
    room = room_of(relative)
    if room is None:
        return [f"{relative}: lies in no room of the architecture"]
    faults = []
    for include in INCLUDE.findall(file.read_text()):
        target = room_of(include)
        if target not in (None, room) and target not in ARROWS[room]:
            faults.append(f"{relative}: {room} must not know {target} ({include})")
    return faults


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    files = [
        file
        for top in ("policy", "backend", "pam", "qml", "greeter", "locker")
        for file in sorted((root / top).rglob("*"))
        if file.suffix in SOURCES
    ]
    faults = [fault for file in files for fault in faults_in(root, file)]
    print("\n".join(faults) or f"{len(files)} files, every arrow as drawn")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
