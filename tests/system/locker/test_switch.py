# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody else wants to log in while a session is locked. logind and its seat are real; the display
manager is not: LightDM and SDDM would want a graphics card."""

import unittest

from events import Lines
from locker_case import LockerCase

POLICY = """<busconfig><policy user="root">
<allow own="org.freedesktop.DisplayManager"/>
</policy><policy context="default">
<allow send_destination="org.freedesktop.DisplayManager"/>
</policy></busconfig>
"""
# What LightDM and SDDM have of org.freedesktop.DisplayManager.Seat.
MANAGER = '''
import gi
from gi.repository import Gio, GLib
node = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.freedesktop.DisplayManager.Seat">
<method name="SwitchToGreeter"/><property name="CanSwitch" type="b" access="read"/>
</interface></node>""")
def call(bus, sender, path, interface, method, arguments, invocation):
    print(method, flush=True)
    invocation.return_value(None)
bus = Gio.bus_get_sync(Gio.BusType.SYSTEM)
bus.register_object("/org/freedesktop/DisplayManager/Seat0", node.interfaces[0], call,
                    lambda *_: GLib.Variant("b", True), None)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.DisplayManager", 0,
                               lambda *_: print("it is there", flush=True), None)
GLib.MainLoop().run()
'''
# Presses what has that name, as an assistive tool does; says whether there was one.
PRESS = '''
import sys
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi
def find(item):
    states = item.get_state_set()
    if item.get_name() == sys.argv[1] and states.contains(Atspi.StateType.SHOWING):
        return item
    children = (item.get_child_at_index(index) for index in range(item.get_child_count()))
    return next(filter(None, (find(child) for child in children if child)), None)
Atspi.init()
found = find(Atspi.get_desktop(0))
print(bool(found and found.do_action(0)))
'''


class SomebodyElse(LockerCase):
    def setUp(self):
        self.variables = ("XDG_SEAT=seat0", "XDG_VTNR=5") if self.box.has_terminals else ()
        self.box.put("/etc/dbus-1/system.d/display-manager.conf", POLICY)
        self.box.run("systemctl", "reload", "dbus.service")
        super().setUp()

    def start_desktop(self):
        self.desktop.start(*self.variables)

    def manager(self):
        """What it says, from when it is there."""
        said = Lines(self.box.command("journalctl", "--follow", "--lines=0", "--output=cat",
                                      "--unit=manager.service"))
        self.box.run("systemd-run", "--quiet", "--collect", "--unit=manager", "python3", "-c",
                     MANAGER)
        self.addCleanup(self.box.run, "systemctl", "stop", "manager.service")
        said.wait_for("it is there")
        return said

    def press(self):
        return self.box.run("python3", "-c", PRESS, "Someone else", user="alice").strip()

    def test_calls_the_login_screen_and_the_session_stays_locked(self):
        if not self.box.has_terminals:
            self.skipTest("this machine's terminals are somebody's: the box's seat has none")
        with self.manager() as manager:
            self.desktop.lock()
            self.desktop.wait_for("the login screen can be called")
            self.assertEqual(self.press(), "True")
            manager.wait_for("SwitchToGreeter")
        self.assert_closed()
        self.desktop.unlock_by_password()
        self.assert_open()

    def test_is_offered_nothing_where_there_is_no_way(self):
        self.desktop.lock()
        self.assertEqual(self.press(), "False")
        self.assert_closed()


if __name__ == "__main__":
    unittest.main()
