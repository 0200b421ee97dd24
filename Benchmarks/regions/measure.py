"""Times counting activation regions by lemmata and affinitree, whole processes, medians, and compares the counts."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

import instances

LEMMATA = os.environ["LEMMATA"]
PEER = os.environ.get("PEER", "")
HERE = os.path.dirname(os.path.abspath(__file__))


def median(command, passes, limit):
    """The median time, and the last word but annotations of the output; None beyond the limit."""
    times, output = [], ""
    for _ in range(passes):
        start = time.perf_counter()
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return None, None
        times.append(time.perf_counter() - start)
        if run.returncode != 0:
            return None, "failed"
        output = run.stdout
    return statistics.median(times), output


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passes", type=int, default=5, help="runs of each (default 5)")
    parser.add_argument("--limit", type=float, default=60, help="seconds for a run (default 60)")
    options = parser.parse_args()
    start_up = 0.0
    if PEER:
        start_up, _ = median([PEER, "-W", "ignore", "-c", "import numpy, affinitree"], options.passes, options.limit)
        print(f"affinitree's process without work: {start_up:.2f} s\n")
    print("| network | regions | lemmata, s | affinitree, s | its count | ratio | ratio without its start |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in instances.write(folder):
            own, text = median(
                [LEMMATA, "regions", path, "--definition", "proper-activation"], options.passes, options.limit)
            count = text.split("proper-activation")[1].split()[0] if text else "-"
            row = [name, count, f"{own:.3f}" if own else "-"]
            if PEER:
                other, found = median([PEER, f"{HERE}/peer.py", path], options.passes, options.limit)
                found = (found or "").strip() or "-"
                row += [f"{other:.2f}" if other else "-", found if found == count else f"{found} (wrong)"]
                row += [f"{other / own:.0f}", f"{(other - start_up) / own:.0f}"] if other and own else ["-", "-"]
            else:
                row += ["-"] * 4
            print("| " + " | ".join(row) + " |")
            sys.stdout.flush()


main()
