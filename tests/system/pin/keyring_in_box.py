# SPDX-License-Identifier: GPL-3.0-or-later
"""In the box, as a user: what a program of their session gets from the keyring of the login.

keyring_in_box.py keep WORDS   puts WORDS into it
keyring_in_box.py look         prints JSON: whether it is "locked", and the "words" that it gives out
"""
import json
import sys

from gi.repository import Gio, GLib

NAME = "org.freedesktop.secrets"
SERVICE = "/org/freedesktop/secrets"
LOGIN = f"{SERVICE}/collection/login"
MARK = {"xdg:schema": "org.doorward.Test"}

bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(path, interface, method, arguments):
    return bus.call_sync(NAME, path, interface, method, arguments, None,
                         Gio.DBusCallFlags.NONE, 20_000, None).unpack()


def session():
    arguments = GLib.Variant("(sv)", ("plain", GLib.Variant("s", "")))
    return call(SERVICE, "org.freedesktop.Secret.Service", "OpenSession", arguments)[1]


def is_locked():
    arguments = GLib.Variant("(ss)", ("org.freedesktop.Secret.Collection", "Locked"))
    return call(LOGIN, "org.freedesktop.DBus.Properties", "Get", arguments)[0]


def keep(words):
    properties = {"org.freedesktop.Secret.Item.Label": GLib.Variant("s", "test"),
                  "org.freedesktop.Secret.Item.Attributes": GLib.Variant("a{ss}", MARK)}
    secret = (session(), b"", words.encode(), "text/plain")
    item, _ = call(LOGIN, "org.freedesktop.Secret.Collection", "CreateItem",
                   GLib.Variant("(a{sv}(oayays)b)", (properties, secret, True)))
    # "/": it would have to ask somebody first.
    return item != "/"


def words_given():
    opened, _ = call(SERVICE, "org.freedesktop.Secret.Service", "SearchItems",
                     GLib.Variant("(a{ss})", (MARK,)))
    if not opened:
        return None
    given = call(SERVICE, "org.freedesktop.Secret.Service", "GetSecrets",
                 GLib.Variant("(aoo)", (opened, session())))[0]
    return bytes(given[opened[0]][2]).decode()


if sys.argv[1] == "keep":
    sys.exit(not keep(sys.argv[2]))
print(json.dumps({"locked": is_locked(), "words": words_given()}))
