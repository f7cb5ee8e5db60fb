# SPDX-License-Identifier: GPL-3.0-or-later
"""What a PIN costs, against what it is made of, each timed in the same round of the same run.

Prints the medians and their ratios, and fails where a ratio is not as docs/pin.md promises.
$DOORWARD_BENCH_ROUNDS: how many (30)."""
import os
import random
import statistics
import subprocess

from pin_case import PASSWORD, PIN, VAULT, main
from tpm_case import MODE, FILE, TPM, TpmCase

ROUNDS = int(os.environ.get("DOORWARD_BENCH_ROUNDS", "30"))
# Doorward's over its parts, for a right PIN and for setting one.
MOST = 1.2
# Between two wrong PINs, whatever they are.
DIFFERENCE = 0.02
WALL, PROCESSOR = 0, 1
KDF_KIB, SPARE_KIB = 64 * 1024, 12 * 1024
LONG = "27182818284590452353602874713526"
SPOKEN = PASSWORD.replace(" ", "_")
UNIX = "auth required pam_unix.so\naccount required pam_permit.so\npassword required pam_deny.so\n"


class Stopwatch:
    """One program for all rounds, as warm as the worker's is not: of both sides alike."""

    def __init__(self):
        self._program = subprocess.Popen([os.environ["DOORWARD_STOPWATCH"]], text=True,
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, *words):
        """Milliseconds: by the clock, and of a processor's work."""
        print(*words, file=self._program.stdin, flush=True)
        return tuple(int(number) / 1000 for number in self._program.stdout.readline().split())

    def close(self):
        self._program.stdin.close()
        self._program.wait()
        self._program.stdout.close()


class BenchPin(TpmCase):
    def setUp(self):
        super().setUp()
        # The account's password alone, without what else this machine has in its stacks.
        with open("/etc/pam.d/bench-unix", "w", encoding="utf-8") as stack:
            stack.write(UNIX)
        self.time = Stopwatch()
        self.addCleanup(self.time.close)

    def right_pin(self):
        return self.time("pam gdm-pin alice authenticate 0", PIN)

    def password(self):
        return self.time("pam bench-unix alice authenticate 0", SPOKEN)

    def derivation(self):
        return self.time("derive alice", PIN)

    def unsealing(self):
        return self.time("unseal alice", PIN, f"swtpm:path={self.tpm.socket}")

    def enrolling(self):
        return self.time("pam gdm-pin alice chauthtok 0", SPOKEN, PIN, PIN)

    def wrong_pin(self, pin):
        self.set_failures(0)
        return self.time("pam gdm-pin alice authenticate 7", pin)

    def rounds(self, times_as_many=1, **what):
        """Each of them in every round; the times by name. In an order that changes: what comes
        before it makes a difference of two per cent to the same work."""
        for work in what.values():
            work()  # the first one loads libraries
        times = {name: [] for name in what}
        for _ in range(times_as_many * ROUNDS):
            for name in random.sample(list(what), len(what)):
                times[name].append(what[name]())
        return times

    def report(self, title, times, whole, parts, clock=WALL):
        """The median of the rounds' ratios of the whole to the sum of its parts."""
        by_clock = {name: [taken[clock] for taken in all_] for name, all_ in times.items()}
        ratio = statistics.median(
            w / sum(p) for w, *p in zip(by_clock[whole], *(by_clock[part] for part in parts)))
        shown = ", ".join(f"{name} {statistics.median(taken):.1f} ms"
                          for name, taken in by_clock.items())
        print(f"{title}: {shown}; {whole} / ({' + '.join(parts)}) = {ratio:.3f}", flush=True)
        return ratio

    def test_a_right_pin_with_a_tpm(self):
        self.assertEqual(VAULT.read_bytes()[MODE], TPM)
        times = self.rounds(pin=self.right_pin, derivation=self.derivation,
                            unsealing=self.unsealing, password=self.password)
        self.assertLessEqual(self.report("right PIN, TPM", times, "pin",
                                         ["derivation", "unsealing", "password"]), MOST)
        self.report("against the password", times, "pin", ["password"])

    def test_a_right_pin_by_a_file(self):
        self.configure("Tcti=none")
        self.enrolling()
        self.assertEqual(VAULT.read_bytes()[MODE], FILE)
        times = self.rounds(pin=self.right_pin, derivation=self.derivation,
                            password=self.password)
        self.assertLessEqual(self.report("right PIN, file", times, "pin",
                                         ["derivation", "password"]), MOST)

    def test_setting_one(self):
        """Beside its own derivation it takes two of the cheapest, to find out what this machine
        can do; the TPM's part has no name of its own here."""
        times = self.rounds(enrolling=self.enrolling, derivation=self.derivation,
                            password=self.password)
        self.report("setting a PIN, TPM", times, "enrolling", ["derivation", "password"])
        self.configure("Tcti=none")
        times = self.rounds(enrolling=self.enrolling, derivation=self.derivation,
                            derivation2=self.derivation, derivation3=self.derivation,
                            password=self.password)
        self.assertLessEqual(self.report("setting a PIN, file", times, "enrolling",
                                         ["derivation", "derivation2", "derivation3",
                                          "password"]), MOST)

    def test_wrong_pins_take_the_same_time(self):
        for mode in ("Tcti=none", None):
            self.configure(*([mode] if mode else []))
            self.enrolling()
            times = self.rounds(times_as_many=4,
                                far=lambda: self.wrong_pin("000000"),
                                # The same again: what is between two alike is the machine's.
                                again=lambda: self.wrong_pin("000000"),
                                near=lambda: self.wrong_pin(PIN[:-1] + "9"),
                                long=lambda: self.wrong_pin(LONG),
                                # Which a TPM wants to see now and then.
                                right=self.right_pin)
            for other in ("again", "near", "long"):
                # Others' work on this machine is not to be seen in it.
                ratio = self.report(f"wrong PINs, {'file' if mode else 'TPM'}", times, other,
                                    ["far"], PROCESSOR)
                self.assertLessEqual(abs(ratio - 1), DIFFERENCE)

    def test_the_workers_memory(self):
        from driver import Worker
        with Worker(Kind="login", Method="pin", Service="gdm-pin", User="alice") as worker:
            self.assertEqual(worker.answer_all(PIN)["Outcome"], "success")
            with open(f"/proc/{worker.process.pid}/status", encoding="ascii") as status:
                peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
        print(f"the worker's peak: {peak / 1024:.1f} MiB, "
              f"{(peak - KDF_KIB) / 1024:.1f} MiB beside the derivation", flush=True)
        self.assertLessEqual(peak, KDF_KIB + SPARE_KIB)


if __name__ == "__main__":
    main()
