#!/usr/bin/env python3
"""Tests of check.py. Run with: python3 proofs/check_tests.py

With CERTIFICATES=FOLDER in the environment, every certificate of a test whose answer is known is also written to that folder
as NUMBER-ANSWER.cert, so that another checker can be held to the same answers.
"""

import contextlib
import io
import itertools
import os
import random
import re
import sys
import tempfile
import unittest
from fractions import Fraction
from unittest import mock

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import check  # noqa: E402  (found beside this file)

NUMBERS = itertools.count(1)
WORDS = ("verified", "refused", "declined")


def keep(data, word):
    """Writes a certificate and its answer to the folder named by CERTIFICATES, if any."""
    folder = os.environ.get("CERTIFICATES")
    if folder:
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "%05d-%s.cert" % (next(NUMBERS), word)), "wb") as stream:
            stream.write(data)


def run_bytes(data):
    return check.check_stream(io.BytesIO(data))


def certificate(body, label="t"):
    """A complete file around the records in `body`, one per line (blank lines and indentation are dropped)."""
    lines = ["lemmata-proof 1", "label " + label] + [line.strip() for line in body.strip().splitlines() if line.strip()]
    return ("\n".join(lines) + "\nend %d\n" % len(lines)).encode("ascii")


# Objects that many tests use.
TENT = "folding h 2 2 1\nfold 1\n"  # x -> 0, 2x, 2 - 2x
IDENTITY = "network id 1 1\nlayer 1 1\nrow 0 1\n"
ZERO = "network zero 1 1\nlayer 1 1\nrow 0 0\n"
RELU = "network relu 1 2\nlayer 1 1\nrow 0 1\nlayer 1 1\nrow 0 1\n"
ABS = "network abs 1 2\nlayer 2 1\nrow 0 1\nrow 0 -1\nlayer 1 1\nrow 0 1 1\n"
STEP = "step s 1 0 0 1\n"
# max(0,x) + max(0,y), linear on each quadrant.
PLANE = "network p 2 2\nlayer 2 1\nrow 0 1 0\nrow 0 0 1\nlayer 1 1\nrow 0 1 1\n"
# max(0, x, y) in one piece of data.
MAX3 = "affine-maximum m 2 3 1\nrow 0 0 0\nrow 0 1 0\nrow 0 0 1\n"
TRUE = "compare 1 = 1\n"


class Case(unittest.TestCase):
    def answer(self, body, word):
        data = certificate(body)
        code, verdict = run_bytes(data)
        self.assertEqual(verdict.split(" ")[0], word, verdict + "\n" + body[:300])
        keep(data, word)
        self.assertEqual(code, WORDS.index(word))
        self.assertNotIn("internal error", verdict)
        return verdict

    def verified(self, *parts):
        return self.answer("\n".join(parts), "verified")

    def refused(self, *parts):
        return self.answer("\n".join(parts), "refused")

    def declined(self, *parts):
        return self.answer("\n".join(parts), "declined")


class WorkedExamples(unittest.TestCase):
    def test_section_5(self):
        with open(os.path.join(HERE, "FORMAT.md"), encoding="utf-8") as page:
            text = page.read()
        found = re.findall(r"```cert\n(.*?)```(?:\n\nverdict: `([^`]*)`)?", text, re.DOTALL)
        self.assertGreaterEqual(len(found), 3)
        for body, verdict in found:
            code, line = run_bytes(body.encode("ascii"))
            if verdict:
                self.assertEqual((code, line), (0, verdict))
            else:
                self.assertEqual(code, 1, line)


class Text(Case):
    """Section 1."""

    GOOD = certificate(TRUE)

    def test_good(self):
        self.assertEqual(run_bytes(self.GOOD), (0, "verified t | compare 1 = 1"))

    def test_bytes(self):
        good = self.GOOD
        bad = [
            b"", b"\n", good[:-1], good + b"\n", good + b"x", good + b" ", b"\xef\xbb\xbf" + good, b"\n" + good,
            good.replace(b"\n", b"\r\n"), good.replace(b"= 1", b"=  1"), good.replace(b"= 1", b"= 1 "),
            good.replace(b"compare", b" compare"), good.replace(b" = ", b"\t=\t"), good.replace(b"= 1", b"= \x7f"),
            good.replace(b"= 1", b"= \xc2\xb9"), good.replace(b"\nend", b"\n\nend"), good.replace(b"= 1", b"= 1\x00"),
            good.replace(b"proof 1", b"proof 2"), good.replace(b"label t", b"label"), good.replace(b"label t", b"label t t"),
            good.replace(b"label t", b"label a|b"), good.replace(b"label t", b"label " + b"x" * 121),
            good.replace(b"label t\n", b""), good.replace(b"end 3", b"end 2"), good.replace(b"end 3", b"end 4"),
            good.replace(b"end 3", b"end 03"), good.replace(b"end 3", b"end"), good.replace(b"end 3", b"end 3 3"),
            good.replace(b"label t", b"note x\nlabel t").replace(b"end 3", b"end 4"),
            b"lemmata-proof 1\nlabel t\nend 2\n", b"lemmata-proof 1\nlabel t\ncompare 1 = 1\n",
        ]
        for data in bad:
            code, verdict = run_bytes(data)
            self.assertEqual(code, 2, (data, verdict))
            keep(data, "declined")
            self.assertTrue(verdict.startswith("declined - | line "), verdict)
        self.assertEqual(run_bytes(good.replace(b"label t", b"label " + b"x" * 120))[0], 0)

    def test_every_prefix_is_declined(self):
        data = certificate(TENT + "pieces h 3 3\nat 0 1\nat 1 2\nat 1 1\nsize-at-least h 1 2")
        self.assertEqual(run_bytes(data)[0], 0)
        for n in range(len(data)):
            self.assertEqual(run_bytes(data[:n])[0], 2, data[:n])

    def test_integers(self):
        for token in ("+1", "01", "-0", "00", "1.0", "1e3", "0x1", "--1", "1_0", "1-", "-01"):
            self.declined("integer n " + token, TRUE)
        self.verified("integer n -10", "compare n = 0 10 -")
        self.verified("integer n " + "9" * 10000, "compare n = 10 10000 ^ 1 -")
        self.verified("integer n -" + "9" * 10000, TRUE)
        self.declined("integer n " + "9" * 10001, TRUE)
        self.declined("integer n -" + "9" * 10001, TRUE)

    def test_names(self):
        for name in ("N", "1n", "-n", "n_n", "n" * 33, "balanced", "n:1", "+"):
            self.declined("integer %s 1" % name, TRUE)
        for name in ("n", "n-", "n0", "n" * 32, "end", "note", "compare"):
            self.verified("integer %s 1" % name, TRUE)
        self.declined("integer n 1", "integer n 1", TRUE)
        self.declined("integer id 1", IDENTITY, TRUE)
        self.declined("sum f f f", TRUE)
        self.declined("compare n = 1", "integer n 1")

    def test_notes(self):
        self.verified("note x y ~", TRUE, "note end 1")
        self.declined("note", TRUE)
        self.declined("notes x", TRUE)
        self.declined("note x  y", TRUE)
        self.declined("folding h 2 2 1", "note inside", "fold 1", TRUE)

    def test_first_failing_line_decides(self):
        self.refused("compare 1 = 2", "nonsense")
        self.declined("nonsense", "compare 1 = 2")
        self.refused(TENT, "pieces h 3 2", "at 0 1", "at 1 1", "nonsense")  # cell [0,1] before the nonsense
        self.declined(TENT, "pieces h 3 3", "at 0 1", "at x 1", "at 1 1")
        self.refused(TENT, "alternates h 2 0 1 1 1 0 1 0 1 1", "nonsense")  # c = d: the head
        self.declined(TENT, "pieces h 7 3", "at 0 1", "at 1 2", "nonsense")  # N: the last line of the record
        self.refused(TENT, "pieces h 7 2", "at 0 1", "at 1 2", "nonsense")

    def test_limits(self):
        long = b"note " + b"x" * (check.MAX_LINE_BYTES - 5)
        head = b"lemmata-proof 1\nlabel t\n"
        self.assertEqual(run_bytes(head + long + b"\ncompare 1 = 1\nend 4\n")[0], 0)
        self.assertEqual(run_bytes(head + long + b"x\ncompare 1 = 1\nend 4\n")[0], 2)
        self.declined("folding h 2 2 10000001", "fold 1", TRUE)
        self.declined("network n 1 0", TRUE)
        chain = lambda n: IDENTITY + "scale f1 1 1 id\n" + "".join("scale f%d 1 1 f%d\n" % (i, i - 1) for i in range(2, n))
        self.verified(chain(200), "value f199 3 1 = 3 1")  # depth 200
        self.declined(chain(201), TRUE)
        compositions = IDENTITY + "compose f1 id id\n" + "".join("compose f%d f%d id\n" % (i, i - 1) for i in range(2, 200))
        self.verified(compositions, "value f199 3 1 = 3 1")
        doubling = IDENTITY + "sum g1 id id\n" + "".join("sum g%d g%d g%d\n" % (i, i - 1, i - 1) for i in range(2, 19))
        self.verified(doubling, TRUE)  # cost 2^19 - 1
        self.declined(doubling, "sum g19 g18 g18", TRUE)

    def test_verdict_length(self):
        line = "compare 0 " + "1 * " * 200000 + "= 0"
        self.verified(line)
        self.declined(*[line] * 20)


class Objects(Case):
    """Section 3."""

    def test_malformed(self):
        for body in (
            "integer n", "integer n 1 1", "network n 0 1\nlayer 1 1\nrow 0 1", "network n 1 1\nlayer 0 1",
            "network n 1 1\nlayer 1 0\nrow 0 1", "network n 1 1\nlayer 1 1\nrow 0", "network n 1 1\nlayer 1 1\nrow 0 1 1",
            "network n 1 2\nlayer 1 1\nrow 0 1", "network n 1 1\nlayer 1 1\nrow 0 1\nrow 0 1", "network n 1 1\nlayer 1 1\nrwo 0 1",
            "function f 0 0 0 1\npoint 0 0", "function f 1 0 0 0", "function f 1 0 0 2\npoint 0 0\npoint 0 1",
            "function f 1 0 0 2\npoint 1 0\npoint 0 1", "folding h 0 2 1\nfold 1", "folding h 2 1 1\nfold 1", "folding h 2 2 0",
            "folding h 2 2 1\nfold", "folding h 2 2 1\nfold 0", "folding h 2 2 1\nfold 2", "folding h 2 3 1\nfold 2 1",
            "folding h 2 3 1\nfold 1 1", IDENTITY + "compose c id", IDENTITY + "compose c id no", IDENTITY + "sum c id",
            IDENTITY + "scale c 1 0 id", IDENTITY + "scale c 1 -1 id", IDENTITY + "maximum c", "minimum",
            STEP + IDENTITY + "sum c id s", "integer n 1\ncompose c n n", PLANE + "maximum c p", MAX3 + "maximum c m",
            "flaps f 1 0 0 0", "flaps f 1 0 0 2\nflap 1 1\nflap 1 2", "flaps f 0 0 0 1\nflap 1 1", "step s 0 0 0 1", "step s 1 0 0",
            "affine-maximum m 0 1 1\nrow 0", "affine-maximum m 1 0 1", "affine-maximum m 1 1 0\nrow 0 1", "foo x",
        ):
            self.declined(body, TRUE)

    def test_values(self):
        self.verified("network n 1 2\nlayer 2 2\nrow 1 3\nrow -1 2\nlayer 1 5\nrow 7 2 -3", "value n 3 1 = 19 10")
        self.verified("function f 2 -3 5 2\npoint 1 4\npoint 3 2", "value f 0 1 = 11 4", "value f 1 2 = 2 1",
                      "value f 1 1 = 3 2", "value f 5 2 = 7 2", "pieces f 3 2", "at 1 2", "at 3 2")
        self.verified("function f 1 1 1 1\npoint 0 0", "pieces f 1 1", "at 0 1")
        self.refused("function f 1 1 1 1\npoint 0 0", "pieces f 1 0")  # a point that is no break must still be listed
        self.verified("flaps f 2 3 5 2\nflap 1 1\nflap 4 7", "value f 0 1 = -19 4", "value f 3 1 = 4 1", "value f 2 1 = 5 2")
        self.verified("folding h 3 4 1\nfold 1 3", "value h 1 3 = 4 3", "value h 1 1 = 0 1", "value h 4 3 = 4 3",
                      "value h 2 1 = 4 1", "value h -9 1 = 0 1", "pieces h 4 3", "at 0 1", "at 1 3", "at 1 1")
        self.verified(IDENTITY, TENT, "scale d -3 2 h", "compose c d h", "value c 1 4 = -3 2", "sum t h id", "value t 1 4 = 3 4")
        self.verified(IDENTITY, ZERO, "maximum one id", "equal one id 0", "maximum r id zero", RELU, "equal r relu 1", "at 0 1",
                      "minimum q id zero id", "sum b q r", "equal b id 1", "at 0 1")
        self.refused(IDENTITY, ZERO, "maximum r id zero", RELU, "equal r relu 0")

    def test_ties(self):
        self.verified(ZERO, "maximum z zero zero", "equal z zero 0", "compose c z zero", "equal c zero 0")
        self.verified(ZERO, TENT, "compose c h zero", "equal c zero 0")  # the constant argument sits on a break point
        self.verified("network one 1 1\nlayer 1 1\nrow 1 0", TENT, "compose c h one", "pieces c 1 0", "value c 0 1 = 0 1")

    def test_random_functions_against_slow_values(self):
        rng = random.Random(20)
        for _ in range(150):
            body, slow = random_function(rng)
            x = Fraction(rng.randint(-20, 20), rng.randint(1, 6))
            y = slow(x)
            at = "%d %d" % (x.numerator, x.denominator)
            self.verified(body, "value f %s = %d %d" % (at, y.numerator, y.denominator))
            self.refused(body, "value f %s < %d %d" % (at, y.numerator, y.denominator))


def random_function(rng, depth=2):
    """The record text of a random function f, and the same function in plain rational arithmetic."""
    names = iter("abcdeghijklmnopqrstuvwxyz")
    records = []

    def piecewise(points, left, right):
        def evaluate(x):
            if x <= points[0][0]:
                return points[0][1] + left * (x - points[0][0])
            for (a, b), (c, d) in zip(points, points[1:]):
                if x <= c:
                    return b + (d - b) / (c - a) * (x - a)
            return points[-1][1] + right * (x - points[-1][0])
        return evaluate

    def make(depth, name):
        kinds = ["function", "folding", "network", "flaps"] + (["compose", "sum", "scale", "maximum", "minimum"] * 2 if depth else [])
        kind = rng.choice(kinds)
        e = rng.randint(1, 4)
        xs = sorted(rng.sample(range(-9, 10), rng.randint(1, 4)))
        ys = [rng.randint(-9, 9) for _ in xs]
        left, right = rng.randint(-5, 5), rng.randint(-5, 5)
        if kind == "function":
            records.append("function %s %d %d %d %d" % (name, e, left, right, len(xs)))
            records.extend("point %d %d" % point for point in zip(xs, ys))
            points = [(Fraction(x, e), Fraction(y, e)) for x, y in zip(xs, ys)]
            return piecewise(points, Fraction(left, e), Fraction(right, e))
        if kind == "flaps":
            records.append("flaps %s %d %d %d %d" % (name, e, left, right, len(xs)))
            records.extend("flap %d %d" % pair for pair in zip(xs, ys))
            return lambda x: (Fraction(right, e) + Fraction(left, e) * max(0, x - Fraction(xs[-1], e))
                              + sum(Fraction(t, e) * min(0, x - Fraction(a, e)) for a, t in zip(xs, ys)))
        if kind == "folding":
            top = rng.randint(4, 8)
            folds = [sorted(rng.sample(range(1, top), rng.randint(1, 3))) for _ in range(rng.randint(1, 3))]
            records.append("folding %s %d %d %d" % (name, e, top, len(folds)))
            records.extend("fold " + " ".join(map(str, fold)) for fold in folds)
            steps = []
            for fold in folds:
                points = [Fraction(a, e) for a in [0] + fold + [top]]
                mu = points[-1]
                values = [mu if i % 2 else Fraction(0) for i in range(len(fold) + 1)]
                values.append(mu - values[-1])
                last = (values[-1] - values[-2]) / (points[-1] - points[-2])
                steps.append(piecewise(list(zip(points, values)), Fraction(0), last))

            def folded(x):
                for step in steps:
                    x = step(x)
                return x
            return folded
        if kind == "network":
            widths = [1] + [rng.randint(1, 3) for _ in range(rng.randint(0, 2))] + [1]
            layers = [(rng.randint(1, 3), [[rng.randint(-4, 4) for _ in range(n + 1)] for _ in range(m)])
                      for n, m in zip(widths, widths[1:])]
            records.append("network %s 1 %d" % (name, len(layers)))
            for divisor, rows in layers:
                records.append("layer %d %d" % (len(rows), divisor))
                records.extend("row " + " ".join(map(str, row)) for row in rows)

            def network(x):
                values = [x]
                for i, (divisor, rows) in enumerate(layers):
                    values = [Fraction(row[0] + sum(w * v for w, v in zip(row[1:], values))) / divisor for row in rows]
                    if i < len(layers) - 1:
                        values = [max(Fraction(0), v) for v in values]
                return values[0]
            return network
        first, second = next(names), next(names)
        f = make(depth - 1, first)
        if kind == "scale":
            p = rng.randint(-3, 3)
            records.append("scale %s %d %d %s" % (name, p, e, first))
            return lambda x: Fraction(p, e) * f(x)
        g = make(depth - 1, second)
        records.append("%s %s %s %s" % (kind, name, first, second))
        return {"compose": lambda x: f(g(x)), "sum": lambda x: f(x) + g(x), "maximum": lambda x: max(f(x), g(x)),
                "minimum": lambda x: min(f(x), g(x))}[kind]

    slow = make(depth, "f")
    return "\n".join(records), slow


class Theorems(Case):
    """Section 4, one method for each rule."""

    def test_4_1_equal(self):
        self.verified(IDENTITY, "equal id id 0")
        self.verified(IDENTITY, "equal id id 1", "at -5 3")
        self.refused(IDENTITY, ZERO, "equal id zero 0")
        self.refused(IDENTITY, RELU, "equal id relu 1", "at 0 1")  # they differ on (-oo,0] only
        self.refused(IDENTITY, "equal id id 2", "at 1 1", "at 1 1")
        self.refused(IDENTITY, "equal id id 2", "at 1 2", "at 2 4")
        self.refused(IDENTITY, "equal id id 2", "at 1 1", "at 0 1")
        self.declined(IDENTITY, "equal id id 2", "at 1 1")
        self.declined(IDENTITY, "equal id id 0", "at 1 1")
        self.declined(IDENTITY, "equal id id 1", "at 1 0")
        self.declined(IDENTITY, "equal id id -1")
        self.declined(STEP, IDENTITY, "equal s id 1", "at 0 1")
        self.declined(PLANE, "equal p p 0")

    def test_4_2_pieces(self):
        self.verified(ABS, "pieces abs 2 1", "at 0 1", "compare pieces:abs = 2")
        self.verified(ABS, "pieces abs 2 3", "at -1 1", "at 0 1", "at 1 1")  # superfluous points
        for n in ("0", "1", "3", "-2"):
            self.refused(ABS, "pieces abs %s 1" % n, "at 0 1")
        self.refused(ABS, "pieces abs 1 0")
        self.verified(ZERO, "pieces zero 1 0")
        self.declined(ABS, "compare pieces:abs = 2", "pieces abs 2 1", "at 0 1")

    def test_4_3_pieces_on(self):
        self.verified(ABS, "pieces-on abs 1 0 1 1 1 0", "pieces-on abs 2 -1 1 1 1 1", "at 0 1")
        self.refused(ABS, "pieces-on abs 1 -1 1 1 1 0")
        self.refused(ABS, "pieces-on abs 1 0 1 1 1 1", "at 0 1")  # an end is not an interior point
        self.refused(ABS, "pieces-on abs 1 0 1 1 1 1", "at 1 1")
        self.refused(ABS, "pieces-on abs 1 0 1 1 1 1", "at 2 1")
        self.declined(ABS, "pieces-on abs 1 1 1 1 1 0")
        self.declined(ABS, "pieces-on abs 1 1 1 0 1 0")
        self.declined(ABS, "pieces-on abs 1 0 1 1 1 0", "compare pieces:abs = 1")  # establishes nothing

    def test_4_4_alternates(self):
        points = "\nat 1 2"
        self.verified(TENT, "alternates h 2 0 1 1 1 0 1 1 1 1" + points)
        self.verified(TENT, "alternates h 1 0 1 1 2 0 1 2 2 0")
        self.verified(TENT, "alternates h 2 0 1 1 1 0 5 2 2 3\nat 1 4\nat 1 2\nat 3 4")
        self.refused(TENT, "alternates h 3 0 1 1 1 0 1 1 1 1" + points)
        self.refused(TENT, "alternates h 2 0 1 1 1 1 1 0 1 1" + points)
        self.refused(TENT, "alternates h 2 0 1 1 1 0 1 2 1 1" + points)
        self.refused(TENT, "alternates h 2 0 1 3 4 0 1 1 1 1" + points)  # h(3/4) = 1/2
        self.refused(ZERO, "alternates zero 1 0 1 1 1 0 1 0 2 0")
        self.declined(TENT, "alternates h 2 1 1 0 1 0 1 1 1 1" + points)

    def test_4_5_value(self):
        for rel, word in (("<", "refused"), ("<=", "verified"), ("=", "verified"), (">=", "verified"), (">", "refused")):
            self.answer(ABS + "value abs -2 4 %s 3 6" % rel, word)
        self.verified(ABS, "value abs 0 7 = 0 1")
        for bad in ("value abs 0 0 = 0 1", "value abs 0 1 == 0 1", "value abs 0 1 = 0 0", "value abs 0 1 = 0", "value no 0 1 = 0 1"):
            self.declined(ABS, bad)

    def test_4_6_distinct(self):
        self.verified(ABS, IDENTITY, "distinct abs id -1 1")
        self.refused(ABS, IDENTITY, "distinct abs id 0 1")
        self.refused(ABS, "distinct abs abs 1 2")
        self.declined(STEP, IDENTITY, "distinct s id 1 1")

    def test_4_7_compare(self):
        for good in ("0 0 ^ = 1", "0 5 ^ = 0", "-2 3 ^ = -8", "1 2 - < 0", "2 3 4 * + = 14", "3 7 balanced = 36", "2 2 balanced = 4",
                     "1 5 balanced = 6", "2 2 5 ^ ^ = 4294967296", "-1 100000 ^ >= 1", "200000 200000 balanced > 0", "5 <= 5"):
            self.verified("compare " + good)
        for bad in ("1 = 2", "1 < 1", "1 > 1", "2 <= 1", "1 >= 2", "3 7 balanced = 48"):
            self.refused("compare " + bad)
        for malformed in ("", "=", "1 =", "= 1", "1 1", "1 = 1 = 1", "1 2 = 1", "+ = 1", "1 + = 1", "1 2 -1 = 1", "2 -1 ^ = 1",
                          "2 100001 ^ = 1", "1 100001 ^ = 1", "0 3 balanced = 1", "3 2 balanced = 1", "1 1000000001 balanced = 1",
                          "1000000000 1000000000 balanced > 1", "10 100000 ^ 10 ^ > 1", "2 100000 ^ 10 ^ > 1", "1 2 / = 1", "x = 1"):
            self.declined("compare " + malformed if malformed else "compare")
        self.verified("compare 2 99999 ^ 10 ^ 1023 * > 1")  # just below 2^1000000
        self.declined("compare 2 99999 ^ 10 ^ 1024 * > 1")
        self.verified("compare " + "1 " * 1000 + "+ " * 999 + "= 1000")
        self.declined("compare " + "1 " * 1001 + "+ " * 1000 + "= 1001")

    def test_4_7_measures(self):
        objects = "network n 2 3\nlayer 3 1\nrow 0 1 1\nrow 0 1 1\nrow 0 1 1\nlayer 1 1\nrow 0 1 1 1\nlayer 2 1\nrow 0 1\nrow 0 1\n" \
                  "folding h 4 4 2\nfold 1 2 3\nfold 1\n" + ZERO
        self.verified(objects, "compare inputs:n = 2", "compare outputs:n = 2", "compare hidden:n = 2", "compare size:n = 4",
                      "compare width:n:1 = 3", "compare width:n:2 = 1", "compare folds:h = 2", "compare segments:h:1 = 4",
                      "compare segments:h:2 = 2", "compare size:zero hidden:zero + = 0")
        for bad in ("width:n:0", "width:n:3", "width:n", "width:n:01", "size:n:1", "size:h", "folds:n", "segments:h:3", "segments:h:0",
                    "depth:n", "size:", "size", ":n", "width:zero:1", "pieces:n", "pieces:h", "size:no", "n", "size:n:", "width:n:1:1"):
            self.declined(objects, "compare %s = 0" % bad)

    def test_4_8_size_at_least(self):
        known = ABS + "pieces abs 2 1\nat 0 1\n"
        self.verified(known, "size-at-least abs 1 0", "size-at-least abs 1 1")
        self.refused(known, "size-at-least abs 1 2")  # one gate can give two pieces
        self.verified(known, "size-at-least abs 5 5")
        self.refused(known, "size-at-least abs 5 6")
        self.verified(known, "size-at-least abs 1000000000 1000000000")
        self.refused(known, "size-at-least abs 999999999 1000000000")
        self.declined(ABS, "size-at-least abs 1 0")
        for bad in ("0 1", "1 -1", "1 1000000001", "1000000001 1"):
            self.declined(known, "size-at-least abs " + bad)
        self.verified(TENT.replace("h 2 2 1", "h 2 2 3") + "fold 1\nfold 1", "fold-pieces h 10", "size-at-least h 3 4")
        self.refused(TENT.replace("h 2 2 1", "h 2 2 3") + "fold 1\nfold 1", "fold-pieces h 10", "size-at-least h 3 5")

    def test_4_9_gates_at_least(self):
        tail = "\nat 0 1"
        self.verified(ABS, "gates-at-least abs 0 1 0 1\nslopes -1 1" + tail)
        self.verified(ABS, "gates-at-least abs 1 1 0 1\nslopes -1 1" + tail)
        self.verified(ABS, "gates-at-least abs 2 1 0 1\nslopes -1 1" + tail)  # jump 2, target 1
        self.verified(ABS, "gates-at-least abs 2 3 2 1\nslopes -3 3" + tail)  # jump 6 = 0, target 3 = 1 modulo 2
        self.refused(ABS, "gates-at-least abs 2 3 3 1\nslopes -3 3" + tail)  # modulo 3 nothing is left
        self.refused(ABS, "gates-at-least abs 3 1 0 1\nslopes -1 1" + tail)
        self.refused(RELU, "gates-at-least relu 2 1 0 1\nslopes 0 1" + tail)
        self.refused(ABS, "gates-at-least abs 1 1 0 1\nslopes -1 2" + tail)
        self.refused(ABS, "gates-at-least abs 1 1 0 1\nslopes -1" + tail)
        self.refused(ABS, "gates-at-least abs 1 1 0 1\nslopes -1 1 1" + tail)
        self.verified(IDENTITY, "gates-at-least id 2 1 0 0\nslopes 1")
        self.refused(IDENTITY, "gates-at-least id 3 1 0 0\nslopes 1")
        self.verified(ZERO, "gates-at-least zero 0 1 0 0\nslopes 0")
        self.refused(ZERO, "gates-at-least zero 1 1 0 0\nslopes 0")
        # slope 1 on the left of -min(0,...): the mirrored ReLU, one gate with negative weight
        self.refused("network n 1 2\nlayer 1 1\nrow 0 -1\nlayer 1 1\nrow 0 1", "gates-at-least n 2 1 0 1\nslopes -1 0" + tail)
        for bad in ("abs 1 0 0 1\nslopes -1 1", "abs -1 1 0 1\nslopes -1 1", "abs 1 1 1 1\nslopes -1 1", "abs 1 1 -2 1\nslopes -1 1",
                    "abs 1 1 1000001 1\nslopes -1 1", "abs 1 1 0 1\nslopes", "abs 1 1 0 1"):
            self.declined(ABS, "gates-at-least " + bad + tail)

    def test_4_9_subset_sums(self):
        rng = random.Random(9)
        for _ in range(60):
            jumps = [rng.choice([-1, 1]) * rng.randint(1, 12) for _ in range(rng.randint(1, 6))]
            first = rng.randint(-15, 15)
            slopes = [first]
            for jump in jumps:
                slopes.append(slopes[-1] + jump)
            values, xs = [0], list(range(len(jumps)))
            for slope in slopes[1:-1]:
                values.append(values[-1] + slope)
            function = "function f 1 %d %d %d\n" % (slopes[0], slopes[-1], len(xs)) + "".join("point %d %d\n" % p for p in zip(xs, values))
            modulus = rng.choice([0, 0, 2, 3, 7])
            sums = {sum(j for i, j in enumerate(jumps) if mask >> i & 1) for mask in range(1 << len(jumps))}
            hit = any((s + first) % modulus == 0 if modulus else s == -first for s in sums)
            self.answer(function + "gates-at-least f %d 1 %d %d\nslopes %s\n" % (len(slopes), modulus, len(xs), " ".join(map(str, slopes)))
                        + "\n".join("at %d 1" % x for x in xs), "refused" if hit else "verified")

    def test_4_9_limits(self):
        def convex(breaks, jump):
            slopes, values = [1], [0]
            for i in range(breaks):
                slopes.append(slopes[-1] + jump(i))
            for slope in slopes[1:-1]:
                values.append(values[-1] + slope)
            text = "function f 1 %d %d %d\n" % (slopes[0], slopes[-1], breaks) + "".join("point %d %d\n" % p for p in enumerate(values))
            end = "slopes %s\n" % " ".join(map(str, slopes)) + "".join("at %d 1\n" % i for i in range(breaks))
            return text + "gates-at-least f %d 1 %d %d\n" + end, breaks
        body, n = convex(64, lambda i: 2)
        self.verified(body % (n + 1, 0, n))
        body, n = convex(65, lambda i: 2)
        self.declined(body % (n + 1, 0, n))
        self.verified(body % (n + 1, 2, n))
        self.verified(body % (n, 0, n))  # no subset is looked at
        self.refused(body % (n + 2, 0, n))
        body, n = convex(40, lambda i: 3**i)
        self.declined(body % (n + 1, 0, n))

    def test_4_10_distance(self):
        self.verified(IDENTITY, ZERO, "distance id zero = 1 1 -1 1 1 1 2 2", "cell 1 0 1", "cell 1 1 1")
        self.verified(ZERO, IDENTITY, "distance zero id <= 1 1 -1 1 1 1 2 2", "cell 1 0 1", "cell 1 1 1")
        self.verified(STEP, ZERO, "distance s zero = 1 1 -1 1 1 1 1 2", "cell 0 0 1", "cell 1 1 1")
        self.verified(STEP, "distance s s = 0 1 0 1 1 1 1 1", "cell 0 1 1")
        self.verified(ABS, IDENTITY, "distance abs id < 4 3 -1 1 1 2 3 2", "cell 3 0 5", "cell 0 2 4")
        self.refused(IDENTITY, ZERO, "distance id zero = 0 1 -1 1 1 1 2 1", "cell 0 1 1")  # the sign changes
        self.refused(STEP, ZERO, "distance s zero = 1 1 -1 1 1 1 1 1", "cell 1 1 1")  # the jump is inside
        self.refused(IDENTITY, ZERO, "distance id zero = 1 2 0 1 1 1 2 1", "cell 1 2 1")  # ends beyond r
        self.refused(IDENTITY, ZERO, "distance id zero >= 0 1 0 1 1 1 8 1", "cell 1 1 2")  # ends before r
        self.refused(IDENTITY, ZERO, "distance id zero = 1 2 0 1 1 1 2 2", "cell 0 0 1", "cell 1 1 1")  # empty cell
        self.refused(IDENTITY, ZERO, "distance id zero = 1 2 0 1 1 1 2 1", "cell 2 1 1")
        self.refused(IDENTITY, ZERO, "distance id zero > 1 2 0 1 1 1 2 1", "cell 1 1 1")
        self.refused(IDENTITY, ZERO, "distance id zero = -1 2 0 1 1 1 2 1", "cell -1 1 1")
        for bad in ("= 1 2 1 1 1 1 2 1", "= 1 2 0 1 1 1 0 1", "= 1 2 0 1 1 1 2 0", "= 1 0 0 1 1 1 2 1"):
            self.declined(IDENTITY, ZERO, "distance id zero " + bad, "cell 1 1 1")
        self.declined(PLANE, ZERO, "distance p zero = 0 1 0 1 1 1 1 1", "cell 0 1 1")

    # |x| on [-4, 4] with signs + - - +: the integrals of |x| over [-4,-2], [-2,0], ... are 6 and 2.
    WINDOW = "window -4 4\ncell 1 6 -2\ncell -1 2 0\ncell -1 2 2\ncell 1 6 4\n"

    def test_4_11_far_from_pieces(self):
        self.verified(ABS, "far-from-pieces abs 1 8 1 -4 4 1 1 1\n" + self.WINDOW)
        self.refused(ABS, "far-from-pieces abs 1 9 1 -4 4 1 1 1\n" + self.WINDOW)
        self.refused(ABS, "far-from-pieces abs 2 1 1 -4 4 1 1 1\n" + self.WINDOW)
        self.verified(ABS, "far-from-pieces abs 2 0 1 -4 4 1 1 1\n" + self.WINDOW)
        self.verified(ABS, "far-from-pieces abs 5 -1 1 -4 4 1 1 0")
        self.refused(ABS, "far-from-pieces abs 1 1 1 -4 4 1 1 0")
        self.refused(ABS, "far-from-pieces abs 1 8 1 -3 4 1 1 1\n" + self.WINDOW)
        self.refused(ABS, "far-from-pieces abs 1 8 1 -4 3 1 1 1\n" + self.WINDOW)
        self.refused(ABS, "far-from-pieces abs 1 8 1 -4 4 1 1 2\n" + self.WINDOW * 2)  # overlapping windows
        for old, new in (("6 -2", "5 -2"), ("cell 1 6 4", "cell -1 6 4"), ("2 0", "2 -2"), ("window -4", "window -3")):
            self.refused(ABS, "far-from-pieces abs 1 8 1 -4 4 1 1 1\n" + self.WINDOW.replace(old, new))
        opposite = self.WINDOW.replace("cell 1", "cell x").replace("cell -1", "cell 1").replace("cell x", "cell -1")
        self.refused(ABS, "far-from-pieces abs 1 -1 1 -4 4 1 1 1\n" + opposite)  # c < 0
        # orthogonal to constants only
        self.refused(IDENTITY, "far-from-pieces id 1 1 1 0 2 1 2 1\nwindow 0 2\ncell -1 1 1\ncell 1 3 2")
        # two windows, at most two pieces: one of them is good; the smaller counts
        two = ZERO + "far-from-pieces zero %s 0 3 1 1 2\nwindow 0 1\ncell 1 0 1\nwindow 2 1\ncell 1 0 3"
        self.refused(two % "2 1 1")  # a single cell is never orthogonal to constants
        for bad in ("abs 0 1 1 -4 4 1 1 0", "abs 1 1 1 4 4 1 1 0", "abs 1 1 1 -4 4 0 1 0", "abs 1 1 1 -4 4 1 0 0", "abs 1 1 0 -4 4 1 1 0",
                    "abs 1 1 1 -4 4 1 1 -1", "abs 1 0 1 -4 4 1 1 1\nwindow -4 0", "abs 1 0 1 -4 4 1 1 1\nwindow 0 1\ncell 0 0 1",
                    "abs 1 0 1 -4 4 1 1 1\nwindow 0 1\ncell 2 0 1"):
            self.declined(ABS, "far-from-pieces " + bad)
        self.declined(STEP, "far-from-pieces s 1 0 1 -4 4 1 1 0")

    def test_4_12_far_from_networks(self):
        # x -> |x| has two pieces and networks with one gate have two: nothing follows from one window.
        self.refused(ABS, "far-from-networks abs 1 1 1 1 -4 4 1 1 1\n" + self.WINDOW)
        self.verified(ABS, "far-from-networks abs 1 1 0 1 -4 4 1 1 1\n" + self.WINDOW)
        wave = "function w 1 -1 1 3\npoint 0 0\npoint 8 8\npoint 16 0\n"
        shifted = "".join("window %d 4\ncell 1 6 %d\ncell -1 2 %d\ncell -1 2 %d\ncell 1 6 %d\n" % ((-4,) + (-2, 0, 2, 4)) for _ in range(1))
        peak = "window 4 4\ncell -1 10 6\ncell 1 14 8\ncell 1 14 10\ncell -1 10 12\n"
        self.verified(wave, "far-from-networks w 1 1 8 1 -4 20 1 1 2\n" + shifted + peak)
        self.refused(wave, "far-from-networks w 1 1 9 1 -4 20 1 1 2\n" + shifted + peak)
        self.refused(wave, "far-from-networks w 1 2 8 1 -4 20 1 1 2\n" + shifted + peak)
        self.refused(wave, "far-from-networks w 1 1 8 1 -4 20 1 1 2\n" + peak + shifted)  # out of order
        self.refused(ABS, "far-from-networks abs 1000000000 1000000000 1 1 -4 4 1 1 1\n" + self.WINDOW)
        for bad in ("2 1", "0 1", "1 1000000001"):
            self.declined(ABS, "far-from-networks abs %s 0 1 -4 4 1 1 0" % bad)

    def test_4_13_far_from_continuous(self):
        self.verified(STEP, "far-from-continuous s 1 2", "far-from-continuous s -1 1")
        self.refused(STEP, "far-from-continuous s 2 3")
        self.verified("step s 3 1 5 1", "far-from-continuous s 2 3")
        self.refused("step s 3 1 5 1", "far-from-continuous s 3 4")
        self.verified("step s 1 0 2 2", "far-from-continuous s 0 1")
        self.declined(IDENTITY, "far-from-continuous id 0 1")

    def test_4_14_fold_pieces(self):
        rng = random.Random(14)
        for _ in range(40):
            top = rng.randint(3, 5)
            folds = [sorted(rng.sample(range(1, top), rng.randint(1, top - 2))) for _ in range(rng.randint(1, 3))]
            body = "folding h 1 %d %d\n" % (top, len(folds)) + "".join("fold %s\n" % " ".join(map(str, f)) for f in folds)
            # Pull the break points back through the folds, slowly.
            breaks = set()
            chart = [(Fraction(0), Fraction(0)), (Fraction(top), Fraction(top))]
            breaks.update([Fraction(0), Fraction(top)])
            for fold in folds:
                values = {Fraction(a): (top if (i + 1) % 2 else 0) for i, a in enumerate(fold)}
                values[Fraction(0)] = 0
                values[Fraction(top)] = 0 if len(fold) % 2 else top
                fine = []
                for (a, b), (c, d) in zip(chart, chart[1:]):
                    inner = [(a + (v - b) / (d - b) * (c - a), v) for v in values if min(b, d) <= v <= max(b, d)]
                    fine.extend(sorted(inner))
                chart = sorted({(x, Fraction(values[v])) for x, v in fine})
                breaks.update(x for x, _ in chart)
            points = "".join("at %d %d\n" % (x.numerator, x.denominator) for x in sorted(breaks))
            product, odd = 1, any(len(f) % 2 for f in folds[:-1])
            for fold in folds:
                product *= len(fold) + 1
            n = product + 1 + odd
            self.verified(body, "fold-pieces h %d" % n, "pieces h %d %d" % (n, len(breaks)), points, "compare pieces:h = %d" % n)
            self.refused(body, "fold-pieces h %d" % (n + 1))
            self.refused(body, "fold-pieces h %d" % (n - 1))
        self.declined(IDENTITY, "fold-pieces id 1")
        many = "folding h 2 2 300\n" + "fold 1\n" * 300
        self.verified(many, "fold-pieces h %d" % (2**300 + 2), "compare pieces:h = 2 300 ^ 2 +", "size-at-least h 1 1000000000")
        self.refused(many, "fold-pieces h 0")

    def test_4_15_infinitely_many_sets(self):
        self.verified(PLANE, "infinitely-many-sets p 1 0 0 1 -1 -1")
        self.verified(PLANE, "infinitely-many-sets p 0 1 1 0 -1 -1")  # the other orientation
        self.verified(PLANE, "infinitely-many-sets p 1 0 0 1 -1 0")  # z opposite to u
        self.refused(PLANE, "infinitely-many-sets p 1 0 0 1 2 0")  # z = 2u
        self.refused(PLANE, "infinitely-many-sets p 1 0 0 1 0 0")
        self.refused(PLANE, "infinitely-many-sets p 1 0 0 1 3 4")
        self.refused(PLANE, "infinitely-many-sets p 1 0 -1 0 0 1")
        self.refused(PLANE, "infinitely-many-sets p 1 -1 -1 2 -1 -1")  # not linear on the cone
        linear = "network p 2 1\nlayer 1 1\nrow 0 1 1\n"
        self.refused(linear, "infinitely-many-sets p 1 0 0 1 -1 -1")
        self.declined(PLANE.replace("row 0 1 1", "row 1 1 1"), "infinitely-many-sets p 1 0 0 1 -1 -1")
        self.declined(RELU, "infinitely-many-sets relu 1 0 0 1 -1 -1")

    def test_4_16_sectors(self):
        rays = "ray 1 0\nray 0 1\nray -1 0\nray 0 -1\n"
        self.verified(PLANE, "sectors p 4 4 4\n" + rays)
        self.verified(PLANE, "sectors p 4 4 5\nray 1 1\nray 0 1\nray -1 0\nray 0 -1\nray 1 0")
        for wrong in ("3 4", "4 3", "5 4", "1 1"):
            self.refused(PLANE, "sectors p %s 4\n" % wrong + rays)
        self.refused(PLANE, "sectors p 4 4 8\n" + rays * 2)  # twice around
        self.refused(PLANE, "sectors p 4 4 4\nray 0 -1\nray -1 0\nray 0 1\nray 1 0")  # clockwise
        self.refused(PLANE, "sectors p 4 4 3\nray 1 0\nray 0 1\nray -1 -1")
        self.refused(PLANE, "sectors p 4 4 5\nray 1 0\nray 2 0\nray 0 1\nray -1 0\nray 0 -1")  # repeated ray
        self.refused(PLANE, "sectors p 4 4 5\nray 1 0\nray 0 0\nray 0 1\nray -1 0\nray 0 -1")
        self.refused("network p 2 1\nlayer 1 1\nrow 0 1 1", "sectors p 1 1 3\nray 1 0\nray -1 0\nray 0 -1")  # opposite rays
        self.verified("network p 2 1\nlayer 1 1\nrow 0 1 1", "sectors p 1 1 3\nray 1 0\nray 0 1\nray -1 -1")
        self.verified("network p 2 1\nlayer 1 1\nrow 0 0 0", "sectors p 1 1 4\n" + rays)
        saddle = "network p 2 2\nlayer 4 1\nrow 0 1 0\nrow 0 -1 0\nrow 0 0 1\nrow 0 0 -1\nlayer 1 1\nrow 0 1 1 -1 -1\n"
        self.verified(saddle, "sectors p 4 4 4\n" + rays)
        # The median of x, y and 0: six sectors, three functions, each on two opposite sectors.
        median = "network p 2 3\nlayer 4 1\nrow 0 1 0\nrow 0 0 1\nrow 0 -1 0\nrow 0 0 -1\nlayer 4 1\nrow 0 1 0 0 0\n" \
                 "row 0 1 -1 0 0\nrow 0 0 0 1 0\nrow 0 0 0 1 -1\nlayer 1 1\nrow 0 1 -1 -1 1\n"
        six = " 6\nray 1 0\nray 1 1\nray 0 1\nray -1 0\nray -1 -1\nray 0 -1\n"
        self.verified(median, "sectors p 6 3" + six)
        self.refused(median, "sectors p 3 3" + six)
        self.refused(median, "sectors p 6 6" + six)
        self.declined(PLANE, "sectors p 4 4 2\nray 1 0\nray 0 1")
        self.declined(PLANE.replace("row 0 1 1", "row 1 1 1"), "sectors p 4 4 4\n" + rays)

    def test_4_17_affine(self):
        pair = "network n 2 2\nlayer 2 3\nrow 1 2 -3\nrow -1 -2 3\nlayer 2 2\nrow 5 4 -4\nrow 0 0 0\n"
        target = "network m 2 1\nlayer 2 6\nrow 19 8 -12\nrow 0 0 0\n"
        self.verified(pair, target, "affine n m")
        self.verified(pair, target.replace("2 6", "2 12").replace("19 8 -12", "38 16 -24"), "affine n m")
        self.refused(pair, target.replace("19", "18"), "affine n m")
        self.refused(pair.replace("-2 3", "-2 4"), target, "affine n m")
        self.refused(pair.replace("4 -4", "4 -3"), target, "affine n m")
        self.refused(RELU, IDENTITY, "affine relu id")
        self.declined(pair, IDENTITY, "affine n id")
        self.declined(pair, target, "affine m m")
        self.declined(pair, target, "affine n n")

    def test_4_18_gates_for_affine(self):
        plane = "network m 2 1\nlayer 2 7\nrow 5 0 1\nrow 0 2 0\n"
        self.verified(plane, "gates-for-affine-at-least m 2", "left 1 0", "left 0 1", "right 0 1", "right 1 0")
        self.verified(plane, "gates-for-affine-at-least m 1", "left 1 1", "right 1 0")
        self.verified(plane, "gates-for-affine-at-least m 0")
        self.refused(plane, "gates-for-affine-at-least m 2", "left 1 0", "left 0 1", "right 1 0", "right 0 1")
        self.refused(plane, "gates-for-affine-at-least m 2", "left 1 0", "left 1 0", "right 0 1", "right 0 1")
        self.verified(plane, "gates-for-affine-at-least m 2", "left 1 0", "left 1 1", "right 0 1", "right 1 0")  # below the diagonal
        self.refused(plane, "gates-for-affine-at-least m 2", "left 1 0", "left 0 1", "right 0 1", "right 1 1")  # above it
        self.refused(plane, "gates-for-affine-at-least m 3")
        self.refused(ZERO, "gates-for-affine-at-least zero 1", "left 1", "right 1")
        self.declined(plane, "gates-for-affine-at-least m 1", "left 1", "right 1 0")
        self.declined(plane, "gates-for-affine-at-least m -1")
        self.declined(RELU, "gates-for-affine-at-least relu 0")

    def test_4_19_not_one_hidden_layer(self):
        self.verified(MAX3, "not-one-hidden-layer m 2 3 1 1", "at-point 1 1", "at-point -1 -1")
        self.verified(MAX3, "not-one-hidden-layer m 1 2 3 2", "at-point 0 -1", "at-point 0 1")
        self.refused(MAX3, "not-one-hidden-layer m 2 3 1 1", "at-point 0 0", "at-point -1 -1")
        self.refused(MAX3, "not-one-hidden-layer m 2 3 1 1", "at-point 1 2", "at-point -1 -1")
        self.refused(MAX3, "not-one-hidden-layer m 2 3 1 1", "at-point 1 1", "at-point 1 1")
        self.refused(MAX3, "not-one-hidden-layer m 2 3 1 1", "at-point 1 1", "at-point -1 -2")
        self.refused(MAX3, "not-one-hidden-layer m 2 3 1 1", "at-point 1 1", "at-point 0 0")
        self.refused(MAX3, "not-one-hidden-layer m 2 3 2 1", "at-point 1 1", "at-point 1 1")  # K = I
        line = "affine-maximum m 1 2 1\nrow 0 0\nrow 0 1"
        self.refused(line, "not-one-hidden-layer m 1 2 1 1", "at-point 0", "at-point 0")
        doubled = "affine-maximum m 2 6 5\nrow 0 0 0\nrow 0 1 0\nrow 0 0 1\nrow 0 0 0\nrow 0 1 0\nrow 0 0 1\n"
        self.verified(doubled, "not-one-hidden-layer m 2 6 4 1", "at-point 1 1", "at-point -1 -1")
        self.refused(doubled, "not-one-hidden-layer m 2 5 1 1", "at-point 1 0", "at-point -1 -1")  # equal weights
        self.refused("affine-maximum m 2 3 1\nrow 0 0 0\nrow 0 1 0\nrow 1 1 0", "not-one-hidden-layer m 2 3 1 1", "at-point 1 1", "at-point 0 0")
        # biases count: rows 1, x, y
        self.verified(MAX3.replace("row 0 0 0", "row 1 0 0"), "not-one-hidden-layer m 2 3 1 2", "at-point 3 3", "at-point 1 1")
        self.refused(MAX3.replace("row 0 0 0", "row 1 0 0"), "not-one-hidden-layer m 2 3 1 1", "at-point 1 1", "at-point 0 0")
        for bad in ("2 2 1 1", "0 2 1 1", "2 4 1 1", "2 3 0 1", "2 3 4 1", "2 3 1 0"):
            self.declined(MAX3, "not-one-hidden-layer m " + bad, "at-point 1 1", "at-point -1 -1")
        self.declined(MAX3, "not-one-hidden-layer m 2 3 1 1", "at-point 1", "at-point -1 -1")
        self.declined(PLANE, "not-one-hidden-layer p 1 2 1 1", "at-point 1 1", "at-point -1 -1")

    def test_4_20_flap_system(self):
        rng = random.Random(20)
        for _ in range(60):
            m, e = rng.randint(1, 5), rng.randint(1, 3)
            xs = sorted(rng.sample(range(-9, 10), m))
            ts = [rng.randint(-5, 5) for _ in xs]
            right, constant = rng.randint(-5, 5), rng.randint(-5, 5)
            kind = rng.choice(["printed", "repaired"])
            f = e * e  # the values are over e*e; so write all of F over e*e
            ys = []
            for i in range(m):
                terms = (ts[j] * ((xs[j - 1] if kind == "printed" else xs[i]) - xs[j]) for j in range(i + 1, m))
                ys.append(constant * e + sum(terms))
            flaps = "flaps q %d %d %d %d\n" % (e, right, constant, m) + "".join("flap %d %d\n" % p for p in zip(xs, ts))

            def function(left, right, ys):
                return "function f %d %d %d %d\n" % (f, left, right, m) + "".join("point %d %d\n" % (x * e, y) for x, y in zip(xs, ys))
            good = function(sum(ts) * e, right * e, ys)
            self.verified(flaps, good, "flap-system %s q f" % kind)
            if kind == "repaired":
                self.verified(flaps, good, "equal q f %d" % m, *["at %d %d" % (x, e) for x in xs])
            self.refused(flaps, function(sum(ts) * e + 1, right * e, ys), "flap-system %s q f" % kind)
            self.refused(flaps, function(sum(ts) * e, right * e - 1, ys), "flap-system %s q f" % kind)
            k = rng.randrange(m)
            self.refused(flaps, function(sum(ts) * e, right * e, ys[:k] + [ys[k] + 1] + ys[k + 1:]), "flap-system %s q f" % kind)
        flaps, good = "flaps q 1 0 0 1\nflap 0 0\n", "function f 1 0 0 1\npoint 0 0\n"
        self.verified(flaps, good, "flap-system printed q f")
        self.refused(flaps, good.replace("point 0", "point 1"), "flap-system printed q f")
        self.declined(flaps, good, "flap-system other q f")
        self.declined(flaps, good, "flap-system printed f q")
        self.declined(flaps, "function f 1 0 0 2\npoint 0 0\npoint 1 0", "flap-system printed q f")


