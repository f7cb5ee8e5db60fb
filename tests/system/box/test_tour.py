# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo's tour: every step of it, from the enrolled PIN to the card's unlock."""

import os
import sys
import tempfile
import unittest

from demo import Demo
from tour import Tour


class TheTour(unittest.TestCase):
    def test_every_step_goes_well(self):
        # Where the pictures are worth keeping, $DOORWARD_TOUR names a folder.
        with tempfile.TemporaryDirectory() as scratch, \
                Demo(os.environ["DOORWARD_TREE"], name="tour") as demo:
            folder = os.environ.get("DOORWARD_TOUR", scratch)
            tour = Tour(demo, folder)
            self.assertTrue(tour.run(), tour.done[-1])
            for step in tour.done:
                with open(os.path.join(folder, step["picture"]), "rb") as picture:
                    self.assertEqual(picture.read(8), b"\x89PNG\r\n\x1a\n")


if __name__ == "__main__":
    if "DOORWARD_TREE" not in os.environ:
        sys.exit(77)
    unittest.main()
