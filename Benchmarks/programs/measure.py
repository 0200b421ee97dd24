"""Measures exact solutions of linear programs and prints a Markdown table. Called by ../programs.sh."""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from fractions import Fraction

from instances import all_programs

LEMMATA = os.environ["LEMMATA"]
FOLDER = tempfile.mkdtemp(prefix="programs-")


def path(name):
    return os.path.join(FOLDER, name)


def own(program):
    code, out, seconds = timed([LEMMATA, "solve", path("p.lp"), "--json", "--certificate", path("p.cert")])
    report = json.loads(out) if code == 0 else {}
    return report.get("value"), seconds


def qsopt(program):
    solution = path("p.sol")
    if os.path.exists(solution):
        os.remove(solution)
    # From its MPS or LP reader the value comes in the file of the solution.
    code, out, seconds = timed(["esolver", "-L", "-O", solution, path("p.lp")])
    if code is None or not os.path.exists(solution):
        return None, seconds
    found = re.search(r"Value\s*=\s*(\S+)", open(solution).read())
    return found and found.group(1), seconds


def z3(program):
    code, out, seconds = timed(["z3", path("p.smt2")])
    # (objectives ((+ (* 3.0 x0) …) (/ 5.0 7.0)) ), negative numbers as (- (/ 5.0 7.0)).
    found = re.search(r"(\(- )?(?:\(/\s+([0-9.]+)\s+([0-9.]+)\)|([0-9.]+))\)*\s*\)\s*$", out or "")
    if not found:
        return None, seconds
    minus, top, bottom, number = found.groups()
    value = Fraction(top) / Fraction(bottom) if top else Fraction(number)
    return str(-value if minus else value), seconds


def cdd(program):
    code, out, seconds = timed([os.environ["CDD"], path("p.ine")])
    found = re.search(r"value (\S+)", out or "")
    return found and found.group(1), seconds


def timed(command):
    """Exit code, output and processor time; no time if the limit on the elapsed time is reached."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=options.limit, text=True)
    except subprocess.TimeoutExpired:
        return None, "", None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return run.returncode, run.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


parser = argparse.ArgumentParser()
parser.add_argument("--limit", type=float, default=60, help="seconds for each run (default: 60)")
parser.add_argument("--passes", type=int, default=3, help="interleaved passes, of which the best counts (default: 3)")
parser.add_argument("--only", default="", help="programs whose title contains this")
options = parser.parse_args()

solvers = [("own", own), ("QSopt_ex", qsopt), ("z3", z3), ("cddlib", cdd)]
missing = {"QSopt_ex": not os.environ.get("QSOPT"), "z3": not os.environ.get("Z3"), "cddlib": not os.environ.get("CDD")}
solvers = [(name, solver) for name, solver in solvers if not missing.get(name)]
titles = ["program", "digits of the value"] + [name + " (ms)" for name, _ in solvers] + ["own / best other"]
print("| " + " | ".join(titles) + " |")
print("| --- |" + " ---: |" * (len(titles) - 1))
wrong = 0
for program in all_programs():
    if options.only not in program.title:
        continue
    for name, text in (("p.lp", program.lp()), ("p.smt2", program.smt()), ("p.ine", program.cdd())):
        with open(path(name), "w") as target:
            target.write(text)
    values, best = {}, {}
    for _ in range(options.passes):
        for name, solver in solvers:
            if name in best and best[name] is None:
                continue
            value, seconds = solver(program)
            if seconds is None or value is None:
                best[name] = None
                values[name] = "time" if seconds is None else "failed"
            else:
                best[name] = min(seconds, best.get(name, seconds))
                values[name] = Fraction(value)
    exact = values.get("own")
    for name, value in values.items():
        if isinstance(value, Fraction) and value != exact:
            print("DIFFERENT VALUES: %s has %s, own has %s" % (name, value, exact))
            wrong += 1
    if not isinstance(exact, Fraction):
        wrong += 1
        print("NO RESULT for", program.title)
    cells = [program.title, str(len(str(exact)))]
    for name, _ in solvers:
        cells.append("%.1f" % (best[name] * 1e3) if best[name] else "> %g s" % options.limit if values[name] == "time" else values[name])
    others = [best[name] for name, _ in solvers[1:] if best[name]]
    cells.append("%.2f" % (best["own"] / min(others)) if others and best["own"] else "")
    print("| " + " | ".join(cells) + " |", flush=True)
sys.exit(1 if wrong else 0)
