# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's own token map, on the real stack, with homes that are full of traps."""
import json
import os
import pathlib
import shutil
import subprocess
import time

from hanging_home import HangingHome
from test_token_commands import Commands
from token_case import AUTHINFO_UNAVAIL, PERM_DENIED, SUCCESS, main

PATIENCE = 3  # limits::ownMapSeconds
PLACE = pathlib.Path(".config/doorward/token-map")


class OwnMap(Commands):
    """bob is in the administrator's map, alice is not; her card is in."""

    def setUp(self):
        super().setUp()
        self.rig.configure(UserMaps="yes")
        self.rig.map(bob="bob")
        self.home = self.rig.folder / "home/alice"
        self.empty_home()
        self.rig.insert("alice")

    def empty_home(self):
        for entry in self.home.iterdir():
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        self.home.chmod(0o700)

    def write(self, text, user="alice", mode=0o600):
        """Closed to everybody else, as it may be."""
        home = self.rig.folder / "home" / user
        path = home / PLACE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
        for one in (path, path.parent, path.parent.parent):
            if one != path:
                one.chmod(0o700)
            shutil.chown(one, user, user)
        return path

    def rules(self, *pairs):
        return "".join(self.rig.rule(card, user) for card, user in pairs)

    def assertUnreadable(self, words):
        """Said at the door and in the list; the card is asked nothing."""
        self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-own-map")
        self.assertUntouched()
        listed = self.ctl("token", "list", "alice", "--json")
        self.assertIn(words, listed.stderr)
        self.assertEqual(json.loads(listed.stdout)["own-map"],
                         {"user": "alice", "state": "untrusted"})


class Counts(OwnMap):
    def test_for_its_owner(self):
        self.write(self.rules(("alice", "alice")))
        self.assertEqual(self.log_in().results(), [SUCCESS])
        self.assertIn("opens the door for alice", self.ctl("token", "list", "alice").stdout)

    def test_not_where_the_administrator_does_not_allow_it(self):
        self.write(self.rules(("alice", "alice")))
        self.rig.configure()
        self.assertRefused(self.log_in(), PERM_DENIED, "card-unknown")
        self.rig.configure(UserMaps="perhaps")
        self.assertRefused(self.log_in(), PERM_DENIED, "card-unknown")
        listed = self.ctl("token", "list", "alice")
        self.assertIn("own maps are not allowed here", listed.stdout)
        self.assertIn("opens nothing", listed.stdout)

    def test_not_before_somebody_is_chosen(self):
        self.write(self.rules(("alice", "alice")))
        self.assertRefused(self.log_in(""), PERM_DENIED, "card-unknown")
        listed = self.ctl("token", "list").stdout
        self.assertIn("name a user", listed)
        self.assertIn("opens nothing", listed)

    def test_abuse_24_not_for_somebody_else(self):
        self.write(self.rules(("alice", "bob"), ("alice", "root")))
        for user in ("alice", "bob", "root", ""):
            with self.subTest(user=user):
                self.assertRefused(self.log_in(user), PERM_DENIED, "card-unknown")
        told = self.ctl("token", "list", "alice").stderr
        self.assertIn("token-map:1: names somebody else", told)
        self.assertIn("token-map:2: names somebody else", told)

    def test_abuse_24_card_that_the_administrator_gave_to_somebody_else(self):
        self.write(self.rules(("bob", "alice")))
        self.rig.insert("bob")
        self.assertRefused(self.log_in(), PERM_DENIED, "card-ambiguous")
        self.assertUntouched()
        self.assertEqual(self.log_in("bob").results(), [SUCCESS])

    def test_not_for_root(self):
        home = self.rig.folder / "home/root"
        home.mkdir(exist_ok=True)
        passwd = pathlib.Path("/etc/passwd")
        before = passwd.read_text()
        self.addCleanup(passwd.write_text, before)
        first, _, rest = before.partition("\n")
        fields = first.split(":")
        self.assertEqual(fields[0], "root")
        fields[5] = str(home)
        passwd.write_text(":".join(fields) + "\n" + rest)
        self.write(self.rules(("alice", "root")), "root")
        self.assertRefused(self.log_in("root"), PERM_DENIED, "card-unknown")
        self.assertIn("root has no token-map of its own", self.ctl("token", "list", "root").stderr)

    def test_there_may_be_none(self):
        self.assertRefused(self.log_in(), PERM_DENIED, "card-unknown")
        self.assertIn("alice's own token-map does not exist",
                      self.ctl("token", "list", "alice").stdout)

    def test_authority_has_to_vouch_all_the_same(self):
        self.write(self.rules(("stranger", "alice")))
        self.rig.insert("stranger")
        self.assertRefused(self.log_in(), PERM_DENIED, "card-untrusted")


