# SPDX-License-Identifier: GPL-3.0-or-later
"""doorwardctl status against the backend as an installed machine has it."""

import json
import os
import tempfile
import unittest

from case import BoxCase
from demo import Demo
from tour import Tour


TOKEN = {"label": str, "serial": str, "manufacturer": str, "model": str, "reader": str}
READER = {"name": str, "present": bool}


def form(value):
    """The shape of a JSON value: its keys, in their order, and the kind of what they hold."""
    if isinstance(value, dict):
        return {key: form(held) for key, held in value.items()}
    if isinstance(value, list):
        return [form(held) for held in value]
    return type(value)


def status_of(box, user=None):
    return json.loads(box.run("doorwardctl", "status", "--json", user=user))


class Status(BoxCase):
    def test_the_backend_comes_when_it_is_called_and_says_what_there_is(self):
        status = status_of(self.box, user="alice")
        self.assertEqual(set(status), {"version", "sessions", "readers", "tokens"})
        self.assertEqual((status["sessions"], status["tokens"]), ([], []))
        for reader in status["readers"]:  # there may be some, or pcscd is still on its way
            self.assertEqual(form(reader), READER)
        self.assertEqual(self.box.run("systemctl", "list-units", "--failed", "--plain",
                                      "--no-legend"), "")


class StatusOfASession(unittest.TestCase):
    """What doorwardctl(1) promises, of a session that alice's card opened at the greeter; the
    virtual reader has two slots."""

    SESSION = {"id": str, "user": str, "uid": int, "method": str, "locked": bool,
               "token": {**TOKEN, "cert_sha256": str, "present": bool}}

    def test_a_session_that_a_card_opened(self):
        with tempfile.TemporaryDirectory() as folder, \
                Demo(os.environ["DOORWARD_TREE"], name="status") as demo:
            self.box, self.tour = demo.box, Tour(demo, folder)
            self.addCleanup(self.tour.close)
            self.take(self.tour.first_greeter, self.tour.insert_the_card,
                      self.tour.log_in_with_the_card)
            self.assert_all_is_told(demo)
            self.take(self.tour.pull_the_card)
            self.assert_the_card_is_missed()

    def take(self, *steps):
        self.assertTrue(self.tour.take(*steps), self.tour.done[-1])

    def assert_all_is_told(self, demo):
        status = status_of(self.box)
        self.assertEqual(form(status), {
            "version": str, "sessions": [self.SESSION], "readers": [READER, READER],
            "tokens": [TOKEN]})
        [session], [token] = status["sessions"], status["tokens"]
        self.assertEqual(
            {key: session[key] for key in ("id", "user", "uid", "method", "locked")},
            {"id": self.tour.session.id, "user": "alice", "uid": self.box.uid("alice"),
             "method": "token", "locked": False})
        self.assertEqual(session["token"], {
            **token, "cert_sha256": demo.desk.digest("alice"), "present": True})
        self.assertEqual(token["label"], "alice")
        self.assertEqual([reader["name"] for reader in status["readers"] if reader["present"]],
                         [token["reader"]])
        self.assertEqual(status_of(self.box, user="alice"), status)

    def assert_the_card_is_missed(self):
        status = status_of(self.box)
        [session] = status["sessions"]
        self.assertEqual((session["locked"], session["token"]["present"]), (True, False))
        self.assertEqual(status["tokens"], [])
        self.assertFalse(any(reader["present"] for reader in status["readers"]))


if __name__ == "__main__":
    unittest.main()
