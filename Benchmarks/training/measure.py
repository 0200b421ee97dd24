"""Measures exact training and prints two Markdown tables. Called by ../training.sh."""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from math import comb

import instances

LEMMATA, PROOFCHECK = os.environ["LEMMATA"], os.environ["PROOFCHECK"]
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = tempfile.mkdtemp(prefix="training-")
CERTIFICATE = os.path.join(FOLDER, "p.cert")
SOLVERS = [
    ("scip-box", "SCIP, M and box"), ("scip-sos", "SCIP, SOS1"), ("scip-indicator", "SCIP, indicators"),
    ("highs-box", "HiGHS, M and box"),
]
# Title, kind, number of points, width, seed.
COMPARED = [
    ("random, D = %d, w = %d, seed %d" % (count, width, seed), "random", count, width, seed)
    for count, width, seed in ((8, 2, 1), (8, 2, 2), (8, 2, 3), (12, 2, 1), (12, 2, 2), (12, 2, 3), (10, 3, 1), (20, 2, 1), (30, 2, 1))
] + [("planted, D = %d, w = 2" % count, "planted", count, 2, 1) for count in (20, 30)]
ALONE = [
    (20, 2, "random", "squared"), (20, 2, "planted", "squared"), (30, 2, "random", "squared"), (30, 2, "planted", "squared"),
    (60, 2, "random", "squared"), (60, 2, "planted", "squared"), (100, 2, "random", "squared"), (100, 2, "planted", "squared"),
    (20, 2, "random", "absolute"), (30, 2, "random", "absolute"), (20, 3, "random", "squared"), (20, 3, "planted", "squared"),
]


def data(kind, count, width, seed):
    return instances.random_labels(count, seed) if kind == "random" else instances.planted_labels(count, width, seed)


