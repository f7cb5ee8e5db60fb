# SPDX-License-Identifier: GPL-3.0-or-later
"""How long doorwardd waits to hear that a card has been pulled: measure_removal.py [ROUNDS] [stock]

Prints one line: median and worst time in milliseconds from the card's end of the connection being
closed to the report on doorwardd's socket, with the driver that the card wakes, or the stock one.
"""
import statistics
import sys
import time

import test_tokend
import token_rig


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    test_tokend.Tokend.rig = rig = token_rig.TokenRig(stock="stock" in sys.argv)
    case = test_tokend.Tokend()
    case.setUp()
    times = []
    for _ in range(rounds):
        rig.ctl("in", "alice")
        case.listener.until(test_tokend.label_of)
        began = time.monotonic()
        rig.ctl("out")
        case.listener.until(lambda readers: test_tokend.state_of(readers) == "empty")
        times.append((time.monotonic() - began) * 1000)
    case.doCleanups()
    rig.stop()
    print(f"{rounds} removals: median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms")


if __name__ == "__main__":
    main()
