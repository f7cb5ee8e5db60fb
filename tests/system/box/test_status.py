# SPDX-License-Identifier: GPL-3.0-or-later
"""doorwardctl against the backend as an installed machine has it: started when it is called."""

import json
import unittest

from case import BoxCase


class Status(BoxCase):
    def test_the_backend_comes_when_it_is_called_and_says_what_there_is(self):
        status = json.loads(self.box.run("doorwardctl", "status", "--json", user="alice"))
        self.assertEqual(set(status), {"version", "sessions", "readers", "tokens"})
        self.assertEqual(status["sessions"], [])
        self.assertEqual(self.box.run("systemctl", "list-units", "--failed", "--plain",
                                      "--no-legend"), "")


if __name__ == "__main__":
    unittest.main()
