#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# format.sh TREE: every C++ file is as clang-format 14 writes it.
set -eu
cd "$1"
clang-format --version 2>/dev/null | grep -q 'version 14\.' || exit 77
find backend pam qml greeter locker tests -name '*.cpp' -o -name '*.h' |
    xargs clang-format --dry-run --Werror