def timed(command, limit):
    """Exit code, output, elapsed and processor time; no code if the limit on the elapsed time is reached."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=limit, text=True)
        code, out = run.returncode, run.stdout
        if code != 0:
            print(" ".join(command), run.stderr.strip(), sep=": ", file=sys.stderr)
    except subprocess.TimeoutExpired:
        code, out = None, ""
    elapsed, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return code, out, elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def own(path, loss, width):
    """The report, and elapsed and processor time of the whole process; the certificate is written and checked in it."""
    command = [LEMMATA, "train", path, "--width", str(width), "--loss", loss, "--restarts", "0", "--json", "--certificate", CERTIFICATE]
    code, out, elapsed, processor = timed(command, options.own_limit)
    return (json.loads(out) if code == 0 else None), elapsed, processor


def peer(name, path, loss, width):
    """What peers.py says; its times are of the solver alone, without start-up and the making of the model."""
    python = os.environ["TRAINING_PYTHON"]
    command = [python, os.path.join(HERE, "peers.py"), name, path, loss, str(width), str(options.limit)]
    code, out, _, _ = timed(command, 3 * options.limit + 30)
    return json.loads(out.splitlines()[-1]) if code == 0 else None


def comparison():
    """Returns how many results are not what they must be."""
    solvers = [(name, title) for name, title in SOLVERS if name.split("-")[0] in os.environ.get("PEERS", "").split()]
    titles = ["problem", "least loss", "own (s)", "own, processor (s)"] + [title + " (s)" for _, title in solvers] + ["best right other ÷ own"]
    print("| " + " | ".join(titles) + " |\n| --- |" + " ---: |" * (len(titles) - 1))
    failures = 0
    path = os.path.join(FOLDER, "p.csv")
    for loss in ("squared", "absolute"):
        for title, kind, count, width, seed in COMPARED:
            title = "%s, %s" % (loss, title)
            if options.only not in title:
                continue
            instances.write(data(kind, count, width, seed), path)
            report, times, answers = None, [], {}
            for number in range(options.passes):
                found, elapsed, processor = own(path, loss, width)
                report = found or report
                times.append((elapsed, processor))
                for name, _ in solvers:
                    # HiGHS has no mixed-integer programs with a quadratic objective. Long runs need no repetition.
                    known = answers.get(name)
                    if name.startswith("highs") and loss == "squared" or known and (known["seconds"] > 5 or not known["finished"]):
                        continue
                    found = peer(name, path, loss, width)
                    if found and (not known or found["seconds"] < known["seconds"]):
                        answers[name] = found
            if not report or not report["optimal"]:
                print("| %s | no result |" % title)
                failures += 1
                continue
            value = Fraction(report["value"])
            seconds = min(elapsed for elapsed, _ in times)
            cells = [title, "%.7g" % value, "%.3f" % seconds, "%.3f" % min(processor for _, processor in times)]
            right, unfinished = [], []
            for name, _ in solvers:
                answer = answers.get(name)
                if not answer:
                    cells.append("no such method" if name.startswith("highs") and loss == "squared" else "failed")
                elif not answer["finished"]:
                    cells.append("> %g" % options.limit)
                    unfinished.append(options.limit)
                elif answer["value"] is not None and abs(answer["value"] - value) <= 1e-4 * max(1, abs(value)):
                    cells.append("%.3f" % answer["seconds"])
                    right.append(answer["seconds"])
                else:
                    # None is below the optimum.
                    failures += answer["value"] is not None and answer["value"] < value
                    cells.append("%.3f, **wrong: %s**" % (answer["seconds"], answer["value"] if answer["value"] is None else "%.6g" % answer["value"]))
            cells.append("%.1f" % (min(right) / seconds) if right else "> %.0f" % (min(unfinished) / seconds) if unfinished else "")
            print("| " + " | ".join(cells) + " |", flush=True)
    return failures


def dichotomies(points):
    """In how many ways a line that meets no point divides points of the plane, sides ordered: the chambers of the arrangement
    of the planes (x, 1)*t = 0, 2 + 2 * sum of m - 1 over all lines through m >= 2 points (Zaslavsky 1975)."""
    points = sorted(set(points))
    if len(points) < 2:
        return 2 * len(points) or 1
    lines = {}
    for i, (a, b) in enumerate(points):
        for c, d in points[i + 1:]:
            normal = (b - d, c - a)
            through = normal[0] * a + normal[1] * b
            factor = next(t for t in normal if t)
            lines.setdefault((Fraction(normal[0], factor), Fraction(normal[1], factor), Fraction(through, factor)), set()).update(((a, b), (c, d)))
    return 2 + 2 * sum(len(line) - 1 for line in lines.values())


def alone():
    titles = ["problem", "least loss", "elapsed (s)", "processor (s)", "sets judged", "programs of Algorithm 1", "programs ÷ sets", "leaves",
              "bytes a leaf", "leaves checked a second"]
    print("| " + " | ".join(titles) + " |\n| --- |" + " ---: |" * (len(titles) - 1))
    failures = 0
    for count, width, kind, loss in ALONE:
        title = "%s, %s, D = %d, w = %d" % (loss, kind, count, width)
        if options.only not in title:
            continue
        problem = data(kind, count, width, 1)
        path = os.path.join(FOLDER, "p.csv")
        instances.write(problem, path)
        report, elapsed, processor = own(path, loss, width)
        # Multisets of width pairs of a dichotomy and a sign.
        programs = comb(2 * dichotomies([x for x, _ in problem]) + width - 1, width)
        if not report:
            print("| %s | | > %g | | | %s | | | | |" % (title, options.own_limit, "{:,}".format(programs)), flush=True)
            continue
        with open(CERTIFICATE) as source:
            leaves = sum(line.startswith("leaf") for line in source)
        size = os.path.getsize(CERTIFICATE)
        checks = [timed([PROOFCHECK, CERTIFICATE], 600) for _ in range(3)]
        failures += any(code != 0 for code, _, _, _ in checks)
        sets = report["sets"]
        cells = [title, "%.7g" % Fraction(report["value"]), "%.2f" % elapsed, "%.2f" % processor, "{:,}".format(sets), "{:,}".format(programs),
                 "{:,}".format(programs // sets), "{:,}".format(leaves), "%.0f" % (size / leaves),
                 "{:,.0f}".format(leaves / min(check[2] for check in checks))]
        print("| " + " | ".join(cells) + " |", flush=True)
    return failures


parser = argparse.ArgumentParser()
parser.add_argument("--limit", type=float, default=60, help="seconds for each run of another solver (default: 60)")
parser.add_argument("--own-limit", type=float, default=600, help="seconds for each run of lemmata (default: 600)")
parser.add_argument("--passes", type=int, default=3, help="interleaved passes, of which the best counts (default: 3)")
parser.add_argument("--only", default="", help="problems whose title contains this")
parser.add_argument("--no-peers", action="store_true", help="only the table of lemmata alone")
parser.add_argument("--no-alone", action="store_true", help="only the comparison")
options = parser.parse_args()
print("Load at the beginning: %.1f, %d processors" % (os.getloadavg()[0], os.cpu_count()), end="\n\n")
failed = 0 if options.no_peers else comparison()
print()
failed += 0 if options.no_alone else alone()
print("\nLoad at the end: %.1f" % os.getloadavg()[0])
sys.exit(1 if failed else 0)
