"""Runs boolean-benchmark, and numpy and QSopt_ex on the same instances; prints a table in Markdown."""

import json
import os
import subprocess
import sys
import tempfile
import time

try:
    import numpy
except ImportError:
    numpy = None
    print("no comparison with numpy: it is not installed", file=sys.stderr)
QSOPT = os.environ.get("QSOPT")


def timed(body, passes=3):
    best, result = None, None
    for _ in range(passes):
        start = time.perf_counter()
        result = body()
        elapsed = (time.perf_counter() - start) * 1000
        best = elapsed if best is None else min(best, elapsed)
    return best, result


def walsh(n, _):
    """The same transform on 32-bit integers, level by level in place."""
    values = numpy.where(numpy.random.default_rng(6).integers(0, 2, 1 << n) == 1, 1, -1).astype(numpy.int32)

    def run():
        sums = values.copy()
        step = 1
        while step < sums.size:
            pairs = sums.reshape(-1, 2, step)
            low = pairs[:, 0, :].copy()
            pairs[:, 0, :] += pairs[:, 1, :]
            pairs[:, 1, :] -= low
            step *= 2
        return None

    return timed(run)[0], None


def circuit(n, instance):
    """Floating-point matrix products in blocks of 2^16 points."""
    rows = numpy.array(instance["rows"], dtype=numpy.float64)
    weights = numpy.array(instance["weights"], dtype=numpy.float64)

    def run():
        count, block = 0, 1 << min(n, 16)
        for start in range(0, 1 << n, block):
            numbers = numpy.arange(start, start + block)
            points = ((numbers[:, None] >> numpy.arange(n)) & 1) * 2.0 - 1.0
            hidden = numpy.maximum(points @ rows[:, 1:].T + rows[:, 0], 0)
            count += int(numpy.count_nonzero(hidden @ weights >= 0))
        return count

    return timed(run, 1)


def threshold(n, instance):
    """The least sum of absolute weights by QSopt_ex, on all points at once."""
    table = instance["table"]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "p.lp")
        with open(path, "w") as file:
            file.write("Minimize\n obj: " + " + ".join("u%d" % k for k in range(n)) + "\nSubject To\n")
            for k in range(n):
                file.write(" a%d: u%d - w%d >= 0\n b%d: u%d + w%d >= 0\n" % (k, k, k, k, k, k))
            for point, value in enumerate(table):
                terms = "".join(" + w%d" % k for k in range(n) if point >> k & 1)
                file.write(" c%d: b%s %s\n" % (point, terms, ">= 0" if value == "1" else "<= -1"))
            file.write("Bounds\n b free\n" + "".join(" w%d free\n" % k for k in range(n)) + "End\n")
        start = time.perf_counter()
        try:
            solution = os.path.join(folder, "p.sol")
            subprocess.run([QSOPT, "-L", "-O", solution, path], capture_output=True, timeout=300)
        except subprocess.TimeoutExpired:
            return None, None
        elapsed = (time.perf_counter() - start) * 1000
        with open(solution) as file:
            values = [line.split("=")[1].strip() for line in file if line.strip().startswith("Value")]
    return elapsed, values[0] if values else None


def forster(n, instance):
    """The spectral norm in floating point: a bound without weights and without a certificate."""
    matrix = numpy.array([[1.0 if c == "+" else -1.0 for c in row] for row in instance["rows"]])
    elapsed, norm = timed(lambda: numpy.linalg.norm(matrix, 2))
    return elapsed, "%.2f" % (n / norm)


def main():
    lines = subprocess.run([sys.argv[1]], check=True, capture_output=True, text=True).stdout.splitlines()
    best = {}
    for line in lines:
        instance = json.loads(line)
        key = (instance["task"], instance["n"], instance.get("total"))
        if key not in best or instance["ms"] < best[key]["ms"]:
            best[key] = instance
    peers = {"walsh": ("numpy", walsh), "circuit": ("numpy", circuit), "threshold": ("QSopt_ex", threshold),
             "forster": ("numpy", forster)}
    print("| computation | n | own (ms) | result | peer | peer (ms) | its result | ratio own : peer |")
    print("| --- | ---: | ---: | --- | --- | ---: | --- | ---: |")
    for (task, n, _), instance in best.items():
        name, peer = peers[task]
        result = instance.get("true", instance.get("total", instance.get("bound", "")))
        available = QSOPT if name == "QSopt_ex" else numpy
        elapsed, found = peer(n, instance) if available else (None, None)
        ratio = "%.3f" % (instance["ms"] / elapsed) if elapsed else ""
        print("| %s | %d | %.1f | %s | %s | %s | %s | %s |" % (
            task, n, instance["ms"], result, name, "%.1f" % elapsed if elapsed else "over 300 s" if available else "",
            "" if found is None else found, ratio))


main()