# ---------------------------------------------------------------------------------------------------------------------
# Arrangements (4.21 to 4.33): slow references and writers of records, which share nothing with check.py


def eliminated(rows):
    """The reduced echelon form without zero rows, and its pivot columns."""
    rows, pivots = [[Fraction(x) for x in row] for row in rows], []
    for column in range(len(rows[0]) if rows else 0):
        k = len(pivots)
        found = next((i for i in range(k, len(rows)) if rows[i][column]), None)
        if found is None:
            continue
        rows[k], rows[found] = rows[found], rows[k]
        rows[k] = [x / rows[k][column] for x in rows[k]]
        for i in range(len(rows)):
            if i != k and rows[i][column]:
                rows[i] = [x - rows[i][column] * y for x, y in zip(rows[i], rows[k])]
        pivots.append(column)
    return rows[:len(pivots)], pivots


def rank(rows):
    return len(eliminated(rows)[1])


def parallel(u, v):
    return any(u) and any(v) and rank([u, v]) == 1


def inner(u, v):
    return sum(a * b for a, b in zip(u, v))


def whitney_numbers(n, planes):
    """Whitney's theorem: the sum of (-1)^(|S| - rank S) over the sets S of forms with a common zero, by rank."""
    live, numbers = [plane for plane in planes if any(plane[1:])], [0] * (n + 1)
    for size in range(len(live) + 1):
        for subset in itertools.combinations(live, size):
            height = rank([plane[1:] for plane in subset])
            if rank(subset) == height:
                numbers[height] += (-1) ** (size - height)
    return numbers


def orthogonal_axes(rows, d):
    """Lines `axis` for a basis of the orthogonal space."""
    reduced, pivots = eliminated(rows)
    for free in (i for i in range(d) if i not in pivots):
        axis = [Fraction(0)] * d
        axis[free] = Fraction(1)
        for row, pivot in zip(reduced, pivots):
            axis[pivot] = -row[free]
        scale = 1
        for x in axis:
            scale *= x.denominator
        yield "axis %d %s" % (free + 1, " ".join(str(int(x * scale)) for x in axis))


def plane_lines(n, planes, name="a"):
    head = ["arrangement %s %d %d" % (name, n, len(planes))]
    return "\n".join(head + ["plane " + " ".join(map(str, plane)) for plane in planes]) + "\n"


def atoms_of(n, planes):
    live = [plane for plane in planes if any(plane[1:])]
    if all(plane[0] == 0 for plane in planes):
        return [plane[1:] for plane in live], n
    return live + [[1] + [0] * n], n + 1


