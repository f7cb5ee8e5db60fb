# SPDX-License-Identifier: GPL-3.0-or-later
"""doorward-tokend under systemd, in its cage, with Debian 13's pcscd, polkit and OpenSC."""

import json
import time
import unittest

from card_desk import CardDesk
from case import BoxCase

WATCHER = "doorward-tokend.service"
RULE = "/usr/share/polkit-1/rules.d/60-doorward.rules"
PATIENCE = 60  # seconds until an event that does not come is a failure


class Tokens(BoxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.desk = CardDesk(cls.box)
        cls.desk.set_up("alice", cls.alice.card_pin)
        cls.box.run("systemctl", "start", "doorward-backend.service")

    def setUp(self):
        self.desk.insert("alice")
        self.wait_for_labels("alice")

    def status(self):
        return json.loads(self.box.run("doorwardctl", "status", "--json"))

    def labels(self):
        return [token["label"] for token in self.status()["tokens"]]

    def wait_for(self, condition, what):
        self.box.wait_on_bus("org.doorward1", condition, PATIENCE, what)

    def wait_for_labels(self, *labels):
        self.wait_for(lambda: self.labels() == list(labels), f"the tokens {labels}")

    def main_pid(self, unit):
        return int(self.box.run("systemctl", "show", "-P", "MainPID", unit))

    def test_card_is_listed_while_it_is_in(self):
        token = self.status()["tokens"][0]
        self.assertEqual(token["label"], "alice")
        self.assertTrue(token["serial"] and token["reader"])
        self.desk.pull()
        self.wait_for_labels()

    def test_abuse_29_killed_watcher_comes_back(self):
        self.kill_and_wait(WATCHER)

    def test_abuse_29_killed_pcscd_comes_back(self):
        self.kill_and_wait("pcscd.service")

    def kill_and_wait(self, unit):
        before = self.main_pid(unit)
        self.box.run("systemctl", "kill", "--signal=KILL", unit)
        self.wait_for(lambda: self.main_pid(unit) not in (0, before)
                      and self.labels() == ["alice"], f"{unit} and the card to be back")

    def test_rule_is_what_lets_the_watcher_see_readers(self):
        self.addCleanup(self.restart_all)
        self.addCleanup(self.box.run, "mv", "/run/rule", RULE)
        self.box.run("mv", RULE, "/run/rule")
        self.restart_all()
        self.box.run("systemctl", "is-active", WATCHER)
        self.assertEqual(self.status()["readers"], [])

    def restart_all(self):
        self.box.run("systemctl", "restart", "polkit.service", "pcscd.service", WATCHER)

    def test_cage_is_closed(self):
        said = self.box.run("systemd-analyze", "security", "--no-pager", "--threshold=15",
                            WATCHER, check=False)
        self.assertEqual(said.returncode, 0, said.stdout[-500:])

    def test_nothing_wakes_up_at_rest(self):
        before = self.switches()
        time.sleep(5)  # the time that is measured
        self.assertLessEqual(self.switches() - before, 2)

    def switches(self):
        status = self.box.run("sh", "-c",
                              f"cat /proc/{self.main_pid(WATCHER)}/task/*/status")
        return sum(int(line.split()[1]) for line in status.splitlines()
                   if line.startswith("voluntary_ctxt_switches"))


if __name__ == "__main__":
    unittest.main()