class Traps(OwnMap):
    def test_link_in_its_place(self):
        elsewhere = self.write(self.rules(("alice", "alice"))).rename(self.home / "elsewhere")
        beside = pathlib.Path(shutil.copy(elsewhere, self.home / PLACE.parent / "beside"))
        shutil.chown(beside, "alice")
        for target in (elsewhere, "/etc/shadow", beside.name):
            with self.subTest(target=target):
                (self.home / PLACE).unlink(missing_ok=True)
                (self.home / PLACE).symlink_to(target)
                self.assertUnreadable("it may be no link")

    def test_link_on_the_way_stays_in_the_home(self):
        self.write(self.rules(("alice", "alice")))
        (self.home / ".config").rename(self.home / "elsewhere")
        (self.home / ".config").symlink_to("elsewhere")
        self.assertEqual(self.log_in().results(), [SUCCESS])

    def test_link_out_of_the_home(self):
        self.write(self.rules(("alice", "alice")))
        (self.home / ".config").rename(self.home / "elsewhere")
        outside = self.rig.folder / "outside"
        self.addCleanup(shutil.rmtree, outside, ignore_errors=True)
        shutil.copytree(self.home / "elsewhere", outside)
        for path in (outside, *outside.rglob("*")):
            shutil.chown(path, "alice")
        for target in (outside, os.path.relpath(outside, self.home), self.home / "elsewhere"):
            with self.subTest(target=target):
                (self.home / ".config").unlink(missing_ok=True)
                (self.home / ".config").symlink_to(target)
                self.assertUnreadable("has to stay in the home")

    def test_others_behind_a_link_may_not_write_either(self):
        self.write(self.rules(("alice", "alice")))
        (self.home / ".config").rename(self.home / "elsewhere")
        (self.home / ".config").symlink_to("elsewhere")
        (self.home / "elsewhere/doorward").chmod(0o777)
        self.assertUnreadable("nobody else may write")

    def test_what_is_no_file(self):
        path = self.write("")
        for make in (os.mkfifo, lambda place: os.mknod(place, 0o20600, os.makedev(1, 5)), os.mkdir):
            with self.subTest(make=make):
                path.unlink()
                make(path)
                shutil.chown(path, "alice")
                self.assertUnreadable("must be a regular file")

    def test_second_name_of_a_file(self):
        path = self.write(self.rules(("alice", "alice")))
        os.link(path, self.home / "other")
        self.assertUnreadable("one name")

    def test_huge_file(self):
        path = self.write(self.rules(("alice", "alice")))
        os.truncate(path, 1 << 30)
        began = time.monotonic()
        self.assertUnreadable("64 KiB")
        self.assertLess(time.monotonic() - began, 2 * PATIENCE)

    def test_whoever_else_may_write(self):
        path = self.write(self.rules(("alice", "alice")))
        for place, mode, owner in ((path, 0o620, "alice"), (path, 0o602, "alice"),
                                   (path.parent, 0o770, "alice"), (path.parent, 0o707, "alice"),
                                   (path, 0o644, "bob"), (path.parent, 0o755, "bob")):
            with self.subTest(place=place.name, mode=oct(mode), owner=owner):
                self.write(self.rules(("alice", "alice")))
                place.chmod(mode)
                shutil.chown(place, owner)
                self.assertUnreadable("nobody else may write")
        self.write(self.rules(("alice", "alice")))
        shutil.chown(path, "root")
        path.chmod(0o644)
        self.assertEqual(self.log_in().results(), [SUCCESS])

    def test_what_its_owner_may_not_open(self):
        path = self.write(self.rules(("alice", "alice")))
        shutil.chown(path, "root")
        self.assertUnreadable("with the rights of its owner")


class Hanging(OwnMap):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        pathlib.Path("/run/doorward").mkdir(exist_ok=True)

    def test_home_is_asked_by_its_owner_and_given_up(self):
        with HangingHome(self.home) as home:
            began = time.monotonic()
            # Root would be turned away at once: this file system is its owner's alone.
            self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-own-map")
            took = time.monotonic() - began
            self.assertTrue(PATIENCE <= took < 3 * PATIENCE, took)
            home.wait_until_asked()
            self.assertUntouched()

    def test_one_at_a_time_is_sent(self):
        with HangingHome(self.home) as home:
            self.assertIn("did not answer in time", self.ctl("token", "list", "alice").stderr)
            home.wait_until_asked()
            stuck = self.processes_of("alice")
            self.assertEqual(len(stuck), 1)
            self.assertRefused(self.log_in(), AUTHINFO_UNAVAIL, "card-own-map")
            self.assertIn("has not answered the one that was sent before",
                          self.ctl("token", "list", "alice").stderr)
            self.assertEqual(self.processes_of("alice"), stuck)
        self.write(self.rules(("alice", "alice")))
        self.assertEqual(self.log_in().results(), [SUCCESS])

    @staticmethod
    def processes_of(user):
        """Of this machine, and not ended."""
        here = str(os.stat("/proc/self/ns/mnt").st_ino)
        listed = subprocess.run(["ps", "-o", "pid=,stat=,mntns=", "-U", user], text=True,
                                capture_output=True).stdout
        return [line for line in listed.splitlines() if line.split()[-1] == here]

    def test_home_is_not_asked_where_the_administrators_map_lets_in(self):
        self.rig.map(alice="alice")
        with HangingHome(self.home):
            began = time.monotonic()
            self.assertEqual(self.log_in().results(), [SUCCESS])
            self.assertLess(time.monotonic() - began, PATIENCE)

    def test_nobody_else_waits_for_it(self):
        self.rig.insert("bob")
        with HangingHome(self.home):
            began = time.monotonic()
            self.assertEqual(self.log_in("bob").results(), [SUCCESS])
            self.assertLess(time.monotonic() - began, PATIENCE)


if __name__ == "__main__":
    main()