def derivation(n, planes, symmetries=(), rng=None):
    """The record `whitney`. The flats are found by closing all sets, their Moebius numbers by the recursion over all smaller
    flats, the classes by walking through the orbits. `symmetries` are pairs (permutation from 0, matrix)."""
    numbers, (atoms, d) = whitney_numbers(n, planes), atoms_of(n, planes)
    lines = ["whitney a %s %d" % (" ".join(map(str, numbers)), len(symmetries))]
    for permutation, matrix in symmetries:
        lines.append("symmetry " + " ".join(str(i + 1) for i in permutation))
        lines.extend("row " + " ".join(map(str, row)) for row in matrix)
    if not atoms or d == 1:
        return "\n".join(lines)

    def closed(flat):
        rows = [atoms[i] for i in flat]
        height = rank(rows)
        return frozenset(i for i in range(len(atoms)) if rank(rows + [atoms[i]]) == height), height

    heights, todo = {frozenset(): 0}, [frozenset()]
    covers = {}
    while todo:
        flat = todo.pop()
        covers[flat], seen = [], set(flat)
        for i in range(len(atoms)):
            if i not in seen:
                above, height = closed(flat | {i})
                seen |= above
                covers[flat].append(above)
                if above not in heights:
                    heights[above] = height
                    todo.append(above)
    moebius = {}
    for flat in sorted(heights, key=heights.get):
        moebius[flat] = 1 if not flat else -sum(moebius[below] for below in moebius if below < flat)
    home, levels = {}, [[] for _ in range(d + 1)]  # for each flat: the flat of its class, and the word that leads there
    for flat in sorted(heights, key=lambda flat: (heights[flat], sorted(flat))):
        if flat in home:
            continue
        home[flat], orbit = (flat, []), [flat]
        for image in orbit:
            for k, (permutation, _) in enumerate(symmetries):
                source = frozenset(i for i in range(len(atoms)) if permutation[i] in image)
                if source not in home:
                    home[source] = flat, [k + 1] + home[image][1]
                    orbit.append(source)
        levels[heights[flat]].append((flat, sum(abs(moebius[image]) for image in orbit)))
    for r in range(d - 1):
        if rng:
            rng.shuffle(levels[r])
        lines.append("level %d" % len(levels[r]))
        for flat, weight in levels[r]:
            lines.append("flat %d" % weight)
            lines.extend(orthogonal_axes([atoms[i] for i in flat], d))
        places = {flat: i + 1 for i, (flat, _) in enumerate(levels[r])}
        for flat, _ in levels[r - 1] if r else ():
            for above in covers[flat]:
                lines.append(" ".join(map(str, ["cover", places[home[above][0]]] + home[above][1])))
    totals = {}
    for flat, weight in levels[d - 2]:
        for above in covers[flat]:
            totals[len(above)] = totals.get(len(above), 0) + weight * len(above - flat)
    lines.append(" ".join(["last"] + ["%d %d" % (size, totals[size] // size) for size in sorted(totals)]))
    return "\n".join(lines)


def coordinate_symmetries(rng, n, planes, number):
    """Some signed permutations of the coordinates that permute the atoms up to factors."""
    atoms, d = atoms_of(n, planes)
    found = []
    for _ in range(20):
        order = list(range(d - n, d))
        rng.shuffle(order)
        matrix = [[0] * d for _ in range(d)]
        matrix[0][0] = 1
        for i, j in enumerate(order, d - n):
            matrix[i] = [0] * d
            matrix[i][j] = rng.choice((1, -1))
        permutation = []
        for atom in atoms:
            image = [inner(row, atom) for row in matrix]
            permutation.extend([j for j, other in enumerate(atoms) if j not in permutation and parallel(image, other)][:1])
        if atoms and len(permutation) == len(atoms):
            found.append((permutation, matrix))
    return found[:number]


def random_planes(rng, n=None):
    """A small arrangement: central, affine or degenerate."""
    n, m, kind = n or rng.randint(1, 4), rng.randint(0, 5), rng.choice("cca")
    planes = [[rng.randint(-1, 1) if kind == "a" else 0] + [rng.randint(-2, 2) for _ in range(n)] for _ in range(m)]
    if m > 1 and rng.random() < 0.3:
        factor = rng.choice((-2, -1, 1, 3))
        planes[-1] = [factor * x for x in planes[0]]
    if m > 1 and rng.random() < 0.2:
        planes[rng.randrange(m)] = [rng.choice((0, 0, 1))] + [0] * n
    return n, planes


def sign_vector(planes, point):
    """The signs of the forms that are not constant, or None on a hyperplane."""
    values = [inner(plane, [1] + list(point)) for plane in planes if any(plane[1:])]
    return tuple(1 if v > 0 else -1 for v in values) if all(values) else None


def all_chambers(rng, n, planes):
    """A point for each sign vector, by trying random points until there are as many as Zaslavsky's theorem says; or None."""
    number, found = sum(whitney_numbers(n, planes)), {}
    for _ in range(3000):
        if len(found) == number:
            return dict(sorted(found.items()))
        scale = rng.choice((1, 6, 35))
        size = scale * rng.choice((1, 2, 20))
        point = [rng.randint(-size, size) for _ in range(n)]
        signs = sign_vector(planes, [Fraction(x, scale) for x in point])
        if signs is not None:
            found.setdefault(signs, "chamber %d %s" % (scale, " ".join(map(str, point))))
    return None  # some chamber is too small to be hit


def blocked_line(planes, live, signs, i):
    """Farkas' lemma with at most n + 1 generators, by trying all sets."""
    oriented = {j: [s * x for x in planes[j]] for j, s in zip(live, signs)}
    generators = {-1: [1] + [0] * (len(planes[0]) - 1)}
    generators.update((j, form) for j, form in oriented.items() if not parallel(planes[j], planes[i]))
    for size in range(len(planes[0]) + 1):
        for chosen in itertools.combinations(generators, size):
            columns = [generators[j] for j in chosen]
            rows, pivots = eliminated(list(zip(*columns, oriented[i])))
            if pivots != list(range(size)) or any(row[-1] <= 0 for row in rows):
                continue
            scale = 1
            for row in rows:
                scale *= row[-1].denominator
            factors = {j: int(row[-1] * scale) for j, row in zip(chosen, rows)}
            constant = factors.pop(-1, 0)
            return " ".join(map(str, ["blocked", scale, constant] + [x for j in sorted(factors) for x in (j + 1, factors[j])]))
    raise AssertionError("no certificate")


def closed_list(rng, n, planes):
    """The record `chambers`, or None if `all_chambers` fails."""
    chambers, live = all_chambers(rng, n, planes), [i for i, plane in enumerate(planes) if any(plane[1:])]
    if chambers is None:
        return None
    places, lines = {signs: k + 1 for k, signs in enumerate(chambers)}, ["chambers a %d" % len(chambers)]
    lines.extend(chambers.values())
    for signs in chambers:
        for i in live:
            beyond = tuple(-s if parallel(planes[j], planes[i]) else s for j, s in zip(live, signs))
            lines.append("across %d" % places[beyond] if beyond in places else blocked_line(planes, live, signs, i))
    return "\n".join(lines)


def least_gates(rng, n, vectors):
    """The least number of gates of one hidden layer for the sum of the |v*x|: gates on the hyperplanes, fitted at random
    points; one gate more for each hyperplane than its own is enough to try, since two more always suffice."""
    directions = []
    for v in vectors:
        if any(v) and not any(parallel(v, u) for u in directions):
            directions.append(v)
    points = [[rng.randint(-50, 50) for _ in range(n)] for _ in range(6 * n + 4 * len(directions) + 6)]
    target = [sum(abs(inner(v, x)) for v in vectors) for x in points]
    columns = [[max(0, sign * inner(v, x)) for x in points] for v in directions for sign in (1, -1)]
    for gates in range(len(directions) + 2):
        for chosen in itertools.combinations(columns, gates):
            rows = list(zip(*chosen, [1] * len(points)))
            if rank(rows) == rank([row + (t,) for row, t in zip(rows, target)]):
                return gates
    return len(directions) + 2


def is_true(theorem, n, planes):
    """Whether a restated theorem about the arrangement `a` holds, by brute force; None if this function cannot tell."""
    kind, _, *rest = theorem.split(" ")
    if kind == "whitney":
        return list(map(int, rest)) == whitney_numbers(n, planes)
    if kind in ("chambers", "support-pieces"):
        return int(rest[0]) == sum(whitney_numbers(n, planes))
    if kind == "chambers-at-least":
        return int(rest[0]) <= sum(whitney_numbers(n, planes))
    if kind in ("uniform", "dependent"):
        vectors = [plane[1:] for plane in planes]
        size = min(n, len(planes))
        return (kind == "uniform") == all(rank(subset) == size for subset in itertools.combinations(vectors, size))
    return None


class Arrangements(Case):
    """The object `arrangement` and sections 4.21 to 4.33."""

    LINES3 = plane_lines(2, [[0, 1, 0], [0, 0, 1], [0, 1, 1]])
    WHITNEY3 = "whitney a 1 3 2 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast 1 3\n"
    CUBE = plane_lines(3, [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
    OCTANTS = ("whitney a 1 3 3 1 1\nsymmetry 2 3 1\nrow 0 0 1\nrow 1 0 0\nrow 0 1 0\nlevel 1\nflat 1\naxis 1 1 0 0\naxis 2 0 1 0\n"
               "axis 3 0 0 1\nlevel 1\nflat 3\naxis 2 0 1 0\naxis 3 0 0 1\ncover 1\ncover 1 1 1\ncover 1 1\nlast 2 3")
    POINTS = plane_lines(1, [[0, 1], [-1, 1]])
    LISTED = ("chambers a 3\nchamber 1 -1\nchamber 2 1\nchamber 1 2\nacross 2\nblocked 1 1 1 1\nacross 1\nacross 3\n"
              "blocked 1 1 2 1\nacross 2")
    EMPTY = "arrangement a 2 0\n"

    def changed(self, head, record, line, new, word):
        """The record with one line (from 1) replaced answers `word`, and a bad line right after that one changes nothing."""
        lines = record.strip().split("\n")
        lines[line - 1:line] = [new] if new else []
        getattr(self, word)(head, *lines)
        if new:
            getattr(self, word)(head, *lines[:line], "nonsense")

    def before(self, head, record, line, new, word):
        """As `changed`, and the failure is on that line: with the line missing, the answer is `declined`."""
        self.changed(head, record, line, new, word)
        self.declined(head, *record.strip().split("\n")[:line - 1], "nonsense")

    def test_object(self):
        for body in (
            "arrangement a", "arrangement a 2", "arrangement a 0 0", "arrangement a 2 -1", "arrangement a 2 0 0",
            "arrangement a 10000001 0", "arrangement a 1 10000001", "arrangement a 2 1\nplane 0 1", "arrangement a 2 1\nplane 0 1 2 3",
            "arrangement a 2 1\nrow 0 1 2", "arrangement a 2 2\nplane 0 1 2", "arrangement a 2 1\nplane 0 1 2\nplane 0 1 2",
            "arrangement choose 1 0", self.EMPTY + self.EMPTY, self.EMPTY + "scale s 1 1 a", self.EMPTY + "value a 0 1 = 0 1",
        ):
            self.declined(body, TRUE)
        self.verified("arrangement a 10000000 0", "compare dimension:a = 10000000", "compare planes:a = 0", "compare hyperplanes:a = 0")

    def test_measures(self):
        planes = [[1, 2, 0], [-2, -4, 0], [1, 3, 0], [5, 0, 0], [0, 0, 0], [1, 0, 1], [2, 4, 0]]
        self.verified(plane_lines(2, planes), "compare planes:a = 7", "compare hyperplanes:a = 3", "compare dimension:a = 2")
        both = self.LINES3 + self.WHITNEY3
        self.verified(both, "compare whitney:a:0 whitney:a:1 + whitney:a:2 + = chambers:a", "compare bounded:a = 0",
                      "compare vertices:a = 6")
        for measure in ("chambers:a", "vertices:a", "whitney:a:0", "bounded:a"):
            self.declined(self.LINES3, "compare %s >= 0" % measure)
        for measure in ("whitney:a", "whitney:a:3", "whitney:a:-1", "whitney:a:", "chambers:a:1", "dimension:b", "planes:", "inputs:a",
                        "pieces:a", "a", "size:a", "folds:a"):
            self.declined(both, "compare %s >= 0" % measure)
        self.declined(IDENTITY, "compare planes:id >= 0")
        self.verified(self.POINTS, self.LISTED, "compare chambers:a = 3")
        self.declined(self.POINTS, self.LISTED, "compare vertices:a = 3")  # not central
        self.declined(self.POINTS, self.LISTED, "compare bounded:a = 1")  # needs the Whitney numbers
        self.verified(self.EMPTY, "whitney a 1 0 0 0", "compare bounded:a = 1", "compare vertices:a = 1")

    def test_choose(self):
        for m in range(7):
            row = [len(list(itertools.combinations(range(m), k))) for k in range(9)]
            self.verified(*["compare %d %d choose = %d" % (m, k, value) for k, value in enumerate(row)])
        self.verified("compare 10000 100 choose >= 100 100 ^", "compare 10000 9900 choose = 10000 100 choose", "compare 10000 0 choose = 1",
                      "compare 7 %s choose = 0" % ("9" * 1000))
        for bad in ("-1 0", "1 -1", "10001 0", "10001 10002", "10000 101", "10000 9899", "2", ""):
            self.declined("compare %s choose >= 0" % bad)

    def test_4_21_each_check(self):
        self.verified(self.CUBE, self.OCTANTS)
        whole = (self.CUBE, self.OCTANTS)
        self.before(*whole, 2, "symmetry 2 3 3", "refused")
        self.before(*whole, 2, "symmetry 2 3 0", "refused")
        self.before(*whole, 2, "symmetry 2 3 4", "refused")
        self.before(*whole, 5, "row 1 0 0", "refused")
        self.before(*whole, 5, "row 0 0 0", "refused")  # an atom goes to 0
        lines = self.OCTANTS.split("\n")
        self.refused(self.CUBE, *lines[:1], "symmetry 3 1 2", *lines[2:5], "nonsense")  # the inverse permutation
        self.declined(self.CUBE, *lines[:1], "symmetry 3 1 2", *lines[2:4], "nonsense")
        self.verified(self.CUBE, *lines[:2], "row 0 0 -2", "row 5 0 0", "row 0 1 0", *lines[5:])  # up to factors
        self.before(*whole, 10, "axis 3 0 1 0", "refused")  # its own coordinate P is zero
        self.before(*whole, 10, "axis 3 0 1 1", "refused")  # not zero at another axis' P
        self.before(*whole, 10, "axis 2 0 1 0", "refused")
        self.declined(self.CUBE, *lines[:8], "axis 2 1 1 0", "nonsense")  # only the last axis judges
        self.refused(self.CUBE, *lines[:8], "axis 2 1 1 0", lines[9], "nonsense")
        self.refused(self.CUBE, *lines[:6], "flat 2", *lines[7:10], "nonsense")  # level 0: the weight
        self.refused(self.CUBE, *lines[:5], "level 0", "nonsense")
        self.refused(self.CUBE, *lines[:5], "level 2", *lines[6:10] * 2, "nonsense")
        self.declined(self.CUBE, *lines[:5], "level 2", *lines[6:10], "nonsense")
        self.before(*whole, 15, "cover 1 1", "refused")
        self.before(*whole, 16, "cover 1 1", "refused")
        self.before(*whole, 16, "cover 1", "refused")
        self.before(*whole, 16, "cover 2 1", "declined")
        self.before(*whole, 16, "cover 0 1", "declined")
        self.before(*whole, 16, "cover 1 2", "declined")
        self.before(*whole, 16, "cover 1 0", "declined")
        self.before(*whole, 16, "cover", "declined")
        self.refused(self.CUBE, *lines[:11], "flat 4", *lines[12:17], "nonsense")  # weights: the last line of the level
        self.declined(self.CUBE, *lines[:11], "flat 4", *lines[12:16], "nonsense")
        self.declined(self.CUBE, *lines[:11], "flat -3", *lines[12:])
        for last in ("last", "last 2 2", "last 2 4", "last 3 3", "last 1 3", "last 1 0 2 3", "last 2 3 3 0", "last 1 6"):
            self.before(*whole, 18, last, "refused")
        for last in ("last 2", "last 0 0 2 3", "last 2 3 2 3", "last 2 3 1 0", "last 2 3 4 0", "last 2 -3", "lasts 2 3"):
            self.before(*whole, 18, last, "declined")
        for numbers in ("1 3 3 2", "1 3 2 0", "0 3 3 1", "1 4 3 1", "1 3 3 -1"):
            self.refused(self.CUBE, "whitney a %s 1" % numbers, *lines[1:], "nonsense")
            self.declined(self.CUBE, "whitney a %s 1" % numbers, *lines[1:17], "nonsense")
        for head in ("whitney", "whitney a", "whitney b 1 3 3 1 1", "whitney a 1 3 3 1", "whitney a 1 3 3 1 1 1", "whitney a 1 3 3 1 -1",
                     "whitney a 1 3 3 1 2", "whitney a 1 3 3 1 0", "whitney a 1 3 3 x 1"):
            self.declined(self.CUBE, head, *lines[1:])
        self.declined(IDENTITY, "whitney id 1 1 0")

    def test_4_21_junk_classes(self):
        lines = self.OCTANTS.split("\n")
        spare = ["flat 0", "axis 1 1 0 0", "axis 3 0 0 1"]  # of the atom 2, without weight
        junk = ["flat 0", "axis 1 1 1 0", "axis 3 0 0 1"]  # no atom is orthogonal to both
        add = lambda flats, covers: lines[:10] + ["level 2"] + lines[11:14] + flats + lines[14:17] + covers + lines[17:]
        self.verified(self.CUBE, *add(spare, []))  # nothing goes to the spare class
        self.refused(self.CUBE, *add(junk, []))  # m_T = 0
        self.refused(self.CUBE, *add(["flat 1"] + spare[1:], []))
        self.verified(self.CUBE, *lines[:10], "level 2", "flat 2", *lines[12:14], "flat 1", *spare[1:], "cover 1", "cover 2",
                      "cover 1 1", lines[17])  # two classes in one orbit
        self.refused(self.CUBE, *lines[:10], "level 2", "flat 1", *lines[12:14], "flat 2", *spare[1:], "cover 1", "cover 2",
                     "cover 1 1", lines[17])

    def test_4_21_degenerate(self):
        for n in (1, 2, 3):
            zeros = " 0" * n
            for planes in ([], [[0] * (n + 1)], [[0] * (n + 1)] * 2):
                head = plane_lines(n, planes)
                self.verified(head, "whitney a 1%s 0" % zeros, "compare chambers:a = 1", "uniform a" if not planes else TRUE)
                self.refused(head, "whitney a 0%s 0" % zeros, "nonsense")
                self.refused(head, "whitney a 1%s 1 0" % zeros[2:], "nonsense")
                self.declined(head, "whitney a 0%s 1" % zeros)
                self.declined(head, "whitney a 1%s 0" % zeros, "level 0")
        self.verified(plane_lines(1, [[0, 3], [0, -2], [0, 0]]), "whitney a 1 1 0")
        self.verified(plane_lines(1, [[0, 3], [0, -2]]), "whitney a 1 1 1", "symmetry 2 1", "row -7")
        self.refused(plane_lines(1, [[0, 3], [0, -2]]), "whitney a 1 1 1", "symmetry 2 1", "row 0")
        self.refused(plane_lines(1, [[0, 3]]), "whitney a 1 0 1", "nonsense")  # at the head, as there is no line `last`
        constant = plane_lines(1, [[5, 0]])  # not central: the atom at infinity remains
        self.verified(constant, "whitney a 1 0 0", "level 1", "flat 1", "axis 1 1 0", "axis 2 0 1", "last 1 1", "compare bounded:a = 1")
        self.refused(constant, "whitney a 1 1 0", "level 1", "flat 1", "axis 1 1 0", "axis 2 0 1", "last 1 1")
        rng = random.Random(3)
        for n, planes in ((3, [[0, 1, 2, 3]]), (4, [[0, 1, 0, 0, 0], [0, 0, 1, 0, 0]]), (3, [[1, 1, 0, 0], [2, 1, 0, 0]]),
                          (2, [[0, 1, 1], [0, -2, -2], [0, 0, 0]]), (2, [[1, 1, 1], [1, 0, 0], [0, 0, 0]])):
            self.verified(plane_lines(n, planes), derivation(n, planes, (), rng))
        flat = plane_lines(3, [[0, 1, 0, 0]])  # rank 1 in dimension 3: the last levels have no covers
        record = derivation(3, [[0, 1, 0, 0]])
        self.assertTrue(record.endswith("\nlast"))
        self.verified(flat, record)
        self.refused(flat, record + " 1 0")
        self.refused(flat, record + " 1 1")

    def test_4_21_random(self):
        rng = random.Random(21)
        for _ in range(120):
            n, planes = random_planes(rng)
            symmetries = coordinate_symmetries(rng, n, planes, rng.randint(0, 2))
            record, head = derivation(n, planes, symmetries, rng), plane_lines(n, planes)
            self.verified(head, record)
            self.mutations(rng, head + record, 8)

    def mutations(self, rng, body, number):
        """Changes numbers of a certificate; what is still verified must be true."""
        lines = body.strip().split("\n")
        for _ in range(number):
            changed = [line.split(" ") for line in lines]
            for _ in range(rng.choice((1, 1, 1, 2))):
                tokens = rng.choice(changed)
                places = [i for i, token in enumerate(tokens) if re.fullmatch("-?[0-9]+", token)]
                if places:
                    i = rng.choice(places)
                    old = int(tokens[i])
                    tokens[i] = str(rng.choice((old + 1, old - 1, -old, 2 * old, 0, rng.randint(-2, 9))))
            data = certificate("\n".join(map(" ".join, changed)))
            code, verdict = run_bytes(data)
            self.assertNotIn("internal error", verdict, data)
            keep(data, WORDS[code])
            if code == 0:
                planes = [list(map(int, tokens[1:])) for tokens in changed if tokens[0] == "plane"]
                for theorem in verdict.split(" | ")[1:]:
                    self.assertIsNot(is_true(theorem, int(changed[0][2]), planes), False, data)

    def test_4_21_order_of_words(self):
        # x -> y -> z by the first symmetry, x and y exchanged by the second: they do not commute
        planes = [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
        lines = self.OCTANTS.split("\n")
        second = ["symmetry 2 1 3", "row 0 1 0", "row 1 0 0", "row 0 0 1"]
        head = ["whitney a 1 3 3 1 2", *lines[1:5], *second, *lines[5:14]]
        self.verified(plane_lines(3, planes), *head, "cover 1", "cover 1 2", "cover 1 1", lines[17])
        self.verified(plane_lines(3, planes), *head, "cover 1", "cover 1 1 2 2 1", "cover 1 1", lines[17])
        self.verified(plane_lines(3, planes), *head, "cover 1 1 2", "cover 1 2", "cover 1 1", lines[17])  # x -> y -> x
        self.refused(plane_lines(3, planes), *head, "cover 1 2 1", "cover 1 2", "cover 1 1", lines[17])  # x -> y -> z

    def test_4_21_near_misses(self):
        """False certificates that fail a single condition."""
        two = plane_lines(2, [[0, 1, 0], [0, 1, 1]])
        self.refused(two, "whitney a 1 1 0 0", "level 1", "flat 1", "axis 1 1 0", "axis 2 0 0", "last 2 1")  # an axis that is zero
        lines = self.OCTANTS.split("\n")
        # Level 1 has no weight.
        self.refused(self.CUBE, "whitney a 1 0 0 1 1", *lines[1:11], "flat 0", *lines[12:17], "last")
        self.refused(self.LINES3, self.WHITNEY3.replace("1 3 2", "0 3 3"))  # the right number of chambers
        # The covers of the atoms 4 and 5 go to the class of {1, 2, 3}, which contains what they add, but not what they cover.
        planes = [[0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]]
        record = ["whitney a 1 5 8 6 2 0", "level 1", "flat 1", *orthogonal_axes([], 4), "level 5"]
        for plane in planes:
            record += ["flat 1", *orthogonal_axes([plane[1:]], 4)]
        record += ["cover %d" % t for t in (1, 2, 3, 4, 5)] + ["level 2"]
        for flat in ([0, 1], [3, 4]):
            record += ["flat 4", *orthogonal_axes([planes[i][1:] for i in flat], 4)]
        record += ["cover %d" % t for t in (1, 2, 2) * 3 + (1, 1, 1, 2) * 2] + ["last 3 4 4 2"]
        self.refused(plane_lines(4, planes), *record)
        # A class of weight zero has covers of another size, whose sum is zero, so that `last` does not list it.
        planes = [[0, 1, 0, 0, 0], [0, 0, 1, 0, 0]]
        record = derivation(4, planes).split("\n")
        self.assertEqual((record[-4:-2], record[-1]), (["axis 4 0 0 0 1", "cover 1"], "last"))
        at = len(record) - 3
        record[at:at] = ["flat 0", "axis 2 0 1 0 0", "axis 4 0 0 0 1"]
        record[record.index("level 1", 8)] = "level 2"
        self.verified(plane_lines(4, planes), *record)
        self.refused(plane_lines(4, planes), *record[:-1], "last 2 0")

    def test_limits(self):
        lines = self.OCTANTS.split("\n")
        with mock.patch.object(check, "MAX_TABLE", 6):
            self.assertEqual(run_bytes(certificate(self.CUBE + self.OCTANTS))[0], 0)
            code, verdict = run_bytes(certificate("\n".join([self.CUBE, lines[0].replace("1 3 3 1 1", "1 3 3 1 3"), "nonsense"])))
            self.assertEqual((code, "line 7: " in verdict), (2, True), verdict)
            more = "\n".join([self.CUBE, *lines[:10], "level 2", "nonsense"])
            code, verdict = run_bytes(certificate(more))
            self.assertEqual((code, "line 17: " in verdict), (2, True), verdict)
            code, verdict = run_bytes(certificate(self.CUBE + "chambers-at-least a 3\nnonsense"))
            self.assertEqual((code, "line 7: " in verdict), (2, True), verdict)
        big = plane_lines(2, [[0, 1, 0]] * 4)
        self.declined(big, "chambers-at-least a 8000001", "chamber 1 0 0")
        self.refused(big, "chambers-at-least a 8000000", "chamber 1 0 0")
        self.declined(big, "chambers a 8000001", "chamber 1 0 0")
        self.refused(big, "chambers a 8000000", "chamber 1 0 0")
        self.declined(big, "whitney a 9 9 9 8000001", "symmetry 1 1 1 1")
        self.refused(big, "whitney a 9 9 9 8000000", "symmetry 1 1 1 1")
        self.declined(self.CUBE, lines[0], *lines[1:10], "level 10666666", "flat x")
        self.declined(big, "whitney a 1 1 0 0", "level 8000001")

    def test_4_22_chambers_at_least(self):
        self.verified(self.LINES3, "chambers-at-least a 0")
        self.verified(self.LINES3, "chambers-at-least a 2", "chamber 1 -2 -3", "chamber 7 1 1")
        self.refused(self.LINES3, "chambers-at-least a 2", "chamber 1 1 1", "chamber 1 -2 -3", "nonsense")
        self.refused(self.LINES3, "chambers-at-least a 2", "chamber 1 1 1", "chamber 1 2 1")  # the same chamber
        self.refused(self.LINES3, "chambers-at-least a 1", "chamber 1 0 1", "nonsense")
        self.refused(self.LINES3, "chambers-at-least a 1", "chamber 1 1 -1")
        self.declined(self.LINES3, "chambers-at-least a 1", "chamber 0 1 1")
        self.declined(self.LINES3, "chambers-at-least a 1", "chamber -1 1 1")
        self.declined(self.LINES3, "chambers-at-least a 1", "chamber 1 1")
        self.declined(self.LINES3, "chambers-at-least a 2", "chamber 1 1 1")
        self.declined(self.LINES3, "chambers-at-least a -1")
        self.declined(self.LINES3, "chambers-at-least a 0", "compare chambers:a >= 0")  # a bound establishes nothing
        self.verified(self.EMPTY, "chambers-at-least a 1", "chamber 1 0 0")
        self.refused(self.EMPTY, "chambers-at-least a 2", "chamber 1 0 0", "chamber 1 1 0")
        self.verified(plane_lines(1, [[-1, 3], [5, 0], [0, 0]]), "chambers-at-least a 2", "chamber 4 1", "chamber 2 1")
        self.refused(plane_lines(1, [[-1, 3]]), "chambers-at-least a 1", "chamber 3 1")
        rng = random.Random(22)
        for _ in range(30):
            n, planes = random_planes(rng, rng.randint(1, 3))
            chambers = list((all_chambers(rng, n, planes) or {}).values())
            chosen = sorted(rng.sample(range(len(chambers)), rng.randint(0, len(chambers))))
            self.verified(plane_lines(n, planes), "chambers-at-least a %d" % len(chosen), *[chambers[i] for i in chosen])

    def test_4_23_chambers(self):
        whole = (self.POINTS, self.LISTED)
        self.verified(*whole)
        self.before(*whole, 1, "chambers a 0", "declined")
        self.declined(self.EMPTY, "chambers a 0")
        self.changed(*whole, 6, "beyond 1 1 1 1", "declined")
        self.before(*whole, 3, "chamber 1 1", "refused")
        self.before(*whole, 3, "chamber 1 -2", "refused")
        for bad in ("across 1", "across 3"):
            self.before(*whole, 5, bad, "refused")
        for bad in ("across 0", "across 4", "across", "across 2 2", "beyond 2", "blocked 1", "blocked 1 1 1", "blocked 0 0", "blocked 1 -1 1 1",
                    "blocked 1 1 0 1", "blocked 1 1 3 1", "blocked 1 1 1 0", "blocked 1 1 1 1 1 1"):
            self.before(*whole, 6, bad, "declined")
        for bad in ("blocked 2 1 1 1", "blocked 1 2 1 1", "blocked 1 1 1 2", "blocked 1 0 2 1", "blocked 1 0", "across 2", "across 1"):
            self.before(*whole, 6, bad, "refused")
        self.verified(self.POINTS, self.LISTED.replace("blocked 1 1 1 1", "blocked 3 3 1 3"))
        self.refused(self.POINTS, "chambers a 2", "chamber 1 -1", "chamber 1 2", "across 2", "blocked 1 1 1 1")
        self.refused(self.POINTS, "chambers a 1", "chamber 1 -1", "across 1")
        # Repeated hyperplanes, with either orientation, and constant forms
        double = plane_lines(1, [[2, 0], [0, 1], [0, -2], [0, 0]])
        self.verified(double, "chambers a 2", "chamber 1 -1", "chamber 1 1", "across 2", "across 2", "across 1", "across 1")
        self.refused(double, "chambers a 2", "chamber 1 -1", "chamber 1 1", "blocked 1 0 3 1")  # the same hyperplane
        self.refused(double, "chambers a 2", "chamber 1 -1", "chamber 1 1", "blocked 2 0 1 1")  # a constant form
        self.verified(self.EMPTY, "chambers a 1", "chamber 1 3 4", "compare vertices:a = 1")
        self.refused(self.EMPTY, "chambers a 2", "chamber 1 3 4", "chamber 1 4 4")
        rng, done = random.Random(23), 0
        for _ in range(60):
            n, planes = random_planes(rng, rng.randint(1, 3))
            record, head = closed_list(rng, n, planes), plane_lines(n, planes)
            if record is None:
                continue
            done += 1
            self.verified(head, record)
            self.mutations(rng, head + record, 8)
        self.assertGreater(done, 30)

    def test_4_24_uniform_and_4_25_dependent(self):
        self.verified(self.LINES3, self.WHITNEY3, "uniform a")
        self.declined(self.LINES3, "uniform a")
        self.declined(self.LINES3, self.WHITNEY3, "uniform a b")
        self.declined(self.POINTS, self.LISTED, "uniform a")
        affine = "whitney a 1 2 0\nlevel 1\nflat 1\naxis 1 1 0\naxis 2 0 1\nlast 1 3"
        self.declined(self.POINTS, affine, "uniform a")  # not central
        self.declined(self.EMPTY, "chambers a 1", "chamber 1 0 0", "uniform a")  # needs the Whitney numbers
        self.verified(plane_lines(1, [[0, 1], [0, 1]]), "whitney a 1 1 0", "uniform a")
        self.refused(plane_lines(1, [[0, 1], [0, 0]]), "whitney a 1 1 0", "uniform a")
        self.refused(plane_lines(2, [[0, 0, 0]]), "whitney a 1 0 0 0", "uniform a")
        zero = plane_lines(2, [[0, 0, 0], [0, 1, 0], [0, 2, 0]])
        self.verified(zero, "dependent a", "relation 1 -5", "dependent a", "relation 2 2 3 -1")
        self.refused(zero, "dependent a", "relation 2 2", "nonsense")
        self.refused(zero, "dependent a", "relation 1 0")
        self.refused(zero, "dependent a", "relation 1 1 2 0")
        self.refused(zero, "dependent a", "relation 1 1 2 2 3 -1")  # too many
        self.refused(self.LINES3, "dependent a", "relation 1 1 2 1 3 -1")
        for bad in ("relation", "relation 1", "relation 0 1", "relation 4 1", "relation 2 2 2 -2", "relation 3 -1 2 2", "relation 1 1 2"):
            self.declined(zero, "dependent a", bad)
        self.declined(self.EMPTY, "dependent a", "relation 1 1")
        self.verified(plane_lines(1, [[3, 0]]), "dependent a", "relation 1 1")  # need not be central
        rng = random.Random(24)
        answers = set()
        for _ in range(150):
            n, m = rng.randint(1, 4), rng.randint(0, 5)
            planes = [[0] + [rng.randint(-2, 2) for _ in range(n)] for _ in range(m)]
            uniform = is_true("uniform a", n, planes)
            answers.add((uniform, n, min(m, n)))
            head = plane_lines(n, planes)
            (self.verified if uniform else self.refused)(head, derivation(n, planes), "uniform a")
            for size in range(1, min(n, m) + 1):
                for chosen in itertools.combinations(range(m), size):
                    factors = [rng.choice((-2, -1, 1, 2)) for _ in chosen]
                    total = [inner(factors, [planes[i][1 + k] for i in chosen]) for k in range(n)]
                    line = "relation " + " ".join("%d %d" % (i + 1, f) for i, f in zip(chosen, factors))
                    if not any(total) or rng.random() < 0.05:
                        (self.refused if any(total) else self.verified)(head, "dependent a", line)
                        self.assertFalse(uniform and not any(total))
        self.assertGreater(len(answers), 15)

    def test_4_26_support(self):
        self.verified(self.LINES3, "support a 7 1 2 3 4", "support a 14 2 2 -3 -4", "support a 0 5 1 0 0", "support a 4 1 1 2 -1")
        self.refused(self.LINES3, "support a 6 1 2 3 4")
        self.refused(self.LINES3, "support a 7 1 1 3 4")
        self.verified(self.EMPTY, "support a 0 1 1 3 4")
        self.declined(self.POINTS, "support a 0 1 1 1")
        for bad in ("support", "support b 0 1 1 0 0", "support a 0 0 1 0 0", "support a 0 1 0 0 0", "support a 0 1 1 0", "support a 0 1 1 0 0 0"):
            self.declined(self.LINES3, bad)

    def test_4_27_support_network(self):
        net = "network n 2 2\nlayer 3 1\nrow 0 1 0\nrow 0 0 1\nrow 0 -1 -1\nlayer 1 1\nrow 0 2 2 2\n"
        self.verified(self.LINES3, net, "support-network n a")
        for old, new in (("row 0 2 2 2", "row 1 2 2 2"), ("row 0 2 2 2", "row 0 2 2 1"), ("0 -1 -1", "0 1 1"), ("0 -1 -1", "1 -1 -1"),
                         ("layer 3 1", "layer 3 2"), ("layer 1 1", "layer 1 2")):
            self.refused(self.LINES3, net.replace(old, new), "support-network n a")
        self.verified(self.LINES3, net.replace("layer 3 1", "layer 3 2").replace("2 2 2", "4 4 4"), "support-network n a")
        self.declined(self.LINES3, "support-network a a")
        self.declined(self.LINES3, net, "support-network a n")
        self.declined(self.LINES3, ABS, "support-network abs a")
        self.declined(self.LINES3, "network n 2 1\nlayer 1 1\nrow 0 0 0", "support-network n a")
        self.declined(self.LINES3, net.replace("layer 1 1\nrow 0 2 2 2", "layer 2 1\nrow 0 2 2 2\nrow 0 0 0 0"), "support-network n a")
        self.declined(self.POINTS, ABS, "support-network abs a")
        self.verified(plane_lines(1, [[0, 3], [0, -1]]), "network n 1 2\nlayer 2 1\nrow 0 2\nrow 0 -4\nlayer 1 1\nrow 0 2 1", "support-network n a")
        self.verified(plane_lines(1, []), "network n 1 2\nlayer 2 1\nrow 5 0\nrow -7 0\nlayer 1 1\nrow -15 3 8", "support-network n a")
        rng = random.Random(27)
        answers = []
        for _ in range(300):
            n, m = rng.randint(1, 3), rng.randint(0, 3)
            vectors = [[rng.randint(-2, 2) for _ in range(n)] for _ in range(m)]
            d, e, gates, factors = rng.randint(1, 2), rng.randint(1, 2), [], []
            for v in vectors:  # |v*x| is the sum of two opposite gates
                k = rng.randint(1, 2)
                for sign in (1, -1):
                    gates.append([0] + [sign * k * x for x in v])
                    factors.append(Fraction(d * e, k))
            # A constant, and two affine functions, written as differences of opposite gates, with a constant sum.
            gates.extend([[3] + [0] * n, [1] + [1] * n, [-1] + [-1] * n, [2] + [-1] * n, [-2] + [1] * n])
            factors.extend([1, 1, -1, 1, -1])
            row = [int(2 * x) for x in [Fraction(-6, d)] + factors]
            if rng.random() < 0.3:
                row[rng.randrange(len(row))] += rng.choice((-1, 1))
            if rng.random() < 0.3:
                rng.choice(gates)[rng.randrange(n + 1)] += rng.choice((-1, 1))
            text = "network n %d 2\nlayer %d %d\n" % (n, len(gates), d) + "".join("row %s\n" % " ".join(map(str, g)) for g in gates)
            text += "layer 1 %d\nrow %s\n" % (2 * e, " ".join(map(str, row)))

            def network(x):
                hidden = [max(0, Fraction(g[0] + inner(g[1:], x), d)) for g in gates]
                return (row[0] + inner(row[1:], hidden)) / (2 * e)
            points = [[Fraction(rng.randint(-9, 9), rng.randint(1, 3)) for _ in range(n)] for _ in range(60)] + [[0] * n]
            same = all(network(x) == sum(abs(inner(v, x)) for v in vectors) for x in points)
            answers.append(same)
            (self.verified if same else self.refused)(plane_lines(n, [[0] + v for v in vectors]), text, "support-network n a")
        self.assertTrue(60 < sum(answers) < 240, sum(answers))

    def test_4_28_support_gates_at_least(self):
        self.verified(self.LINES3, "support-gates-at-least a 3", "support-gates-at-least a 0")
        self.refused(self.LINES3, "support-gates-at-least a 4")
        self.declined(self.LINES3, "support-gates-at-least a -1")
        self.declined(self.POINTS, "support-gates-at-least a 0")
        for head in (self.EMPTY, plane_lines(2, [[0, 0, 0]])):
            self.verified(head, "support-gates-at-least a 0")
            self.refused(head, "support-gates-at-least a 1")
            self.refused(head, "support-gates-at-least a 2")
        self.verified(plane_lines(1, [[0, 2], [0, -3]]), "support-gates-at-least a 2")
        self.refused(plane_lines(1, [[0, 2], [0, -3]]), "support-gates-at-least a 3")
        self.verified(self.CUBE, "support-gates-at-least a 5")
        self.refused(self.CUBE, "support-gates-at-least a 6")
        lines = lambda q: plane_lines(2, [[0, 1, k] for k in range(q)])
        self.verified(lines(17), "support-gates-at-least a 17")
        self.declined(lines(17), "support-gates-at-least a 18")
        self.declined(lines(17), "support-gates-at-least a 99")
        self.refused(lines(16), "support-gates-at-least a 17")  # 0, ..., 15 split into two halves of equal size and sum
        self.refused(lines(16), "support-gates-at-least a 19")
        self.verified(plane_lines(2, [[0, 1, 1 << k] for k in range(16)]), "support-gates-at-least a 18")
        rng, seen = random.Random(28), set()
        for _ in range(40):
            n, m = rng.randint(1, 3), rng.randint(0, 4)
            vectors = [[rng.randint(-2, 2) for _ in range(n)] for _ in range(m)]
            if m > 1 and rng.random() < 0.6:
                others = vectors[1:]
                factors = [rng.choice((-1, 1)) for _ in others]
                vectors[0] = [rng.randint(1, 2) * inner(factors, column) for column in zip(*others)]
            least = least_gates(rng, n, vectors)
            head = plane_lines(n, [[0] + v for v in vectors])
            seen.add(least)
            for gates in range(least + 3):
                (self.verified if gates <= least else self.refused)(head, "support-gates-at-least a %d" % gates)
        self.assertGreater(len(seen), 4)

    def test_4_29_support_pieces(self):
        self.verified(self.LINES3, self.WHITNEY3, "support-pieces a 6")
        self.refused(self.LINES3, self.WHITNEY3, "support-pieces a 5")
        self.declined(self.LINES3, "support-pieces a 6")
        self.declined(self.POINTS, self.LISTED, "support-pieces a 3")
        self.verified(self.EMPTY, "whitney a 1 0 0 0", "support-pieces a 1")
        rng = random.Random(29)
        for _ in range(20):  # the vertices of the zonotope, slowly
            n, m = rng.randint(1, 3), rng.randint(0, 4)
            planes = [[0] + [rng.randint(-2, 2) for _ in range(n)] for _ in range(m)]
            chambers = all_chambers(rng, n, planes)
            live = [plane[1:] for plane in planes if any(plane[1:])]
            vertices = {tuple(inner(signs, [v[k] for v in live]) for k in range(n)) for signs in chambers}
            self.verified(plane_lines(n, planes), closed_list(rng, n, planes), "support-pieces a %d" % len(vertices))

    def test_4_30_same_support(self):
        pair = lambda *vectors: plane_lines(2, [[0] + list(v) for v in vectors], "b")
        self.verified(self.LINES3, pair((-1, 0), (1, 1), (0, -1)), "same-support a b", "same-support b a", "same-support a a")
        self.verified(self.LINES3 + "arrangement c 2 0\n", pair((0, 0)), "same-support b c")
        self.refused(self.LINES3, pair((1, 0), (0, 1)), "same-support a b")
        self.refused(self.LINES3, pair((1, 0), (0, 1), (1, 1), (1, 2)), "same-support b a")
        self.refused(self.LINES3, pair((1, 0), (0, 1), (2, 2)), "same-support b a")
        self.verified(self.LINES3, "arrangement b 2 5\nplane 0 1 1\nplane 0 0 0\nplane 0 1 0\nplane 0 0 3\nplane 0 0 -2",
                      "arrangement c 2 4\nplane 0 0 5\nplane 0 0 0\nplane 0 -1 -1\nplane 0 1 0", "same-support b c")
        self.declined(self.LINES3, self.CUBE.replace(" a ", " b "), "same-support a b")
        self.declined(self.LINES3, "arrangement b 2 1\nplane 1 0 0", "same-support a b")
        self.declined(self.LINES3, "same-support a")

    def test_4_31_zonotope_pieces(self):
        one = plane_lines(1, [[0, 1]]) + "whitney a 1 1 0\n"
        line = plane_lines(2, [[0, 1, 2], [0, -2, -4], [0, 0, 0]])
        line += derivation(2, [[0, 1, 2], [0, -2, -4], [0, 0, 0]]) + "\n"
        three = self.LINES3 + self.WHITNEY3
        even, odd, both = "folding h 1 3 2\nfold 1 2\nfold 1\n", "folding h 2 2 2\nfold 1\nfold 1\n", "folding h 1 9 1\nfold 1 2 3\n"
        for head, chambers, outside in ((one, 2, 2), (line, 2, 2), (three, 6, 1)):
            for folding, product, e in ((even, 6, 0), (odd, 4, 1), (both, 4, 0)):
                n = chambers * product + e * outside
                self.verified(head, folding, "zonotope-pieces a h %d" % n)
                for wrong in (n - 1, n + 1, n - chambers, -n, 0):
                    self.refused(head, folding, "zonotope-pieces a h %d" % wrong)
        # |x| in one dimension: the same function as a composition
        self.verified(one, odd, ABS, "compose f h abs", "pieces f 10 9", *["at %d 4" % k for k in range(-4, 5)], "zonotope-pieces a h 10")
        self.declined(self.LINES3, odd, "zonotope-pieces a h 25")
        self.declined(self.POINTS, self.LISTED, odd, "zonotope-pieces a h 14")
        self.declined(three, IDENTITY, "zonotope-pieces a id 6")
        self.declined(three, odd, "zonotope-pieces a h")
        for head in (self.EMPTY, plane_lines(2, [[0, 0, 0]])):
            self.declined(head, "whitney a 1 0 0 0", odd, "zonotope-pieces a h 1")
        many = "folding h 2 2 3000\n" + "fold 1\n" * 3000
        self.verified(three, many, "compare 6 2 3000 ^ * 1 + = %d" % (6 * 2**3000 + 1), "zonotope-pieces a h %d" % (6 * 2**3000 + 1))

    def test_4_32_zonotope_size(self):
        three, odd = self.LINES3, "folding h 2 2 2\nfold 1\nfold 1\n"
        # 2*4 + 3 - 1 + 2 = 12 pieces on a line
        self.verified(three, odd, "zonotope-size-at-least a h 1 11", "zonotope-size-at-least a h 2 5", "zonotope-size-at-least a h 9 9",
                      "zonotope-size-at-least a h 5 0", "zonotope-size-at-least a h 1000000000 1000000000")
        self.refused(three, odd, "zonotope-size-at-least a h 1 12")  # 11 gates: 12 pieces
        self.refused(three, odd, "zonotope-size-at-least a h 2 6")  # 5 gates: (3 + 1)(2 + 1) = 12
        single = plane_lines(1, [[0, 1], [0, -2], [0, 0]])  # one hyperplane: 4 pieces on a line
        self.verified(single, TENT, "zonotope-size-at-least a h 1 3", "zonotope-size-at-least a h 2 2")
        self.refused(single, TENT, "zonotope-size-at-least a h 1 4")
        self.refused(single, TENT, "zonotope-size-at-least a h 2 3")  # 2 gates: (1 + 1)(1 + 1) = 4
        for bad in ("a h 0 1", "a h 1 -1", "a h 1000000001 1", "a h 1 1000000001", "a a 1 1", "h h 1 1", "a h 1"):
            self.declined(three, odd, "zonotope-size-at-least " + bad)
        self.declined(self.POINTS, odd, "zonotope-size-at-least a h 1 1")
        self.declined(self.EMPTY, odd, "zonotope-size-at-least a h 1 0")
        many = "folding h 2 2 3000\n" + "fold 1\n" * 3000
        self.verified(three, many, "zonotope-size-at-least a h 3000 3002")
        self.refused(three, many, "zonotope-size-at-least a h 3000 3003")
        self.verified(three, many, "zonotope-size-at-least a h 1 1000000000")
        rng = random.Random(32)
        for _ in range(40):  # in one dimension f = H(c|x|) is a function, whose pieces are counted in full
            top, c = rng.randint(3, 5), rng.randint(1, 3)
            folds = [sorted(rng.sample(range(1, top), rng.randint(1, top - 2))) for _ in range(rng.randint(1, 2))]
            text = "folding h 1 %d %d\n" % (top, len(folds)) + "".join("fold %s\n" % " ".join(map(str, f)) for f in folds)
            head = plane_lines(1, [[0, c]]) + "whitney a 1 1 0\n"
            pieces = 2 * (len(folds[0]) + 1) * (len(folds[1]) + 1 if len(folds) > 1 else 1)
            pieces += 2 * (len(folds) > 1 and len(folds[0]) % 2)
            self.verified(head, text, "zonotope-pieces a h %d" % pieces, "zonotope-size-at-least a h 1 %d" % (pieces - 1))
            self.refused(head, text, "zonotope-size-at-least a h 1 %d" % pieces)

    def test_4_33_no_zonotope(self):
        self.verified(*["no-zonotope %d" % v for v in (-2, -1, 0, 3, 5, 10**50 + 1)])
        for v in (1, 2, 4, 10**50):
            self.refused("no-zonotope %d" % v)
        self.declined("no-zonotope")
        self.declined("no-zonotope 3 3")


class Programs(Case):
    """4.34 to 4.36, against Fourier-Motzkin elimination and points of a grid."""

    CURVED = """
        program p minimize 2 3 2
        objective 4 5 1 -4 2 -8
        hessian 1 1 8
        hessian 2 2 8
        row 0 none 1 1
        row 0 none 2 1
        row 1 1 1 1 2 1
    """
    CURVED_PROOF = "optimum p 1 8 1 2\npoint 4 1 1 2 3\nmultipliers 1 3 -2\nsquare 8 1 1\nsquare 8 2 1"
    FLAT = "program p maximize 2 3 0\nobjective 1 0 1 3 2 1\nrow 0 none 1 1\nrow 0 none 2 1\nrow none 1 1 1 2 1\n"
    FLAT_PROOF = "optimum p 3 1 1 0\npoint 1 1 1\nmultipliers 1 2 -2 3 3"
    EMPTY = "program p minimize 1 2 0\nobjective 1 0\nrow 1 none 1 2\nrow none 0 1 1\n"
    EMPTY_PROOF = "infeasible p\nmultipliers 1 1 2 -2"
    OPEN = "program p maximize 2 1 0\nobjective 1 0 1 1\nrow none 0 1 1 2 -1\n"
    OPEN_PROOF = "unbounded p\npoint 1\ndirection 1 1 2 1"
    SINGULAR = "program p maximize 2 2 2\nobjective 3 1 1 2 2 2\nhessian 1 1 -2 2 -2\nhessian 2 2 -2\nrow -3 3 1 1\nrow 0 7 2 1\n"
    SINGULAR_PROOF = "optimum p 2 3 1 1\npoint 2 1 1 2 1\nmultipliers 7\nsquare 2 1 1 2 1"
    SLIDING = "program p minimize 2 1 1\nobjective 1 0 2 -3\nhessian 1 1 4\nrow 0 1 1 1\n"
    SLIDING_PROOF = "unbounded p\npoint 2 1 1\ndirection 2 1"
    ALL = ((CURVED, CURVED_PROOF), (FLAT, FLAT_PROOF), (EMPTY, EMPTY_PROOF), (OPEN, OPEN_PROOF), (SINGULAR, SINGULAR_PROOF),
           (SLIDING, SLIDING_PROOF))

    def test_verified(self):
        for program, proof in self.ALL:
            self.verified(program, proof)
        self.assertIn("| optimum p 1 8", self.verified(self.CURVED, self.CURVED_PROOF))
        self.verified(self.CURVED, self.CURVED_PROOF.replace("1 8 1 2", "3 24 2 2").replace("square 8", "square 16"))
        self.verified(self.CURVED, self.CURVED_PROOF.replace("point 4 1 1 2 3", "point 8 1 2 2 6").replace("1 3 -2", "7 3 -14"))
        self.verified("program p minimize 0 0 0\nobjective 2 3", "optimum p 3 2 1 0\npoint 5\nmultipliers 1")
        self.verified("program p minimize 0 1 0\nobjective 2 3\nrow 1 none", "infeasible p\nmultipliers 1 1")
        self.verified("program p minimize 1 2 0\nobjective 1 0\nrow 3 none 1 1\nrow none 2 1 1", "infeasible p\nmultipliers 1 1 2 -1")
        # two sums of squares of one form
        self.verified(self.SINGULAR, self.SINGULAR_PROOF.replace("1 1\n", "2 2\n", 1).replace("square 2 1 1 2 1", "square 3 1 1 2 1\nsquare 1 1 -1 2 -1"))

    def test_refused(self):
        for old, new in (
                ("1 8 1 2", "1 9 1 2"), ("1 8 1 2", "-1 8 1 2"), ("1 8 1 2", "1 8 2 2"), ("point 4 1 1 2 3", "point 4 1 2 2 2"),
                ("point 4 1 1 2 3", "point 4 1 1"), ("point 4 1 1 2 3", "point 4 1 -1 2 5"), ("1 3 -2", "1 3 2"), ("1 3 -2", "2 3 -2"),
                ("1 3 -2", "1 1 0 3 -3"), ("1 3 -2", "1 1 1 3 -2"), ("1 3 -2", "1"), ("square 8 1 1", "square 7 1 1"),
                ("square 8 1 1", "square 8 1 1 2 1"), ("square 8 2 1", "square 8 1 1")):
            self.refused(self.CURVED, self.CURVED_PROOF.replace(old, new))
        self.refused(self.CURVED, self.CURVED_PROOF.replace("1 2\n", "1 0\n", 1).split("\nsquare")[0])
        # a saddle with a stationary point
        self.refused("program p minimize 2 0 1\nobjective 1 0\nhessian 1 2 1", "optimum p 0 1 1 1\npoint 1\nmultipliers 1\nsquare 1 1 1 2 1")
        self.refused("program p maximize 1 0 1\nobjective 1 0\nhessian 1 1 1", "optimum p 0 1 1 1\npoint 1\nmultipliers 1\nsquare 1 1 1")
        self.refused(self.FLAT, "optimum p 1 1 1 0\npoint 1 2 1\nmultipliers 1 1 2 3 1")
        self.refused(self.FLAT, "optimum p 0 1 1 0\npoint 1\nmultipliers 1 1 3 2 1")
        self.refused(self.FLAT, "optimum p 6 1 1 0\npoint 1 1 2\nmultipliers 1 2 -2 3 3")
        for wrong in ("1 1 2 -1", "1 -1 2 2", "2 -2", "1 1", "", " "):
            if wrong.strip():
                self.refused(self.EMPTY, "infeasible p\nmultipliers " + wrong)
        self.refused(self.EMPTY, "infeasible p\nmultipliers")
        self.refused(self.EMPTY.replace("row 1 none", "row 0 none"), self.EMPTY_PROOF)
        self.refused("program p minimize 1 2 0\nobjective 1 0\nrow 3 none 1 1\nrow none 3 1 1", "infeasible p\nmultipliers 1 1 2 -1")
        for old, new in (("direction 1 1 2 1", "direction 1 1"), ("direction 1 1 2 1", "direction 2 1"), ("direction 1 1 2 1", "direction"),
                         ("direction 1 1 2 1", "direction 1 -1 2 -1"), ("point 1", "point 1 1 1")):
            self.refused(self.OPEN, self.OPEN_PROOF.replace(old, new))
        self.refused(self.OPEN.replace("maximize", "minimize"), self.OPEN_PROOF)
        self.refused(self.SLIDING, self.SLIDING_PROOF.replace("direction 2 1", "direction 1 1 2 1"))
        self.refused(self.SLIDING.replace("row 0 1 1 1", "row 0 1 1 1 2 1"), self.SLIDING_PROOF)

    def test_declined(self):
        for old, new in (
                ("minimize", "least"), ("p minimize 2", "p minimize 1"), ("2 3 2\n", "1000001 3 2\n"), ("2 3 2\n", "2001 3 2\n"), ("2 3 2\n", "2 3 1\n"),
                ("2 3 2\n", "2 4 2\n"), ("2 3 2\n", "2 3 -1\n"), ("objective 4", "objective 0"), ("1 -4 2 -8", "2 -4 1 -8"), ("1 -4 2 -8", "1 -4 1 -8"),
                ("1 -4 2 -8", "1 -4 3 -8"), ("1 -4 2 -8", "1 -4 2"), ("hessian 1 1 8", "hessian 1"), ("hessian 2 2 8", "hessian 2 1 8"),
                ("hessian 2 2 8", "hessian 1 2 8"), ("row 0 none 1 1", "row 0 1 1"), ("row 0 none 1 1", "row nothing 0 1 1"),
                ("row 0 none 1 1", "row"), ("row 0 none 1 1", "row 0"), ("1 8 1 2\n", "1 0 1 2\n"), ("1 8 1 2\n", "1 8 0 2\n"), ("1 8 1 2\n", "1 8 1 -1\n"),
                ("1 8 1 2\n", "1 8 1 3\n"), ("1 8 1 2\n", "1 8 1\n"), ("point 4", "point 0"), ("point 4 1 1 2 3", "point 4 1 1 3 3"),
                ("point 4 1 1 2 3", "point"), ("multipliers 1 3", "multipliers 0 3"), ("multipliers 1 3", "multipliers 1 4"),
                ("square 8 1 1", "square 0 1 1"), ("square 8 1 1", "square 8 0 1"), ("optimum p", "optimum q"), ("optimum p", "equal p p")):
            text = "\n".join(line.strip() for line in self.CURVED.strip().splitlines()) + "\n" + self.CURVED_PROOF + "\n"
            self.assertIn(old, text)
            self.declined(text.replace(old, new, 1))
        self.declined(IDENTITY, "infeasible id\nmultipliers 1 1")
        self.declined("program p minimize 2001 0 0\nobjective 1 0", "optimum p 0 1 1 1\npoint 1\nmultipliers 1\nsquare 1 1 1")
        self.verified("program p minimize 1000000 0 0\nobjective 1 0", "optimum p 0 1 1 0\npoint 1\nmultipliers 1")

    def values(self, sign, scale, constant, costs, rows, n):
        """None without points, else the least value of sign*f for a linear f, -inf where unbounded; Fourier-Motzkin."""
        system = [([sign * costs.get(j, 0) for j in range(1, n + 1)] + [-1], 0)]
        for low, high, form in rows:
            vector = [form.get(j, 0) for j in range(1, n + 1)] + [0]
            if high is not None:
                system.append((vector, high))
            if low is not None:
                system.append(([-t for t in vector], -low))
        for k in range(n):
            rest = [(a, b) for a, b in system if a[k] == 0]
            for a, b in system:
                for c, d in system:
                    if a[k] > 0 > c[k]:
                        rest.append(([-c[k] * s + a[k] * t for s, t in zip(a, c)], -c[k] * b + a[k] * d))
            system = list({(tuple(a), b) for a, b in rest})
        if any(a[n] == 0 and b < 0 for a, b in system):
            return None
        least = [Fraction(-b, -a[n]) for a, b in system if a[n] < 0]
        return (max(least) + sign * constant) / scale if least else float("-inf")

    def holds(self, data):
        """Whether the one theorem of a verified certificate is true, as far as the oracles know."""
        stated = check.Certificate(io.BytesIO(data))
        verdict = stated.check()
        program, words = stated.objects["p"], verdict.split(" | ")[1].split(" ")
        n = program.variables
        grid = [Fraction(k, 2) for k in range(-6, 7)] if n <= 2 else range(-1, 3)
        points = []
        for x in itertools.product(grid, repeat=n):
            at = dict(enumerate(x, 1))
            inside = lambda low, high, form: (low is None or low <= form) and (high is None or form <= high)
            if all(inside(low, high, sum(t * at[j] for j, t in form.items())) for low, high, form in program.rows):
                f = Fraction(program.constant) + sum(t * at[j] for j, t in program.costs.items())
                for i, entries in program.hessian.items():
                    f += sum(h * at[i] * at[j] / (2 if i == j else 1) for j, h in entries.items())
                points.append(program.sign * f / program.scale)
        flat = not any(h for entries in program.hessian.values() for h in entries.values())
        exact = self.values(program.sign, program.scale, program.constant, program.costs, program.rows, n) if flat else None
        if words[0] == "optimum":
            value = program.sign * Fraction(int(words[2]), int(words[3]))
            return (not flat or exact == value) and all(value <= f for f in points)
        if words[0] == "infeasible":
            return not points and self.values(1, 1, 0, {}, program.rows, n) is None
        return exact == float("-inf") if flat else self.values(1, 1, 0, {}, program.rows, n) is not None

    def test_mutants_that_are_verified_are_true(self):
        for program, proof in self.ALL:
            self.assertTrue(self.holds(certificate(program + "\n" + proof)))
        rng, counts = random.Random(34), [0, 0, 0]
        for _ in range(2500):
            program, proof = rng.choice(self.ALL)
            lines = certificate(program + "\n" + proof).decode().splitlines()
            for _ in range(rng.randint(1, 2)):
                k = rng.randrange(2, len(lines) - 1)
                fields = lines[k].split(" ")
                place = rng.randrange(1, len(fields)) if len(fields) > 1 else 0
                if re.fullmatch(r"-?\d+", fields[place]):
                    fields[place] = str(int(fields[place]) + rng.choice((-2, -1, 1, 1, 2, -2 * int(fields[place]))))
                elif fields[place] == "none":
                    fields[place] = str(rng.randint(-1, 3))
                elif fields[place] in ("minimize", "maximize"):
                    fields[place] = "maximize" if fields[place] == "minimize" else "minimize"
                lines[k] = " ".join(fields)
            data = ("\n".join(lines) + "\n").encode()
            code, verdict = run_bytes(data)
            self.assertNotIn("internal error", verdict)
            counts[code] += 1
            keep(data, WORDS[code])
            if code == 0:
                self.assertTrue(self.holds(data), data.decode())
        self.assertGreater(min(counts), 100)


class GateCones:
    """The cones of 4.38, with their facets instead of marks: two rays are neighbours if the facets with both have the
    right rank."""

    def __init__(self, rays, inequalities):
        self.rays, self.inequalities = rays, inequalities

    @staticmethod
    def first(n, axes):
        """The first cones."""
        rays = [[0] * k + [axes[2 * k]] + [0] * (n - 1 - k) + [axes[2 * k + 1]] for k in range(n)] + [[0] * n + [axes[-1]]]
        rays.append([-sum(column) for column in zip(*rays)])
        cones = []
        for k in range(n + 2):
            own = rays[:k] + rays[k + 1:]
            facets = [GateCones.normal(own[:j] + own[j + 1:], own[j]) for j in range(n + 1)]
            cones.append(GateCones(own, facets))
        return cones

    @staticmethod
    def normal(rays, inside):
        """A vector that vanishes on the rays and is positive at another vector: by cofactors."""
        def determinant(matrix):
            if not matrix:
                return 1
            return sum((-1) ** j * t * determinant([row[:j] + row[j + 1:] for row in matrix[1:]])
                       for j, t in enumerate(matrix[0]) if t)

        vector = [(-1) ** j * determinant([row[:j] + row[j + 1:] for row in rays]) for j in range(len(inside))]
        return vector if inner(vector, inside) > 0 else [-t for t in vector]

    def neighbours(self, r, s):
        tight = [a for a in self.inequalities if inner(a, r) == 0 == inner(a, s)]
        return rank(tight) == len(r) - 2

    def undecided(self, point):
        values = [inner(point, ray) for ray in self.rays]
        return min(values) < 0 < max(values)

    def new_rays(self, point):
        return [[inner(point, r) * t - inner(point, s) * u for t, u in zip(s, r)]
                for r in self.rays if inner(point, r) > 0
                for s in self.rays if inner(point, s) < 0 and self.neighbours(r, s)]

    def parts(self, point):
        new = self.new_rays(point)
        for sign in (1, -1):
            side = [sign * t for t in point]
            yield GateCones([r for r in self.rays if inner(side, r) >= 0] + new, self.inequalities + [side])


class Training(Case):
    """4.37, 4.38 and their objects."""

    DATA = "training data 1 3 1 1 1\nsample 1 0 0\nsample 1 1 1\nsample 1 0 2\n"
    HEAD = "training-at-least data squared 1 0 2 3\naxes 1 -1 1\n"
    TREE = ("slopes 1 0 -2 0", "leaf", "leaf", "leaf", "split 1 2 -1 1", "leaf", "slopes 3 2 -4 2", "leaf 3 2", "leaf", "leaf 1 2")
    # Weights 3/2 and 1/2, labels 1/3 and -1/3, points 1/2 and 3/2.
    SCALED = "training data 1 2 2 3 2\nsample 3 1 1\nsample 1 -1 3\n"

    def tree(self, *changes):
        """The tree of DATA, with pairs of a line, from 0, and its replacement (several lines, or none)."""
        lines = list(self.TREE)
        for place, replacement in changes:
            lines[place] = replacement
        return self.DATA + self.HEAD + "\n".join(lines)

    def test_objects(self):
        theorem = "training-at-most data squared 0 0 1 1\ngates 1"
        self.verified(self.DATA, theorem)
        self.verified("training data 60 1 1 1 1\nsample 1 1" + " 0" * 60, theorem)
        self.verified("training data 0 1 1 1 1\nsample 1 1", theorem)
        self.verified("training data 3 0 1 1 1", theorem)
        for head in ("61 0 1 1 1", "-1 0 1 1 1", "1 -1 1 1 1", "1 0 0 1 1", "1 0 1 0 1", "1 0 1 1 0", "1 0 1 1", "1 0 1 1 1 1", "1 1 1 1 1",
                     "1 0 -1 1 1"):
            self.declined("training data " + head, theorem)
        for sample in ("0 1 1", "-1 1 1", "1 1", "1 1 1 1", "1 1 x"):
            self.declined("training data 1 1 1 1 1", "sample " + sample, theorem)
        self.declined("training data 1 1 1 1 1", "row 1 1 1", theorem)
        self.declined("training data 1 1 1 1 1\nsample 1 1 1\nsample 1 1 1", theorem)
        loss = "training-at-most data l 0 0 1 1\ngates 1"
        self.verified(self.DATA, "loss l 1 1\npiece 1 0", loss)
        self.verified(self.DATA, "loss l 1000 1\n" + "piece 1 0\n" * 1000, loss)
        self.declined(self.DATA, "loss l 1001 1\n" + "piece 1 0\n" * 1001, loss)
        for record in ("loss l 0 1", "loss l 1 0\npiece 1 0", "loss l 1\npiece 1 0", "loss l 1 1 1\npiece 1 0", "loss l 1 1\npiece 1",
                       "loss l 1 1\npiece 1 0 0", "loss l 2 1\npiece 1 0", "loss l 1 1\npoint 1 0"):
            self.declined(self.DATA, record, loss)
        # Only these theorems accept them, and a word is always the loss of this name.
        self.declined(self.DATA, "value data 1 1 = 0 1")
        self.declined("loss l 1 1\npiece 1 0", "equal l l 0")
        self.verified(self.DATA, "loss squared 1 1\npiece 0 7", theorem)

    def test_4_37_heads(self):
        head, gate = "training-at-most data squared 1 0 1 1", "gate 1 0 0"
        self.assertTrue(self.verified(self.DATA, head, "gates 1", gate).endswith("| " + head))
        for bad in ("x squared 1 0 1 1", "l squared 1 0 1 1", "data x 1 0 1 1", "data data 1 0 1 1", "data squared -1 0 1 1",
                    "data squared 101 0 1 1", "data squared 1 2 1 1", "data squared 1 -1 1 1", "data squared 1 0 1 0",
                    "data squared 1 0 1", "data squared 1 0 1 1 1", "data hinge 1 0 1 1"):
            for theorem in ("training-at-most ", "training-at-least "):
                self.declined(self.DATA, "loss l 1 1\npiece 1 0", theorem + bad, "gates 1", gate)
        for gates in ("gates 0", "gates -1", "gates 1 0", "gates", "gate 1"):
            self.declined(self.DATA, head, gates, gate)
        self.declined(self.DATA, head.replace("1 0 1 1", "1 1 1 1"), "gates 1", gate)
        for bad in ("gate 0 0 0", "gate 2 0 0", "gate -2 0 0", "gate 1 0", "gate 1 0 0 0", "", "gate 1 0 0\ngate 1 0 0"):
            self.declined(self.DATA, head, "gates 1", bad)
        self.verified(self.DATA, "training-at-most data squared 100 0 1 1", "gates 1", (gate + "\n") * 100)
        self.declined(self.DATA, "training-at-most data squared 101 0 1 1", "gates 1", (gate + "\n") * 101)

    def test_4_37_values(self):
        network = "gates 5 2\ngate 1 3 -1\ngate -1 -2 1"
        # At 1/2: 2/5 + (1/2)/5 = 1/2, less 1/3: 1/6. At 3/2: 2/5 + (7/2)/5 = 11/10, plus 1/3: 43/30.
        asymmetric = "loss l 3 2\npiece 3 0\npiece -1 0\npiece 0 1\n"  # at 1/6: 1/2; at 43/30: 43/20
        values = {"squared": Fraction(3, 2) * Fraction(1, 36) + Fraction(43, 30) ** 2 / 2,
                  "absolute": Fraction(1, 4) + Fraction(43, 60), "chebyshev": Fraction(43, 60),
                  "l": Fraction(3, 4) + Fraction(43, 40)}
        for loss, value in values.items():
            for change, answer in ((0, self.verified), (1, self.verified), (-1, self.refused)):
                p, q = value.numerator * 1000 + change, value.denominator * 1000
                answer(self.SCALED, asymmetric, "training-at-most data %s 2 1 %d %d" % (loss, p, q), network)
        self.refused(self.SCALED, "training-at-most data squared 2 1 -1 1", network)
        labelled = self.SCALED.replace("sample 3 1 1", "sample 3 3 1").replace("-1 3", "-3 3")
        # 1 - 1/2 with the weight 3/2, and 1 + 11/10 with the weight 1/2.
        for p, answer in ((180, self.verified), (181, self.verified), (179, self.refused)):
            answer(labelled, "training-at-most data hinge 2 1 %d 100" % p, network)
        for label, value in (("3", 1), ("-3", 0)):  # no gain beyond the margin
            data = "training data 0 1 1 3 1\nsample 1 %s\n" % label
            self.verified(data, "training-at-most data hinge 1 0 %d 1\ngates 1\ngate -1 5" % (6 * value))
            self.refused(data, "training-at-most data hinge 1 0 %d 1\ngates 1\ngate -1 5" % (6 * value - 1))
        for loss in ("squared", "absolute", "hinge", "chebyshev"):  # without samples
            self.verified("training data 2 0 1 1 1\ntraining-at-most data %s 0 0 0 1\ngates 1" % loss)
            self.refused("training data 2 0 1 1 1\ntraining-at-most data %s 0 0 -1 9\ngates 1" % loss)

    def test_4_38_example(self):
        line = self.verified(self.tree())
        self.assertTrue(line.endswith("| training-at-least data squared 1 0 2 3"))
        self.refused(self.tree().replace("0 2 3", "0 2001 3000"))
        self.verified(self.tree().replace("0 2 3", "0 1999 3000"))
        for axes in ("axes 1 -1", "axes 1 -1 1 1", "axes 0 -1 1", "axes -1 -1 1", "axes 1 -1 0", "axes 1 -1 -1", "plane 1 -1 1", "axes 1 x 1"):
            self.declined(self.tree().replace("axes 1 -1 1", axes))
        for place in range(len(self.TREE)):  # lines are neither missing nor doubled
            for replacement in ("", self.TREE[place] + "\n" + self.TREE[place]):
                code, verdict = run_bytes(certificate(self.tree((place, replacement))))
                self.assertNotEqual(code, 0, (place, replacement))

    def test_4_38_splits(self):
        self.verified(self.tree((4, "split 1 2 -7 7")))
        for ray in ("1 -1", "0 0", "-1 2", "-2 1", "0 1", "-1 0"):
            self.refused(self.tree((4, "split 1 2 " + ray)))
        for bad in ("split 0 2 -1 1", "split 2 2 -1 1", "split 1 0 -1 1", "split 1 4 -1 1", "split 1 2", "split 1 2 -1", "split 1 2 -1 1 1",
                    "split 1 2 -1 1 -1 1", "split 1", "split", "split 1 2 -1 x", "slice 1 2 -1 1"):
            self.declined(self.tree((4, bad)))
        # Sample 1 is decided in the fourth first set (on) and in the fifth (off).
        for place in (4, 8):
            self.refused(self.tree((place, "split 1 1")))
            self.declined(self.tree((place, "split 1 1 -1 1")))
        self.refused(self.tree((5, "split 1 2")))
        # Where all else would do: the bound 0.
        trivial = self.DATA + self.HEAD.replace("2 3", "0 1") + "slopes 1 0 0 0\nleaf\nleaf\nleaf\n"
        self.verified(trivial, "split 1 2 -1 1", "leaf\n" * 4)
        for ray in ("1 -1", "0 0", "-1 2", "-2 1", "0 1", "-1 0"):
            self.refused(trivial, "split 1 2 " + ray, "leaf\n" * 4)
        self.refused(trivial, "split 1 1", "leaf\n" * 4)
        self.refused(trivial, "leaf", "split 1 2", "leaf\n" * 3)
        self.declined("training data 1 1 1 1 1\nsample 1 0 0\ntraining-at-least data squared 0 0 0 1\naxes 1 0 1\nsplit 1 1")

    def test_4_38_slopes(self):
        for bad in ("slopes 0 0 -2 0", "slopes -1 0 -2 0", "slopes 1 0 -2", "slopes 1 0 -2 0 0", "slopes", "slopes 1 0 x 0",
                    "slopes 1 0 -2 0\nslopes 1 0 -2 0", "slopes 1 0 -2 0\nsplit 1 1", ""):
            self.declined(self.tree((0, bad)))
        self.refused(self.tree((0, "slopes 1 0 -1 1")))  # too small a bound: 1 - 1/2
        self.refused(self.tree((0, "slopes 1 0 0 0")))
        self.refused(self.tree((0, "slopes 4 0 -4 3")))
        self.verified(self.tree((0, "slopes 3 0 -6 0")))
        # A leaf keeps the slopes of earlier ones, but not those of an earlier theorem.
        self.declined(self.tree(), self.HEAD, *self.TREE[1:])
        # With a constant the slopes add up to zero: the true bound is 0, and only slopes 1 0 -2 0 would say more.
        biased = self.tree((0, "slopes 3 2 -4 2")).replace("1 0 2 3", "1 1 2 3")
        self.refused(biased)  # the negative gates do better with it
        self.refused(self.tree().replace("1 0 2 3", "1 1 2 3"))
        point = "training data 0 2 1 1 1\nsample 1 0\nsample 1 2\n"
        for slopes, answer in (("1 2 -2", self.verified), ("1 1 -2", self.refused), ("1 2 -3", self.refused)):
            answer(point, "training-at-least data squared 0 1 2 1\naxes 1\nslopes " + slopes, "leaf")
        self.verified(point, "training-at-least data squared 0 0 4 1\naxes 1\nslopes 1 1 -4\nleaf".replace(" 1 -4", " 0 -4"))

    def test_4_38_bounds(self):
        """The bound of slopes is exact: for each loss, with weights and scales, for networks without gates."""
        asymmetric = "loss l 5 2\npiece 4 0\npiece -2 0\npiece 0 1\npiece 0 -5\npiece 1 -1\n"
        cases = [
            # G = (-1, 1/2), labels 1 and -1 over 3, weights 3 and 1 over 2, times 9*2 = 18.
            ("squared", "2 -2 1", Fraction(1 + Fraction(1, 2) - Fraction(1, 12) - Fraction(1, 16), 18)),
            ("chebyshev", "2 -3 1", Fraction(2, 6)),  # 3/2/3 + 1/2/1 = 1, times 3*2 = 6
            ("absolute", "2 -6 2", Fraction(3 + 1, 6)),
            ("absolute", "2 -1 -2", Fraction(Fraction(1, 2) - 1, 6)),
            # At -1/3 and 1/2 of l: the segments from (-2, 0) and to (4, 0) by (0, 3), times 2*3*2 = 12.
            ("l", "1 -1 1", Fraction(3 * Fraction(5, 2) + 1 + Fraction(9, 4) + 1, 12)),
            ("l", "1 -6 4", Fraction(6 + 4, 12)),
            ("l", "1 0 0", Fraction(9 + 3, 12)),
        ]
        for loss, slopes, value in cases:
            for change, answer in ((0, self.verified), (-1, self.verified), (1, self.refused)):
                p, q = value.numerator * 10**6 + change, value.denominator * 10**6
                answer(self.SCALED, asymmetric, "training-at-least data %s 0 0 %d %d\naxes 2 1 1" % (loss, p, q), "slopes " + slopes, "leaf")
        for loss, slopes in (("chebyshev", "2 -3 2"), ("chebyshev", "2 7 0"), ("absolute", "1 -4 0"), ("absolute", "1 0 2"),
                             ("l", "1 -7 0"), ("l", "1 13 0"), ("l", "1 0 5")):  # outside the slopes of the loss
            self.refused(self.SCALED, asymmetric, "training-at-least data %s 0 0 -99 1\naxes 2 1 1" % loss, "slopes " + slopes, "leaf")
        labelled = "training data 0 2 1 3 2\nsample 3 3\nsample 1 -3\n"
        for slopes, p in (("1 -3 1", 12), ("2 -3 0", 4.5), ("1 0 0", 0)):  # 3*3/3 + 1*3/3 ..., times 3*2
            for q, answer in ((6, self.verified), (5, self.refused if p else self.verified)):
                answer(labelled, "training-at-least data hinge 0 0 %d %d\naxes 1" % (2 * p, 2 * q), "slopes " + slopes, "leaf")
        for slopes in ("1 1 0", "1 0 -1", "1 -4 0", "1 0 2"):
            self.refused(labelled, "training-at-least data hinge 0 0 -9 1\naxes 1", "slopes " + slopes, "leaf")
        for loss in ("squared", "absolute", "hinge", "chebyshev"):  # without samples
            self.verified("training data 2 0 1 1 1\ntraining-at-least data %s 0 1 0 1\naxes 1 0 1 0 1\nslopes 1\nleaf" % loss)
            self.refused("training data 2 0 1 1 1\ntraining-at-least data %s 0 1 1 9\naxes 1 0 1 0 1\nslopes 1\nleaf" % loss)
        # One piece: only its own slope.
        line = "loss l 1 1\npiece 2 -3\n"
        self.verified("training data 0 1 1 1 1\nsample 1 0\n", line, "training-at-least data l 0 0 -3 1\naxes 1\nslopes 1 2\nleaf")
        for slope in (1, 3):
            self.refused("training data 0 1 1 1 1\nsample 1 0\n", line, "training-at-least data l 0 0 -3 1\naxes 1\nslopes 1 %d\nleaf" % slope)

    def test_4_38_leaves(self):
        for bad in ("leaf 3", "leaf 0 2", "leaf 4 2", "leaf -1 2", "leaf 3 0", "leaf 3 -2", "leaf 3 2 3 2", "leaf 3 2 1 2", "leaf 3 x", "leaves"):
            self.declined(self.tree((7, bad)))
        for wrong in ("leaf", "leaf 3 1", "leaf 3 3", "leaf 1 1 3 2"):
            self.refused(self.tree((7, wrong)))
        self.verified(self.tree((7, "leaf 1 2 3 2")), self.HEAD, *self.TREE[:7], "leaf 2 1 3 2", *self.TREE[8:])  # nothing gained or lost
        self.refused(self.tree((9, "leaf")))
        self.refused(self.tree((0, "slopes 3 2 -4 2")))  # a gate with the sign -1
        self.refused(self.tree((5, "slopes 1 0 0 -2\nleaf")))
        # Two points, where a gate is on: the slopes of the two gates have opposite signs.
        data = "training data 0 2 1 1 1\nsample 1 1\nsample 1 -1\n"
        head = "training-at-least data absolute 2 0 2 1\naxes 1\n"
        # p = 0: both off, one on, both on; p = 1: (off, off), (off, on), (on, off), (on, on); p = 2 like p = 0.
        self.verified(data, head, "slopes 1 -1 1", "leaf\n" * 10)
        for bad in (9, 11):
            self.declined(data, head, "slopes 1 -1 1", "leaf\n" * bad)
        lower = data.replace("sample 1 -1", "sample 1 1")  # labels 1 and 1: two positive gates reach them
        self.refused(lower, head, "slopes 1 -1 -1", "leaf\n" * 10)

    def test_4_38_groups(self):
        # Both signs -, one of each, both signs +; then different cones of one sign.
        for place, gate, children in ((1, 1, 3), (1, 2, 3), (7, 1, 2), (7, 2, 2), (16, 1, 3), (16, 2, 3), (2, 1, 2)):
            for number in range(1, 5):
                lines = ["leaf"] * 20
                lines[place - 1:place - 1] = ["split %d 2 -1 1" % gate] + ["leaf"] * number
                lines.insert(int(place == 1), "slopes 1 0 0 0")
                answer = self.verified if number == children else self.declined
                answer(self.DATA, "training-at-least data squared 2 0 0 1\naxes 1 -1 1", *lines)

    def trivial_tree(self, data, points, n, width, axes, rng, budget):
        """A certificate that no network has a negative loss, with random splits, and its lines `split`."""
        lines = ["training-at-least data squared %d 0 0 1" % width, "axes " + " ".join(map(str, axes))]
        cones, splits, started = GateCones.first(n, axes), [], False
        leaves = rng.uniform(0.1, 0.8)  # so that the splits are not all in the first sets
        for p in range(width + 1):
            for first in itertools.combinations_with_replacement(cones, p):
                for others in itertools.combinations_with_replacement(cones, width - p):
                    pending = [list(first + others)]
                    while pending:
                        gates = pending.pop()
                        choices = [(j, i) for j, cone in enumerate(gates) for i, point in enumerate(points) if cone.undecided(point)]
                        if not choices or len(splits) == budget or rng.random() < leaves:
                            lines += ["slopes 1" + " 0" * len(points)] * (not started) + ["leaf"]
                            started = True
                            continue
                        j, i = rng.choice(choices)
                        factor = rng.randint(1, 2)
                        new = [factor * t for ray in gates[j].new_rays(points[i]) for t in ray]
                        splits.append(len(lines))
                        lines.append(" ".join(map(str, ["split", j + 1, i + 1] + new)))
                        on, off = gates[j].parts(points[i])
                        group = [k for k, cone in enumerate(gates) if cone is gates[j] and (k < p) == (j < p)]
                        for number in range(len(group), -1, -1):
                            child = list(gates)
                            for place, k in enumerate(group):
                                child[k] = on if place < number else off
                            pending.append(child)
        return data, lines, splits

    def test_4_38_random_trees(self):
        rng = random.Random(38)
        for _ in range(60):
            n, m, width, e = rng.randint(1, 3), rng.randint(1, 6), rng.choice([1, 1, 2, 3]), rng.randint(1, 2)
            width = min(width, 4 - n)
            points = [[rng.randint(-2, 2) for _ in range(n)] for _ in range(m)]
            points[-1] = list(rng.choice(points))
            data = "training data %d %d %d 1 1\n" % (n, m, e) + "".join("sample 1 0 %s\n" % " ".join(map(str, p)) for p in points)
            axes = [rng.randint(-2, 2) if k % 2 else rng.randint(1, 2) for k in range(2 * n)] + [rng.randint(1, 2)]
            data, lines, splits = self.trivial_tree(data, [p + [e] for p in points], n, width, axes, rng, 12)
            self.verified(data, *lines)
            self.declined(data, *lines[:-1])
            self.declined(data, *lines, "leaf")
            for place in splits[-2:]:
                tokens = lines[place].split(" ")
                if len(tokens) == 3:  # through rays that it has
                    self.declined(data, *lines[:place], lines[place] + " 0" * (n + 1), *lines[place + 1:])
                    continue
                fewer = " ".join(tokens[:-n - 1])
                self.declined(data, *lines[:place], fewer, *lines[place + 1:])
                self.declined(data, *lines[:place], lines[place] + " " + " ".join(tokens[-n - 1:]), *lines[place + 1:])
                opposite = " ".join(tokens[:-n - 1] + [str(-int(t)) for t in tokens[-n - 1:]])
                self.refused(data, *lines[:place], opposite, *lines[place + 1:])

    def test_4_38_limits(self):
        data = "training data 0 %d 1 1 1\n" + "sample 1 0\n" * 1000
        head, rest = "training-at-least data squared %d 0 0 1\n", "axes 1\nslopes 1" + " 0" * 1000
        with mock.patch.object(check, "MAX_GATE_SAMPLES", 2000):
            self.verified(data % 1000, head % 2, rest, "leaf\n" * 10)
            code, verdict = run_bytes(certificate(data % 1000 + head % 3 + rest + "\nleaf" * 20))
            self.assertEqual((code, verdict.split(":")[0]), (2, "declined - | line 1004"))
        with mock.patch.object(check, "MAX_FIRST_SETS", 20):
            empty = "training data 0 0 1 1 1\n"
            self.verified(empty, head % 3, "axes 1\nslopes 1", "leaf\n" * 20)
            self.assertEqual(run_bytes(certificate(empty + head % 4 + "axes 1\nslopes 1" + "\nleaf" * 35))[0], 2)
        with mock.patch.object(check, "MAX_RAY_SAMPLES", 2000):
            self.verified(data % 1000, head % 1, rest, "leaf\n" * 4)
        with mock.patch.object(check, "MAX_RAY_SAMPLES", 1999):
            self.assertEqual(run_bytes(certificate(data % 1000 + head % 1 + rest + "\nleaf" * 4))[0], 2)
        # Two splits one below the other, of four rays and three samples each, and one in another set.
        body = "\n".join([self.DATA + self.HEAD.replace("2 3", "0 1") + "split 1 2 -1 1", "slopes 1 0 0 0", "leaf", "split 1 3 -1 2", "leaf", "leaf",
                          "leaf", "leaf", "split 1 2 -1 1", "leaf", "leaf", "leaf", "leaf"])
        with mock.patch.object(check, "MAX_RAY_SAMPLES", 24):
            self.verified(body)
        with mock.patch.object(check, "MAX_RAY_SAMPLES", 23):
            code, verdict = run_bytes(certificate(body))
            self.assertEqual((code, verdict.split(":")[0]), (2, "declined - | line 12"))
        # The limits themselves, at the head; the next line is declined as well.
        for head, line in (("training data 60 2644 1 1 1", 2648), ("training data 60 2645 1 1 1", 2649)):
            samples = ("sample 1 0" + " 0" * 60 + "\n") * int(head.split(" ")[3])
            code, verdict = run_bytes(certificate(head + "\n" + samples + "training-at-least data squared 0 0 0 1\naxes 0"))
            self.assertEqual((code, verdict.split(":")[0]), (2, "declined - | line %d" % (line + (line == 2648))))
        for width, line in ((23, 5), (24, 4)):
            code, verdict = run_bytes(certificate("training data 1 0 1 1 1\ntraining-at-least data squared %d 0 0 1\naxes 0" % width))
            self.assertEqual((code, verdict.split(":")[0]), (2, "declined - | line %d" % line))


class LineTraining(Case):
    """4.39; the slopes of the trees are those of a least square found by trying every choice of hinges."""

    DATA = "training data 1 4 1 1 1\nsample 1 0 0\nsample 1 1 1\nsample 1 0 2\nsample 1 1 3\n"
    HEAD = "line-training-at-least data squared 1 0 4 5"
    TREE = ("slopes 1 0 -2 0 -2", "leaf", "slopes 5 0 -8 4 0", "leaf", "slopes 1 0 -2 0 -2", "leaf", "split 1 3", "slopes 7 6 -10 2 -14",
            "leaf", "slopes 5 4 -8 0 -10", "leaf", "slopes 5 2 -6 6 -2", "leaf", "slopes 1 0 -2 0 -2", "leaf")

    def tree(self, change=None, head=HEAD):
        lines = list(self.TREE)
        if change:
            lines[change[0]] = change[1]
        return "\n".join([self.DATA + head] + lines)

    def test_4_39_example(self):
        self.assertTrue(self.verified(self.tree()).endswith("| training-at-least data squared 1 0 4 5"))
        self.verified(self.tree(head=self.HEAD.replace("4 5", "799 1000")))
        self.refused(self.tree(head=self.HEAD.replace("4 5", "801 1000")))
        self.refused(self.tree(head=self.HEAD.replace("1 0", "1 1")))
        for place, line in enumerate(self.TREE):
            if line == "leaf":
                for other in ("", "leaf\nleaf", "split 1 2"):
                    self.assertNotEqual(run_bytes(certificate(self.tree((place, other))))[0], 0)

    def test_4_39_lines(self):
        for bad in ("split", "split 1", "split 1 3 1", "split 0 3", "split 2 3", "split 1 0", "split 1 5", "split 1 x", "slice 1 3"):
            self.declined(self.tree((6, bad)))
        for place, wrong in ((6, "split 1 1"), (6, "split 1 2"), (6, "split 1 4"), (0, "split 1 3"), (11, "split 1 2"), (0, "slopes 1 0 0 0 0"),
                             (2, "slopes 1 0 -2 0 -2")):
            self.refused(self.tree((place, wrong)))
        for place, bad in ((0, "slopes 0 0 -2 0 -2"), (0, "slopes 1 0 -2 0"), (0, "slopes"), (0, ""), (1, "leaf 1"), (1, "leaf 1 1"), (1, "split 1 2"),
                           (0, "leaf 1")):
            self.declined(self.tree((place, bad)))
        self.declined(self.tree(), self.HEAD, "leaf")  # slopes of an earlier theorem
        again = self.DATA.replace(" 4 1 1 1", " 5 1 1 1") + "sample 1 1 3"
        self.refused(again, self.HEAD, "split 1 5")
        self.declined(again, self.HEAD, "split 1 6")
        self.refused(self.DATA, "line-training-at-least data squared 2 0 0 1\nsplit 2 2")
        for n, points in ((0, ["", ""]), (2, [" 1 1", " 1 2"]), (1, [" 1", " 1"]), (1, [" 1"]), (1, [])):
            data = "training data %d %d 1 1 1\n" % (n, len(points)) + "".join("sample 1 0%s\n" % p for p in points)
            self.declined(data, "line-training-at-least data squared 0 0 0 1\nslopes 1" + " 0" * len(points), "leaf")

    def test_4_39_every_check(self):
        """At 0, 1, 2: r_1 = b + 2c, r_2 = c, l_2 = a, l_3 = 2a + b for the slopes a, b, c."""
        points = "training data 1 3 1 1 1\nsample 1 0 0\nsample 1 0 1\nsample 1 0 2\n"
        for width, bias, place, sets, good, bad in (
                (1, 0, 1, 6, ("0 0 -1", "7 0 0"), ("0 1 0", "0 -3 1")), (1, 0, 2, 6, ("0 0 1", "-7 0 0"), ("0 -1 0", "0 3 -1")),
                (1, 0, 3, 6, ("-1 0 0", "0 0 7"), ("0 1 0", "1 -3 0")), (1, 0, 4, 6, ("1 0 0", "0 0 -7"), ("0 -1 0", "-1 3 0")),
                (1, 0, 5, 6, ("1 0 1", "1 -1 1"), ("1 0 -1", "-1 0 1")), (1, 0, 6, 6, ("-1 0 -1", "-1 1 -1"), ("-1 0 1", "1 0 -1")),
                (2, 0, 19, 19, ("1 -2 1", "-1 2 -1"), ("1 0 0", "-1 0 0", "1 -1 0", "-1 1 0")),
                (1, 1, 5, 5, ("1 -2 1", "-1 2 -1"), ("1 -1 0", "-1 1 0")), (2, 1, 11, 12, ("-1 2 -1",), ("1 -2 1", "1 -1 0")),
                (2, 1, 12, 12, ("1 -2 1",), ("-1 2 -1", "-1 1 0"))):
            head = "line-training-at-least data squared %d %d -99 1" % (width, bias)
            for slopes in good + bad:
                lines = ["slopes 1 0 0 0\nleaf"] * sets
                lines[place - 1] = "slopes 1 %s\nleaf" % slopes
                (self.verified if slopes in good else self.refused)(points, head, *lines)

    def test_4_39_first_sets(self):
        zero = "slopes 1 0 0 0 0\n"
        for width, bias, sets in ((0, 0, 1), (0, 1, 1), (1, 0, 6), (2, 0, 19), (3, 0, 42), (1, 1, 5), (2, 1, 12), (3, 1, 23)):
            head = "line-training-at-least data absolute %d %d 0 1" % (width, bias)
            self.verified(self.DATA, head, zero + "leaf\n" * sets)
            for number in (sets - 1, sets + 1):
                self.declined(self.DATA, head, zero + "leaf\n" * number)
            with mock.patch.object(check, "MAX_FIRST_SETS", sets - 1):
                self.assertEqual(run_bytes(certificate(self.DATA + head + "\n" + zero + "leaf\n" * sets))[0], 2)
            with mock.patch.object(check, "MAX_FIRST_SETS", sets):
                self.assertEqual(run_bytes(certificate(self.DATA + head + "\n" + zero + "leaf\n" * sets))[0], 0)
            with mock.patch.object(check, "MAX_GATE_SAMPLES", 8):
                answer = run_bytes(certificate(self.DATA + head + "\n" + zero + "leaf\n" * sets))
                self.assertEqual(answer[0], 2 if width == 3 else 0)
        for number in range(1, 7):  # a range of three gates has four children
            lines = self.DATA, "line-training-at-least data absolute 3 1 0 1\nsplit 1 2", zero, "leaf\n" * (22 + number)
            (self.verified if number == 4 else self.declined)(*lines)

    # A set is a tuple of ranges (direction, sign, first, last, gates), places counted from 1, and the name of its free part.

    def roots(self, width, bias, m):
        for gates, free in ((width, "1"), (width - 1, "1x")) if bias else ((width, ""), (width - 1, "+"), (width - 1, "-"), (width - 2, "1x")):
            for l in range(gates + 1) if free != "1x" else range(min(1, gates + 1)):
                for u, v in itertools.product(range(gates - l + 1), range(l + 1)):
                    first = 2 if free == "1x" else 1
                    ranges = ("R", 1, first, m - 1, u), ("R", -1, first, m - 1, gates - l - u), ("L", 1, 2, m, v), ("L", -1, 2, m, l - v)
                    yield [r for r in ranges if r[4]], free

    def functions(self, ranges, free, xs):
        """The values at the points of functions that generate the set of one gate a range or more."""
        places = sorted(set(xs))
        found = set()
        for direction, sign, first, last, _ in list(ranges) + [(d, 1 if free == "+" else -1, k, k, 1) for d, k in (("R", 1), ("L", len(places))) if free in "+-" and free]:
            for k in range(first, last + 1):
                turn = 1 if direction == "R" else -1
                found.add(tuple(sign * max(0, turn * (x - places[k - 1])) for x in xs))
        for part in free.strip("+-"):
            for sign in (1, -1):
                found.add(tuple(sign * (1 if part == "1" else x) for x in xs))
        return sorted(v for v in found if any(v))

    def least_square(self, functions, labels, weights):
        """The slopes 2 w (f - y) of the nearest nonnegative combination f: an optimum is one of independent functions alone."""
        for size in range(len(functions) + 1):
            for chosen in itertools.combinations(functions, size):
                rows = [[Fraction(sum(map(lambda w, s, t: w * s * t, weights, a, b))) for b in chosen] +
                        [Fraction(sum(map(lambda w, s, y: w * s * y, weights, a, labels)))] for a in chosen]
                for i in range(size):
                    pivot = next((j for j in range(i, size) if rows[j][i]), None)
                    if pivot is None:
                        break
                    rows[i], rows[pivot] = rows[pivot], rows[i]
                    rows[i] = [t / rows[i][i] for t in rows[i]]
                    for j in range(size):
                        if j != i:
                            rows[j] = [t - rows[j][i] * s for t, s in zip(rows[j], rows[i])]
                else:
                    f = [sum(row[-1] * v[i] for row, v in zip(rows, chosen)) for i in range(len(labels))]
                    slopes = [2 * w * (t - y) for w, t, y in zip(weights, f, labels)]
                    if all(row[-1] >= 0 for row in rows) and all(sum(map(lambda g, t: g * t, slopes, v)) >= 0 for v in functions):
                        return sum(w * (t - y)**2 for w, t, y in zip(weights, f, labels)), slopes
        raise AssertionError("a sum of squares has a least value")

    def least_loss(self, xs, labels, weights, width, bias, rng):
        """The least square of all networks, and a tree that proves it (all ranges split to neighbours, in any order)."""
        lines, least, pending = [], None, [(list(r), f) for r, f in self.roots(width, bias, len(set(xs)))][::-1]
        while pending:
            ranges, free = pending.pop()
            choices = [(j, i) for j, r in enumerate(ranges) for i in range(r[2] + 1, r[3])]
            if choices:
                j, i = rng.choice(choices)
                direction, sign, first, last, g = ranges[j]
                lines.append("split %d %d" % (j + 1, i))
                for k in range(g, -1, -1):
                    parts = [(direction, sign, first, i, k), (direction, sign, i, last, g - k)]
                    pending.append((ranges[:j] + ranges[j + 1:] + [p for p in parts if p[4]], free))
                continue
            value, slopes = self.least_square(self.functions(ranges, free, xs), labels, weights)
            scale = 1
            for g in slopes:
                scale *= g.denominator if isinstance(g, Fraction) and scale % g.denominator else 1
            lines += [" ".join(map(str, ["slopes", scale] + [int(g * scale) for g in slopes])), "leaf"]
            least = value if least is None else min(least, value)
        return least, lines

    def test_4_39_least_squares(self):
        rng = random.Random(39)
        known = (((0, 1, 2, 3), (0, 1, 0, 1), 1, 0, Fraction(4, 5)), ((0, 1, 2, 3), (0, 1, 0, 1), 1, 1, Fraction(2, 3)),
                 ((0, 1, 2, 3, 4), (1, -1, 1, -1, 1), 1, 0, 4), ((0, 1, 2, 3, 4), (1, -1, 1, -1, 1), 1, 1, 4),
                 ((0, 1, 2, 3, 4), (1, -1, 1, -1, 1), 2, 0, 3), ((0, 1, 2, 3, 4), (1, -1, 1, -1, 1), 2, 1, Fraction(8, 3)),
                 ((0, 0, 1), (0, 1, 1), 1, 0, Fraction(1, 2)))
        for number in range(len(known) + 25):
            weights = None
            if number < len(known):
                xs, labels, width, bias, value = known[number]
            else:
                xs = [rng.randint(-3, 3) for _ in range(rng.randint(1, 4))] + [4]
                labels, width, bias, value = [rng.randint(-3, 3) for _ in xs], rng.randint(0, 2), rng.randint(0, 1), None
                weights = [rng.randint(1, 3) for _ in xs]
            weights = weights or [1] * len(xs)
            least, lines = self.least_loss(xs, labels, weights, width, bias, rng)
            if value is not None:
                self.assertEqual(least, value)
            e, l, f = rng.randint(1, 2), rng.randint(1, 2), rng.randint(1, 2)
            data = "training data 1 %d %d %d %d\n" % (len(xs), e, l, f) + "".join("sample %d %d %d\n" % t for t in zip(weights, labels, xs))
            stated = Fraction(least) / (l * l * f)
            head = "line-training-at-least data squared %d %d %d %d" % (width, bias, stated.numerator, stated.denominator)
            more = "line-training-at-least data squared %d %d %d %d" % (width, bias, 1000 * stated.numerator + 1, 1000 * stated.denominator)
            self.verified(data, head, *lines)
            self.refused(data, more, *lines)
            self.declined(data, head, *lines[:-1])
            self.declined(data, head, *lines, "leaf")


def lines_of(text):
    return [line.strip() for line in text.strip().splitlines()]


def written(name, inputs, layers):
    """The record of a network with layers (D, rows)."""
    return "\n".join(["network %s %d %d" % (name, inputs, len(layers))] + [
        line for d, rows in layers for line in ["layer %d %d" % (len(rows), d)] + ["row " + " ".join(map(str, r)) for r in rows]]) + "\n"


def evaluate(layers, x):
    """The outputs at x, and for each gate whether it is positive, in plain rational arithmetic."""
    values, signs = list(x), []
    for i, (d, rows) in enumerate(layers):
        values = [Fraction(r[0] + sum(w * v for w, v in zip(r[1:], values))) / d for r in rows]
        if i < len(layers) - 1:
            signs += [v > 0 for v in values]
            values = [max(Fraction(0), v) for v in values]
    return values, tuple(signs)


class TreeWriter:
    """Writes trees of cases for small networks with one or two inputs: it follows each cell as a polygon in a big box."""

    BOX = 10**7

    def __init__(self, inputs, polyhedron, networks, rng):
        self.n, self.polyhedron, self.networks, self.rng = inputs, polyhedron, networks, rng
        self.lines, self.leaves, self.facet_points, self.corners = [], [], [], []

    def value(self, form, x):
        return form[0] + sum(a * t for a, t in zip(form[1:], x))

    def start(self):
        b = Fraction(self.BOX)
        cell = [(-b,), (b,)] if self.n == 1 else [(-b, -b), (b, -b), (b, b), (-b, b)]
        for form in self.polyhedron:
            cell = self.clip(cell, form)
        return cell

    def clip(self, cell, form):
        """The part of a polygon (or interval) where the form is >= 0; [] if it has no interior."""
        values = [self.value(form, x) for x in cell]
        if not any(v > 0 for v in values):
            return []
        kept = []
        pairs = list(zip(range(len(cell)), list(range(1, len(cell))) + [0]))
        for i, j in pairs if self.n == 2 else pairs[:1]:
            if values[i] >= 0:
                kept.append(cell[i])
            if values[i] * values[j] < 0:
                t = values[i] / (values[i] - values[j])
                kept.append(tuple(a + t * (b - a) for a, b in zip(cell[i], cell[j])))
        if self.n == 1 and values[1] >= 0:
            kept.append(cell[1])
        return kept

    def middle(self, points):
        return tuple(sum(c) / len(points) for c in zip(*points))

    def point(self, x):
        e = 1
        for t in x:
            e *= Fraction(t).denominator
        return " ".join(str(int(t)) for t in [e] + [t * e for t in x])

    def combination(self, f, forms, own=None):
        """The fields `U L j1 l1 ...` for f >= 0, or None."""
        others = [j for j in range(len(forms)) if j != own]
        for size in range(self.n + 1):
            for chosen in itertools.combinations(others, size):
                weights = self.solve([forms[j][1:] for j in chosen], f[1:])
                if weights is None or any(w < 0 for w in weights):
                    continue
                rest = f[0] - sum(w * forms[j][0] for w, j in zip(weights, chosen))
                if rest >= 0:
                    u = 1
                    for w in weights + [Fraction(rest)]:
                        u *= w.denominator
                    pairs = [(j + 1, int(w * u)) for j, w in zip(chosen, weights) if w]
                    return " ".join(map(str, [u, int(rest * u)] + [t for pair in pairs for t in pair]))
        return None

    def solve(self, vectors, target):
        """The numbers that combine independent vectors (at most two) to the target, or None."""
        if not vectors:
            return [] if not any(target) else None
        if len(vectors) == 1:
            v, = vectors
            i = next((i for i, t in enumerate(v) if t), None)
            if i is None:
                return None
            w = Fraction(target[i], v[i])
            return [w] if all(w * a == b for a, b in zip(v, target)) else None
        (a, b), (c, d) = vectors
        determinant = a * d - b * c
        if not determinant:
            return None
        return [Fraction(target[0] * d - target[1] * c, determinant), Fraction(a * target[1] - b * target[0], determinant)]

    def forms(self, row, scale, values):
        return [row[0] * scale + sum(w * v[0] for w, v in zip(row[1:], values))] + [
            sum(w * v[i] for w, v in zip(row[1:], values)) for i in range(1, self.n + 1)]

    def write(self, leaf):
        """The lines of the tree; `leaf(cell, assumptions, path)` gives the lines of a leaf."""
        unit = [[int(i == k + 1) for i in range(self.n + 1)] for k in range(self.n)]

        def node(k, i, row, before, now, scale, maps, cell, assumptions, path, pattern):
            if k == len(self.networks):
                self.leaves.append((self.middle(cell), tuple(map(tuple, maps[0])), pattern))
                self.lines.extend(leaf(cell, assumptions, path))
                return
            d, rows = self.networks[k][i]
            if i == len(self.networks[k]) - 1:
                forms = [self.forms(r, scale, before) for r in rows]
                node(k + 1, 0, 0, unit, [], 1, maps + [forms], cell, assumptions, path, pattern)
                return
            if row == len(rows):
                node(k, i + 1, 0, now, [], scale * d, maps, cell, assumptions, path, pattern)
                return
            f = self.forms(rows[row], scale, before)
            minus = [-t for t in f]
            above, below = self.clip(cell, f), self.clip(cell, minus)

            def child(on, cell, assumptions, path):
                after = now + [f if on else [0] * (self.n + 1)]
                node(k, i, row + 1, before, after, scale, maps, cell, assumptions, path, pattern + (on and any(f),))

            if above and below:
                self.lines.append("split")
                child(True, above, assumptions + [f], path + [len(assumptions)])
                child(False, below, assumptions + [minus], path + [len(assumptions)])
            else:
                on = bool(above) or not below and self.rng.random() < 0.5
                self.lines.append("%s %s" % ("on" if on else "off", self.combination(f if on else minus, assumptions)))
                child(on, cell, assumptions, path)

        node(0, 0, 0, unit, [], 1, [], self.start(), list(self.polyhedron), [], ())
        return self.lines

    def region_leaf(self, facets):
        def leaf(cell, assumptions, path):
            lines = ["leaf " + self.point(self.middle(cell))]
            for place in path if facets else ():
                wall = [x for x in cell if self.value(assumptions[place], x) == 0]
                if len(wall) == self.n:
                    self.facet_points.append(self.middle(wall))
                    self.corners.extend(wall)
                    lines.append("facet " + self.point(self.middle(wall)))
                else:
                    lines.append("blocked " + self.combination(assumptions[place], assumptions, own=place))
            return lines
        return leaf

    def same_leaf(self, cell, assumptions, path):
        return ["leaf"]

    def counts(self):
        return len(self.leaves), len({m for _, m, _ in self.leaves})


class Cases(Case):
    """4.41 to 4.49. The certificates in capitals were written by hand."""

    LINE = "arrangement line 1 0\n"
    ALL = "arrangement all 2 0\n"
    # |x|: the head first, then the tree.
    ABS1 = """
        affine-regions abs line 2 2 2
        split
        off 1 0 1 1
        leaf 1 1
        facet 1 0
        on 1 0 1 1
        leaf 1 -1
        facet 1 0"""
    # |x| + |y|
    NORM = "network n 2 2\nlayer 4 1\nrow 0 1 0\nrow 0 -1 0\nrow 0 0 1\nrow 0 0 -1\nlayer 1 1\nrow 0 1 1 1 1\n"
    NORM_TREE = """
        affine-regions n all 4 4 4
        split
        off 1 0 1 1
        split
        off 1 0 2 1
        leaf 1 1 1
        facet 1 0 1
        facet 1 1 0
        on 1 0 2 1
        leaf 1 1 -1
        facet 1 0 -1
        facet 1 1 0
        on 1 0 1 1
        split
        off 1 0 2 1
        leaf 1 -1 1
        facet 1 0 1
        facet 1 -1 0
        on 1 0 2 1
        leaf 1 -1 -1
        facet 1 0 -1
        facet 1 -1 0"""
    # max(x, y) = x + max(0, y - x): four patterns, two maps, two regions, each made of two cells.
    MAX2 = "network n 2 2\nlayer 3 1\nrow 0 1 0\nrow 0 -1 0\nrow 0 -1 1\nlayer 1 1\nrow 0 1 -1 1\n"
    MAX2_TREE = """
        affine-regions n all 4 2 2
        split
        off 1 0 1 1
        split
        leaf 1 1 2
        facet 1 0 1
        facet 1 1 1
        leaf 1 1 0
        facet 1 0 -1
        facet 1 1 1
        on 1 0 1 1
        split
        leaf 1 -1 0
        facet 1 0 1
        facet 1 -1 -1
        leaf 1 -1 -2
        facet 1 0 -1
        facet 1 -1 -1"""
    # max(0, x, y), with a second layer whose gate cuts one cell of the first; two walls of that cell are blocked after it.
    MAX0 = "network n 2 3\nlayer 3 1\nrow 0 1 0\nrow 0 -1 0\nrow 0 -1 1\nlayer 1 1\nrow 0 1 -1 1\nlayer 1 1\nrow 0 1\n"
    MAX0_TREE = """
        affine-regions n all 5 3 3
        split
        off 1 0 1 1
        split
        on 1 0 1 1 2 1
        leaf 1 1 2
        facet 1 0 1
        facet 1 1 1
        on 1 0 1 1
        leaf 1 1 0
        facet 1 0 -1
        facet 1 1 1
        on 1 0 1 1
        split
        split
        leaf 1 -1 1
        facet 1 0 1
        blocked 1 0 1 1 3 1
        facet 1 -1 0
        leaf 1 -2 -1
        blocked 1 0 2 1 3 1
        facet 1 -1 -1
        facet 1 -1 0
        off 1 0 1 1
        leaf 1 -1 -2
        facet 1 0 -1
        facet 1 -1 -1"""
    # (|x| + |y| - |x+y|)/2: the map 0 on two opposite quadrants, which meet at one point only.
    DIP = ("network n 2 2\nlayer 6 1\nrow 0 1 0\nrow 0 -1 0\nrow 0 0 1\nrow 0 0 -1\nrow 0 1 1\nrow 0 -1 -1\n"
           "layer 1 2\nrow 0 1 1 1 1 -1 -1\n")
    DIP_TREE = """
        affine-regions n all 6 5 6
        split
        off 1 0 1 1
        split
        off 1 0 2 1
        on 1 0 1 1 2 1
        off 1 0 1 1 2 1
        leaf 1 1 1
        facet 1 0 1
        facet 1 1 0
        on 1 0 2 1
        split
        off 1 0 3 1
        leaf 1 2 -1
        blocked 1 0 2 1 3 1
        facet 1 1 0
        facet 1 1 -1
        on 1 0 3 1
        leaf 1 1 -2
        facet 1 0 -1
        blocked 1 0 1 1 3 1
        facet 1 1 -1
        on 1 0 1 1
        split
        off 1 0 2 1
        split
        off 1 0 3 1
        leaf 1 -1 2
        facet 1 0 1
        blocked 1 0 1 1 3 1
        facet 1 -1 1
        on 1 0 3 1
        leaf 1 -2 1
        blocked 1 0 2 1 3 1
        facet 1 -1 0
        facet 1 -1 1
        on 1 0 2 1
        off 1 0 1 1 2 1
        on 1 0 1 1 2 1
        leaf 1 -1 -1
        facet 1 0 -1
        facet 1 -1 0"""
    # The vector (max(0,x), max(0,y)).
    PAIR = "network n 2 2\nlayer 2 1\nrow 0 1 0\nrow 0 0 1\nlayer 2 1\nrow 0 1 0\nrow 0 0 1\n"
    PAIR_TREE = """
        affine-regions n all 4 4 4
        split
        split
        leaf 1 1 1
        facet 1 0 1
        facet 1 1 0
        leaf 1 1 -1
        facet 1 0 -1
        facet 1 1 0
        split
        leaf 1 -1 1
        facet 1 0 1
        facet 1 -1 0
        leaf 1 -1 -1
        facet 1 0 -1
        facet 1 -1 0"""
    # max(x, y) on the box 1 <= x <= 2, -2 <= y <= 2.
    BOX = "arrangement box 2 4\nplane -1 1 0\nplane 2 -1 0\nplane 2 0 1\nplane 2 0 -1\n"
    BOX_TREE = """
        affine-regions n box 2 2 2
        on 1 1 1 1
        off 1 1 1 1
        split
        leaf 4 5 7
        facet 2 3 3
        leaf 2 3 0
        facet 2 3 3"""
    # x -> max(0, 1 - max(0, 2x - 1)/3 - max(0, 1 - x)/3), a cut of a cut: the second layer is 0 at x = 2 and x = -2.
    HAT = "network n 1 3\nlayer 2 3\nrow -1 2\nrow 1 -1\nlayer 1 1\nrow 1 -1 -1\nlayer 1 1\nrow 0 1\n"
    HAT_TREE = """
        affine-regions n line 5 4 5
        split
        split
        on 1 2 2 1
        leaf 4 3
        facet 2 1
        facet 1 1
        split
        leaf 2 3
        blocked 1 1 2 2
        facet 1 1
        facet 1 2
        leaf 1 3
        blocked 1 3 3 1
        blocked 2 2 3 1
        facet 1 2
        on 2 1 1 1
        split
        leaf 1 0
        facet 2 1
        facet 1 -2
        leaf 1 -3
        blocked 1 5 2 2
        facet 1 -2"""

    def without_facets(self, text):
        """The theorem of 4.41 in that of 4.42."""
        head, *tree = lines_of(text)
        fields = head.split(" ")
        return "\n".join([" ".join(["regions"] + fields[1:5])] + [t for t in tree if t.split(" ")[0] not in ("facet", "blocked")])

    def every(self):
        return ((ABS + self.LINE, self.ABS1), (self.NORM + self.ALL, self.NORM_TREE), (self.MAX2 + self.ALL, self.MAX2_TREE),
                (self.MAX0 + self.ALL, self.MAX0_TREE), (self.DIP + self.ALL, self.DIP_TREE), (self.PAIR + self.ALL, self.PAIR_TREE),
                (self.MAX2 + self.BOX, self.BOX_TREE), (self.HAT + self.LINE, self.HAT_TREE))

    def changed(self, objects, text, changes, word):
        """The theorem with some lines (counted from 0, the head) replaced; None leaves a line out."""
        lines = lines_of(text)
        for i, line in changes.items():
            lines[i] = line
        return self.answer("\n".join([objects] + [line for line in lines if line is not None]), word)

    def test_4_42_by_hand(self):
        for objects, text in self.every():
            verdict = self.verified(objects, text)
            self.assertEqual(verdict, "verified t | " + lines_of(text)[0])

    def test_4_41_by_hand(self):
        for objects, text in self.every():
            text = self.without_facets(text)
            verdict = self.verified(objects, text)
            self.assertEqual(verdict, "verified t | " + lines_of(text)[0])

    def test_4_42_counts(self):
        for objects, text in self.every():
            lines = lines_of(text)
            head = lines[0].split(" ")
            for place in (3, 4, 5):
                for step in (-1, 1, 10**30):
                    other = head[:place] + [str(int(head[place]) + step)] + head[place + 1:]
                    self.refused(objects, " ".join(other), *lines[1:])
                    if place < 5:
                        self.refused(objects, self.without_facets("\n".join([" ".join(other)] + lines[1:])))

    def test_4_42_every_line_counts(self):
        for objects, text in self.every():
            lines = lines_of(text)
            for i in range(1, len(lines)):
                self.answer_is_not_verified(objects, lines[:i] + lines[i + 1:])
                self.answer_is_not_verified(objects, lines[:i] + [lines[i]] + lines[i:])
                fields = lines[i].split(" ")
                self.declined(objects, *lines[:i], lines[i] + " 1", *lines[i + 1:])
                self.declined(objects, *lines[:i], " ".join(fields[:-1] or ["x"]), *lines[i + 1:])
                self.declined(objects, *lines[:i], "x" + lines[i], *lines[i + 1:])

    def answer_is_not_verified(self, objects, lines):
        data = certificate("\n".join([objects] + lines))
        code, verdict = run_bytes(data)
        self.assertNotEqual(code, 0, verdict)
        self.assertNotIn("internal error", verdict)
        keep(data, WORDS[code])

    def test_4_41_heads(self):
        tree = self.without_facets(self.ABS1)
        objects = ABS + self.LINE + self.ALL
        for head in ("regions abs line 2", "regions abs line 2 2 2", "regions line abs 2 2", "regions abs all 2 2", "regions abs no 2 2",
                     "regions no line 2 2", "regions abs line x 2", "regions abs abs 2 2", "affine-regions abs line 2 2"):
            self.changed(objects, tree, {0: head}, "declined")
        for head in ("regions abs line -2 2", "regions abs line 0 2", "regions abs line 2 0", "regions abs line 2 1"):
            self.changed(objects, tree, {0: head}, "refused")
        self.declined(TENT, self.LINE, "regions h line 2 2", *lines_of(tree)[1:])

    def test_4_41_lines(self):
        tree = self.without_facets(self.ABS1)  # head, split, off, leaf, on, leaf
        objects = ABS + self.LINE
        for i, line, word in (
                (2, "off 2 0 1 2", "verified"), (2, "on 1 0 1 1", "refused"), (2, "off 1 1 1 1", "refused"), (2, "off 2 0 1 1", "refused"),
                (2, "off 1 0", "refused"), (2, "off 0 0 1 1", "declined"), (2, "off 1 -1 1 1", "declined"), (2, "off 1 0 1 0", "declined"),
                (2, "off 1 0 1 -1", "declined"), (2, "off 1 0 2 1", "declined"), (2, "off 1 0 0 1", "declined"), (2, "off", "declined"),
                (2, "off 1", "declined"), (2, "off 1 0 1", "declined"), (2, "off 1 0 1 1 1 1", "declined"), (2, "split 1", "declined"),
                (1, "on 1 0", "refused"), (1, "off 1 0", "refused"), (1, "on 1 0 1 1", "declined"), (1, "empty 1", "declined"),
                (1, "leaf 1 1", "declined"), (2, "leaf 1 1", "declined"), (3, "split", "declined"), (3, "on 1 0", "declined"),
                (3, "leaf 1 0", "refused"), (3, "leaf 1 -1", "refused"), (3, "leaf 0 1", "declined"), (3, "leaf -1 1", "declined"),
                (3, "leaf 7 1", "verified"), (5, "leaf 1 1", "refused"), (5, "leaf 1 0", "refused"), (4, "off 1 0 1 1", "refused")):
            self.changed(objects, tree, {i: line}, word)
        # An assumption of the other way is not at hand, and a split of a gate that is settled has an empty side.
        self.refused(objects, "regions abs line 3 2", "split", "split", "leaf 1 1", "leaf 1 1", "on 1 0 1 1", "leaf 1 -1")
        # The first line that fails decides.
        self.refused(objects, "regions abs line 2 2", "split", "on 1 0 1 1", "nonsense")
        self.declined(objects, "regions abs line 2 2", "split", "off 1 0 x 1", "leaf 0 0")
        self.refused(objects, "regions abs line 7 2", *lines_of(tree)[1:], "nonsense")
        self.declined(objects, "regions abs line 7 2", *lines_of(tree)[1:-1], "nonsense")

    def test_4_41_degenerate(self):
        # Networks without hidden layer.
        self.verified(IDENTITY, self.LINE, "regions id line 1 1", "leaf 1 0", "affine-regions id line 1 1 1", "leaf 3 -7",
                      "compare patterns:id maps:id + regions:id + = 3")
        self.refused(IDENTITY, self.LINE, "regions id line 0 0", "leaf 1 0")
        # A gate that is zero, or negative, everywhere is in no set; one whose form is positive everywhere is in all sets.
        flat = "network n 1 2\nlayer 3 1\nrow 0 0\nrow -5 0\nrow 3 0\nlayer 1 1\nrow 0 1 1 1\n"
        for zero in ("on 1 0", "off 1 0"):
            self.verified(flat, self.LINE, "affine-regions n line 1 1 1", zero, "off 1 5", "on 2 6", "leaf 1 0")
        self.refused(flat, self.LINE, "regions n line 2 1", "split", "off 1 5", "on 1 3", "leaf 1 0", "off 1 5", "on 1 3", "leaf 1 0")
        self.refused(flat, self.LINE, "regions n line 1 1", "on 1 0", "on 1 5", "on 1 3", "leaf 1 0")
        self.refused(flat, self.LINE, "regions n line 1 1", "on 1 0", "off 1 5", "off 1 3", "leaf 1 0")
        # Repeated gates.
        twice = "network n 1 2\nlayer 2 1\nrow 0 1\nrow 0 1\nlayer 1 1\nrow 0 1 -1\n"
        self.verified(twice, self.LINE, "affine-regions n line 2 1 1", "split", "on 1 0 1 1", "leaf 1 1", "facet 1 0",
                      "off 1 0 1 1", "leaf 1 -1", "facet 1 0")
        # Repeated forms of the polyhedron, constant ones, one that is zero; polyhedra without interior; an empty one.
        for planes, word in ((["0 1", "0 2", "1 0"], "verified"), (["0 1", "0 2", "0 0"], "refused"), (["0 1", "0 -1"], "refused"),
                             (["0 1", "-1 0"], "refused"), (["1 -1", "0 1"], "refused")):
            p = "arrangement p 1 %d\n" % len(planes) + "".join("plane %s\n" % plane for plane in planes)
            self.answer("\n".join([RELU, p, "affine-regions relu p 1 1 1", "on 2 0 2 1" if len(planes) == 3 else "on 1 0 %d 1" % (
                1 + (planes[0] != "0 1")), "leaf 1 1"]), word)
        # With a form of P in the place of a gate the split would have a side without interior.
        p = "arrangement p 1 1\nplane 0 1\n"
        self.refused(RELU, p, "regions relu p 2 2", "split", "leaf 1 1", "leaf 1 -1")
        self.refused(RELU, p, "affine-regions relu p 2 2 2", "split", "leaf 1 1", "facet 1 0", "leaf 1 -1", "facet 1 0")

    def test_4_42_lines(self):
        objects, tree = self.MAX0 + self.ALL, self.MAX0_TREE
        lines = lines_of(tree)
        leaf = lines.index("leaf 1 -1 1")  # assumptions: -x, y - x, y
        for i, line, word in (
                (1, "facet 5 0 1", "verified"), (1, "facet 0 0 1", "declined"), (1, "facet -1 0 1", "declined"), (1, "facet 1 0", "declined"),
                (1, "facet 1 0 0", "refused"), (1, "facet 1 0 -1", "refused"), (1, "facet 1 1 1", "refused"), (1, "facet 1 -1 1", "refused"),
                (1, "blocked 1 0", "refused"), (1, "blocked 1 0 1 1", "refused"), (1, "blocked 1 0 2 1 3 1", "refused"),
                (2, "facet 1 -1 -1", "refused"), (2, "facet 1 0 0", "refused"), (2, "blocked 2 0 1 2 3 2", "verified"),
                (2, "blocked 1 1 1 1 3 1", "refused"), (2, "blocked 1 0 2 1", "refused"), (2, "blocked 2 0 1 1 2 1 3 1", "refused"),
                (2, "blocked 0 0 1 1 3 1", "declined"), (2, "blocked 1 -1 1 1 3 1", "declined"), (2, "blocked 1 0 3 1 1 1", "declined"),
                (2, "blocked 1 0 1 1 4 1", "declined"), (2, "blocked 1 0 1 1 3", "declined"), (2, "blocked 1 0 1 1 3 0", "declined"),
                (2, "blocked", "declined"), (2, "across 1", "declined"), (3, "facet 1 0 0", "refused"), (3, "facet 1 1 0", "refused")):
            self.changed(objects, tree, {leaf + i: line}, word)
        self.changed(objects, tree, {leaf + 3: None}, "declined")
        self.changed(objects, tree, {leaf + 1: lines[leaf + 3], leaf + 3: lines[leaf + 1]}, "refused")
        # Something else vanishes at the point: another assumption of a split, or a form of P.
        corner = "arrangement p 2 1\nplane 0 0 1\n"
        for facet, word in (("facet 1 0 1", "verified"), ("facet 1 0 0", "refused"), ("facet 1 0 -1", "refused")):
            self.answer("\n".join(["network n 2 2\nlayer 1 1\nrow 0 1 0\nlayer 1 1\nrow 0 1\n", corner, "affine-regions n p 2 2 2", "split",
                                   "leaf 1 1 1", "facet 1 0 1", "leaf 1 -1 1", facet]), word)

    def test_4_42_classes(self):
        # The same map on both sides of a facet joins, in vectors only if all outputs agree.
        two = "network n 1 2\nlayer 2 1\nrow 0 1\nrow -1 1\nlayer 2 1\nrow 0 %d 0\nrow 0 0 %d\n"
        tree = ["split", "split", "leaf 1 2", "blocked 1 1 2 1", "facet 1 1", "leaf 2 1", "facet 1 0", "facet 1 1",
                "off 1 1 1 1", "leaf 1 -1", "facet 1 0"]
        for a, b, maps, classes in ((1, 1, 3, 3), (0, 1, 2, 2), (1, 0, 2, 2), (0, 0, 1, 1)):
            for d in range(1, 4):
                for c in range(1, 4):
                    word = "verified" if (d, c) == (maps, classes) else "refused"
                    self.answer("\n".join([two % (a, b), self.LINE, "affine-regions n line 3 %d %d" % (d, c)] + tree), word)

    def test_4_7_measures(self):
        objects = ABS + self.LINE
        head, *tree = lines_of(self.ABS1)
        listed = lines_of(self.without_facets(self.ABS1))
        self.verified(objects, *listed, "compare patterns:abs maps:abs * = 4")
        self.declined(objects, *listed, "compare regions:abs = 2")
        self.verified(objects, *listed, head, *tree, "compare regions:abs patterns:abs maps:abs + + = 6")
        self.verified(objects, head, *tree, *listed, "compare regions:abs = 2")
        for measure in ("patterns", "maps", "regions"):
            self.declined(objects, "compare %s:abs = 2" % measure, head, *tree)
            self.refused(objects, head, *tree, "compare %s:abs = 3" % measure)
            for token in (":abs:1", ":line", ":no", ""):
                self.declined(objects, head, *tree, "compare %s%s = 2" % (measure, token))
            # Not of a polyhedron with forms, not of another network.
            self.declined(self.MAX2, self.BOX, self.BOX_TREE, "compare %s:n = 2" % measure)
            self.declined(objects, RELU, head, *tree, "compare %s:relu = 2" % measure)

    SAME = "network b 1 2\nlayer 2 2\nrow 0 2\nrow 0 -2\nlayer 1 3\nrow 0 3 3\n"  # |x| again
    SAME_TREE = """
        same-map abs b line
        split
        off 1 0 1 1
        on 1 0 1 2
        off 1 0 1 2
        leaf
        on 1 0 1 1
        off 1 0 1 2
        on 1 0 1 2
        leaf"""

    def test_4_43_same_map(self):
        objects, tree = ABS + self.SAME + self.LINE, self.SAME_TREE
        self.assertEqual(self.verified(objects, tree), "verified t | same-map abs b line")
        for i, line, word in (
                (0, "same-map abs line", "declined"), (0, "same-map abs b line 1", "declined"), (0, "same-map abs b b", "declined"),
                (1, "split 1", "declined"), (1, "on 1 0", "refused"), (3, "on 1 0 1 1", "refused"), (3, "off 1 0 1 2", "refused"),
                (3, "leaf", "declined"), (5, "leaf 1", "declined"), (5, "empty 1", "refused"), (9, "on 1 0", "declined"),
                (3, "empty 1", "refused"), (3, "empty 1 1 1", "refused"), (3, "empty 0", "declined"), (3, "empty", "declined"),
                (3, "empty 1 1", "declined"), (3, "empty 1 2 1", "declined"), (3, "empty 1 1 0", "declined")):
            self.changed(objects, tree, {i: line}, word)
        # A split whose one side is empty or flat is allowed, if what follows below it holds there.
        lines = lines_of(tree)
        self.refused(objects, *lines[:3], "split", "off 1 0 1 2", "leaf", "off 1 0 1 2", "leaf", *lines[6:])
        self.declined(objects + self.ALL, "same-map abs b all", *lines[1:])
        self.declined(objects + self.PAIR, "same-map abs n line", *lines[1:])
        self.declined(ABS + "network b 1 1\nlayer 2 1\nrow 0 1\nrow 0 1\n" + self.LINE, "same-map abs b line", *lines[1:])
        # Different maps: at each leaf, in a constant, in the scale.
        for b in ("layer 2 2\nrow 0 2\nrow 0 -2\nlayer 1 3\nrow 1 3 3\n", "layer 2 2\nrow 0 2\nrow 0 -2\nlayer 1 4\nrow 0 3 3\n",
                  "layer 2 2\nrow 0 2\nrow 0 -2\nlayer 1 3\nrow 0 4 3\n", "layer 2 2\nrow 0 2\nrow 0 -2\nlayer 1 3\nrow 0 3 4\n"):
            self.refused(ABS, "network b 1 2", b, self.LINE, tree)
        # A network with itself, and without hidden layer.
        self.verified(ABS, self.LINE, "same-map abs abs line", "split", "off 1 0 1 1", "on 1 0 1 1", "off 1 0 1 1", "leaf",
                      "on 1 0 1 1", "off 1 0 1 1", "on 1 0 1 1", "leaf")
        self.verified(IDENTITY, "network b 1 1\nlayer 1 5\nrow 0 5\n", self.LINE, "same-map id b line", "leaf")
        self.refused(IDENTITY, ZERO, self.LINE, "same-map id zero line", "leaf")
        # On a polyhedron; on an empty one; with an empty side of a split.
        positive = "arrangement p 1 2\nplane 0 1\nplane 1 -1\n"
        self.verified(RELU, IDENTITY, positive, "same-map relu id p", "on 1 0 1 1", "leaf", "same-map id relu p", "on 3 0 1 3", "leaf")
        self.refused(RELU, IDENTITY, positive, "same-map relu id p", "off 1 0 1 1", "leaf")
        self.refused(RELU, ZERO, positive, "same-map relu zero p", "on 1 0 1 1", "leaf")
        empty = "arrangement p 1 2\nplane -1 1\nplane 0 -1\n"
        self.verified(RELU, IDENTITY, empty, "same-map relu id p", "empty 1 1 1 2 1")
        self.verified(RELU, IDENTITY, empty, "same-map relu id p", "empty 3 1 3 2 3")
        self.refused(RELU, IDENTITY, empty, "same-map relu id p", "empty 2 1 1 2 1")
        self.refused(RELU, IDENTITY, empty, "same-map relu id p", "empty 1 2 1")
        self.verified(RELU, IDENTITY, "arrangement p 1 1\nplane -1 0\n", "same-map relu id p", "empty 1 1 1")
        self.refused(RELU, IDENTITY, "arrangement p 1 1\nplane 1 0\n", "same-map relu id p", "empty 1 1 1")
        left = "arrangement p 1 1\nplane -1 -1\n"
        none = "network zero 1 2\nlayer 1 1\nrow 0 0\nlayer 1 1\nrow 0 0\n"
        self.verified(RELU, none, left, "same-map relu zero p", "split", "empty 1 1 1 2 1", "on 1 0", "leaf")
        self.refused(RELU, none, left, "same-map relu zero p", "split", "on 1 0", "leaf", "on 1 0", "leaf")
        self.refused(RELU, none, left, "same-map relu zero p", "split", "on 1 0", "leaf", "empty 1 1 1 2 1")
        self.refused(RELU, none, left, "same-map relu zero p", "split", "empty 1 1 1 2 1", "empty 1 1 1 2 1")
        self.declined(RELU, none, left, "same-map relu zero p", "split", "empty 1 1 1 2 1", "leaf")
        self.declined(RELU, none, left, "same-map relu zero p", "split", "empty 1 1 1 2 1")
        # After the last gate, and without any, a contradiction ends a node, too.
        self.verified(RELU, ZERO, left, "same-map relu zero p", "split", "empty 1 1 1 2 1", "leaf")
        self.verified(IDENTITY, ZERO, empty, "same-map id zero p", "empty 1 1 1 2 1")
        # Vectors must agree in all outputs.
        other = self.PAIR.replace("network n", "network m")
        tree = ["split", "split", "on 1 0 1 1", "on 1 0 2 1", "leaf", "on 1 0 1 1", "off 1 0 2 1", "leaf",
                "split", "off 1 0 1 1", "on 1 0 2 1", "leaf", "off 1 0 1 1", "off 1 0 2 1", "leaf"]
        self.verified(self.PAIR, other, self.ALL, "same-map n m all", *tree)
        self.refused(self.PAIR, other.replace("row 0 0 1\n", "row 0 0 2\n"), self.ALL, "same-map n m all", *tree)
        self.refused(self.PAIR, other[:-len("row 0 0 1\n")] + "row 0 0 2\n", self.ALL, "same-map n m all", *tree)

    def test_4_44_different_maps(self):
        self.declined(ABS, self.MAX2, "different-maps abs n 1 1")
        objects = ABS + RELU + self.PAIR + self.PAIR.replace("network n", "network m")[:-len("row 0 0 1\n")] + "row 0 1 1\n"
        self.assertEqual(self.verified(objects, "different-maps abs relu 2 -1"), "verified t | different-maps abs relu 2 -1")
        self.refused(objects, "different-maps abs relu 2 1")
        self.refused(objects, "different-maps abs abs 2 -1")
        self.verified(objects, "different-maps n m 1 1 1")  # in the second output
        self.refused(objects, "different-maps n m 1 -1 1")
        for head in ("different-maps abs relu 0 1", "different-maps abs relu -1 1", "different-maps abs relu 1", "different-maps abs relu 1 1 1",
                     "different-maps abs n 1 1", "different-maps abs no 1 1", "different-maps abs", "different-maps", "different-maps n m 1 1"):
            self.declined(objects, head)
        self.declined(objects, "network k 1 1\nlayer 2 1\nrow 0 1\nrow 0 1\n", "different-maps abs k 1 1")
        # Denominators everywhere: 2 max(0, x/3 - 1/3)/5 at 7/4.
        nets = "network a 1 2\nlayer 1 3\nrow -1 1\nlayer 1 5\nrow 1 2\nnetwork b 1 1\nlayer 1 %d\nrow %d 0\n"
        self.refused(nets % (10, 3), "different-maps a b 4 7")
        self.verified(nets % (10, 4), "different-maps a b 4 7")

    MAX_TREE = """
        maximum-network n m all
        split
        off 1 0 1 1
        split
        on 1 0 1 1 2 1
        leaf 3
        above 1 0 1 1 2 1
        above 1 0 2 1
        on 1 0 1 1
        leaf 2
        above 1 0 1 1
        above 1 0 2 1
        on 1 0 1 1
        split
        split
        leaf 3
        above 1 0 3 1
        above 1 0 2 1
        leaf 1
        above 1 0 1 1
        above 1 0 3 1
        off 1 0 1 1
        leaf 1
        above 1 0 1 1
        above 1 0 1 1 2 1"""

    def test_4_45_maximum_network(self):
        objects, tree = self.MAX0 + MAX3 + self.ALL, self.MAX_TREE
        lines = lines_of(tree)
        self.assertEqual(self.verified(objects, tree), "verified t | maximum-network n m all")
        for i in range(1, len(lines)):
            self.answer_is_not_verified(objects, lines[:i] + lines[i + 1:])
            self.declined(objects, *lines[:i], lines[i] + " 1", *lines[i + 1:])
        for i, line, word in (
                (0, "maximum-network n m", "declined"), (0, "maximum-network m n all", "declined"), (0, "maximum-network n m m", "declined"),
                (5, "leaf 1", "refused"), (5, "leaf 2", "refused"), (5, "leaf 0", "declined"), (5, "leaf 4", "declined"), (5, "leaf", "declined"),
                (6, "above 1 0 1 1", "refused"), (6, "above 1 1 1 1 2 1", "refused"), (6, "above 2 0 1 2 2 2", "verified"),
                (6, "above 0 0", "declined"), (6, "above 1 0 3 1", "declined"), (6, "below 1 0 1 1 2 1", "declined"), (6, "leaf 2", "declined"),
                (7, "above 1 0 1 1 2 1", "refused"), (7, None, "declined"), (5, "empty 1", "refused"), (4, "empty 1", "refused")):
            self.changed(objects, tree, {i: line}, word)
        self.declined(objects, ABS, self.LINE, "maximum-network abs m line", *lines[1:])
        self.declined(objects, self.PAIR.replace("network n", "network k"), "maximum-network k m all", *lines[1:])
        self.declined(objects, self.LINE, "maximum-network n m line", *lines[1:])
        self.declined(IDENTITY, MAX3, self.LINE, "maximum-network id m line", "leaf 2", "above 1 0", "above 1 0")
        self.declined(IDENTITY, "affine-maximum f 2 1 1\nrow 0 1 0\n", self.LINE, "maximum-network id f line", "leaf 1")
        # D of the two; one row; equal rows.
        for d, word in ((2, "verified"), (1, "refused"), (3, "refused")):
            f = "affine-maximum f 1 2 %d\nrow 0 2\nrow 0 -2\n" % d
            self.answer("\n".join([ABS, self.LINE, f, "maximum-network abs f line", "split", "off 1 0 1 1", "leaf 1", "above 1 0 1 4",
                                   "on 1 0 1 1", "leaf 2", "above 1 0 1 4"]), word)
        self.verified(IDENTITY, self.LINE, "affine-maximum f 1 1 1\nrow 0 1\n", "maximum-network id f line", "leaf 1")
        self.verified(IDENTITY, self.LINE, "affine-maximum f 1 2 3\nrow 0 3\nrow 0 3\n", "maximum-network id f line", "leaf 2", "above 1 0")
        self.refused(IDENTITY, self.LINE, "affine-maximum f 1 2 1\nrow 1 1\nrow 0 1\n", "maximum-network id f line", "leaf 2", "above 1 0")
        self.verified(IDENTITY, self.LINE, "affine-maximum f 1 2 1\nrow -1 1\nrow 0 1\n", "maximum-network id f line", "leaf 2", "above 1 1")
        # On a polyhedron, with an empty side.
        p = "arrangement p 1 1\nplane -1 -1\n"
        more = "network n 1 2\nlayer 2 1\nrow 0 1\nrow 0 0\nlayer 1 1\nrow 0 1 1\n"
        self.verified(more, p, "affine-maximum f 1 2 1\nrow 0 0\nrow 1 1\n", "maximum-network n f p", "split", "empty 1 1 1 2 1",
                      "on 1 0", "leaf 1", "above 1 0 1 1")
        self.declined(more, p, "affine-maximum f 1 2 1\nrow 0 0\nrow 1 1\n", "maximum-network n f p", "split", "empty 1 1 1 2 1",
                      "above 1 0 1 1", "on 1 0", "leaf 1", "above 1 0 1 1")

    def test_4_46_avoids(self):
        box = "arrangement p 1 2\nplane 1 1\nplane 1 -1\n"
        high = "arrangement q 2 1\nplane -2 0 1\n"
        tree = "avoids relu p q\nsplit\nleaf 1 2 1 4 1\nleaf 2 4 1"
        self.assertEqual(self.verified(RELU, box, high, tree), "verified t | avoids relu p q")
        for i, line, word in (
                (0, "avoids relu p", "declined"), (0, "avoids relu p p", "declined"), (0, "avoids relu q p", "declined"),
                (0, "avoids relu q q", "declined"), (1, "on 1 0", "refused"), (1, "leaf 1", "declined"), (1, "empty 1", "refused"),
                (2, "leaf 2 2 1 4 1", "refused"), (2, "leaf 0 2 1 4 1", "declined"), (2, "leaf -1 2 1 4 1", "declined"),
                (2, "leaf 1 4 1 2 1", "declined"), (2, "leaf 1 2 1 4 -1", "declined"), (2, "leaf 1 2 1 5 1", "declined"),
                (2, "leaf 1 2 1 4", "declined"), (2, "leaf", "declined"), (2, "leaf 3 2 3 4 3", "verified"), (2, "leaf 1 2 1", "refused"),
                (2, "leaf 2 4 1", "refused"), (3, "leaf 1 2 1 4 1", "refused"), (3, "empty 2 4 1", "declined")):
            self.changed(RELU + box + high, tree, {i: line}, word)
        self.refused(RELU, box, "arrangement q 2 1\nplane -1 0 1\n", "avoids relu p q", "split", "leaf 1 2 1 4 1", "leaf 1 4 1")  # y = 1
        # With denominators: 2x/15 <= 1 on [-1, 1]; S = 15.
        slow = "network n 1 2\nlayer 1 3\nrow 0 1\nlayer 1 5\nrow 0 2\n"
        one = "arrangement q 2 1\nplane -1 0 1\n"
        self.verified(slow, box, one, "avoids n p q", "split", "leaf 13 2 2 4 1", "leaf 15 4 1")
        self.refused(slow, box, one, "avoids n p q", "split", "leaf 1 2 2 4 1", "leaf 15 4 1")
        self.refused(slow, box, one, "avoids n p q", "split", "leaf 13 2 2 4 1", "leaf 1 4 1")
        # Forms of Q in x and y: y >= x + 1 and x >= 0 for relu.
        mixed = "arrangement q 2 2\nplane -1 -1 1\nplane 0 1 0\n"
        self.verified(RELU, self.LINE, mixed, "avoids relu line q", "split", "leaf 1 2 1", "leaf 1 2 1 3 1")
        # No forms: only an empty polyhedron avoids everything.
        free = "arrangement q 2 0\n"
        empty = "arrangement e 1 2\nplane -1 1\nplane 0 -1\n"
        self.verified(RELU, empty, free, "avoids relu e q", "empty 1 1 1 2 1", "avoids relu e q", "split", "leaf 1 1 1 2 1", "leaf 1 1 1 2 1")
        self.verified(IDENTITY, empty, free, "avoids id e q", "leaf 1 1 1 2 1")
        self.refused(RELU, box, free, "avoids relu p q", "split", "leaf 1", "leaf 1")
        # Vectors: the sum of the outputs is not -1 or less.
        below = "arrangement q 4 1\nplane -1 0 0 -1 -1\n"
        self.verified(self.PAIR, self.ALL, below, "avoids n all q", "split", "split", "leaf 1 1 1 2 1 3 1", "leaf 1 1 1 3 1", "split",
                      "leaf 1 2 1 3 1", "leaf 1 3 1")
        self.declined(self.PAIR, self.ALL, "arrangement q 3 1\nplane -1 0 0 -1\n", "avoids n all q", "split", "split", "leaf 1")

    def test_4_47_reaches(self):
        box = "arrangement p 1 2\nplane 1 1\nplane 1 -1\n"
        target = "arrangement q 2 2\nplane -1 0 2\nplane 1 -1 -1\n"  # y >= 1/2 and x + y <= 1
        objects = RELU + box + target
        self.assertEqual(self.verified(objects, "reaches relu p q 2 1"), "verified t | reaches relu p q 2 1")
        for head, word in (
                ("reaches relu p q 4 3", "refused"), ("reaches relu p q 4 1", "refused"), ("reaches relu p q 1 2", "refused"),
                ("reaches relu p q 0 1", "declined"), ("reaches relu p q -2 1", "declined"), ("reaches relu p q 2", "declined"),
                ("reaches relu p q 2 1 1", "declined"), ("reaches relu p p 2 1", "declined"), ("reaches relu q p 2 1", "declined"),
                ("reaches relu p", "declined"), ("reaches p relu q 2 1", "declined")):
            self.answer(objects + head, word)
        # Outside the polyhedron only.
        self.verified(RELU, self.LINE, "arrangement q 2 0\n", "reaches relu line q 1 9")
        self.refused(RELU, box, "arrangement q 2 0\n", "reaches relu p q 1 9")
        # Denominators: 2x/15 at 3/2 is 1/5.
        slow = "network n 1 2\nlayer 1 3\nrow 0 1\nlayer 1 5\nrow 0 2\n"
        self.verified(slow, self.LINE, "arrangement q 2 2\nplane -1 0 5\nplane 1 0 -5\n", "reaches n line q 2 3")
        self.refused(slow, self.LINE, "arrangement q 2 1\nplane -1001 0 5000\n", "reaches n line q 2 3")
        pair = self.PAIR + self.ALL + "arrangement q 4 2\nplane 0 0 0 1 -2\nplane 0 0 0 -1 2\n"
        self.verified(pair, "reaches n all q 3 2 1")
        self.refused(pair, "reaches n all q 3 1 2")
        self.verified(pair, "reaches n all q 3 -1 -2")

    def test_4_48_not_one_hidden_layer_network(self):
        def theorem(hyperplane="0 -1 1", p="1 1 1", q="1 -1 -1"):
            return "not-one-hidden-layer-network n\nhyperplane %s\nat-point %s\nat-point %s" % (hyperplane, p, q)

        self.assertEqual(self.verified(self.MAX0, theorem()), "verified t | not-one-hidden-layer-network n")
        self.verified(self.MAX0, theorem(q="3 -1 -1", p="2 5 5"))
        self.verified(self.MAX0, theorem("0 3 -3", "1 -1 -1", "1 1 1"))
        self.verified(self.MAX0, theorem("0 1 0", "1 0 1", "1 0 -1"))
        self.verified(self.MAX0, theorem("0 -2 0", "1 0 1", "1 0 -1"))
        for hyperplane, p, q, word in (
                ("1 0 0", "1 1 1", "1 -1 -1", "refused"), ("0 0 0", "1 1 1", "1 -1 -1", "refused"), ("1 -1 1", "1 1 1", "1 -1 -1", "refused"),
                ("0 -1 1", "1 1 1", "1 2 2", "refused"), ("0 -1 1", "1 1 1", "1 1 1", "refused"), ("0 -1 1", "1 -1 -1", "1 -2 -2", "refused"),
                ("0 -1 1", "1 1 2", "1 -1 -1", "refused"), ("0 -1 1", "1 1 1", "1 -1 -2", "refused"), ("0 -1 1", "1 0 0", "1 -1 -1", "refused"),
                ("0 -1 1", "1 1 1", "1 0 0", "refused"), ("0 0 1", "1 1 0", "1 2 0", "refused"), ("0 -1 1", "0 1 1", "1 -1 -1", "declined"),
                ("0 -1 1", "1 1 1", "-1 -1 -1", "declined"), ("0 -1", "1 1 1", "1 -1 -1", "declined"), ("0 -1 1 1", "1 1 1", "1 -1 -1", "declined"),
                ("0 -1 1", "1 1", "1 -1 -1", "declined"), ("0 -1 1", "1 1 1", "1 -1 -1 1", "declined"), ("0 -1 1", "1 1 1", "1 -1 x", "declined")):
            self.answer(self.MAX0 + theorem(hyperplane, p, q), word)
        self.verified(self.MAX0, theorem("0 0 1", "1 -1 0", "1 1 0"))  # the jump at (-1, 0) belongs to the second layer alone
        # Networks that have one hidden layer, or none, or one input, or several outputs.
        for net in (self.MAX2, self.NORM, self.DIP):
            self.refused(net, theorem())
        self.refused("network n 2 1\nlayer 1 1\nrow 0 1 0\n", theorem())
        self.refused(self.HAT, "not-one-hidden-layer-network n\nhyperplane -1 1\nat-point 1 1\nat-point 2 2")
        self.declined(self.PAIR, theorem())
        for head in ("not-one-hidden-layer-network n 1", "not-one-hidden-layer-network m", "not-one-hidden-layer-network"):
            self.declined(self.MAX0, head, *theorem().splitlines()[1:])
        self.declined(self.MAX0, *theorem().splitlines()[:-1])
        # A gate whose form is zero on one side, and a bias: max(0, x - 1, y - 1) with denominators.
        moved = ("network n 2 3\nlayer 4 2\nrow -2 2 0\nrow 2 -2 0\nrow 0 -2 2\nrow 0 0 0\nlayer 1 3\nrow 0 3 -3 3 5\nlayer 1 7\nrow 0 7\n")
        self.verified(moved, theorem("0 1 -1", "1 2 2", "1 -3 -3"))
        self.refused(moved, theorem("0 1 -1", "1 2 2", "1 3 3"))
        self.refused(moved, theorem("0 1 -1", "1 2 2", "1 1 1"))
        # The first line that fails decides.
        self.refused(self.MAX0, "not-one-hidden-layer-network n", "hyperplane 1 0 0", "nonsense")
        self.refused(self.MAX0, "not-one-hidden-layer-network n", "hyperplane 0 -1 1", "at-point 1 1 2", "nonsense")
        self.declined(self.MAX0, "not-one-hidden-layer-network n", "hyperplane 0 -1 1", "at-point 1 1 1", "nonsense")

    def least(self, net, name, number):
        """The `number` of gates is proved, and no more."""
        for s in range(number + 1):
            self.verified(net, "hidden-gates-at-least %s %d" % (name, s))
        for s in (number + 1, number + 2, number + 3, 10**20):
            self.refused(net, "hidden-gates-at-least %s %d" % (name, s))

    def test_4_49_hidden_gates_at_least(self):
        bad = "hidden-gates-at-least n -1", "hidden-gates-at-least n", "hidden-gates-at-least n 1 1", "hidden-gates-at-least no 1"
        for head in bad:
            self.declined(self.MAX2, head)
        self.declined(self.MAX0, "hidden-gates-at-least n 1")
        self.declined(self.PAIR, "hidden-gates-at-least n 1")
        self.declined(IDENTITY, "hidden-gates-at-least id 0")
        self.least(self.MAX2, "n", 3)  # q = 1, and the linear part needs two gates more
        self.least(self.DIP, "n", 3)  # three signed jumps cancel
        self.least(self.NORM, "n", 4)  # q = 2, and neither jump is a multiple of the other
        self.least(RELU, "relu", 1)
        self.least(ABS, "abs", 2)
        # q = 0: x needs two gates, 0 and constants none.
        self.least("network n 1 2\nlayer 2 1\nrow 0 1\nrow 0 -1\nlayer 1 1\nrow 0 1 -1\n", "n", 2)
        self.least("network n 1 2\nlayer 2 1\nrow 0 1\nrow 0 1\nlayer 1 1\nrow 5 1 -1\n", "n", 0)
        self.least("network n 1 2\nlayer 1 1\nrow 3 0\nlayer 1 1\nrow 5 1\n", "n", 0)
        # Gates on one hyperplane, with multiples and both orientations; the sum of the jumps counts.
        self.least("network n 1 2\nlayer 3 1\nrow 1 2\nrow -2 -4\nrow 3 6\nlayer 1 1\nrow 0 1 1 -1\n", "n", 2)  # 2 + 4 - 6 = 0, but 2 - 4 - 6 is not
        self.least("network n 1 2\nlayer 3 1\nrow 1 2\nrow -2 -4\nrow 3 6\nlayer 1 1\nrow 0 1 1 1\n", "n", 2)

        def with_linear_part(a, b):
            """|x| + |y| + ax + by"""
            return ("network n 2 2\nlayer 6 1\nrow 0 1 0\nrow 0 -1 0\nrow 0 0 1\nrow 0 0 -1\nrow 7 %d %d\nrow -7 %d %d\n"
                    "layer 1 1\nrow 0 1 1 1 1 1 -1\n" % (a, b, -a, -b))

        for a, b, number in ((1, 1, 2), (-1, 1, 2), (3, 1, 3), (1, 2, 3), (3, 5, 4), (0, 0, 4), (1, 0, 3)):
            self.least(with_linear_part(a, b), "n", number)

    def test_4_49_limit(self):
        def net(q):
            return "network n 1 2\nlayer %d 1\n" % q + "".join("row %d 1\n" % i for i in range(q)) + "layer 1 1\nrow 0" + " 3" * q + "\n"
        self.verified(net(17), "hidden-gates-at-least n 17")
        for s in (18, 19, 20, 10**9):
            self.declined(net(17), "hidden-gates-at-least n %d" % s)
        self.verified(net(16), "hidden-gates-at-least n 16")
        for s in (17, 18, 19, 10**9):
            self.refused(net(16), "hidden-gates-at-least n %d" % s)
        # Only the hyperplanes that count: two gates on the 17th cancel.
        some = net(16).replace("layer 16 1", "layer 18 1").replace("layer 1 1", "row 99 1\nrow 99 1\nlayer 1 1").rstrip("\n") + " 1 -1\n"
        self.refused(some, "hidden-gates-at-least n 17")

    def test_4_49_random(self):
        """Against the page in plain arithmetic and, in one variable, against 4.9."""
        rng = random.Random(49)
        for _ in range(150):
            n = rng.randint(1, 2)
            rows = [[rng.randint(-2, 2) for _ in range(n + 1)] for _ in range(rng.randint(1, 5))]
            factors = [rng.choice((-2, -1, 1, 2)) for _ in rows]
            net = written("n", n, [(rng.randint(1, 3), rows), (rng.randint(1, 3), [[1] + factors])])
            groups = {}
            for c, row in zip(factors, rows):
                if any(row[1:]):
                    first = next(t for t in row if t)
                    weights = groups.setdefault(tuple(Fraction(t, first) for t in row), [0] * n)
                    for i, w in enumerate(row[1:]):
                        weights[i] += c * w * (1 if first > 0 else -1)
            jumps = [b for b in groups.values() if any(b)]
            linear = [sum(c * row[i] for c, row in zip(factors, rows)) for i in range(1, n + 1)]

            def parallel(u, v):
                return all(a * d == b * c for (a, c), (b, d) in itertools.combinations(list(zip(u, v)), 2))

            def some_sum(vectors, holds):
                return any(holds([t + sum(s * v[i] for s, v in zip(signs, vectors)) for i, t in enumerate(linear)])
                           for signs in itertools.product((1, -1), repeat=len(vectors)))

            number = len(jumps)
            if not some_sum(jumps, lambda t: not any(t)):
                number += 1
                # Zero is parallel to every vector.
                if not any(some_sum(jumps[:k] + jumps[k + 1:], lambda t: parallel(t, jumps[k])) for k in range(len(jumps))):
                    number += 1
            self.verified(net, "hidden-gates-at-least n %d" % number)
            self.refused(net, "hidden-gates-at-least n %d" % (number + 1))
            if n == 1 and jumps:
                breaks = sorted({Fraction(-row[0], row[1]) for row in rows if row[1]})
                d1, d2 = (int(line.split(" ")[2]) for line in net.splitlines() if line.startswith("layer"))
                slopes = []
                for x in [breaks[0] - 1] + [(a + b) / 2 for a, b in zip(breaks, breaks[1:])] + [breaks[-1] + 1]:
                    slope = sum(c * row[1] for c, row in zip(factors, rows) if row[0] + row[1] * x > 0)
                    if not slopes or slopes[-1] != slope:
                        slopes.append(slope)
                for s, word in ((number, "verified"), (number + 1, "refused")):
                    self.answer("\n".join([net, "gates-at-least n %d %d 0 %d" % (s, d1 * d2, len(breaks)),
                                           "slopes " + " ".join(map(str, slopes))]
                                          + ["at %d %d" % (x.numerator, x.denominator) for x in breaks]), word)

    # Random networks: certificates from TreeWriter, answers from elsewhere.

    def random_layers(self, rng, inputs, biases=True, outputs=1):
        widths = [inputs] + [rng.randint(1, 3) for _ in range(rng.randint(0, 2))] + [outputs]
        return [(rng.randint(1, 3), [[rng.randint(-2, 2) * biases] + [rng.randint(-2, 2) for _ in range(n)] for _ in range(m)])
                for n, m in zip(widths, widths[1:])]

    def random_polyhedron(self, rng, inputs):
        """The record p and its forms: with interior around 0."""
        forms = [[rng.randint(1, 3)] + [rng.randint(-2, 2) for _ in range(inputs)] for _ in range(rng.randint(0, 3))]
        record = "arrangement p %d %d\n" % (inputs, len(forms)) + "".join("plane %s\n" % " ".join(map(str, f)) for f in forms)
        return record, forms

    def test_random_lines(self):
        """On the line the regions are the pieces of 4.2."""
        rng = random.Random(42)
        for _ in range(120):
            layers = self.random_layers(rng, 1)
            writer = TreeWriter(1, [], [layers], rng)
            tree = writer.write(writer.region_leaf(True))
            n, d = writer.counts()
            points = sorted({x for x, in writer.facet_points})
            pieces = 1 + sum(1 for x in points if self.bends(layers, x, points))
            self.verified(written("n", 1, layers), self.LINE, "affine-regions n line %d %d %d" % (n, d, pieces), *tree,
                          "pieces n %d %d" % (pieces, len(points)), *["at %d %d" % (x.numerator, x.denominator) for x in points],
                          "compare regions:n = pieces:n")
            self.refused(written("n", 1, layers), self.LINE, "affine-regions n line %d %d %d" % (n, d, pieces + 1), *tree)

    def bends(self, layers, x, points):
        h = min([abs(x - y) for y in points if y != x], default=1) / 2
        left, here, right = (evaluate(layers, [x + t])[0][0] for t in (-h, 0, h))
        return left + right != 2 * here

    def test_random_sectors(self):
        """Without biases in the plane, C and D are those of 4.16."""
        rng = random.Random(16)
        for _ in range(60):
            layers = self.random_layers(rng, 2, biases=False)
            writer = TreeWriter(2, [], [layers], rng)
            tree = writer.write(writer.region_leaf(True))
            n, d = writer.counts()
            rays = set()
            for x, y in writer.corners + [(1, 0), (0, 1), (-1, 0), (0, -1)]:
                u, v = Fraction(x), Fraction(y)
                size = max(abs(u), abs(v))
                if size:
                    rays.add((u / size, v / size))

            # In order around the edge of a square, from the positive first axis on.
            def angle(ray):
                u, v = ray
                if u == 1 and v >= 0:
                    return v
                if v == 1:
                    return 2 - u
                if u == -1:
                    return 4 - v
                return 6 + u if v == -1 else 8 + v
            rays = sorted(rays, key=angle)
            gradients = []
            for (a, b), (c, e) in zip(rays, rays[1:] + rays[:1]):
                f, g = evaluate(layers, (a, b))[0][0], evaluate(layers, (c, e))[0][0]
                size = a * e - b * c
                gradients.append(((f * e - g * b) / size, (g * a - f * c) / size))
            regions = max(1, sum(1 for i in range(len(gradients)) if gradients[i] != gradients[i - 1]))
            self.assertEqual(len(set(gradients)), d)
            scaled = [(int(u * u.denominator * v.denominator), int(v * u.denominator * v.denominator)) for u, v in rays]
            self.verified(written("n", 2, layers), self.ALL, "affine-regions n all %d %d %d" % (n, d, regions), *tree,
                          "sectors n %d %d %d" % (regions, d, len(rays)), *["ray %d %d" % ray for ray in scaled])

    def test_random_polyhedra(self):
        """The patterns at random points of the polyhedron are among those of the leaves; mutants that pass are true."""
        rng = random.Random(41)
        for _ in range(60):
            inputs = rng.randint(1, 2)
            layers = self.random_layers(rng, inputs, outputs=rng.randint(1, 2))
            record, forms = self.random_polyhedron(rng, inputs)
            objects = written("n", inputs, layers) + record
            writer = TreeWriter(inputs, forms, [layers], rng)
            tree = writer.write(writer.region_leaf(True))
            n, d = writer.counts()
            patterns = {evaluate(layers, x)[1] for x, _, _ in writer.leaves}
            self.assertEqual(len(patterns), n)
            self.assertEqual(patterns, {pattern for _, _, pattern in writer.leaves})
            for _ in range(50):
                x = [Fraction(rng.randint(-40, 40), rng.randint(5, 9)) + Fraction(1, 1009) for _ in range(inputs)]
                _, signs = evaluate(layers, x)
                if all(writer.value(f, x) > 0 for f in forms):
                    self.assertIn(signs, patterns)
            self.verified(objects, "regions n p %d %d" % (n, d), *[t for t in tree if t.split(" ")[0] not in ("facet", "blocked")])
            classes = [c for c in range(1, n + 1)
                       if run_bytes(certificate("\n".join([objects, "affine-regions n p %d %d %d" % (n, d, c)] + tree)))[0] == 0]
            self.assertEqual(len(classes), 1)
            self.assertLessEqual(d, classes[0])
            numbers = [n, d, classes[0]]
            for _ in range(40):
                stated = [t + rng.choice((0, 0, 0, -1, 1)) for t in numbers]
                lines = list(tree)
                for _ in range(rng.randint(1, 2)):
                    i = rng.randrange(len(lines))
                    fields = lines[i].split(" ")
                    action = rng.randrange(4)
                    if action == 0 and len(fields) > 1:
                        k = rng.randrange(1, len(fields))
                        fields[k] = str(int(fields[k]) + rng.choice((-1, 1)))
                        lines[i] = " ".join(fields)
                    elif action == 1:
                        lines[i] = rng.choice(lines)
                    elif action == 2:
                        lines.insert(i, rng.choice(lines))
                    elif len(lines) > 1:
                        del lines[i]
                data = certificate("\n".join([objects, "affine-regions n p %d %d %d" % tuple(stated)] + lines))
                code, verdict = run_bytes(data)
                self.assertNotIn("internal error", verdict)
                keep(data, WORDS[code])
                if code == 0:
                    self.assertEqual(stated, numbers)

    def test_random_same_maps(self):
        rng = random.Random(43)
        differences = 0
        for _ in range(60):
            inputs = rng.randint(1, 2)
            layers = self.random_layers(rng, inputs, outputs=rng.randint(1, 2))
            # The same network with gates in another order, times positive factors.
            other = []
            order, factors = list(range(inputs)), [1] * inputs
            for i, (d, rows) in enumerate(layers):
                common = 1
                for f in factors:
                    common *= f
                rows = [[row[0] * common] + [row[1 + j] * (common // f) for j, f in zip(order, factors)] for row in rows]
                order = list(range(len(rows)))
                if i < len(layers) - 1:
                    rng.shuffle(order)
                factors = [rng.randint(1, 3) if i < len(layers) - 1 else 1 for _ in rows]
                other.append((d * common, [[t * f for t in rows[j]] for j, f in zip(order, factors)]))
            record, forms = self.random_polyhedron(rng, inputs)
            for changed in (False, True):
                if changed:
                    i = rng.randrange(len(other))
                    row = rng.choice(other[i][1])
                    row[rng.randrange(len(row))] += 1
                objects = written("a", inputs, layers) + written("b", inputs, other) + record
                writer = TreeWriter(inputs, forms, [layers, other], rng)
                tree = writer.write(writer.same_leaf)
                points = [[Fraction(1, 2)] * inputs] + [x for x, _, _ in writer.leaves]
                different = [x for x in points if evaluate(layers, x)[0] != evaluate(other, x)[0]]
                inside = [x for x in different if all(writer.value(f, x) >= 0 for f in forms)]
                self.assertFalse(different and not changed)
                self.answer("\n".join([objects, "same-map a b p"] + tree), "refused" if inside else "verified")
                for x in points:
                    self.answer(objects + "different-maps a b " + writer.point(x), "verified" if x in different else "refused")
                differences += bool(inside)
        self.assertGreater(differences, 20)

    def test_random_targets(self):
        """The values of a network on an interval lie between the values at the leaves' ends: just above is avoided."""
        rng = random.Random(46)
        avoided = 0
        for _ in range(60):
            layers = self.random_layers(rng, 1)
            forms = [[3, 1], [3, -1]]
            record = "arrangement p 1 2\nplane 3 1\nplane 3 -1\n"
            scale = 1
            for d, _ in layers:
                scale *= d
            writer = TreeWriter(1, forms, [layers], rng)
            ends = []

            def map_of(x, cell):
                (a,), (b,) = cell
                f, g = evaluate(layers, (a,))[0][0], evaluate(layers, (b,))[0][0]
                return f + (g - f) / (b - a) * (x - a)

            walker = TreeWriter(1, forms, [layers], rng)
            walker.write(lambda cell, assumptions, path: ends.extend(x for x, in cell) or ["leaf"])
            top = max(evaluate(layers, (x,))[0][0] for x in ends)
            best = next(x for x in ends if evaluate(layers, (x,))[0][0] == top)
            level = top + Fraction(1, 7)

            def leaf(cell, assumptions, path):
                # 0 = L + (Q's form) + q S (top of the cell - map) + the rest of L
                at0, at1 = map_of(0, cell), map_of(1, cell)
                image = [scale * t for t in (-level * level.denominator + level.denominator * at0, level.denominator * (at1 - at0))]
                minus = [-t for t in image]
                found = writer.combination(minus, assumptions).split(" ")  # U * minus = L + ..., L > 0
                u, rest = int(found[0]), int(found[1])
                return ["leaf %d %s" % (rest, " ".join(found[2:] + [str(len(assumptions) + 1), str(u)]))]

            tree = writer.write(leaf)

            def target(t):
                return "arrangement q 2 1\nplane %d 0 %d\n" % (-t.numerator, t.denominator)
            if all(line.split(" ")[1] != "0" for line in tree if line.startswith("leaf")):
                self.verified(written("n", 1, layers), record, target(level), "avoids n p q", *tree)
                avoided += 1
            self.refused(written("n", 1, layers), record, target(top), "avoids n p q", *tree)
            self.verified(written("n", 1, layers), record, target(top), "reaches n p q " + writer.point((best,)))
            self.refused(written("n", 1, layers), record, target(level), "reaches n p q " + writer.point((best,)))
        self.assertGreater(avoided, 40)

    def test_deep_trees(self):
        """Many gates, many splits one below the other, and many layers."""
        gates = 100000
        net = "network n 1 2\nlayer %d 1\n" % gates + "row 1 1\n" * gates + "layer 1 1\nrow 0" + " 1" * gates + "\n"
        self.assertEqual(run_bytes(certificate(net + self.LINE + "regions n line 2 2\nsplit\n" + "on 1 0 1 1\n" * (gates - 1)
                                               + "leaf 1 1\n" + "off 1 0 1 1\n" * (gates - 1) + "leaf 1 -3\n"))[0], 0)
        gates = 400
        # The gates x - i: on the way where all are off the splits stand one below the other.
        net = "network n 1 2\nlayer %d 1\n" % gates + "".join("row %d 1\n" % i for i in range(gates)) + "layer 1 1\nrow 0" + " 1" * gates + "\n"
        lines = []
        for i in range(gates):  # x + i on: all later ones are on, x + j = (j - i) + (x + i)
            lines.append("split")
            lines.extend("on 1 %d %d 1" % (j - i, i + 1) for j in range(i + 1, gates))
            lines.append("leaf 2 %d" % (1 - 2 * i))
        lines.append("leaf 1 %d" % -gates)
        self.assertEqual(run_bytes(certificate(net + self.LINE + "regions n line %d %d\n" % (gates + 1, gates + 1) + "\n".join(lines)))[0], 0)
        # A network of many layers: the way has one gate in each.
        depth = 20000
        net = "network n 1 %d\n" % (depth + 1) + "layer 1 1\nrow 0 1\n" * (depth + 1)
        self.assertEqual(run_bytes(certificate(net + self.LINE + "regions n line 2 2\nsplit\n" + "on 1 0 1 1\n" * (depth - 1)
                                               + "leaf 1 1\n" + "on 1 0\n" * (depth - 1) + "leaf 1 -1\n"))[0], 0)

    def test_memory(self):
        objects, tree = ABS + self.LINE, self.ABS1
        self.verified(objects, tree)
        jump = self.MAX0 + "not-one-hidden-layer-network n\nhyperplane 0 1 0\nat-point 1 0 1\nat-point 1 0 -1"
        same = IDENTITY + self.LINE + "same-map id id line\nleaf"
        split = ABS + self.LINE + "regions abs line 2 2\nsplit\nsplit\nleaf 1 0\n"
        many = IDENTITY + self.LINE + "arrangement q 2 50\n" + "plane -1 0 0\n" * 50 + "avoids id line q\nleaf 1 1 1"
        for body, enough in ((objects + tree, 100), (jump, 9), (same, 2), (many, 100)):
            with mock.patch.object(check, "MAX_WORDS", enough):
                self.assertEqual(run_bytes(certificate(body))[0], 0)
            with mock.patch.object(check, "MAX_WORDS", enough // 4 if enough == 100 else enough - 1):
                self.assertEqual(run_bytes(certificate(body))[0], 2)
        for words, code in ((3, 2), (100, 1)):
            with mock.patch.object(check, "MAX_WORDS", words):
                self.assertEqual(run_bytes(certificate(split))[0], code)
        # What a way kept is given back when it ends.
        wide = "network n 1 3\nlayer 8 1\n" + "".join("row %d 1\n" % i for i in range(8)) + "layer 1 1\nrow 1" + " 1" * 8 + "\nlayer 1 1\nrow 0 1\n"
        lines = []
        for i in range(8):
            lines += ["split"] + ["on 1 %d %d 1" % (j - i, i + 1) for j in range(i + 1, 8)]
            lines += ["on %d %d %d %d" % (1, 1 + sum(j - i for j in range(i, 8)), i + 1, 8 - i), "leaf 2 %d" % (1 - 2 * i)]
        lines += ["on 1 1", "leaf 1 -8"]
        body = wide + self.LINE + "regions n line 9 9\n" + "\n".join(lines)
        self.verified(body)
        peaks = []
        original = check.CaseTree.keep

        def keeping(tree, number):
            original(tree, number)
            peaks.append((tree.words, sum(map(check.words, tree.assumptions)) + sum(tree.words_of_layers)))
        with mock.patch.object(check.CaseTree, "keep", keeping):
            self.assertEqual(run_bytes(certificate(body))[0], 0)
        self.assertTrue(all(total <= parts + 2 * 9 + 2 for total, parts in peaks), peaks)


def point(i, n):
    """The point of this number in {0,1}^n."""
    return [i >> k & 1 for k in range(n)]


def numbers(values):
    return " ".join(map(str, values))


def table(name, values):
    """A truth table, in lines of different lengths."""
    text, n = "".join(map(str, values)), len(values).bit_length() - 1
    cut = len(text) // 3
    return "truth-table %s %d\n" % (name, n) + "".join("bits %s\n" % part for part in (text[:cut], text[cut:]) if part)


def value_table(name, scale, values):
    cut = len(values) // 3
    return "value-table %s %d %d\n" % (name, len(values).bit_length() - 1, scale) + "".join(
        "values %s\n" % numbers(part) for part in (values[:cut], values[cut:]) if part)


def pairs(weights):
    return "".join(" %d %d" % pair for pair in weights)


def sign_record(name, rows):
    return "signs %s %d %d\n" % (name, len(rows), len(rows[0])) + "".join(
        "row %s\n" % "".join("+" if t > 0 else "-" for t in row) for row in rows)


def forms_record(name, n, forms):
    return "arrangement %s %d %d\n" % (name, n, len(forms)) + "".join("plane 7 %s\n" % numbers(form) for form in forms)


def character(s, i):
    """chi_S at a point, both by their numbers."""
    return (-1) ** bin(s & ~i).count("1")


def random_circuit(rng, n, kind, gates=None, inputs_only=False):
    """The record c; the alphabet's lower value; for each gate and the output: kind, b, [(i, w)]; D."""
    alphabet = rng.choice(("bits", "signs"))
    gates = rng.randint(0, 4) if gates is None else gates
    lines = []
    for g in range(gates + 1):
        wires = n if inputs_only else n + g
        chosen = sorted(rng.sample(range(1, wires + 1), rng.randint(0, wires)))
        lines.append((rng.choice(("relu", "threshold")) if g < gates else kind, rng.randint(-3, 3),
                      [(i, rng.choice((-10**30, -2, -1, 0, 1, 2, 3)) if rng.random() < 0.1 else rng.randint(-3, 3)) for i in chosen]))
    divisor = rng.randint(1, 3)
    record = "circuit c %d %s %d\n" % (n, alphabet, gates)
    record += "".join("gate %s %d%s\n" % (k, b, pairs(w)) for k, b, w in lines[:-1])
    record += "output %s %d %d%s\n" % (kind, divisor, lines[-1][1], pairs(lines[-1][2]))
    return record, -1 if alphabet == "signs" else 0, lines, divisor


def circuit_output(low, lines, divisor, x):
    """The output at a point of {0,1}^N, and the arguments of the gates."""
    wires, arguments = [1 if t else low for t in x], []
    for kind, b, weights in lines:
        argument = b + sum(w * wires[i - 1] for i, w in weights)
        arguments.append(argument)
        wires.append(max(0, argument) if kind == "relu" else 1 if argument >= 0 else low)
    return (Fraction(argument, divisor) if kind == "sum" else int(argument >= 0)), arguments


FAMILY_VALUES = {  # by the words of section 3; x[k] is the input k, x[0] is not used
    "parity": lambda x, p, q: sum(x[1:]) % 2,
    "majority": lambda x, p, q: 2 * sum(x[1:]) >= p,
    "odd-max-bit": lambda x, p, q: 1 - max([k for k in range(1, p + 1) if x[k]], default=0) % 2,
    "equality": lambda x, p, q: all(x[k] == x[p + k] for k in range(1, p + 1)),
    "inner-product": lambda x, p, q: sum(x[k] * x[p + k] for k in range(1, p + 1)) % 2,
    "andreev": lambda x, p, q: x[1 + sum(sum(x[2**p + (i - 1) * q + j] for j in range(1, q + 1)) % 2 << i - 1 for i in range(1, p + 1))],
    "chattopadhyay-mande": lambda x, p, q: 1 - max(
        [i for i in range(1, p + 1) if all(x[k] == x[p * q + k] for k in range((i - 1) * q + 1, i * q + 1))], default=0) % 2,
    "chattopadhyay-mande-unequal": lambda x, p, q: 1 - max(
        [i for i in range(1, p + 1) if any(x[k] != x[p * q + k] for k in range((i - 1) * q + 1, i * q + 1))], default=0) % 2,
}


class Boolean(Case):
    XOR = "truth-table f 2\nbits 0110\n"
    AND = "truth-table g 2\nbits 0001\n"
    ONE_GATE = "circuit c 2 bits 1\ngate threshold -1 1 1 2 1\noutput threshold 1 -1 3 1\n"
    SUMS = "value-table u 1 2\nvalues 1 -3\nvalue-table v 1 3\nvalues 0 1\nvalue-table w 1 6\nvalues 3 -7\n"
    # The signs of x - y + 1/2 for x, y = 1, 2, 3.
    ORDER = "signs o 3 3\nrow +--\nrow ++-\nrow +++\n"
    FACTORS = "sign-rank-at-most o 2\nleft 2 1\nleft 4 1\nleft 6 1\nright 1 -1\nright 1 -3\nright 1 -5"
    HADAMARD = "signs h 4 4\nrow ++++\nrow +-+-\nrow ++--\nrow +--+\n"
    SPECTRAL = "spectral-sign-rank-at-least h 2 rows\nvectors 1 2 3 4\nothers 1 2 3 4\n" + "weights 1 1 1 1\n" * 4 \
        + "diagonal 1 2 2 2 2 2\nlower 0\nlower 0 0\nlower 0 0 0\nlower 0 0 0 0"
    # No line through the origin has these signs.
    PLANE2 = "signs q 2 2\nrow ++\nrow +-\n"
    TREE2 = "sign-rank-at-least q 2 rows\nvectors 1 2\nothers 1 2\nsplit 1\nsplit 2\ncircuit 2 1 2\ncircuit 1 1 2"
    EQUALITY = "family e equality 2\nmatrix a e 2\n"
    TREE3 = "sign-rank-at-least a 3 rows\nvectors 1 2 3\nothers 1 2 3 4\nsplit 1 2\nsplit 1 3\nsplit 2 3\n" \
        "circuit 2 1 2 3\ncircuit 3 1 2 3\nsplit 2 3\ncircuit 4 1 2 3\ncircuit 1 1 2 3"
    PAIR = "arrangement r 2 2\nplane 0 1 2\nplane 0 1 -1\n"

    def each_line(self, good, changes, *objects):
        """The record is verified; each change (line, old, new, word) gives the answer, at this line, counted from 1."""
        before = "\n".join(objects).strip()
        self.verified(before, good)
        lines = good.split("\n")
        for number, old, new, word in changes:
            changed = list(lines)
            self.assertIn(old, changed[number - 1])
            changed[number - 1] = changed[number - 1].replace(old, new, 1)
            verdict = self.answer("\n".join([before] + changed), word)
            first = 2 + sum(1 for line in before.split("\n") if line)
            if word != "verified":
                self.assertIn("line %d:" % (first + number), verdict, changed)

    def entries(self, record):
        reader = check.Certificate(io.BytesIO(certificate(record + "\n" + TRUE)))
        reader.check()
        return reader.objects["f"].entries

    def test_objects(self):
        for good in (
                self.XOR, self.AND, "truth-table f 0\nbits 1", "truth-table f 2\nbits 0\nbits 1\nbits 10", "family f parity 0",
                "family f majority 24", "family f andreev 1 2", "value-table f 0 1\nvalues -5", "value-table f 1 9\nvalues 1\nvalues 2",
                "circuit c 0 signs 0\noutput sum 3 1", self.ONE_GATE, "circuit c 1 bits 2\ngate relu 0\ngate relu 1 1 0 2 -1\n"
                "output threshold 2 0 1 1 2 1 3 1", self.ORDER, "signs s 1 1\nrow -", self.XOR + "matrix m f 0\nmatrix n f 2"):
            self.verified(good, TRUE)
        for bad in (
                "truth-table f", "truth-table f 25\nbits 0", "truth-table f -1\nbits 0", "truth-table f 1\nbits 011", "truth-table f 1\nbits 0",
                "truth-table f 1\nbits 0\nbits 02", "truth-table f 1\nbits 0 1", "truth-table f 1\nbits", "truth-table f 1 1\nbits 01",
                "truth-table f 1\nbits +1", "truth-table choose 0\nbits 0", self.XOR + self.XOR,
                "family f", "family f parity", "family f parity 25", "family f parity -1", "family f parity 1 1", "family f other 1",
                "family f equality 0", "family f equality 13", "family f inner-product 0", "family f andreev 1", "family f andreev 0 1",
                "family f andreev 4 3", "family f andreev 1 0", "family f andreev 1 23", "family f andreev 24 24", "family f andreev 9999999999 1",
                "family f chattopadhyay-mande 3 5", "family f chattopadhyay-mande-unequal 13 1", "family f chattopadhyay-mande 1",
                "value-table f 1\nvalues 1 2", "value-table f 1 0\nvalues 1 2", "value-table f 1 1\nvalues 1 2 3", "value-table f 1 1\nvalues",
                "value-table f 1 1\nvalues 1\nvalues", "value-table f 25 1\nvalues 1", "value-table f 1 1\nvalues 1 x", "value-table f -1 1\nvalues 1",
                "circuit c 25 bits 0\noutput sum 1 0", "circuit c 1 bit 0\noutput sum 1 0", "circuit c 1 bits -1\noutput sum 1 0",
                "circuit c 1 bits 1\noutput sum 1 0", "circuit c 1 bits 0\ngate relu 0\noutput sum 1 0", "circuit c 1 bits 0\noutput relu 1 0",
                "circuit c 1 bits 0\noutput sum 0 0", "circuit c 1 bits 0\noutput sum 1", "circuit c 1 bits 0\noutput sum 1 0 1",
                "circuit c 1 bits 0\noutput sum 1 0 2 1", "circuit c 2 bits 0\noutput sum 1 0 2 1 1 1", "circuit c 2 bits 0\noutput sum 1 0 1 1 1 1",
                "circuit c 1 bits 0\noutput sum 1 0 0 1", "circuit c 1 bits 1\ngate sum 0\noutput sum 1 0", "circuit c 1 bits 1\ngate relu\noutput sum 1 0",
                "circuit c 1 bits 1\ngate relu 0 2 1\noutput sum 1 0", "circuit c 1 bits 1\ngate relu 0 1 1\noutput sum 1 0 3 1",
                "circuit c 1 bits 10000001\ngate relu 0", "signs s 0 1\nrow +", "signs s 1 0\nrow +", "signs s 1 1\nrow ++", "signs s 1 2\nrow +",
                "signs s 1 1\nrow 1", "signs s 1 1\nrow + +", "signs s 1 1 1\nrow +", "signs s 2 1\nrow +", self.XOR + "matrix m f 3",
                self.XOR + "matrix m f -1", self.XOR + "matrix m f", "matrix m f 1", "value-table f 1 1\nvalues 1 2\nmatrix m f 1",
                self.ORDER + "matrix m o 1"):
            self.declined(bad, TRUE)

    def test_entries(self):
        # Entries of all kinds count; the limit is judged at the first line.
        body = "truth-table f 2\nbits 0000\nfamily g equality 1\nvalue-table h 1 1\nvalues 1 2\nsigns s 2 3\nrow ++-\nrow +++\nmatrix m g 1\n"
        for enough, code in ((20, 0), (19, 2)):
            with mock.patch.object(check, "MAX_ENTRIES", enough):
                self.assertEqual(run_bytes(certificate(body + TRUE))[0], code)
        many = "family f0 parity 24\nmatrix f1 f0 12\nfamily f2 majority 24\nmatrix f3 f2 0\nmatrix f4 f2 24\n"
        self.verified(many, TRUE)
        self.assertIn("line 8:", self.declined(many + "signs s 4000 5000", TRUE))
        self.assertIn("line 8:", self.declined(many + "truth-table t 24", TRUE))

    def test_families(self):
        for word, p, q in [(w, p, None) for w in ("parity", "majority", "odd-max-bit") for p in range(8)] + [
                (w, p, None) for w in ("equality", "inner-product") for p in range(1, 5)] + [
                (w, p, q) for w in ("chattopadhyay-mande", "chattopadhyay-mande-unequal") for p, q in ((1, 1), (2, 1), (1, 3), (2, 2), (3, 1), (5, 1))] + [
                ("andreev", p, q) for p, q in ((1, 1), (1, 2), (2, 1), (2, 3), (3, 1))]:
            found = self.entries("family f %s %d%s" % (word, p, "" if q is None else " %d" % q))
            n = len(found).bit_length() - 1
            self.assertEqual(list(found), [int(FAMILY_VALUES[word]([None] + point(i, n), p, q)) for i in range(1 << n)], (word, p, q))

    def test_4_50_computes_and_4_51_agrees(self):
        self.each_line("computes c g", [(1, "g", "f", "refused"), (1, "c g", "g c", "declined"), (1, "c g", "c", "declined"),
                                        (1, "g", "h", "declined"), (1, "g", "u", "declined"), (1, "g", "t", "declined")],
                       self.ONE_GATE.replace("-1 1 1 2 1", "-2 1 1 2 1"), self.XOR, self.AND,
                       "value-table u 2 1\nvalues 0 0 0 1", "truth-table t 1\nbits 01")
        self.each_line("agrees c g 2", [(1, "2", "3", "refused"), (1, "2", "-2", "refused"), (1, " 2", "", "declined"), (1, "g", "u", "declined"),
                                        (1, "c", "d", "declined"), (1, "g", "t", "declined")],
                       self.ONE_GATE, self.AND, "value-table u 2 1\nvalues 0 0 0 1", "truth-table t 1\nbits 01",
                       "circuit d 2 bits 0\noutput sum 1 0")
        rng = random.Random(50)
        for case in range(150):
            n, kind = rng.randint(0, 5), rng.choice(("sum", "threshold"))
            record, low, lines, divisor = random_circuit(rng, n, kind)
            outputs = [circuit_output(low, lines, divisor, point(i, n))[0] for i in range(1 << n)]
            i = rng.randrange(1 << n)
            for lane_words in (check.MAX_LANE_WORDS, rng.randint(0, 20)):
                with mock.patch.object(check, "MAX_LANE_WORDS", lane_words):
                    if kind == "sum":
                        scale = divisor * rng.randint(1, 4)
                        values = [int(t * scale) for t in outputs]
                        self.verified(record, value_table("v", scale, values), "computes c v")
                        values[i] += rng.choice((-1, 1, 2**64))
                        self.refused(record, value_table("v", scale, values), "computes c v")
                        self.declined(record, table("f", [0] * len(values)), "computes c f")
                        self.declined(record, table("f", [0] * len(values)), "agrees c f 0")
                    else:
                        self.verified(record, table("f", outputs), "computes c f")
                        other = [rng.randint(0, 1) for _ in outputs]
                        agreeing = sum(a == b for a, b in zip(outputs, other))
                        self.verified(record, table("f", other), "agrees c f %d" % agreeing)
                        self.refused(record, table("f", other), "agrees c f %d" % (agreeing + rng.choice((-1, 1))))
                        other = outputs[:i] + [1 - outputs[i]] + outputs[i + 1:]
                        self.refused(record, table("f", other), "computes c f")
                        self.declined(record, value_table("f", 1, other), "computes c f")

    def test_4_50_long_values(self):
        # Each gate multiplies by 10^9999: beyond the words that may be kept, but not if the values are 0.
        gates = 150
        for first, code in (0, 0), (1, 2):
            body = "circuit c 1 bits %d\ngate relu %d\n" % (gates, first) + "".join(
                "gate relu 0 %d 1%s\n" % (i, "0" * 9999) for i in range(2, gates + 1)) + "output threshold 1 -1 %d 1\n" % (gates + 1)
            with mock.patch.object(check, "MAX_WORDS", 32000):
                self.assertEqual(run_bytes(certificate(body + "truth-table f 1\nbits 00\nagrees c f 2"))[0], code)

    def test_4_50_16_inputs(self):
        n = 16
        gates = "".join("gate relu %d%s\n" % (1 - k, pairs((i, 1) for i in range(1, n + 1))) for k in range(1, n + 1))
        body = "circuit c %d bits %d\n%soutput threshold 1 -1%s\nfamily f parity %d\ncomputes c f\nspectrum f %d 1 %d" % (
            n, n, gates, pairs((n + k, 1 if k == 1 else 2 * (-1) ** (k - 1)) for k in range(1, n + 1)), n, n, 2**n)
        self.verified(body)
        self.refused(body.replace("parity", "majority"))
        body = "family f majority 16\nspectrum f 15 32768 %d\ndistinct-rows f 8 9\ncoefficient f 1 1 1" % 2**15
        self.assertIn("line 4:", self.refused(body))

    def separable(self, values):
        """Whether a table of at most 3 inputs is that of a threshold; the least weights (sum) of one."""
        n = len(values).bit_length() - 1
        if n not in self.thresholds:
            found = self.thresholds[n] = {}
            for w in itertools.product(range(-3, 4), repeat=n):
                for b in range(-10, 11):
                    key = tuple(int(b + sum(map(int.__mul__, w, point(i, n))) >= 0) for i in range(1 << n))
                    size = sum(map(abs, w))
                    found[key] = min(size, found.get(key, size))
        return self.thresholds[n].get(tuple(values))

    thresholds = {}

    def test_4_52_not_threshold_and_4_53_weights(self):
        good = "not-threshold f\nmultipliers 0 1 1 1 2 1 3 1"
        self.each_line(good, [
            (1, "f", "g", "verified"), (1, "f", "h", "declined"), (1, "f", "f f", "declined"), (1, "f", "v", "declined"), (2, "0 1", "0 2", "refused"),
            (2, "0 1 ", "", "refused"), (2, "3 1", "4 1", "declined"), (2, "0 1", "0 0", "declined"), (2, "0 1 1 1", "1 1 0 1", "declined"),
            (2, "3 1", "2 1", "declined"), (2, " 3 1", " 3", "declined"), (2, " 0 1 1 1 2 1 3 1", "", "declined"), (2, "0 1", "-1 1", "declined"),
            (2, "multipliers", "multiplier", "declined")], self.XOR, "truth-table g 2\nbits 1001", "value-table v 2 1\nvalues -1 1 1 -1")
        good = "threshold-weights-at-least g 2\nmultipliers 1 1 2 1 3 2"
        self.refused(self.AND, good.replace("g 2", "g 3"))
        self.each_line(good, [(1, "2", "-5", "verified"), (1, "2", "1", "verified"), (2, "3 2", "3 1", "refused"),
                              (1, " 2", "", "declined"), (2, "3 2", "4 2", "declined"), (1, "g", "v", "declined")],
                       self.AND, "value-table v 2 1\nvalues -1 -1 -1 1")
        self.verified(self.XOR, "threshold-weights-at-least f 1000\nmultipliers 0 1 1 1 2 1 3 1")
        self.refused("truth-table f 0\nbits 1\nthreshold-weights-at-least f 0\nmultipliers 0 1")
        rng = random.Random(52)
        proofs = bounds = 0
        for _ in range(1500):
            n = rng.randint(1, 3)
            values = [rng.randint(0, 1) for _ in range(1 << n)]
            self.separable(values)
            if rng.random() < 0.5:
                values = list(rng.choice(sorted(self.thresholds[n])))
            sides = [[i for i, v in enumerate(values) if v == side] for side in (0, 1)]
            number = rng.randint(0, min(map(len, sides)))
            chosen = sorted(i for side in sides for i in rng.sample(side, number)) or [0]
            factors = [(i, 1 if rng.random() < 0.9 else 2) for i in chosen]
            code, _ = run_bytes(certificate(table("f", values) + "not-threshold f\nmultipliers" + pairs(factors)))
            proofs += code == 0
            self.assertFalse(code == 0 and self.separable(values) is not None)
            weight = rng.randint(0, 4)
            code, _ = run_bytes(certificate(table("f", values) + "threshold-weights-at-least f %d\nmultipliers%s" % (weight, pairs(factors))))
            bounds += code == 0 and weight > 1
            least = self.separable(values)
            self.assertFalse(code == 0 and least is not None and least < weight, (values, weight))
        self.assertGreater(proofs, 4)
        self.assertGreater(bounds, 4)

    def test_4_54_spectrum_and_4_55_coefficient(self):
        self.each_line("spectrum v 1 2 9\ncoefficient v 0 -1 2\ncoefficient v 1 8 4\ncoefficient v 1 -2 -1".split("\n")[0], [
            (1, "1 2", "1 1", "refused"), (1, "1 2", "0 2", "refused"), (1, "9", "-9", "refused"), (1, "9", "8", "refused"), (1, " 9", "", "declined"),
            (1, "v", "c", "declined")], "value-table v 1 2\nvalues 5 -4", self.ONE_GATE)
        self.each_line("coefficient v 0 2 8", [
            (1, "2 8", "1 4", "verified"), (1, "0 2 8", "1 -9 4", "verified"), (1, "0 2 8", "1 9 4", "refused"), (1, "0 2", "2 2", "declined"),
            (1, "0 2", "-1 2", "declined"), (1, "8", "0", "declined"), (1, " 8", "", "declined")], "value-table v 1 2\nvalues 5 -4")
        self.verified("value-table v 1 2\nvalues 0 0\nspectrum v -1 0 0")
        self.verified("truth-table f 0\nbits 0\nspectrum f 0 1 1\ncoefficient f 0 -1 1")
        rng = random.Random(54)
        for _ in range(150):
            n = rng.randint(0, 5)
            scale, size = rng.randint(1, 4), rng.choice((1, 1, 3, 30000, 2**31, 2**50, 2**63, 2**200))
            if size == 1:
                values, scale = [rng.choice((-1, 1)) for _ in range(1 << n)], 1
                record = table("f", [(v + 1) // 2 for v in values])
            else:
                values = [rng.choice((0, rng.randint(-size, size), size)) for _ in range(1 << n)]
                record = value_table("f", scale, values)
            sums = [sum(v * character(s, i) for i, v in enumerate(values)) for s in range(1 << n)]
            found = [max([bin(s).count("1") for s, t in enumerate(sums) if t], default=-1), sum(map(bool, sums)), max(map(abs, sums))]
            s = rng.randrange(1 << n)
            exact = Fraction(sums[s], scale << n)
            self.verified(record, "spectrum f " + numbers(found), "coefficient f %d %d %d" % (s, exact.numerator, exact.denominator))
            k = rng.randrange(3)
            found[k] += rng.choice((-1, 1))
            self.refused(record, "spectrum f " + numbers(found))
            self.refused(record, "coefficient f %d %d %d" % (s, exact.numerator + 1, exact.denominator))
        with mock.patch.object(check, "MAX_WORDS", 20):
            long = "value-table v 2 1\nvalues 1%s 0 0 0\n" % ("0" * 200)
            self.assertEqual(run_bytes(certificate(long + "spectrum v 2 4 1" + "0" * 200))[0], 2)
            self.assertEqual(run_bytes(certificate(long + "coefficient v 3 1%s 4" % ("0" * 200)))[0], 0)

    def test_4_56_survival(self):
        self.each_line("survival c 1 = 1 2 1 1", [
            (1, "1 = ", "2 = ", "declined"), (1, "1 = ", "0 = ", "declined"), (1, "= 1 2", "== 1 2", "declined"), (1, "1 2", "2 4", "verified"),
            (1, "1 2 ", "1 0 ", "declined"), (1, " 1 1", " 1", "declined"), (1, "1 1", "1 2", "refused"), (1, "1 1", "2 1", "refused"),
            (1, "1 1", "2 2", "declined"), (1, "1 1", "1 3", "declined"), (1, "1 1", "0 1", "declined"), (1, "= ", "> ", "refused"),
            (1, "= ", ">= ", "verified"), (1, "= 1", "< 2", "verified")], self.ONE_GATE)
        # A gate that reads a gate.
        self.declined(self.ONE_GATE.replace("bits 1", "bits 2").replace("output", "gate relu 0 3 0\noutput"), "survival c 2 >= 0 1 1 1")
        self.declined("circuit c 0 bits 1\ngate relu 0\noutput sum 1 0", "survival c 1 >= 0 1")
        rng = random.Random(56)
        for _ in range(120):
            n = rng.randint(1, 5)
            record, low, lines, _ = random_circuit(rng, n, "sum", gates=rng.randint(1, 2), inputs_only=True)
            parts = [rng.randint(1, 3) for _ in range(n)]
            names = sorted(set(parts))
            parts = [names.index(t) + 1 for t in parts]
            gate = rng.randint(1, len(lines) - 1)
            kind, b, weights = lines[gate - 1]
            survived = total = 0
            for chosen in itertools.product(*[[k for k in range(n) if parts[k] == t + 1] for t in range(len(names))]):
                others = [k for k in range(n) if k not in chosen]
                for fixed in itertools.product((low, 1), repeat=len(others)):
                    at = dict(zip(others, fixed))
                    values = []
                    for free in itertools.product((low, 1), repeat=len(chosen)):
                        at.update(zip(chosen, free))
                        values.append(b + sum(w * at[i - 1] for i, w in weights))
                    total += 1
                    if kind == "threshold":
                        survived += len({v >= 0 for v in values}) == 2
                    else:
                        survived += min(values) < 0 < max(values)
            exact = Fraction(survived, total)
            head = "survival c %d %s %d %d " + numbers(parts)
            self.verified(record, head % (gate, "=", exact.numerator, exact.denominator))
            self.refused(record, head % (gate, ">", exact.numerator, exact.denominator))
            self.refused(record, head % (gate, "=", exact.numerator * 100 + 1, exact.denominator * 100))
            self.verified(record, head % (gate, "<", exact.numerator * 100 + 1, exact.denominator * 100))
        # Powers of 2 as weights: 3 * 2^2 different pairs.
        powers = "circuit c 3 bits 1\ngate relu 0 1 1 2 2 3 4\noutput sum 1 0\nsurvival c 1 = 0 1 1 1 1"
        for limit, code in (12, 0), (11, 2):
            with mock.patch.object(check, "MAX_PAIRS", limit):
                self.assertEqual(run_bytes(certificate(powers))[0], code)

    def test_4_57_sign_rank_at_most(self):
        self.each_line(self.FACTORS, [
            (1, "2", "0", "declined"), (1, " 2", "", "declined"), (1, "o", "f", "declined"), (2, "2 1", "4 2", "verified"),
            (3, "4 1", "4 1 1", "declined"), (4, "left", "right", "declined"), (5, "-1", "-2", "refused"), (6, "-3", "-4", "refused"),
            (6, "right", "left", "declined"), (7, "-5", "-6", "refused"), (7, "1 -5", "1", "declined"), (7, "1 -5", "0 0", "refused")],
            self.ORDER, self.XOR)
        rng = random.Random(57)
        for _ in range(60):
            height, width, rank = rng.randint(1, 5), rng.randint(1, 5), rng.randint(1, 3)
            left = [[rng.randint(-5, 5) for _ in range(rank)] for _ in range(height)]
            right = [[rng.randint(-5, 5) for _ in range(rank)] for _ in range(width)]
            products = [[sum(map(int.__mul__, u, v)) for v in right] for u in left]
            lines = ["left " + numbers(u) for u in left] + ["right " + numbers(v) for v in right]
            rows = [[t if t else 1 for t in row] for row in products]
            good = all(all(row) for row in products)
            self.answer("\n".join([sign_record("s", rows), "sign-rank-at-most s %d" % rank] + lines), "verified" if good else "refused")
            rows[rng.randrange(height)][rng.randrange(width)] *= -1
            self.refused(sign_record("s", rows), "sign-rank-at-most s %d" % rank, *lines)
        self.declined("signs s 4000 1\n" + "row +\n" * 4000 + "sign-rank-at-most s 1000")

    def test_4_58_sign_rank_at_least(self):
        self.each_line(self.TREE2, [
            (1, "2", "1", "declined"), (1, "2", "101", "declined"), (1, "rows", "columns", "verified"), (1, "rows", "row", "declined"),
            (1, " rows", "", "declined"), (1, "q", "f", "declined"), (2, "1 2", "2", "declined"), (2, "1 2", "2 1", "declined"),
            (2, "1 2", "1 3", "declined"), (3, "1 2", "1 1", "declined"), (3, "1 2", "0", "declined"), (3, " 1 2", "", "declined"),
            (4, "split 1", "split 3", "declined"), (4, "split 1", "split 1 2", "declined"), (4, "split 1", "circuit 1 1 2", "refused"),
            (5, "2", "1", "refused"), (6, "2 1 2", "1 1 2", "refused"), (6, "2 1 2", "3 1 2", "declined"), (6, "2 1 2", "2 2 1", "declined"),
            (6, "2 1 2", "2 1", "declined"), (6, "circuit", "relation", "declined"), (6, "circuit", "leaf", "declined"),
            (7, "1 1 2", "2 1 2", "refused"), (7, "circuit 1 1 2", "split 1", "refused")], self.PLANE2, self.XOR)
        # Too few vectors for R are declined at their line.
        self.assertIn("line 7:", self.declined(self.PLANE2, self.TREE2.replace("q 2", "q 3")))
        self.assertIn("line 7:", self.declined(self.PLANE2, self.TREE2.replace("q 2", "q 100")))
        self.each_line(self.TREE3, [
            (4, "1 2", "2 1", "declined"), (4, "1 2", "1 1", "declined"), (5, "1 3", "1 2", "refused"), (7, "2 1 2 3", "1 1 2 3", "refused"),
            (8, "circuit 3 1 2 3", "split 1 3", "refused"), (11, "1 1 2 3", "4 1 2 3", "refused"),
            (11, "circuit 1 1 2 3", "relation 1 2 3", "declined"), (11, "circuit 1 1 2 3", "relation 1 2 3 4", "declined")], self.EQUALITY)
        self.assertEqual(self.verified(self.EQUALITY, self.TREE3.replace("rows", "columns")), "verified t | sign-rank-at-least a 3")
        # Surplus lines and missing ones.
        self.declined(self.EQUALITY, self.TREE3, "circuit 1 1 2 3")
        self.declined(self.EQUALITY, self.TREE3.rsplit("\n", 1)[0])

    def chirotope_tree(self, rows, d, late):
        """A tree of 4.58 over all rows, splits in lexicographic order; None if some leaf is not to be had.

        If it is `late`, all sequences get signs, and relations are looked for first.
        """
        m, n = len(rows), len(rows[0])
        sequences = list(itertools.combinations(range(1, m + 1), d))

        def lines(signs):
            ready = not late or len(signs) == len(sequences)
            found = self.contradiction(rows, d, signs, n, m, late) if ready else None
            if found:
                return [found]
            if len(signs) == len(sequences):
                return None
            sequence = sequences[len(signs)]
            result = ["split " + numbers(sequence)]
            for sign in (1, -1) if signs else (1,):
                part = lines(dict(signs, **{numbers(sequence): sign}))
                if part is None:
                    return None
                result += part
            return result
        return lines({})

    def contradiction(self, rows, d, signs, n, m, use_relations):
        def sign(sequence):
            swaps = sum(1 for a, b in itertools.combinations(sequence, 2) if a > b)
            return (-1) ** swaps * signs.get(numbers(sorted(sequence)), 0)
        if d >= 2 and use_relations:
            for x in itertools.combinations(range(1, m + 1), d - 2):
                for a, b, c, e in itertools.combinations([t for t in range(1, m + 1) if t not in x], 4):
                    terms = {sign(x + (a, b)) * sign(x + (c, e)), -sign(x + (a, c)) * sign(x + (b, e)), sign(x + (a, e)) * sign(x + (b, c))}
                    if terms == {1} or terms == {-1}:
                        return "relation " + numbers(x + (a, b, c, e))
        for chosen in itertools.combinations(range(1, m + 1), d + 1):
            parts = [(-1) ** k * sign(chosen[:k] + chosen[k + 1:]) for k in range(d + 1)]
            for j in range(n):
                terms = {t * rows[i - 1][j] for t, i in zip(parts, chosen)}
                if terms == {1} or terms == {-1}:
                    return "circuit %d %s" % (j + 1, numbers(chosen))
        return None

    def test_4_58_random(self):
        """Trees are found for some matrices, relations help, and never for one of low sign-rank."""
        rng = random.Random(58)
        found = related = 0
        for _ in range(120):
            d, m = rng.choice(((1, 3), (2, 4), (2, 5), (3, 5)))
            n = rng.randint(2, 7)
            low = rng.random() < 0.4
            if low:
                left = [[rng.randint(-9, 9) for _ in range(d)] for _ in range(m)]
                right = [[rng.randint(-9, 9) for _ in range(d)] for _ in range(n)]
                rows = [[sum(map(int.__mul__, u, v)) for v in right] for u in left]
                if not all(map(all, rows)):
                    continue
                rows = [[1 if t > 0 else -1 for t in row] for row in rows]
            else:
                rows = [[rng.choice((-1, 1)) for _ in range(n)] for _ in range(m)]
            if d == 3 and n < 5 and not low:
                continue
            tree = self.chirotope_tree(rows, d, rng.random() < 0.5)
            self.assertFalse(low and tree is not None)
            if tree is None:
                continue
            if d == 1:
                self.assertTrue(any(row != rows[0] and row != [-t for t in rows[0]] for row in rows))
            found += 1
            related += any(line.startswith("relation") for line in tree)
            body = "sign-rank-at-least s %d %s\nvectors " + numbers(range(1, m + 1)) + "\nothers " + numbers(range(1, n + 1)) + "\n" + "\n".join(tree)
            self.verified(sign_record("s", rows), body % (d + 1, "rows"))
            self.verified(sign_record("s", list(zip(*rows))), body % (d + 1, "columns"))
            for _ in range(5):
                lines = list(tree)
                i = rng.randrange(len(lines))
                fields = lines[i].split(" ")
                k = rng.randrange(1, len(fields))
                fields[k] = str(int(fields[k]) + rng.choice((-1, 1)))
                lines[i] = " ".join(fields)
                data = certificate(sign_record("s", rows) + (body % (d + 1, "rows")).replace("\n".join(tree), "\n".join(lines)))
                code, verdict = run_bytes(data)
                self.assertNotIn("internal error", verdict)
                keep(data, WORDS[code])
        self.assertGreater(found, 30)
        self.assertGreater(related, 0)

    def test_4_58_false_trees(self):
        """For matrices of sign-rank 2 no random lines make a tree of R = 3."""
        rng = random.Random(580)
        for _ in range(3000):
            rows = [[1 if j < i else -1 for j in range(4)] for i in rng.sample(range(5), 4)]
            lines = ["split 1 2"]
            open_nodes = 1
            while open_nodes and len(lines) < 12:
                choice = rng.randrange(3) if len(lines) < 6 else rng.randrange(1, 3)
                if choice == 0:
                    lines.append("split " + numbers(sorted(rng.sample(range(1, 5), 2))))
                    open_nodes += 1
                else:
                    open_nodes -= 1
                    lines.append("relation 1 2 3 4" if choice == 1 and rng.random() < 0.3 else
                                 "circuit %d %s" % (rng.randint(1, 4), numbers(sorted(rng.sample(range(1, 5), 3)))))
            code, verdict = run_bytes(certificate(
                sign_record("s", rows) + "sign-rank-at-least s 3 rows\nvectors 1 2 3 4\nothers 1 2 3 4\n" + "\n".join(lines)))
            self.assertNotEqual(code, 0)
            self.assertNotIn("internal error", verdict)

    def test_4_59_spectral(self):
        self.each_line(self.SPECTRAL, [
            (1, "2", "1", "declined"), (1, "rows", "columns", "verified"), (1, "rows", "all", "declined"), (2, "1 2 3 4", "1 2 3 5", "declined"),
            (3, "1 2 3 4", "1 2 3 3", "declined"), (4, "1 1 1 1", "1 1 1 0", "declined"), (7, "1 1 1 1", "1 1 1", "declined"),
            (8, "1 2 2 2 2 2", "0 2 2 2 2 2", "declined"), (8, "1 2 2 2 2 2", "1 0 2 2 2 2", "declined"), (8, "1 2 2 2 2 2", "1 2 -1 2 2 2", "declined"),
            (8, "1 2 2 2 2 2", "1 2 2 2 2", "declined"), (8, "1 2 2 2 2 2", "1 2 9 9 2 4", "refused"), (10, "0 0", "0", "declined"),
            (12, "0 0 0 0", "0 0 0 0 0", "declined"), (12, "0 0 0 0", "0 0 0 1", "refused")], self.HADAMARD)
        self.assertEqual(self.verified(self.HADAMARD, self.SPECTRAL), "verified t | sign-rank-at-least h 2")
        # R = 3 is exactly not proved; the check of the diagonal comes before its size matters.
        self.assertIn("line 15:", self.refused(self.HADAMARD, self.SPECTRAL.replace("h 2 rows", "h 3 rows")))
        self.assertIn("line 19:", self.refused(self.HADAMARD, self.SPECTRAL.replace("1 2 2 2 2 2", "1 2 2 2 2 1")))
        self.declined(self.HADAMARD, self.SPECTRAL.replace("vectors 1 2 3 4", "vectors"))
        # One vector is enough for the lists; then nothing is proved.
        self.refused(self.HADAMARD, "spectral-sign-rank-at-least h 2 rows\nvectors 1\nothers 1\nweights 1\ndiagonal 1 1 1\nlower 0")

    def test_4_59_random(self):
        rng = random.Random(59)
        for _ in range(150):
            m, n = rng.randint(1, 4), rng.randint(1, 4)
            rows = [[rng.choice((-1, 1)) for _ in range(n)] for _ in range(m)]
            weights = [[rng.randint(1, 3) for _ in range(n)] for _ in range(m)]
            scale, divisor = rng.randint(1, 3), rng.randint(1, 6)
            lower = [[rng.randint(-2, 2) for _ in range(k + 1)] + [0] * (n - k - 1) for k in range(n)]
            b = [[a * w for a, w in zip(row, weight)] for row, weight in zip(rows, weights)]

            def rest(i, j):
                return -scale**2 * sum(b[t][i] * b[t][j] for t in range(m)) - sum(map(int.__mul__, lower[i], lower[j]))
            # The least e_j for which row j is dominated by its diagonal.
            ends = [max(0, -(-(sum(abs(rest(i, j)) for i in range(n) if i != j) - rest(j, j)) // (scale**2 * divisor))) for j in range(n)]
            left, right = 2 * min(map(min, weights)) * m * n, m * divisor + sum(ends)
            for rank in (2, 3):
                enough = left > (rank - 1) * right
                lines = ["spectral-sign-rank-at-least s %d rows" % rank, "vectors " + numbers(range(1, m + 1)), "others " + numbers(range(1, n + 1))]
                lines += ["weights " + numbers(w) for w in weights]
                after = ["lower " + numbers(row[:k + 1]) for k, row in enumerate(lower)]
                self.answer("\n".join([sign_record("s", rows)] + lines + ["diagonal %d %d %s" % (scale, divisor, numbers(ends))] + after),
                            "verified" if enough else "refused")
                if enough and any(ends):
                    j = rng.choice([j for j in range(n) if ends[j]])
                    ends[j] -= 1
                    self.refused(sign_record("s", rows), *lines, "diagonal %d %d %s" % (scale, divisor, numbers(ends)), *after)
                    ends[j] += 1

    def test_4_59_size(self):
        """64 rows and columns."""
        n = 64
        rows = [[(-1) ** bin(i & j).count("1") for j in range(n)] for i in range(n)]
        body = [sign_record("s", rows), "spectral-sign-rank-at-least s 8 rows", "vectors " + numbers(range(1, n + 1)),
                "others " + numbers(range(1, n + 1))] + ["weights" + " 1" * n] * n + ["diagonal 1 8" + " 8" * n]
        body += ["lower" + " 0" * (k + 1) for k in range(n)]
        self.verified(*body)
        self.refused("\n".join(body).replace("s 8 rows", "s 9 rows"))
        self.verified("family f inner-product 3\nmatrix s f 3\n" + "\n".join(
            ["spectral-sign-rank-at-least s 3 columns", "vectors " + numbers(range(1, 9)), "others " + numbers(range(1, 9))]
            + ["weights" + " 1" * 8] * 8 + ["diagonal 1 3" + " 3" * 8] + ["lower" + " 0" * (k + 1) for k in range(8)]))

    def test_4_60_xor(self):
        self.each_line("xor-sign-rank-at-least f 1", [(1, "1", "2", "refused"), (1, "1", "0", "declined"), (1, " 1", "", "declined"),
                                                      (1, "f", "v", "declined")], self.XOR, "value-table v 1 1\nvalues 1 1")
        self.verified("family f inner-product 2\nxor-sign-rank-at-least f 4")
        self.refused("family f inner-product 2\nxor-sign-rank-at-least f 5")

    def test_4_61_row_classes_and_4_64_common_cone(self):
        self.each_line("row-classes r 4", [(1, "4", "3", "refused"), (1, "4", "-4", "refused"), (1, " 4", "", "declined"), (1, "r", "f", "declined")],
                       self.PAIR, self.XOR)
        self.each_line("no-common-cone r 1 2 0 1", [(1, "0 1", "1 1", "refused"), (1, "0 1", "0 2", "declined"), (1, "1 2", "2 1", "refused"),
                                                    (1, "1 2 ", "0 2 ", "declined"), (1, "1 2 ", "1 3 ", "declined"), (1, " 0 1", " 0", "declined"),
                                                    (1, "0 1", "0 1 0", "declined")], self.PAIR)
        self.assertEqual(self.verified(self.PAIR, "no-common-cone r 1 2 0 1"), "verified t | no-common-cone r")
        self.refused(self.PAIR, "common-cone r")
        self.verified("arrangement n 3 0\nrow-classes n 1\ncommon-cone n")
        self.declined("arrangement n 3 0\nno-common-cone n 1 1 0 0 0")
        self.verified("arrangement n 16 2\nplane 1%s\nplane 5%s" % (" 1" * 16, " 2" * 16), "row-classes n 17", "common-cone n")
        self.verified("arrangement n 16 1\nplane 0 %s" % numbers(2**i for i in range(16)), "row-classes n 65536", "common-cone n")
        for head in ("row-classes n 1", "common-cone n", "no-common-cone n 1 1" + " 0" * 25, self.XOR + "not-through f n 0 0 0"):
            self.declined("arrangement n 25 1\nplane 0" + " 0" * 25, head)
        self.declined("arrangement n 24 2\n" + ("plane 0" + " 0" * 24 + "\n") * 2, "row-classes n 1")
        rng = random.Random(61)
        cones = 0
        for _ in range(200):
            n, m = rng.randint(1, 4), rng.randint(1, 3)
            forms = [[rng.choice((-1, 0, 0, 1, 2)) for _ in range(n)] for _ in range(m)]
            record = forms_record("a", n, forms)
            points = list(itertools.product((-1, 1), repeat=n))
            vectors = [tuple(sum(map(int.__mul__, form, x)) for form in forms) for x in points]
            self.verified(record, "row-classes a %d" % len(set(vectors)))
            self.refused(record, "row-classes a %d" % (len(set(vectors)) + rng.choice((-1, 1))))
            ordered = sorted(vectors, key=sum)
            cone = all(s <= t for u, v in zip(ordered, ordered[1:]) for s, t in zip(u, v))
            cones += cone
            self.answer(record + "common-cone a", "verified" if cone else "refused")
            proofs = []
            for i, j in itertools.product(range(m), repeat=2):
                for step in itertools.product((-1, 0, 1), repeat=n):
                    first, second = (sum(map(int.__mul__, forms[k], step)) for k in (i, j))
                    proof = record + "no-common-cone a %d %d %s" % (i + 1, j + 1, numbers(step))
                    if first > 0 > second:
                        proofs.append(proof)
                    elif rng.random() < 0.02:
                        self.refused(proof)
            self.assertEqual(bool(proofs), not cone)
            if proofs:
                self.verified(rng.choice(proofs))
        self.assertGreater(cones, 30)

    def test_4_62_distinct_rows(self):
        self.each_line("distinct-rows f 1 2", [(1, "1 2", "0 1", "verified"), (1, "1 2", "2 2", "verified"), (1, "1 2", "1 1", "refused"),
                                               (1, "1 2", "3 2", "declined"), (1, "1 2", "-1 2", "declined"), (1, " 2", "", "declined"),
                                               (1, "f", "s", "declined")], self.XOR, "signs s 1 1\nrow +")
        rng = random.Random(62)
        for _ in range(60):
            n = rng.randint(0, 5)
            values = [rng.randint(0, 1) for _ in range(1 << n)]
            k = rng.randint(0, n)
            found = len({tuple(values[i + (j << k)] for j in range(1 << n - k)) for i in range(1 << k)})
            for record in (table("f", values), value_table("f", 3, [5 * v - 10**20 for v in values])):
                self.verified(record, "distinct-rows f %d %d" % (k, found))
                self.refused(record, "distinct-rows f %d %d" % (k, found + 1))

    def test_4_63_not_through(self):
        self.each_line("not-through e w 1 2 1", [
            (1, "1 2 1", "2 1 1", "verified"), (1, "1 2 1", "1 2 2", "verified"), (1, "1 2 1", "1 2 0", "refused"), (1, "1 2 1", "1 3 1", "refused"),
            (1, "1 2 1", "0 0 0", "refused"), (1, "1 2 1", "1 4 1", "declined"), (1, "1 2 1", "1 2 4", "declined"), (1, "1 2 1", "-1 2 1", "declined"),
            (1, "1 2 1", "1 2", "declined"), (1, "w", "z", "declined")], "family e equality 2", "arrangement w 2 1\nplane 0 1 1",
            "arrangement z 5 0", self.XOR)
        self.assertEqual(self.verified(self.XOR, "arrangement w 2 0\nnot-through f w 0 1 0"), "verified t | not-through f w")

    def classes_tree(self, n, w):
        """The lines of a tree of 4.66 and the greatest number of vectors at a leaf."""
        candidates = [c for c in itertools.product(range(w + 1), repeat=n) if list(c) == sorted(c)]
        points = list(itertools.product((-1, 1), repeat=n))
        steps = list(itertools.product((-1, 0, 1), repeat=n))
        lines, greatest = [], 0
        pending = [frozenset(range(len(candidates)))]
        while pending:
            members = pending.pop()
            for i, j in itertools.permutations(sorted(members), 2):
                step = next((d for d in steps if sum(map(int.__mul__, candidates[i], d)) > 0 > sum(map(int.__mul__, candidates[j], d))), None)
                if step:
                    lines.append("split %d %d %s" % (i + 1, j + 1, numbers(step)))
                    pending += [members - {j}, members - {i}]
                    break
            else:
                lines.append("leaf")
                greatest = max(greatest, len({tuple(sum(map(int.__mul__, candidates[i], x)) for i in sorted(members)) for x in points}))
        return lines, greatest

    def test_4_66_compatible_classes(self):
        for n, w in ((1, 1), (1, 5), (2, 1), (2, 2), (3, 1), (2, 3), (3, 2)):
            lines, greatest = self.classes_tree(n, w)
            self.verified("compatible-classes %d %d %d" % (n, w, greatest), *lines)
            self.verified("compatible-classes %d %d %d" % (n, w, greatest + 1), *lines)
            self.refused("compatible-classes %d %d %d" % (n, w, greatest - 1), *lines)
            self.declined("compatible-classes %d %d %d" % (n, w, greatest), *lines, "leaf")
            self.declined("compatible-classes %d %d %d" % (n, w, greatest), *lines[:-1])
        lines, greatest = self.classes_tree(3, 1)
        # The candidates are 000, 001, 011, 111.
        self.each_line("compatible-classes 3 2 %d\n" % self.classes_tree(3, 2)[1] + "\n".join(self.classes_tree(3, 2)[0]), [
            (1, "3 2", "3 0", "declined"), (1, "3 2", "11 1", "declined"), (1, "3 2", "10 4", "declined"), (1, "3 2", "1 101", "declined"),
            (2, "split", "spli", "declined"), (2, "split ", "split 1 ", "declined"), (2, "split", "leaf", "declined")])
        first = self.classes_tree(3, 2)[0][0]
        head = "compatible-classes 3 2 8\n"
        _, i, j, *step = first.split(" ")
        self.refused(head + "split %s %s %s" % (j, i, " ".join(step)))
        self.refused(head + "split %s %s %s" % (i, i, " ".join(step)))
        self.refused(head + "split 1 %s %s" % (j, " ".join(step)))
        self.declined(head + "split %s %s 2 0 0" % (i, j))
        self.refused(head + first + "\n" + first)
        # Brute force: all pairs of vectors with an order.
        rng = random.Random(66)
        for n, w in ((2, 2), (3, 1)):
            greatest = self.classes_tree(n, w)[1]
            points = list(itertools.product((-1, 1), repeat=n))
            most = 0
            vectors = list(itertools.product(range(-w, w + 1), repeat=n))
            for _ in range(3000):
                forms = [rng.choice(vectors) for _ in range(rng.randint(1, 3))]
                rows = sorted([tuple(sum(map(int.__mul__, a, x)) for a in forms) for x in points], key=sum)
                if all(s <= t for u, v in zip(rows, rows[1:]) for s, t in zip(u, v)):
                    most = max(most, len(set(rows)))
            self.assertLessEqual(most, greatest)

    def test_4_67_exponential(self):
        self.each_line("exponential 1 2 > 3 2 2", [
            (1, ">", ">=", "verified"), (1, "> 3 2 2", ">= 3 2 1", "verified"), (1, "> 3 2 2", "> 3 2 1", "refused"), (1, "> 3 2", "< 17 10", "verified"),
            (1, "> 3 2 2", "< 5 3 0", "refused"), (1, ">", "=", "declined"), (1, "2 2", "0 2", "declined"), (1, "1 2", "-1 2", "declined"),
            (1, "1 2", "1 0", "declined"), (1, "2 2", "2 -1", "declined"), (1, "2 2", "2 10001", "declined"), (1, "2 2", "2", "declined"),
            (1, "1 2 > 3 2 2", "0 1 >= 1 1 0", "verified"), (1, "1 2 > 3 2 2", "0 1 > 1 1 9", "refused"), (1, "1 2 > 3 2 2", "0 1 <= 1 1 0", "verified"),
            (1, "1 2 > 3 2 2", "0 1 < 1 1 0", "refused"), (1, "1 2 > 3 2 2", "2 1 < 1000 1 0", "refused"), (1, "1 2 > 3 2 2", "2 1 < 1000 1 1", "verified"),
            (1, "1 2 > 3 2 2", "1 1 > -5 1 0", "verified"), (1, "1 2 > 3 2 2", "1 1 < -5 1 9", "refused")])
        self.assertEqual(self.verified("exponential 1 1 < 2718281829 1000000000 20"), "verified t | exponential 1 1 < 2718281829 1000000000")
        self.verified("exponential 1 1 > 2718281828 1000000000 20")
        rng = random.Random(67)
        for _ in range(200):
            x, terms = Fraction(rng.randint(0, 12), rng.randint(1, 5)), rng.randint(0, 8)
            parts = [Fraction(1)]
            for k in range(1, terms + 2):
                parts.append(parts[-1] * x / k)
            total, rest = sum(parts[:-1]), None
            if terms + 2 > x:
                rest = total + parts[-1] * (terms + 2) / (terms + 2 - x)
            small = Fraction(1, 10**30)
            for word, bound in ((">", total), ("<", rest)):
                head = "exponential %d %d " % (x.numerator, x.denominator)
                if bound is None:
                    self.refused(head + "< %d 1 %d" % (10**9, terms))
                    continue
                for equal in ("", "="):
                    inside = bound - small if word == ">" else bound + small
                    outside = bound + small if word == ">" else bound - small
                    for at, answer in ((inside, "verified"), (outside, "refused"), (bound, "verified" if equal else "refused")):
                        self.answer(head + "%s %d %d %d" % (word + equal, at.numerator, at.denominator, terms), answer)

    def test_4_68_table_sum(self):
        self.each_line("table-sum w u v", [
            (1, "w u v", "w v u", "verified"), (1, "w u v", "w u", "refused"), (1, "w u v", "w w", "verified"), (1, "w u v", "w", "declined"),
            (1, "w u v", "w u v v", "refused"), (1, "w u v", "w u f", "declined"), (1, "w u v", "w u z", "declined"),
            (1, "w u v", "w u v zero", "verified"), (1, "w u v", "zero zero zero", "verified"), (1, "w u v", "six v v v v v v", "verified")],
            self.SUMS, self.XOR, "value-table z 0 1\nvalues 0", "value-table zero 1 5\nvalues 0 0", "value-table six 1 1\nvalues 0 2")
        self.verified("value-table a 1 1\nvalues 0 2\n" + self.SUMS, "table-sum a v v v v v v")
        self.refused("value-table a 1 1\nvalues 1 2\n" + self.SUMS, "table-sum a v v v v v v")

    def test_gates(self):
        self.verified(self.ONE_GATE, "compare gates:c = 1")
        for bad in ("gates:f", "gates:c:1", "gates:x", "size:c", "gates:id"):
            self.declined(self.ONE_GATE, self.XOR, IDENTITY, "compare %s = 1" % bad)

    def test_no_functions(self):
        for record, name in ((self.XOR, "f"), (self.ONE_GATE, "c"), (self.ORDER, "o"), (self.SUMS, "u")):
            self.declined(record, "pieces %s 1 0" % name)
            self.declined(record, IDENTITY, "sum s %s id" % name, TRUE)

    def seeds(self):
        """Every record of 4.50 to 4.68 in a few certificates, for mutations."""
        return [certificate(text) for text in (
            self.ONE_GATE + self.XOR + self.AND + "agrees c f 3\nthreshold-weights-at-least g 2\nmultipliers 1 1 2 1 3 2\nsurvival c 1 = 1 2 1 1",
            self.SUMS + "table-sum w u v\nspectrum u 1 2 4\ncoefficient u 1 -1 1\ndistinct-rows v 1 2",
            self.ORDER + self.FACTORS, self.HADAMARD + self.SPECTRAL, self.PLANE2 + self.TREE2, self.EQUALITY + self.TREE3,
            self.PAIR + "row-classes r 4\nno-common-cone r 1 2 0 1\nexponential 1 2 < 2 1 3",
            "compatible-classes 2 2 %d\n" % self.classes_tree(2, 2)[1] + "\n".join(self.classes_tree(2, 2)[0]))]

    def test_mutations(self):
        """Random changes of tokens never break the checker."""
        rng = random.Random(5068)
        seeds = self.seeds()
        for data in seeds:
            self.assertEqual(run_bytes(data)[0], 0, data)
        answers = [0, 0, 0]
        for _ in range(6000):
            lines = [line.split(" ") for line in rng.choice(seeds).decode("ascii").splitlines()[:-1]]
            for _ in range(rng.randint(1, 2)):
                i = rng.randrange(2, len(lines))
                action = rng.randrange(10)
                if action == 0:
                    lines.insert(i, list(rng.choice(lines[2:])))
                elif action == 1 and len(lines) > 3:
                    del lines[i]
                elif action == 2:
                    lines[i].insert(rng.randint(1, len(lines[i])), str(rng.randint(-2, 4)))
                elif action == 3 and len(lines[i]) > 1:
                    del lines[i][rng.randrange(1, len(lines[i]))]
                elif len(lines[i]) > 1:
                    k = rng.randrange(1, len(lines[i]))
                    token = lines[i][k]
                    if re.fullmatch("[01]+|-?[0-9]+", token) and rng.random() < 0.8:
                        lines[i][k] = str(int(token) + rng.choice((-2, -1, 1, 2)))
                    elif set(token) <= set("+-"):
                        lines[i][k] = "".join(rng.choice("+-") for _ in token)
                    else:
                        lines[i][k] = rng.choice(lines[rng.randrange(2, len(lines))])
            data = certificate("\n".join(map(" ".join, lines[2:])))
            code, verdict = run_bytes(data)
            self.assertNotIn("internal error", verdict, data)
            keep(data, WORDS[code])
            answers[code] += 1
        self.assertGreater(min(answers), 100, answers)


class Hostile(Case):
    def test_exploding_forms(self):
        top = 10**100
        body = "folding h 1 %d 300\n" % top + ("fold %d\n" % (top // 3)) * 300 + "value h 1 2 = 0 1"
        self.refused(body)
        with mock.patch.object(check, "MAX_BITS", 20000):  # the real limit takes half a minute to reach
            self.assertEqual(run_bytes(certificate(body))[0], 2)

    def test_mutations_never_break_the_checker(self):
        rng = random.Random(1)
        with open(os.path.join(HERE, "FORMAT.md"), encoding="utf-8") as page:
            seeds = [body.encode("ascii") for body in re.findall(r"```cert\n(.*?)```", page.read(), re.DOTALL)]
        seeds.append(certificate(PLANE + "sectors p 4 4 4\nray 1 0\nray 0 1\nray -1 0\nray 0 -1\ninfinitely-many-sets p 1 0 0 1 -1 -1"))
        seeds.append(certificate(ABS + "far-from-pieces abs 1 8 1 -4 4 1 1 1\n" + Theorems.WINDOW))
        seeds.append(certificate(MAX3 + "not-one-hidden-layer m 2 3 1 1\nat-point 1 1\nat-point -1 -1"))
        seeds.append(certificate(
            Arrangements.LINES3 + Arrangements.WHITNEY3 + TENT + "zonotope-pieces a h 12\nzonotope-size-at-least a h 1 5\n"
            "support-gates-at-least a 3\nsame-support a a\nno-zonotope 7\narrangement b 2 3\nplane 1 0 0\nplane 0 1 2\nplane 0 2 4\n"
            "dependent b\nrelation 2 2 3 -1\nchambers b 2\nchamber 1 0 -1\nchamber 1 0 1\nacross 2\nacross 2\nacross 1\nacross 1\n"
            "compare chambers:a whitney:a:2 bounded:a + choose = 15"))
        self.assertEqual(run_bytes(seeds[-1])[0], 0)
        for text in (
                Cases.MAX0 + Cases.ALL + Cases.MAX0_TREE, Cases.HAT + Cases.LINE + Cases.HAT_TREE + "\ncompare regions:n = 5",
                ABS + Cases.SAME + Cases.LINE + Cases.SAME_TREE + "\ndifferent-maps abs b 2 1",
                Cases.MAX0 + MAX3 + Cases.ALL + Cases.MAX_TREE + "\nnot-one-hidden-layer-network n\nhyperplane 0 -1 1\n"
                "at-point 1 1 1\nat-point 1 -1 -1",
                RELU + "arrangement p 1 1\nplane 1 -1\narrangement q 2 1\nplane -2 0 1\navoids relu p q\nsplit\n"
                "leaf 1 1 1 3 1\nleaf 2 3 1\nreaches relu p p 2 3\nhidden-gates-at-least relu 1"):
            seeds.append(certificate(text))
        seeds += Boolean().seeds()
        for _ in range(12000):
            data = bytearray(rng.choice(seeds))
            for _ in range(rng.randint(1, 3)):
                i = rng.randrange(len(data))
                action = rng.randrange(3)
                if action == 0:
                    data[i] = rng.choice(b"0123456789- abchz\n\x00\xff")
                elif action == 1:
                    del data[i:i + rng.randint(1, 4)]
                else:
                    data[i:i] = bytes(rng.choice(b"0123456789 -\n") for _ in range(rng.randint(1, 3)))
            code, verdict = run_bytes(bytes(data))
            self.assertEqual(verdict.split(" ")[0], WORDS[code])
            self.assertNotIn("internal error", verdict, bytes(data))
            keep(bytes(data), WORDS[code])
            self.assertNotIn("\n", verdict)


class CommandLine(unittest.TestCase):
    def run_main(self, *paths):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = check.main(list(paths))
        return code, out.getvalue().splitlines(), err.getvalue()

    def test_worst_exit_code(self):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for name, body in (("good", TRUE), ("refused", "compare 1 = 2"), ("declined", "x")):
                paths.append(os.path.join(folder, name))
                with open(paths[-1], "wb") as stream:
                    stream.write(certificate(body))
            good, refused, declined = paths
            self.assertEqual(self.run_main(good)[0], 0)
            self.assertEqual(self.run_main(refused, good)[0], 1)
            code, lines, _ = self.run_main(good, declined, refused)
            self.assertEqual((code, [line.split()[0] for line in lines]), (2, ["verified", "declined", "refused"]))
            code, lines, errors = self.run_main(os.path.join(folder, "missing"), good)
            self.assertEqual((code, len(lines)), (2, 1))
            self.assertIn("missing", errors)
            self.assertEqual(self.run_main(folder)[0], 2)


if __name__ == "__main__":
    unittest.main()
