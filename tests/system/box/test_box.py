# SPDX-License-Identifier: GPL-3.0-or-later
"""The box itself: it is up, healthy, has its people, and leaves nothing behind."""

import os
import unittest

from box import Box
from case import BoxCase


class TheBox(BoxCase):
    def test_systemd_is_content(self):
        self.assertEqual(self.box.run("systemctl", "list-units", "--failed", "--plain",
                                      "--no-legend"), "")

    def test_it_is_debian_13(self):
        self.assertIn("VERSION_CODENAME=trixie", self.box.run("cat", "/etc/os-release"))

    def test_people_can_use_their_passwords(self):
        for person in self.people.values():
            right = self.box.run("pamtester", "login", person.name, "authenticate",
                                 text=person.password + "\n", check=False)
            self.assertEqual(right.returncode, 0, right.stdout + right.stderr)

    def test_a_second_box_shares_the_tree_and_nothing_else(self):
        os.environ["DOORWARD_BOX_TERMINALS"] = "no"
        try:
            with Box(self.box.tree, "second") as second:
                second.put("/etc/only-here", "")
                self.assertFalse(os.path.exists(self.box.path("/etc/only-here")))
                self.assertEqual(second.run("systemctl", "is-system-running"), "running\n")
                folder = second.folder
            self.assertFalse(os.path.exists(folder))
        finally:
            del os.environ["DOORWARD_BOX_TERMINALS"]
        self.assertEqual(self.box.run("hostname"), "box\n")


if __name__ == "__main__":
    unittest.main()
