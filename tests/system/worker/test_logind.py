# SPDX-License-Identifier: GPL-3.0-or-later
"""doorward-worker and doorward-session with the real logind and the user's real manager."""

import unittest

from events import Lines
from login_case import LoginCase

LOCKER = """
[Unit]
Description=In the locker's place: what it would find
[Service]
Type=exec
EnvironmentFile=%t/doorward/%i.env
ExecStart=/bin/sh -c 'echo "locker at $$WAYLAND_DISPLAY of $$XDG_SESSION_ID"; exec sleep infinity'
"""


class Logind(LoginCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The administrator's folder goes before the distribution's.
        cls.box.put("/etc/systemd/user/doorward-locker@.service", LOCKER)

    def session(self, id_):
        shown = self.box.run("loginctl", "show-session", id_, check=False)
        return dict(line.split("=", 1) for line in shown.stdout.splitlines())

    def test_a_session_as_logind_sees_it(self):
        lines, opened = self.login("/bin/sh", "-c", "echo hello from $XDG_SESSION_ID; sleep 1000")
        seen = self.session(opened["session"])
        self.assertEqual({key: seen[key] for key in ("Name", "Type", "Class", "Desktop", "Service",
                                                     "Remote")},
                         {"Name": "alice", "Type": "wayland", "Class": "user", "Desktop": "sway",
                          "Service": "doorward-password", "Remote": "no"})
        self.assertEqual(seen["Leader"], str(opened["worker"]))
        record = self.box.run("cat", f"/run/doorward/workers/{opened['worker']}").splitlines()
        self.assertIn(f"session={opened['session']}", record)
        # What the program prints is in the journal, under the user's own id.
        self.box.run("journalctl", "--sync")
        said = self.box.journal("-t", "doorward-session", f"_UID={self.box.uid('alice')}")
        self.assertIn(f"hello from {opened['session']}", said)
        self.box.run("loginctl", "terminate-session", opened["session"])
        self.await_end(lines)
        self.assertEqual(self.session(opened["session"]), {})
        self.assertEqual(self.box.run("ls", "-A", "/run/doorward/workers"), "")

    def test_the_compositor_is_found_and_the_locker_started_there(self):
        lines, opened = self.login("sway", "--config", "/dev/null")
        unit = f"doorward-locker@{opened['session']}.service"
        with Lines(self.box.command("journalctl", "--follow", "--lines=all", "--output=cat",
                                    f"_SYSTEMD_USER_UNIT={unit}")) as journal:
            said = journal.wait_for("locker at wayland-", 30)
        self.assertTrue(said.endswith(f"of {opened['session']}"), said)
        self.box.run("pkill", "-TERM", "-x", "sway", user="alice")
        self.await_end(lines)
        # The user's manager may be on its way out with the last session.
        state = self.box.run("systemctl", "--user", "is-active", unit, user="alice", check=False)
        self.assertNotEqual(state.stdout.strip(), "active")

    def test_the_greeters_session(self):
        lines, opened = self.login("/bin/sleep", "1000", kind="greeter",
                                   service="doorward-greeter", user="doorward-greeter",
                                   secret="-")
        seen = self.session(opened["session"])
        self.assertEqual((seen["Class"], seen["Name"], seen["Type"]),
                         ("greeter", "doorward-greeter", "wayland"))
        self.box.run("kill", str(opened["worker"]))
        self.await_end(lines)

    def test_two_sessions_end_each_by_itself(self):
        first, one = self.login("/bin/sleep", "1000")
        second, two = self.login("/bin/sleep", "1000", user="bob")
        self.assertNotEqual(one["session"], two["session"])
        self.box.run("loginctl", "terminate-session", one["session"])
        self.await_end(first)
        self.assertEqual(self.session(two["session"])["State"], "active")
        self.box.run("loginctl", "terminate-session", two["session"])
        self.await_end(second)


if __name__ == "__main__":
    unittest.main()
