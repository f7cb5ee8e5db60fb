# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts/box, check and demo share; they source it.
# shellcheck shell=bash

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
DOORWARD_CACHE=${DOORWARD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/doorward}
export DOORWARD_CACHE
# Run as root, Python would leave files in somebody's checkout that they cannot remove.
export PYTHONDONTWRITEBYTECODE=1

# Says what begins now and how long it has been since the command started.
step() {
    printf '[%3d s] %s\n' "$SECONDS" "$*" >&2
}

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Starts the calling script again as root where it is not; the cache stays the person's.
become_root() {
    [ "$(id -u)" -eq 0 ] && return
    command -v sudo >/dev/null || fail "run this as root, or install sudo"
    # Theirs, where there was none yet: other programs keep things in it too.
    mkdir -p "$(dirname "$DOORWARD_CACHE")"
    exec sudo DOORWARD_CACHE="$DOORWARD_CACHE" DISPLAY="${DISPLAY-}" \
        WAYLAND_DISPLAY="${WAYLAND_DISPLAY-}" XAUTHORITY="${XAUTHORITY-}" \
        XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR-}" "$0" "$@"
}

packages_of() {
    grep -Ev '^(#|$)' "$top/scripts/packages/$1.txt"
}

# Installs what is missing of scripts/packages/host.txt.
install_host_packages() {
    local missing
    missing=$(packages_of host | while read -r name; do
        dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed ||
            echo "$name"
    done)
    [ -n "$missing" ] || return 0
    step "installing $(wc -w <<<"$missing") packages on this machine"
    # Somebody else's apt may be at work: wait for it.
    local apt=(apt-get -q -o DPkg::Lock::Timeout=600)
    DEBIAN_FRONTEND=noninteractive "${apt[@]}" update >&2
    # shellcheck disable=SC2086 # one word a package
    DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends $missing >&2
}
