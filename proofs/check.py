#!/usr/bin/env python3
"""A checker for Lemmata certificates, written from proofs/FORMAT.md alone.

    python3 proofs/check.py FILE...

prints one verdict line per file: `verified ...`, `refused ...` or `declined ...`. The exit code is the worst of the
answers (0 verified, 1 refused, 2 declined or unreadable). Nothing but the Python standard library (3.8 or later) is
used, and every number is an `int`: there is no floating point and no rounding anywhere.

How to read this file. A certificate is read once, line by line; no list of points is ever stored. The order is that
of FORMAT.md: text (section 1), affine forms on cells (3.1), objects (3), theorems (4), and the loop over the records.
Each rule is one function whose docstring names its section. Two exceptions carry the two kinds of failure:
`Declined` (the file is not a certificate, or is too big) and `Refused` (it is one, but something in it does not check).

Conventions. A rational is a pair (p, q) with q >= 1. A cell is a pair (left end, right end) of rationals, with None for
an infinite end. A form (A, B, S), S >= 1, is the affine function x -> (A + B*x)/S.
"""

import argparse
import operator
import re
import sys
from array import array
from collections import Counter
from functools import reduce
from itertools import accumulate, chain, combinations_with_replacement, islice
from math import comb, factorial, gcd, prod

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)  # the limit on digits is FORMAT.md's, applied in `integer` below

# Limits of section 1.
MAX_LINE_BYTES = 1_000_000
MAX_DIGITS = 10_000
MAX_LINES = 10_000_000
MAX_COUNT = 10_000_000
MAX_STORED = 4_000_000
MAX_STORED_BYTES = 100_000_000
MAX_COST = 1_000_000
MAX_DEPTH = 200
MAX_BITS = 1_000_000
MAX_EXPONENT = 100_000
MAX_STACK = 1_000
MAX_VERDICT_BYTES = 16_000_000
MAX_LABEL = 120
# Limits of section 4.
MAX_WIDTH_SUM = 10**9
MAX_MODULUS = 10**6
MAX_SUBSET_SUMS = 300_000
MAX_JUMPS = 64
MAX_TABLE = 32_000_000  # atoms times symmetries or classes (4.21), forms times chambers (4.22, 4.23)
MAX_SIGNED_HYPERPLANES = 16
MAX_CHOOSE_FROM = 10_000
MAX_CHOOSE_PRODUCT = 1_000_000
MAX_VARIABLES = 1_000_000
MAX_CURVED_VARIABLES = 2_000
MAX_INPUTS = 60  # of training data
MAX_LOSS_PIECES = 1_000
MAX_GATES = 100  # of trained networks
MAX_GATE_SAMPLES = 100_000  # gates times samples (4.38, 4.39)
MAX_FIRST_SETS = 100_000
MAX_RAY_SAMPLES = 10_000_000  # rays times samples, of the first cones and of the splits on a path (4.38)
MAX_WORDS = 32_000_000  # machine words that one step keeps, such as a tree of cases (4.41 to 4.48)
MAX_ENTRIES = 100_000_000  # of truth tables, value tables and sign matrices
MAX_TABLE_INPUTS = 24
MAX_PAIRS = 2_000_000  # of a lowest and a highest argument (4.56)
MAX_SIGN_ENTRIES = 4_000_000  # numbers in a factorisation (4.57), chosen entries and those of L (4.59)
MAX_SIGN_RANK = 100  # (4.58)
MAX_CLASS_INPUTS = 10  # (4.66)
MAX_CLASS_WEIGHT = 100
MAX_CANDIDATES = 1_000
MAX_TERMS = 10_000  # of the exponential series (4.67)
MAX_LANE_WORDS = 2_000_000  # machine words of the blocks of points of a circuit; no limit of FORMAT.md

PRINTABLE = bytes(range(32, 127))
INTEGER = re.compile(r"0|-?[1-9][0-9]*")
NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
OPERATORS = ("+", "-", "*", "^", "balanced", "choose")
RELATIONS = {"<": operator.lt, "<=": operator.le, "=": operator.eq, ">=": operator.ge, ">": operator.gt}


class Declined(Exception):
    """The file is malformed, truncated, not of this version, or beyond a limit (exit code 2)."""


class Refused(Exception):
    """The file is well formed as far as it was read, but a check fails (exit code 1)."""


def need(condition, reason):
    """A check: refuse unless the condition holds."""
    if not condition:
        raise Refused(reason)


def expect(condition, reason):
    """A rule of form or a limit: decline unless the condition holds."""
    if not condition:
        raise Declined(reason)


# ---------------------------------------------------------------------------------------------------------------------
# Section 1: text


class Lines:
    """Reads the lines of a binary stream one at a time and applies the rules about bytes and spaces (section 1)."""

    def __init__(self, stream):
        self.stream = stream
        self.number = 0  # of the line read last, from 1

    def next(self):
        """The next line as text."""
        self.number += 1
        raw = self.stream.readline(MAX_LINE_BYTES + 1)
        expect(raw, "the file ends too early")
        expect(self.number <= MAX_LINES, "too many lines")
        if not raw.endswith(b"\n"):
            raise Declined("line too long" if len(raw) > MAX_LINE_BYTES else "the last line lacks its line feed")
        raw = raw[:-1]
        expect(raw, "empty line")
        expect(not raw.translate(None, PRINTABLE), "a byte outside 32...126")
        expect(raw[0] != 32 and raw[-1] != 32, "space at the beginning or end of the line")
        expect(b"  " not in raw, "two spaces in a row")
        return raw.decode("ascii")

    def at_end(self):
        """Whether no byte is left."""
        return not self.stream.read(1)


def quoted(token):
    """A token for an error message, shortened."""
    return "'" + (token if len(token) <= 40 else token[:37] + "...") + "'"


def integer(token, low=None, high=None):
    """An integer token (section 1), with the range of its field."""
    # The length is looked at first: it bounds the work of everything after it.
    expect(len(token) <= MAX_DIGITS + 1, "integer too long")
    expect(INTEGER.fullmatch(token), quoted(token) + " is not an integer")
    expect(len(token.lstrip("-")) <= MAX_DIGITS, "integer too long")
    value = int(token)
    expect(low is None or value >= low, quoted(token) + " is below the least value of its field")
    expect(high is None or value <= high, quoted(token) + " is above the greatest value of its field")
    return value


def integers(tokens):
    return [integer(token) for token in tokens]


def count(token, low=0):
    """A count field (section 1): how many lines follow."""
    return integer(token, low, MAX_COUNT)


def rational(numerator, denominator):
    """A rational, written as two tokens (section 1)."""
    return integer(numerator), integer(denominator, 1)


def relation(token):
    expect(token in RELATIONS, quoted(token) + " is not a relation")
    return RELATIONS[token]


def compare_rationals(a, holds, b):
    return holds(a[0] * b[1], b[0] * a[1])


def less(a, b):
    return a[0] * b[1] < b[0] * a[1]


def equal(a, b):
    return a[0] * b[1] == b[0] * a[1]


# ---------------------------------------------------------------------------------------------------------------------
# Section 3.1: cells and affine forms

VARIABLE = (0, 1, 1)
NOT_AFFINE = "not affine on this cell"


def nonnegative(a, b, cell):
    """Whether A + Bx >= 0 at every point of the cell (section 3.1)."""
    left, right = cell
    if left is None:
        if b > 0:
            return False
    elif a * left[1] + b * left[0] < 0:
        return False
    if right is None:
        if b < 0:
            return False
    elif a * right[1] + b * right[0] < 0:
        return False
    return left is not None or right is not None or a >= 0


def nonpositive(a, b, cell):
    return nonnegative(-a, -b, cell)


def value(form, x):
    """The value of a form at a rational, as a rational."""
    a, b, s = form
    return a * x[1] + b * x[0], s * x[1]


def reduced(a, b, s):
    """The form (a, b, s) in lowest terms; declines numbers no honest certificate needs."""
    if s != 1:
        common = gcd(gcd(a, b), s)
        if common != 1:
            a, b, s = a // common, b // common, s // common
    guard(a, b, s)
    return a, b, s


def guard(*numbers):
    for number in numbers:
        expect(number.bit_length() <= MAX_BITS, "the integers of an affine form get too long")


def difference(f, g):
    """The form f - g."""
    return reduced(f[0] * g[2] - g[0] * f[2], f[1] * g[2] - g[1] * f[2], f[2] * g[2])


def same_form(f, g):
    return f[0] * g[2] == g[0] * f[2] and f[1] * g[2] == g[1] * f[2]


def same_slope(f, g):
    return f[1] * g[2] == g[1] * f[2]


def piece_index(points, scale, u, cell):
    """How many of the increasing break points x/scale lie at or below u on the whole cell.

    This is the index i of section 3.1; it includes the need that u stays at or below the next break point. The points
    at or below u form an initial part of the list, so that the search by halves finds the greatest index.
    """
    a, b, s = u
    low, high = 0, len(points)
    while low < high:
        middle = (low + high) // 2
        if nonnegative(a * scale - points[middle] * s, b * scale, cell):
            low = middle + 1
        else:
            high = middle
    if low < len(points):
        need(nonpositive(a * scale - points[low] * s, b * scale, cell), NOT_AFFINE)
    return low


def line_through(x, y, scale, slope, run, u):
    """The form y/scale + (slope/run)*(u - x/scale)."""
    a, b, s = u
    return reduced(y * run * s + slope * (a * scale - x * s), slope * b * scale, run * scale * s)


def form_on(thing, cell):
    """The form of an object on a cell (section 3.1), or a refusal. The recursion is at most MAX_DEPTH deep."""
    return thing.form(VARIABLE, cell)


# ---------------------------------------------------------------------------------------------------------------------
# Section 3: objects


class Thing:
    """An object of a certificate. `form(u, cell)`, where there is one, is its form relative to the argument form u.

    `cost` is None for what is not a function.
    """

    cost = None
    depth = 1


class Integer(Thing):
    def __init__(self, number):
        self.number = number


class Network(Thing):
    """Layers (D, rows), a row being [b, w1, ..., wn]."""

    def __init__(self, inputs, layers):
        self.inputs = inputs
        self.layers = layers
        self.outputs = len(layers[-1][1])
        self.widths = [len(rows) for _, rows in layers[:-1]]
        if inputs == 1 and self.outputs == 1:
            self.cost = 1

    def form(self, u, cell):
        constants, slopes, scale = [u[0]], [u[1]], u[2]
        for depth, (divisor, rows) in enumerate(self.layers):
            next_constants, next_slopes = [], []
            for row in rows:
                a, b = row[0] * scale, 0
                for j in range(len(constants)):
                    a += row[j + 1] * constants[j]
                    b += row[j + 1] * slopes[j]
                guard(a, b)
                if depth < len(self.layers) - 1 and not nonnegative(a, b, cell):
                    need(nonpositive(a, b, cell), NOT_AFFINE)
                    a = b = 0
                next_constants.append(a)
                next_slopes.append(b)
            constants, slopes, scale = next_constants, next_slopes, scale * divisor
            guard(scale)
        return reduced(constants[0], slopes[0], scale)

    def biases_vanish(self):
        return all(row[0] == 0 for _, rows in self.layers for row in rows)


class Breaks(Thing):
    """A `function` record: the points (X/E, Y/E) and the two outer slopes."""

    cost = 1

    def __init__(self, scale, left_slope, right_slope, xs, ys):
        self.scale, self.left_slope, self.right_slope, self.xs, self.ys = scale, left_slope, right_slope, xs, ys

    def form(self, u, cell):
        xs, ys = self.xs, self.ys
        i = piece_index(xs, self.scale, u, cell)
        if i == 0:
            return line_through(xs[0], ys[0], self.scale, self.left_slope, self.scale, u)
        if i == len(xs):
            return line_through(xs[-1], ys[-1], self.scale, self.right_slope, self.scale, u)
        return line_through(xs[i - 1], ys[i - 1], self.scale, ys[i] - ys[i - 1], xs[i] - xs[i - 1], u)


class Folding(Thing):
    """The composition of folds; `folds` holds one list [0, A1, ..., Ap] for each."""

    cost = 1

    def __init__(self, scale, top, folds):
        self.scale, self.top, self.folds = scale, top, folds

    def form(self, u, cell):
        for points in self.folds:
            i = piece_index(points, self.scale, u, cell)
            if i == 0:
                u = (0, 0, 1)
                continue
            # On piece i (from 1) the fold rises from 0 to M when i is odd and falls from M to 0 when i is even.
            end = points[i] if i < len(points) else self.top
            rises = i % 2 == 1
            u = line_through(
                points[i - 1], 0 if rises else self.top, self.scale,
                self.top if rises else -self.top, end - points[i - 1], u)
        return u


class Flaps(Thing):
    """C/E + (R/E) max(0, x - A_M/E) + sum of (T_j/E) min(0, x - A_j/E)."""

    cost = 1

    def __init__(self, scale, right, constant, xs, ts):
        self.scale, self.right, self.constant, self.xs, self.ts = scale, right, constant, xs, ts
        # Sums of T_j, and of T_j A_j, over the last n flaps.
        self.slopes = list(accumulate(reversed(ts), initial=0))
        self.moments = list(accumulate((t * x for t, x in zip(reversed(ts), reversed(xs))), initial=0))

    def form(self, u, cell):
        a, b, s = u
        scale = self.scale
        # Break points below u contribute 0, those above contribute T_j (u - A_j/E).
        i = piece_index(self.xs, scale, u, cell)
        slope, moment = self.slopes[len(self.xs) - i], self.moments[len(self.xs) - i]
        if i == len(self.xs):
            slope += self.right
            moment += self.right * self.xs[-1]
        # constant/E + (slope*u - moment/E)/E
        return reduced(self.constant * scale * s + slope * a * scale - moment * s, slope * b * scale, scale * scale * s)


class Step(Thing):
    """A jump at X/E from L/E to U/E; not a function."""

    def __init__(self, scale, x, low, high):
        self.scale, self.x, self.low, self.high = scale, x, low, high

    def form(self, u, cell):
        right_of_jump = piece_index([self.x], self.scale, u, cell)
        return (self.high if right_of_jump else self.low), 0, self.scale


class Combination(Thing):
    """A function made from earlier ones; `combine` makes its form from theirs at the same argument."""

    def __init__(self, operands):
        self.operands = operands
        self.cost = 1 + sum(operand.cost for operand in operands)
        self.depth = 1 + max(operand.depth for operand in operands)

    def form(self, u, cell):
        return self.combine([operand.form(u, cell) for operand in self.operands], cell)


class Compose(Combination):
    def form(self, u, cell):
        outer, inner = self.operands
        return outer.form(inner.form(u, cell), cell)


class Sum(Combination):
    def combine(self, forms, cell):
        (a, b, s), (c, d, t) = forms
        return reduced(a * t + c * s, b * t + d * s, s * t)


class Scale(Combination):
    def __init__(self, factor, operand):
        super().__init__([operand])
        self.factor = factor

    def combine(self, forms, cell):
        a, b, s = forms[0]
        return reduced(self.factor[0] * a, self.factor[0] * b, self.factor[1] * s)


class Extremum(Combination):
    """`maximum` (sign 1) and `minimum` (sign -1)."""

    def __init__(self, sign, operands):
        super().__init__(operands)
        self.sign = sign

    def combine(self, forms, cell):
        best = forms[0]
        for form in forms[1:]:
            a, b, _ = difference(best, form)
            if not nonnegative(self.sign * a, self.sign * b, cell):
                need(nonpositive(self.sign * a, self.sign * b, cell), NOT_AFFINE)
                best = form
        return best


class AffineMaximum(Thing):
    def __init__(self, inputs, rows, divisor):
        self.inputs, self.rows, self.divisor = inputs, rows, divisor


class Arrangement(Thing):
    """The affine functions c + a*x on Q^N, each held as the list [c, a1, ..., aN].

    `live` numbers, from 0, the forms that are not constant; `keys` holds for every form a mark of its hyperplane, None
    for a constant form.
    """

    def __init__(self, dimension, forms):
        self.dimension, self.forms = dimension, forms
        self.keys = [direction(form) if any(form[1:]) else None for form in forms]
        self.live = [i for i, key in enumerate(self.keys) if key is not None]
        self.hyperplanes = len(set(self.keys) - {None})
        self.central = all(form[0] == 0 for form in forms)

    def signs(self, point, scale):
        """The signs at point/scale of the forms that are not constant: a bit for each, 1 for +, the first one highest.

        Numbers of this kind are ordered like the sign vectors (4.22). None if one of the forms vanishes.
        """
        place, bits = [scale] + point, 0
        for i in self.live:
            here = dot(self.forms[i], place)
            if here == 0:
                return None
            bits = bits << 1 | (here > 0)
        return bits

    def atoms(self):
        """The atoms of 4.21 and their dimension d."""
        if self.central:
            return [self.forms[i][1:] for i in self.live], self.dimension
        return [self.forms[i] for i in self.live] + [[1] + [0] * self.dimension], self.dimension + 1

    def lengths(self):
        """The sum of the lengths of the vectors a_i in each direction (4.30)."""
        return lengths((1, self.forms[i][1:]) for i in self.live)


class Program(Thing):
    """The objective (C + c*x + x^T H x / 2)/D and the rows (L, U, a), where L and U may be None.

    Vectors are dictionaries from positions, from 1, to numbers; `hessian` maps i to the entries (j, h), j >= i.
    """

    def __init__(self, variables, sign, scale, constant, costs, hessian, rows):
        self.variables, self.sign, self.scale, self.constant = variables, sign, scale, constant
        self.costs, self.hessian, self.rows = costs, hessian, rows

    def curve(self, x):
        """H x, without zeros."""
        product = Counter()
        for i, entries in self.hessian.items():
            for j, h in entries.items():
                product[i] += h * x.get(j, 0)
                if i != j:
                    product[j] += h * x.get(i, 0)
        return nonzero(product)


class TrainingSet(Thing):
    """The points X/E with labels Y/L and weights W/F. `vectors` holds the lists X1, ..., XN, E."""

    def __init__(self, dimension, scale, label_scale, weight_scale):
        self.dimension, self.scale, self.label_scale, self.weight_scale = dimension, scale, label_scale, weight_scale
        self.weights, self.labels, self.vectors = [], [], []

    def add(self, weight, label, point):
        self.weights.append(weight)
        self.labels.append(label)
        self.vectors.append(point + [self.scale])


class PiecewiseLoss(Thing):
    """A `loss` record: the pairs (A, B) and the divisor C."""

    def __init__(self, pieces, divisor):
        self.pieces, self.divisor = pieces, divisor


class TruthTable(Thing):
    """The values at the point numbers 0, 1, ..., as bytes 0 and 1."""

    scale = 1  # of the signed values

    def __init__(self, inputs, entries):
        self.inputs, self.entries = inputs, entries

    def signed(self):
        return [2 * t - 1 for t in self.entries]


class ValueTable(Thing):
    """The numerators of the values at the point numbers 0, 1, ..., and their denominator."""

    def __init__(self, inputs, scale, entries):
        self.inputs, self.scale, self.entries = inputs, scale, entries

    def signed(self):
        return self.entries


class Circuit(Thing):
    """Gates (whether it is `relu`, b, [(i, w), ...]) and the output; wires are numbered from 0 here.

    `low` is the lower value of the alphabet, the upper one being 1.
    """

    def __init__(self, inputs, low, gates, output_is_sum, divisor, output):
        self.inputs, self.low, self.gates = inputs, low, gates
        self.output_is_sum, self.divisor, self.output = output_is_sum, divisor, output

    def width(self):
        """A number of bits, in whole bytes, that is enough for every argument and its sign, or None if that is a lot."""
        bounds, width = [1] * self.inputs, 2
        for is_relu, bias, weights in self.gates + [(True,) + self.output]:
            bound = abs(bias) + sum(abs(w) * bounds[i] for i, w in weights)
            if bound.bit_length() > MAX_BITS:
                return None
            bounds.append(bound if is_relu else 1)
            width = max(width, bound.bit_length() + 1)
        return -(-width // 8) * 8

    def arguments(self):
        """The arguments of the output, block by block: (number of the first point, Lanes, the arguments in its lanes).

        A block consists of the points that differ in some first inputs only.
        """
        wires, width = self.inputs + len(self.gates) + 1, self.width()
        varied = self.inputs
        while varied and (width is None or (width * wires << varied) > 64 * MAX_LANE_WORDS):
            varied -= 1
        lanes = Lanes(width or 8, 1 << varied)
        for first in range(0, 1 << self.inputs, 1 << varied):
            values, words = [], 0
            for k in range(self.inputs):
                value_here = lanes.bit(k) if k < varied else (first >> k & 1) * lanes.ones
                values.append(value_here if self.low == 0 else 2 * value_here - lanes.ones)
            for is_relu, bias, weights in self.gates:
                argument = lanes.affine(bias, weights, values)
                if is_relu:
                    values.append(lanes.rectified(argument))
                elif self.low == 0:
                    values.append(lanes.truth(argument))
                else:
                    values.append(2 * lanes.truth(argument) - lanes.ones)
                words += 1 + (values[-1].bit_length() >> 6)
                expect(words <= MAX_WORDS, "the values of the wires need too much memory")
            yield first, lanes, lanes.affine(*self.output, values)


class SignMatrix(Thing):
    """A sign matrix; `entry(i, j)`, counted from 0, is 1 or -1."""

    def __init__(self, rows, columns, entry):
        self.rows, self.columns, self.entry = rows, columns, entry


# ---------------------------------------------------------------------------------------------------------------------
# Vectors (3, 4.21 to 4.36)


def sparse_dot(u, v):
    if len(u) > len(v):
        u, v = v, u
    return sum(t * v[i] for i, t in u.items() if i in v)


def add_multiple(total, factor, vector):
    for i, t in vector.items():
        total[i] = total.get(i, 0) + factor * t


def nonzero(vector):
    return {i: t for i, t in vector.items() if t}


def dot(u, v):
    return sum(map(operator.mul, u, v))


def direction(vector):
    """The primitive multiple of a nonzero vector whose first nonzero coordinate is positive, as a key for dictionaries.

    Two vectors have the same direction exactly if they are proportional (section 3).
    """
    common = reduce(gcd, vector, 0)
    for first in vector:
        if first:
            break
    if first < 0:
        common = -common
    if common == 1:
        return tuple(vector)
    return tuple([t // common for t in vector])


def lengths(weighted):
    """The sum of factor*|length| for each direction, from pairs (factor, nonzero vector); the length of a vector is its
    multiple of the primitive vector `direction`. Directions with the sum 0 are left out.
    """
    sums = Counter()
    for factor, vector in weighted:
        sums[direction(vector)] += factor * reduce(gcd, vector, 0)
    return {key: length for key, length in sums.items() if length != 0}


def signs_cancel(vectors, dimension):
    """Whether some choice of signs makes the sum of +-v zero (4.28): the signed sums of one half meet those of the other,
    which are closed under negation.
    """
    def signed_sums(part):
        sums = {(0,) * dimension}
        for vector in part:
            sums = {tuple(map(add, total, vector)) for total in sums for add in (operator.add, operator.sub)}
        return sums

    half = len(vectors) // 2
    return not signed_sums(vectors[:half]).isdisjoint(signed_sums(vectors[half:]))


def modulo(vectors, axis):
    """The vectors modulo the line of a nonzero vector, up to a common factor: zero exactly for multiples of it."""
    pivot = next(i for i, t in enumerate(axis) if t)
    return [[t * axis[pivot] - vector[pivot] * u for t, u in zip(vector, axis)] for vector in vectors]


class FlatClass:
    """A class of 4.21: its weight W, and for each atom its group, from 1, or 0 if the atom belongs to the set.

    The groups are numbered in the order of their smallest atoms.
    """

    def __init__(self, weight, images):
        """`images` are the vectors (v*x_1, ..., v*x_k) of the atoms v."""
        self.weight = weight
        numbers = {}
        self.groups = array("I", (
            numbers.setdefault(direction(image), len(numbers) + 1) if any(image) else 0 for image in images))
        self.members = [i for i, group in enumerate(self.groups) if group == 0]

    def covers(self):
        """For each cover, in order: its atoms and the number g of those that it adds."""
        added = [[] for _ in range(max(self.groups))]
        for atom, group in enumerate(self.groups):
            if group:
                added[group - 1].append(atom)
        for group in added:
            yield self.members + group, len(group)

    def contains(self, atoms):
        groups = self.groups
        return not any(groups[atom] for atom in atoms)


# ---------------------------------------------------------------------------------------------------------------------
# Small computations of section 4


def fold_product(folding):
    """The product of the p + 1 over the folds, and the number e (4.14, 4.31)."""
    folds = folding.folds  # a fold is held as [0, A1, ..., Ap]: its length is p + 1
    product = prod(width**times for width, times in Counter(map(len, folds)).items())
    return product, int(any(len(points) % 2 == 0 for points in folds[:-1]))


def power(base, exponent):
    """base^exponent; a value that must have more than MAX_BITS bits is not computed."""
    if abs(base) > 1:
        expect((base.bit_length() - 1) * exponent < MAX_BITS, "value too long")
    return base**exponent


def balanced(k, s, bound):
    """The greatest product of (w_i + 1) over k widths w_i >= 1 with sum s >= k (4.7, 4.8), or None beyond the bound.

    The value is at least (q+1)^k, so that a value far beyond the bound is never computed.
    """
    q, r = divmod(s, k)
    if ((q + 1).bit_length() - 1) * k > bound.bit_length():
        return None
    product = (q + 2) ** r * (q + 1) ** (k - r)
    return product if product <= bound else None


def subset_sums(jumps, modulus):
    """The set of all sums of subsets (4.9), modulo `modulus` unless that is 0."""
    sums = {0}
    for jump in jumps:
        sums |= {(s + jump) % modulus if modulus else s + jump for s in sums}
        expect(len(sums) <= MAX_SUBSET_SUMS, "too many subset sums")
    return sums


def determinant(a, b):
    return a[0] * b[1] - a[1] * b[0]


def trace(network, point):
    """The values before ReLU of all gates of a bias-free network at a point, and its output (4.15).

    All divisors D are left out: this multiplies each layer by a positive constant that does not depend on the point.
    """
    gates, values = [], list(point)
    for depth, (_, rows) in enumerate(network.layers):
        values = [sum(row[j + 1] * values[j] for j in range(len(values))) for row in rows]
        guard(*values)
        if depth < len(network.layers) - 1:
            gates.extend(values)
            values = [max(0, t) for t in values]
    return gates, values[0]


def linear_on_cone(gates_at_u, gates_at_v):
    """Whether each gate's values at u and v are both >= 0 or both <= 0 (4.15)."""
    return all(a >= 0 <= b or a <= 0 >= b for a, b in zip(gates_at_u, gates_at_v))


# ---------------------------------------------------------------------------------------------------------------------
# Training (4.37 to 4.39). Outputs of networks are taken times L, as in the check of 4.38, and labels are the integers Y.


def common_multiple(numbers):
    """The least common multiple of positive integers."""
    return reduce(lambda a, b: a // gcd(a, b) * b, numbers, 1)


class Squared:
    """The loss (f - y)^2."""

    def __init__(self, data):
        self.data = data
        self.common = common_multiple(data.weights)
        self.unit = data.label_scale**2 * data.weight_scale  # what losses are multiplied by

    def at_most(self, errors, scale, bound):
        """Whether the loss of the errors (outputs minus labels) errors/scale is at most the bound."""
        total = sum(w * e * e for w, e in zip(self.data.weights, errors))
        return total * bound[1] <= bound[0] * self.unit * scale**2

    def check_slopes(self, slopes, scale, bound):
        """The check of 4.38 for G = slopes/scale."""
        total = sum(
            4 * self.common * scale * -g * y - self.common // w * g * g
            for w, y, g in zip(self.data.weights, self.data.labels, slopes))
        need(total * bound[1] >= bound[0] * self.unit * 4 * self.common * scale**2, BOUND_TOO_LOW)


class Chebyshev:
    """The greatest weighted error."""

    def __init__(self, data):
        self.data = data
        self.common = common_multiple(data.weights)
        self.unit = data.label_scale * data.weight_scale

    def at_most(self, errors, scale, bound):
        greatest = max([w * abs(e) for w, e in zip(self.data.weights, errors)], default=0)
        return greatest * bound[1] <= bound[0] * self.unit * scale

    def check_slopes(self, slopes, scale, bound):
        length = sum(self.common // w * abs(g) for w, g in zip(self.data.weights, slopes))
        need(length <= self.common * scale, "the slopes are too long")
        total = -dot(slopes, self.data.labels)
        need(total * bound[1] >= bound[0] * self.unit * scale, BOUND_TOO_LOW)


class Pieces:
    """The greatest of finitely many affine functions of f - y, for each sample; weighted sum."""

    def __init__(self, data, divisor, pieces):
        """`pieces(y)` are the pairs (A, B) at a sample with the label y, for the function A t + B, t = f - y."""
        self.data = data
        self.unit = divisor * data.label_scale * data.weight_scale
        # One list of lines A t + B for each set of pieces, t and B now times L.
        kinds = {y: tuple((a, b * data.label_scale) for a, b in pieces(y)) for y in set(data.labels)}
        self.lines = [kinds[y] for y in data.labels]
        self.hulls = {lines: upper_hull(lines) for lines in set(kinds.values())}
        self.common = common_multiple(
            b[0] - a[0] for hull in self.hulls.values() for a, b in zip(hull, hull[1:]))

    def at_most(self, errors, scale, bound):
        total = sum(
            w * max(a * e + b * scale for a, b in lines)
            for w, e, lines in zip(self.data.weights, errors, self.lines))
        return total * bound[1] <= bound[0] * self.unit * scale

    def check_slopes(self, slopes, scale, bound):
        # W c is that of the lines A t + B at G/W, minus G Y: the lines of 4.38 are these, with t - Y instead of t.
        total = -self.common * dot(slopes, self.data.labels)
        for w, g, lines in zip(self.data.weights, slopes, self.lines):
            total += self.common_intercept(self.hulls[lines], w * scale, g)
        need(total * bound[1] >= bound[0] * self.unit * self.common * scale, BOUND_TOO_LOW)

    def common_intercept(self, hull, weight, slope):
        """weight * common * (the greatest value at slope/weight of the segments)."""
        need(hull[0][0] * weight <= slope <= hull[-1][0] * weight, "a slope is outside the slopes of the loss")
        for (a, b), (c, d) in zip(hull, hull[1:]):
            if slope <= c * weight:
                return (b * (c * weight - slope) + d * (slope - a * weight)) * (self.common // (c - a))
        return hull[-1][1] * weight * self.common


BOUND_TOO_LOW = "the bound of the slopes is below the stated one"


def upper_hull(points):
    """The corners, from left to right, of the upper boundary of the convex hull of points of the plane."""
    hull = []
    for x, y in sorted({x: y for x, y in sorted(points)}.items()):  # of equal x, the greatest y
        while len(hull) >= 2 and determinant(
                (hull[-1][0] - hull[-2][0], hull[-1][1] - hull[-2][1]), (x - hull[-1][0], y - hull[-1][1])) >= 0:
            hull.pop()
        hull.append((x, y))
    return hull


class Ray:
    """A ray of a cone of 4.38, with its products with the vectors of the samples.

    Sets of samples are integers with a bit for each; `on` has further bits, after these, for the first facets.
    """

    def __init__(self, vector, data):
        self.vector = vector
        self.values = [dot(vector, x) for x in data.vectors]
        self.above = bits(v >= 0 for v in self.values)
        self.below = bits(v <= 0 for v in self.values)

    def lying_on(self, facets, samples):
        """The same ray, on these first facets."""
        ray = Ray.__new__(Ray)
        ray.vector, ray.values, ray.above, ray.below = self.vector, self.values, self.above, self.below
        ray.on = self.above & self.below | facets << samples
        return ray


def bits(flags):
    """The integer whose bit i is flag number i."""
    return int("0" + "".join("1" if flag else "0" for flag in flags)[::-1], 2)


class ParameterCone:
    """A cone of 4.38. Two gates share their cone exactly if they hold the same object."""

    def __init__(self, rays, data):
        self.rays, self.data = rays, data
        above = reduce(operator.and_, [ray.above for ray in rays])
        below = reduce(operator.and_, [ray.below for ray in rays])
        self.decided = above | below
        self.active = above & ~below

    def crossing_pairs(self, sample):
        """The adjacent rays on different sides of the sample, those with a positive product first, in order."""
        samples = len(self.data.vectors)
        tight = [ray.on & (self.decided | -1 << samples) for ray in self.rays]  # all first facets, decided samples
        for k, ray in enumerate(self.rays):
            if ray.values[sample] > 0:
                for l, other in enumerate(self.rays):
                    if other.values[sample] < 0:
                        both = tight[k] & tight[l]
                        if not any(both & ~t == 0 for i, t in enumerate(tight) if i != k and i != l):
                            yield ray, other

    def part(self, sign, sample, new):
        return ParameterCone([ray for ray in self.rays if sign * ray.values[sample] >= 0] + new, self.data)


class HingeSums:
    """The places of 4.39, and of the current slopes their sum, r_k and l_k (entry 0 of the lists has no meaning)."""

    def __init__(self, points):
        self.points = [None] + sorted(set(points))
        self.places = len(self.points) - 1
        numbers = {x: k for k, x in enumerate(self.points)}
        self.numbers = [numbers[x] for x in points]
        self.total, self.right, self.left = 0, [], []

    def set_slopes(self, slopes):
        # From place to place a sum changes by the distance times the slopes of the points already passed.
        m = self.places
        self.total, self.right, self.left = sum(slopes), [0] * (m + 1), [0] * (m + 1)
        at = [0] * (m + 1)
        for k, g in zip(self.numbers, slopes):
            at[k] += g
        above = 0
        for k in range(m - 1, 0, -1):
            above += at[k + 1]
            self.right[k] = self.right[k + 1] + above * (self.points[k + 1] - self.points[k])
        below = 0
        for k in range(2, m + 1):
            below += at[k - 1]
            self.left[k] = self.left[k - 1] + below * (self.points[k] - self.points[k - 1])

    def positive(self, one):
        """The check of a leaf for a range."""
        direction, sign, first, last, _ = one
        sums = self.right if direction == "R" else self.left
        return all(sign * t >= 0 for t in sums[first:last + 1])

    def permit(self, free):
        """The check of a leaf for the free part."""
        if free == "affine":
            return self.total == 0 and self.right[1] == 0
        if free in ("+", "-"):
            sign = 1 if free == "+" else -1
            return sign * self.right[1] >= 0 and sign * self.left[self.places] >= 0
        return True


def first_line_sets(gates, bias, places):
    """The first sets of 4.39, as pairs of a tuple of ranges (direction, sign, first, last, gates) and the free part."""
    kinds = [(gates, "constant"), (gates - 1, "affine")] if bias else [
        (gates, "nothing"), (gates - 1, "+"), (gates - 1, "-"), (gates - 2, "affine")]
    for number, free in kinds:
        affine = free == "affine"
        for left in range(1 if affine else number + 1) if number >= 0 else ():
            for u in range(number - left + 1):
                for v in range(left + 1):
                    sizes = ("R", 1, u), ("R", -1, number - left - u), ("L", 1, v), ("L", -1, left - v)
                    yield tuple(
                        (direction, sign) + ((1 + affine, places - 1) if direction == "R" else (2, places)) + (size,)
                        for direction, sign, size in sizes if size), free


def is_positive_multiple(vector, of):
    """Whether the vector is a positive multiple of a vector that is not zero."""
    pivot = next(i for i, t in enumerate(of) if t)
    return vector[pivot] * of[pivot] > 0 and all(t * of[pivot] == vector[pivot] * u for t, u in zip(vector, of))


# ---------------------------------------------------------------------------------------------------------------------
# Forms on R^n and trees of cases (4.41 to 4.48). A form is a list [c, a1, ..., an] of numerators, for c + a*x.


def words(form):
    """The machine words of a form, whose integers are not too long."""
    guard(*form)
    return sum(1 + (t.bit_length() >> 6) for t in form)


def applied(row, scale, values, inputs):
    """The form of a row [b, w1, ...] whose bias belongs to `scale`, applied to values: forms, or None for 0."""
    total = [row[0] * scale] + [0] * inputs
    for w, value_here in zip(islice(row, 1, None), values):
        if w and value_here is not None:
            total = [t + w * u for t, u in zip(total, value_here)]
    return total


def outputs_at(network, point):
    """The numbers v and S with the outputs v/(S E) of a network at x/E; the point is the list [E, x1, ..., xn]."""
    values, scale = point[1:], 1
    for depth, (divisor, rows) in enumerate(network.layers):
        values = [row[0] * point[0] * scale + dot(islice(row, 1, None), values) for row in rows]
        guard(*values)
        if depth < len(network.layers) - 1:
            values = [max(0, t) for t in values]
        scale *= divisor
        guard(scale)
    return values, scale


def map_beside(network, hyperplane, point, side):
    """The form of the output of a network near a point [D, x1, ..., xn] of {h = 0}, where side*h >= 0 (4.48)."""
    pivot = next(i for i, t in enumerate(hyperplane) if i and t)
    values, scale = None, 1
    for divisor, rows in network.layers[:-1]:
        kept, forms = 0, []
        for row in rows:
            form = row if values is None else applied(row, scale, values, network.inputs)
            kept += words(form)
            expect(kept <= MAX_WORDS, "the values of a layer need too much memory")
            sign = dot(form, point)
            if sign == 0:
                multiple = all(t * hyperplane[pivot] == form[pivot] * u for t, u in zip(form, hyperplane))
                need(multiple, "a gate vanishes at the point and is no multiple of the form of the hyperplane")
                sign = side * form[pivot] * hyperplane[pivot]
            forms.append(form if sign > 0 else None)
        values, scale = forms, scale * divisor
        guard(scale)
    row, = network.layers[-1][1]
    form = row if values is None else applied(row, scale, values, network.inputs)
    guard(*form)
    return form


class CaseTree:
    """The way from the root of a tree of cases to the node whose line is read next (4.41).

    The hidden layers of all networks stand in one list; the form of a gate is kept as long as the layers before its own
    do not change. With `whole` the splits of the whole tree are kept as well.
    """

    def __init__(self, networks, polyhedron, whole=False):
        self.inputs = polyhedron.dimension
        self.layers = []  # (rows, scale of the values before, number of the layer before or None for x)
        self.ends = []  # the same for the last layer of each network
        self.scales = []  # of the outputs of each network
        for network in networks:
            before, scale = None, 1
            for divisor, rows in network.layers[:-1]:
                self.layers.append((rows, scale, before))
                before, scale = len(self.layers) - 1, scale * divisor
                guard(scale)
            divisor, rows = network.layers[-1]
            self.ends.append((rows, scale, before))
            self.scales.append(scale * divisor)
            guard(self.scales[-1])
        self.layer = 0  # of the next gate
        self.forms = [[] for _ in self.layers]  # of the first gates of each layer, as far as computed
        self.on = [[] for _ in self.layers]  # which gates are on, up to the next gate
        self.words_of_layers = [0] * len(self.layers)
        self.assumptions = list(polyhedron.forms)
        self.given = len(self.assumptions)  # how many of them are forms of the polyhedron
        self.splits = 0  # how many were read
        self.path = []  # for each split above: its number and the sign of its assumption
        self.turns = []  # for each split whose way `off` was not read: its layer, row, number and place in the path
        self.words = sum(map(words, self.assumptions))
        self.whole = whole
        self.root, self.split_forms, self.children = None, [], []  # a node is the number of a split or ~ that of a leaf

    def keep(self, number):
        """Counts machine words that are kept."""
        self.words += number
        expect(self.words <= MAX_WORDS, "the tree needs too much memory")

    def complete(self):
        """Whether no gate is left."""
        return self.layer == len(self.layers)

    def form(self):
        """The form of the next gate."""
        rows, scale, before = self.layers[self.layer]
        place, forms = len(self.on[self.layer]), self.forms[self.layer]
        if place == len(forms):
            form = self.applied(rows[place], scale, before)
            forms.append(form)
            number = words(form)
            self.words_of_layers[self.layer] += number
            self.keep(number)
        return forms[place]

    def applied(self, row, scale, before):
        if before is None:
            return row
        values = (form if on else None for form, on in zip(self.forms[before], self.on[before]))
        return applied(row, scale, values, self.inputs)

    def map(self, network):
        """The numerators of the map of a network, after the last gate."""
        rows, scale, before = self.ends[network]
        number, forms = 0, []
        for row in rows:
            forms.append(self.applied(row, scale, before))
            number += words(forms[-1])
            expect(self.words + number <= MAX_WORDS, "the tree needs too much memory")
        return forms

    def settle(self, on):
        """Goes on to the next gate."""
        flags = self.on[self.layer]
        flags.append(on)
        if len(flags) == len(self.layers[self.layer][0]):
            self.layer += 1

    def assume(self, form, number, sign):
        self.keep(words(form))
        self.assumptions.append(form)
        self.path.append((number, sign))

    def attach(self, node):
        """Makes a split or a leaf a child of the last split above it."""
        if self.path:
            number, sign = self.path[-1]
            self.children[number][sign < 0] = node
        else:
            self.root = node

    def split(self):
        form, number = self.form(), self.splits
        self.splits += 1
        if self.whole:
            self.keep(words(form) + 2)
            self.attach(number)
            self.split_forms.append(form)
            self.children.append([None, None])
        self.turns.append((self.layer, len(self.on[self.layer]), number, len(self.path)))
        self.assume(form, number, 1)
        self.settle(True)

    def back(self):
        """After the end of a node: goes to the next node of the tree, if there is one."""
        if not self.turns:
            return False
        layer, row, number, place = self.turns.pop()
        for later in range(layer + 1, min(self.layer + 1, len(self.layers))):
            self.words -= self.words_of_layers[later]
            self.words_of_layers[later] = 0
            self.forms[later].clear()
            self.on[later].clear()
        del self.on[layer][row:]
        self.layer = layer
        while len(self.path) > place:
            self.path.pop()
            self.words -= words(self.assumptions.pop())
        self.assume([-t for t in self.forms[layer][row]], number, -1)
        self.settle(False)
        return True

    def beyond(self, split, sign, point):
        """The leaf beyond a facet (4.42), whose assumption is sign times the form of the split."""
        outside = [-sign * t for t in islice(self.split_forms[split], 1, None)]  # a direction out of the cell
        node = self.root
        while node >= 0:
            form = self.split_forms[node]
            here = dot(form, point) or dot(islice(form, 1, None), outside)
            need(here != 0, "the way beyond a facet is not determined")
            node = self.children[node][here < 0]
        return ~node


def root_of(parents, i):
    """The representative of a class of joined leaves; the ways to it get shorter."""
    while parents[i] != i:
        parents[i] = parents[parents[i]]
        i = parents[i]
    return i


# ---------------------------------------------------------------------------------------------------------------------
# Maps of bits (4.50 to 4.68)


class Lanes:
    """Many integers side by side in one: the sum of v_i * 2^(width*i), where each |v_i| < 2^(width-1).

    Sums of such numbers, and multiples by an integer, are those of the v_i as long as they stay within this range. (If
    there is one lane, there is no need for that.) The width is a multiple of 8.
    """

    def __init__(self, width, number):
        self.width, self.number, self.size = width, number, width // 8
        self.ones = self.repeated(1, 1, 0)
        self.offset = self.ones << width - 1

    def repeated(self, value, times, gap):
        """The value in some lanes, then 0 in others, again and again."""
        one = value.to_bytes(self.size, "little")
        return int.from_bytes((one * times + bytes(self.size) * gap) * (self.number // (times + gap)), "little")

    def bit(self, k):
        """Bit k of the number of the lane."""
        return self.repeated(1, 1 << k, 1 << k) << (self.width << k)

    def flags(self, entries):
        """Bytes 0 and 1, one for each lane."""
        places = bytearray(self.size * self.number)
        places[::self.size] = entries
        return int.from_bytes(places, "little")

    def affine(self, bias, weights, values):
        total = bias * self.ones
        for i, w in weights:
            total += w * values[i]
        return total

    def truth(self, values):
        """1 in the lanes where the value is at least 0."""
        if self.number == 1:
            return int(values >= 0)
        return (values + self.offset) >> self.width - 1 & self.ones

    def rectified(self, values):
        """The greater of 0 and the value."""
        if self.number == 1:
            return max(0, values)
        # With the offset, the top bit of a lane says whether the value is at least 0, the others are then the value.
        raised = values + self.offset
        flags = raised >> self.width - 1 & self.ones
        return raised & (flags << self.width - 1) - flags

    def apart(self, values):
        """The list of the values of the lanes."""
        if self.number == 1:
            return [values]
        size, half = self.size, 1 << self.width - 1
        data = (values + self.offset).to_bytes(size * self.number, "little")
        return [int.from_bytes(data[i:i + size], "little") - half for i in range(0, len(data), size)]


BITS = bytes.maketrans(b"01", bytes((0, 1)))
FAMILIES = {  # the number of fields and the least value of them
    "parity": (1, 0), "majority": (1, 0), "odd-max-bit": (1, 0), "equality": (1, 1), "inner-product": (1, 1),
    "andreev": (2, 1), "chattopadhyay-mande": (2, 1), "chattopadhyay-mande-unequal": (2, 1)}


def family_inputs(word, p, q):
    """The number N of inputs of a family (section 3)."""
    if word in ("equality", "inner-product"):
        return 2 * p
    if word == "andreev":
        return 2**p + p * q
    return p if q is None else 2 * p * q


def family_table(word, p, q, inputs):
    """The truth table of a family as an integer: bit i is the value at point number i."""
    everywhere = (1 << (1 << inputs)) - 1
    x = []  # x[k] is 1 at the points with x_(k+1) = 1
    for k in range(inputs):
        width, pattern = 2 << k, ((1 << (1 << k)) - 1) << (1 << k)
        while width < 1 << inputs:
            pattern, width = pattern | pattern << width, 2 * width
        x.append(pattern)
    if word == "parity":
        return reduce(operator.xor, x, 0)
    if word == "majority":
        least = [everywhere] + [0] * ((inputs + 1) // 2)  # least[t]: at least t of the inputs so far are 1
        for one in x:
            for t in range(len(least) - 1, 0, -1):
                least[t] |= least[t - 1] & one
        return least[-1]
    if word == "equality":
        return reduce(operator.and_, [everywhere ^ x[k] ^ x[p + k] for k in range(p)])
    if word == "inner-product":
        return reduce(operator.xor, [x[k] & x[p + k] for k in range(p)])
    if word == "andreev":
        z = [reduce(operator.xor, x[2**p + i * q:2**p + (i + 1) * q]) for i in range(p)]
        result = 0
        for address in range(2**p):
            chosen = [one if address >> i & 1 else everywhere ^ one for i, one in enumerate(z)]
            result |= reduce(operator.and_, chosen, x[address])
        return result
    active = x  # odd-max-bit: the input k takes the place of the block k
    if word != "odd-max-bit":
        equal_parts = [
            reduce(operator.and_, [everywhere ^ x[k] ^ x[p * q + k] for k in range(i * q, (i + 1) * q)]) for i in range(p)]
        active = [everywhere ^ part for part in equal_parts] if word.endswith("-unequal") else equal_parts
    result = everywhere
    for k, one in enumerate(active, 1):  # later ones overrule those before
        result = result & ~one if k % 2 else result | one
    return result


def character_sums(table):
    """For each set S, in the order of their numbers, the sum of v(x) chi_S(x) over all points x (4.54)."""
    inputs, values = table.inputs, table.signed()
    bias = max(1, max(map(abs, values)))
    width = next((w for w in (16, 32, 64) if w >= (bias << inputs + 1).bit_length()), None)
    if width is None:
        return long_character_sums(inputs, values)
    # The numbers side by side, all of them increased by the bias, so that none is below 0.
    lanes = Lanes(width, 1 << inputs)
    kind = {array(kind).itemsize: kind for kind in "HIQ"}[width // 8]
    packed = array(kind, [v + bias for v in values])
    del values
    if sys.byteorder == "big":
        packed.byteswap()
    total = int.from_bytes(packed.tobytes(), "little")
    for k in range(inputs):
        shift, times = width << k, 1 << k
        mask = lanes.repeated((1 << width) - 1, times, times)
        low, high = total & mask, total >> shift & mask
        bias *= 2
        total = low + high + (high + lanes.repeated(bias, times, times) - low << shift)
    packed = array(kind, total.to_bytes(width // 8 << inputs, "little"))
    if sys.byteorder == "big":
        packed.byteswap()
    return (v - bias for v in packed)


def long_character_sums(inputs, values):
    """The same for long integers."""
    sums = list(values)
    for k in range(inputs):
        step = 1 << k
        for first in range(0, len(sums), 2 * step):
            low, high = sums[first:first + step], sums[first + step:first + 2 * step]
            sums[first:first + step] = map(operator.add, low, high)
            sums[first + step:first + 2 * step] = map(operator.sub, high, low)
        expect(sum(1 + (t.bit_length() >> 6) for t in sums) <= MAX_WORDS, "the sums need too much memory")
    return sums


def character_sum(table, number):
    """The sum of v(x) chi_S(x) for the set S of this number."""
    sums = table.signed()
    for k in reversed(range(table.inputs)):
        low, high = sums[:1 << k], sums[1 << k:]
        sums = list(map(operator.sub, high, low) if number >> k & 1 else map(operator.add, high, low))
    return sums[0]


def signed_sums(vector):
    """The products a*x for the points x of {-1,1}^N, in the order of their numbers."""
    greatest = sum(map(abs, vector))
    expect((1 + (greatest.bit_length() >> 6) << len(vector)) <= MAX_WORDS, "the values of a form need too much memory")
    sums = [-sum(vector)]
    for a in vector:
        sums += [t + 2 * a for t in sums]
    return sums


def survivals(weights, bias, is_relu, low_value, parts):
    """The number X of outcomes of 4.56 where the gate survives."""
    # A pair (lowest, highest) is kept as lowest + 2^shift * highest, so that pairs are added like numbers.
    shift = (abs(bias) + sum(map(abs, weights))).bit_length() + 2
    both = 1 + (1 << shift)
    free, chosen = Counter(), Counter({bias * both: 1})  # before and after the input of the part has been chosen
    for part in parts:
        free, chosen = chosen, Counter()
        for k in part:
            ends = low_value * weights[k], weights[k]
            chosen_before, chosen = chosen, Counter()
            for end in ends:
                for pair, times in chosen_before.items():
                    chosen[pair + end * both] += times
            step = min(ends) + (max(ends) << shift)
            for pair, times in free.items():
                chosen[pair + step] += times
            # The pairs here, and those in `free`, are never more than those at the end of the part.
            expect(len(chosen) <= MAX_PAIRS, "too many pairs of a lowest and a highest argument")
            if k != part[-1]:
                free_before, free = free, Counter()
                for end in ends:
                    for pair, times in free_before.items():
                        free[pair + end * both] += times
                expect(len(free) <= MAX_PAIRS, "too many pairs of a lowest and a highest argument")
    total, half = 0, 1 << shift - 1
    for pair, times in chosen.items():
        highest = pair + half >> shift
        if pair - (highest << shift) < 0 and (highest > 0 or (highest == 0 and not is_relu)):
            total += times
    return total


# ---------------------------------------------------------------------------------------------------------------------
# Records


class Certificate:
    """One certificate while it is being read."""

    def __init__(self, stream):
        self.lines = Lines(stream)
        self.label = "-"
        self.objects = {}
        self.pieces = {}  # name of a function -> established number of pieces
        self.chambers = {}  # name of an arrangement -> established number of chambers
        self.whitney_numbers = {}  # name of an arrangement -> established Whitney numbers
        self.case_counts = {}  # ("patterns", "maps" or "regions", name of a network) -> established number
        self.restated = []
        self.verdict_bytes = 0
        self.stored = 0
        self.stored_bytes = 0
        self.entries = 0  # of tables and sign matrices
        self.reading_object = False

    def check(self):
        """Reads the whole file (section 1) and returns the verdict line."""
        expect(self.lines.next() == "lemmata-proof 1", "the first line is not 'lemmata-proof 1'")
        label = self.lines.next().split(" ")
        expect(len(label) == 2 and label[0] == "label", "the second line is not 'label TEXT'")
        expect(len(label[1]) <= MAX_LABEL, "label too long")
        expect("|" not in label[1], "the label contains '|'")
        self.label = label[1]
        self.verdict_bytes = len("verified ") + len(self.label)
        while True:
            line = self.lines.next()
            if line.startswith("note "):
                continue
            tokens = line.split(" ")
            kind = tokens[0]
            if kind == "end":
                break
            if kind in OBJECTS:
                self.reading_object = True
                self.store(tokens)
                OBJECTS[kind](self, tokens)
                self.reading_object = False
            elif kind in THEOREMS:
                self.restate(THEOREMS[kind](self, tokens))
            else:
                raise Declined("unknown record " + quoted(kind))
        self.arity(tokens, 1)
        expect(integer(tokens[1]) == self.lines.number - 1, "wrong number of lines in 'end'")
        expect(self.restated, "no theorem")
        expect(self.lines.at_end(), "something follows 'end'")
        return " | ".join(["verified " + self.label] + self.restated)

    def restate(self, tokens):
        text = " ".join(tokens)
        self.verdict_bytes += len(" | ") + len(text)
        expect(self.verdict_bytes <= MAX_VERDICT_BYTES, "the verdict gets too long")
        self.restated.append(text)

    def store(self, tokens):
        """Counts what a line of an object record stores (limits of section 1)."""
        self.stored += len(tokens) - 1
        self.stored_bytes += sum(map(len, tokens)) + len(tokens)  # one space or line feed after each token
        expect(self.stored <= MAX_STORED, "too many tokens in objects")
        expect(self.stored_bytes <= MAX_STORED_BYTES, "too many bytes in objects")

    # Fields

    def arity(self, tokens, fields):
        """The line must have exactly this many tokens after its first."""
        expect(len(tokens) == fields + 1, "'%s' needs %d fields, found %d" % (tokens[0], fields, len(tokens) - 1))

    def body(self, word, fields=None, least=1):
        """The tokens, without the first, of the next line, which must begin with `word`; None: `least` or more fields."""
        tokens = self.lines.next().split(" ")
        expect(tokens[0] == word, "expected '%s', found %s" % (word, quoted(tokens[0])))
        if fields is None:
            expect(len(tokens) > least, "'%s' needs a field" % word)
        else:
            self.arity(tokens, fields)
        if self.reading_object:
            self.store(tokens)
        return tokens[1:]

    def define(self, name, thing):
        """Defines an object. The name was checked by `new_name` on the head line."""
        expect(thing.cost is None or thing.cost <= MAX_COST, "the function costs too much")
        expect(thing.depth <= MAX_DEPTH, "the function is nested too deeply")
        self.objects[name] = thing

    def new_name(self, token):
        expect(NAME.fullmatch(token) and token not in OPERATORS, quoted(token) + " is not a name")
        expect(token not in self.objects, "the name " + quoted(token) + " is already in use")
        return token

    def object(self, name, kind):
        """The earlier object of this name, which must be of this kind."""
        thing = self.objects.get(name)
        expect(thing is not None, "there is no object " + quoted(name))
        expect(isinstance(thing, kind), quoted(name) + " is not of the kind needed here")
        return thing

    def function(self, name):
        thing = self.object(name, Thing)
        expect(thing.cost is not None, quoted(name) + " is not a function")
        return thing

    def function_or_step(self, name):
        thing = self.objects.get(name)
        return thing if isinstance(thing, Step) else self.function(name)

    def planar_network(self, name):
        """A network R^2 -> R without biases (4.15, 4.16)."""
        network = self.object(name, Network)
        planar = network.inputs == 2 and network.outputs == 1
        expect(planar, quoted(name) + " is not a network from the plane to the line")
        expect(network.biases_vanish(), quoted(name) + " has a bias")
        return network

    def arrangement(self, name, central=False):
        thing = self.object(name, Arrangement)
        expect(thing.central or not central, "the arrangement " + quoted(name) + " is not central")
        return thing

    def established_chambers(self, name):
        expect(name in self.chambers, "the number of chambers of " + quoted(name) + " has not been established")
        return self.chambers[name]

    def established_whitney(self, name):
        expect(name in self.whitney_numbers, "the Whitney numbers of " + quoted(name) + " have not been established")
        return self.whitney_numbers[name]

    def established(self, name):
        self.function(name)
        expect(name in self.pieces, "the number of pieces of " + quoted(name) + " has not been established")
        return self.pieces[name]

    def interval(self, tokens):
        """The ends l < r of an interval, from four tokens."""
        left, right = rational(tokens[0], tokens[1]), rational(tokens[2], tokens[3])
        expect(less(left, right), "the interval is empty")
        return left, right

    def cells(self, points, interval=(None, None)):
        """The cells of the list of `at` lines that follows (3.1), each handed out as soon as its right end is read."""
        left, end = interval
        for _ in range(points):
            p, q = self.body("at", 2)
            point = rational(p, q)
            need(left is None or less(left, point), "the points do not increase")
            need(end is None or less(point, end), "the point is not inside the interval")
            yield left, point
            left = point
        yield left, end

    def runs(self, function, cells):
        """For each cell: (cell, form, whether its slope differs from that of the cell before). True for the first."""
        before = None
        for cell in cells:
            form = form_on(function, cell)
            yield cell, form, before is None or not same_slope(before, form)
            before = form

    # Objects (section 3)

    def read_integer(self, tokens):
        self.arity(tokens, 2)
        self.define(self.new_name(tokens[1]), Integer(integer(tokens[2])))

    def read_rows(self, rows, width):
        """Lines `row b w1 ... wn`, n = width."""
        return [integers(self.body("row", width + 1)) for _ in range(rows)]

    def read_network(self, tokens):
        self.arity(tokens, 3)
        name, inputs = self.new_name(tokens[1]), count(tokens[2], 1)
        layers, width = [], inputs
        for _ in range(count(tokens[3], 1)):
            rows, divisor = self.body("layer", 2)
            rows, divisor = count(rows, 1), integer(divisor, 1)
            layers.append((divisor, self.read_rows(rows, width)))
            width = rows
        self.define(name, Network(inputs, layers))

    def read_pairs(self, word, lines):
        """Lines `word X Y`, X strictly increasing."""
        xs, ys = [], []
        for _ in range(lines):
            x, y = integers(self.body(word, 2))
            expect(not xs or xs[-1] < x, "the break points do not increase")
            xs.append(x)
            ys.append(y)
        return xs, ys

    def read_function(self, tokens):
        self.arity(tokens, 5)
        name, scale = self.new_name(tokens[1]), integer(tokens[2], 1)
        left_slope, right_slope = integers(tokens[3:5])
        xs, ys = self.read_pairs("point", count(tokens[5], 1))
        self.define(name, Breaks(scale, left_slope, right_slope, xs, ys))

    def read_folding(self, tokens):
        self.arity(tokens, 4)
        name, scale, top = self.new_name(tokens[1]), integer(tokens[2], 1), integer(tokens[3], 1)
        folds = []
        for _ in range(count(tokens[4], 1)):
            points = [0] + integers(self.body("fold"))
            expect(all(a < b for a, b in zip(points, points[1:] + [top])), "the fold does not increase from 0 to M")
            folds.append(points)
        self.define(name, Folding(scale, top, folds))

    def read_compose(self, tokens):
        self.arity(tokens, 3)
        self.define(self.new_name(tokens[1]), Compose([self.function(tokens[2]), self.function(tokens[3])]))

    def read_sum(self, tokens):
        self.arity(tokens, 3)
        self.define(self.new_name(tokens[1]), Sum([self.function(tokens[2]), self.function(tokens[3])]))

    def read_scale(self, tokens):
        self.arity(tokens, 4)
        name, factor = self.new_name(tokens[1]), rational(tokens[2], tokens[3])
        self.define(name, Scale(factor, self.function(tokens[4])))

    def read_extremum(self, tokens):
        expect(len(tokens) >= 3, "no operand")
        name = self.new_name(tokens[1])
        operands = [self.function(token) for token in tokens[2:]]
        self.define(name, Extremum(1 if tokens[0] == "maximum" else -1, operands))

    def read_flaps(self, tokens):
        self.arity(tokens, 5)
        name, scale = self.new_name(tokens[1]), integer(tokens[2], 1)
        right, constant = integers(tokens[3:5])
        xs, ts = self.read_pairs("flap", count(tokens[5], 1))
        self.define(name, Flaps(scale, right, constant, xs, ts))

    def read_step(self, tokens):
        self.arity(tokens, 5)
        self.define(self.new_name(tokens[1]), Step(integer(tokens[2], 1), *integers(tokens[3:6])))

    def read_arrangement(self, tokens):
        self.arity(tokens, 3)
        name, dimension, planes = self.new_name(tokens[1]), count(tokens[2], 1), count(tokens[3])
        self.define(name, Arrangement(dimension, [integers(self.body("plane", dimension + 1)) for _ in range(planes)]))

    def read_affine_maximum(self, tokens):
        self.arity(tokens, 4)
        name, inputs = self.new_name(tokens[1]), count(tokens[2], 1)
        rows, divisor = count(tokens[3], 1), integer(tokens[4], 1)
        self.define(name, AffineMaximum(inputs, self.read_rows(rows, inputs), divisor))

    def sparse(self, fields, size):
        """Pairs of a position, increasing in 1...size, and a number."""
        expect(len(fields) % 2 == 0, "a number is missing after its position")
        places = [integer(token, 1, size) for token in fields[::2]]
        expect(all(map(operator.lt, places, places[1:])), "the positions do not increase")
        return dict(zip(places, integers(fields[1::2])))

    def read_program(self, tokens):
        self.arity(tokens, 5)
        name = self.new_name(tokens[1])
        expect(tokens[2] in ("minimize", "maximize"), quoted(tokens[2]) + " is neither minimize nor maximize")
        size, rows, curved = integer(tokens[3], 0, MAX_VARIABLES), count(tokens[4]), count(tokens[5])
        expect(curved == 0 or size <= MAX_CURVED_VARIABLES, "too many variables for a quadratic objective")
        scale, constant, *costs = self.body("objective", least=2)
        scale, constant, costs = integer(scale, 1), integer(constant), self.sparse(costs, size)
        hessian, last = {}, 0
        for _ in range(curved):
            i, *entries = self.body("hessian", least=3)
            last = integer(i, last + 1, size)
            hessian[last] = self.sparse(entries, size)
            expect(min(hessian[last]) >= last, "an entry below the diagonal")
        listed = []
        for _ in range(rows):
            low, high, *form = self.body("row", least=2)
            low, high = (None if end == "none" else integer(end) for end in (low, high))
            listed.append((low, high, self.sparse(form, size)))
        sign = 1 if tokens[2] == "minimize" else -1
        self.define(name, Program(size, sign, scale, constant, costs, hessian, listed))

    def read_training(self, tokens):
        self.arity(tokens, 6)
        name, inputs, samples = self.new_name(tokens[1]), integer(tokens[2], 0, MAX_INPUTS), count(tokens[3])
        data = TrainingSet(inputs, *[integer(token, 1) for token in tokens[4:]])
        for _ in range(samples):
            fields = self.body("sample", inputs + 2)
            data.add(integer(fields[0], 1), integer(fields[1]), integers(fields[2:]))
        self.define(name, data)

    def read_loss(self, tokens):
        self.arity(tokens, 3)
        name, number, divisor = self.new_name(tokens[1]), integer(tokens[2], 1, MAX_LOSS_PIECES), integer(tokens[3], 1)
        self.define(name, PiecewiseLoss([tuple(integers(self.body("piece", 2))) for _ in range(number)], divisor))

    def count_entries(self, number):
        """Counts the entries of a table or sign matrix (limits of section 1)."""
        self.entries += number
        expect(self.entries <= MAX_ENTRIES, "too many entries of tables and matrices")

    def read_truth_table(self, tokens):
        self.arity(tokens, 2)
        name, inputs = self.new_name(tokens[1]), integer(tokens[2], 0, MAX_TABLE_INPUTS)
        self.count_entries(1 << inputs)
        entries = bytearray()
        while len(entries) < 1 << inputs:
            token, = self.body("bits", 1)
            expect(not token.strip("01"), "a character that is neither 0 nor 1")
            entries += token.encode("ascii").translate(BITS)
            expect(len(entries) <= 1 << inputs, "too many bits")
        self.define(name, TruthTable(inputs, bytes(entries)))

    def read_family(self, tokens):
        expect(len(tokens) >= 3, "'family' needs a name and a word")
        name, word = self.new_name(tokens[1]), tokens[2]
        expect(word in FAMILIES, quoted(word) + " is not a family")
        fields, least = FAMILIES[word]
        self.arity(tokens, 2 + fields)
        # No field can be greater than the number of inputs.
        p, q = [integer(token, least, MAX_TABLE_INPUTS) for token in tokens[3:]] + [None] * (2 - fields)
        inputs = family_inputs(word, p, q)
        expect(inputs <= MAX_TABLE_INPUTS, "too many inputs")
        self.count_entries(1 << inputs)
        text = format(family_table(word, p, q, inputs), "b").zfill(1 << inputs)[::-1]
        self.define(name, TruthTable(inputs, text.encode("ascii").translate(BITS)))

    def read_value_table(self, tokens):
        self.arity(tokens, 3)
        name, inputs = self.new_name(tokens[1]), integer(tokens[2], 0, MAX_TABLE_INPUTS)
        scale = integer(tokens[3], 1)
        self.count_entries(1 << inputs)
        entries = []
        while len(entries) < 1 << inputs:
            entries += integers(self.body("values"))
            expect(len(entries) <= 1 << inputs, "too many values")
        self.define(name, ValueTable(inputs, scale, entries))

    def read_circuit(self, tokens):
        self.arity(tokens, 4)
        name, inputs = self.new_name(tokens[1]), integer(tokens[2], 0, MAX_TABLE_INPUTS)
        expect(tokens[3] in ("bits", "signs"), quoted(tokens[3]) + " is neither 'bits' nor 'signs'")

        def argument(bias, fields, wires):
            return integer(bias), [(i - 1, w) for i, w in self.sparse(fields, wires).items()]

        gates, number = [], count(tokens[4])
        for _ in range(number):
            kind, bias, *fields = self.body("gate", least=2)
            expect(kind in ("relu", "threshold"), quoted(kind) + " is neither 'relu' nor 'threshold'")
            gates.append((kind == "relu",) + argument(bias, fields, inputs + len(gates)))
        kind, divisor, bias, *fields = self.body("output", least=3)
        expect(kind in ("sum", "threshold"), quoted(kind) + " is neither 'sum' nor 'threshold'")
        divisor, output = integer(divisor, 1), argument(bias, fields, inputs + number)
        self.define(name, Circuit(inputs, 0 if tokens[3] == "bits" else -1, gates, kind == "sum", divisor, output))

    def read_signs(self, tokens):
        self.arity(tokens, 3)
        name, height, width = self.new_name(tokens[1]), count(tokens[2], 1), count(tokens[3], 1)
        self.count_entries(height * width)
        rows = []
        for _ in range(height):
            token, = self.body("row", 1)
            expect(not token.strip("+-"), "a character that is neither + nor -")
            expect(len(token) == width, "the row has another number of signs")
            rows.append(token)
        self.define(name, SignMatrix(height, width, lambda i, j: 1 if rows[i][j] == "+" else -1))

    def read_matrix(self, tokens):
        self.arity(tokens, 3)
        name, table = self.new_name(tokens[1]), self.object(tokens[2], TruthTable)
        bits_of_row = integer(tokens[3], 0, table.inputs)
        self.count_entries(1 << table.inputs)
        entries = table.entries
        self.define(name, SignMatrix(
            1 << bits_of_row, 1 << table.inputs - bits_of_row,
            lambda i, j: 1 if entries[i + (j << bits_of_row)] else -1))

    # Theorems (section 4). Each returns the tokens of its restatement.

    def equal(self, tokens):
        """4.1"""
        self.arity(tokens, 3)
        f, g = self.function(tokens[1]), self.function(tokens[2])
        for cell in self.cells(count(tokens[3])):
            need(same_form(form_on(f, cell), form_on(g, cell)), "the two functions differ on this cell")
        return tokens[:3]

    def count_pieces(self, tokens, interval_fields):
        """The check of 4.2 and 4.3. Returns N."""
        self.arity(tokens, 3 + interval_fields)
        f, n, points = self.function(tokens[1]), integer(tokens[2]), count(tokens[-1])
        interval = self.interval(tokens[3:7]) if interval_fields else (None, None)
        pieces = sum(1 for _, _, differs in self.runs(f, self.cells(points, interval)) if differs)
        need(pieces == n, "the function has %d pieces here" % pieces)
        return n

    def pieces_on_line(self, tokens):
        """4.2"""
        self.pieces[tokens[1]] = self.count_pieces(tokens, 0)
        return tokens[:3]

    def pieces_on_interval(self, tokens):
        """4.3"""
        self.count_pieces(tokens, 4)
        return tokens[:7]

    def alternates(self, tokens):
        """4.4"""
        self.arity(tokens, 11)
        f, n, interval = self.function(tokens[1]), integer(tokens[2]), self.interval(tokens[3:7])
        now, then = rational(tokens[7], tokens[8]), rational(tokens[9], tokens[10])
        points = count(tokens[11])
        need(not equal(now, then), "the two values are equal")
        pieces = 0
        for cell, form, differs in self.runs(f, self.cells(points, interval)):
            if differs:
                pieces += 1
                need(equal(value(form, cell[0]), now), "wrong value at the left end of this cell")
                now, then = then, now
        need(equal(value(form, interval[1]), now), "wrong value at the right end")
        need(pieces == n, "the function has %d pieces here" % pieces)
        return tokens[:11]

    def value_at(self, tokens):
        """4.5"""
        self.arity(tokens, 6)
        f, x, holds = self.function(tokens[1]), rational(tokens[2], tokens[3]), relation(tokens[4])
        bound = rational(tokens[5], tokens[6])
        need(compare_rationals(value(form_on(f, (x, x)), x), holds, bound), "the value does not stand in this relation")
        return tokens

    def distinct(self, tokens):
        """4.6"""
        self.arity(tokens, 4)
        f, g, x = self.function(tokens[1]), self.function(tokens[2]), rational(tokens[3], tokens[4])
        need(not equal(value(form_on(f, (x, x)), x), value(form_on(g, (x, x)), x)), "the two values are equal")
        return tokens

    def compare(self, tokens):
        """4.7"""
        places = [i for i, token in enumerate(tokens) if token in RELATIONS]
        expect(len(places) == 1, "'compare' needs exactly one relation")
        left, right = self.expression(tokens[1:places[0]]), self.expression(tokens[places[0] + 1:])
        need(RELATIONS[tokens[places[0]]](left, right), "the integers do not stand in this relation")
        return tokens

    def expression(self, tokens):
        """The integer denoted by a postfix expression (4.7)."""
        stack = []
        for token in tokens:
            if token in OPERATORS:
                expect(len(stack) >= 2, "an operator lacks an operand")
                b, a = stack.pop(), stack.pop()
                stack.append(self.operate(token, a, b))
            else:
                stack.append(self.operand(token))
            expect(stack[-1].bit_length() <= MAX_BITS, "value too long")
            expect(len(stack) <= MAX_STACK, "too many values wait on the stack")
        expect(len(stack) == 1, "the expression does not leave exactly one value")
        return stack[0]

    def operate(self, token, a, b):
        if token == "+":
            return a + b
        if token == "-":
            return a - b
        if token == "*":
            return a * b
        if token == "^":
            expect(0 <= b <= MAX_EXPONENT, "exponent out of range")
            return power(a, b)
        if token == "choose":
            expect(0 <= a <= MAX_CHOOSE_FROM and b >= 0, "'choose' needs 0 <= m <= 10000 and k >= 0")
            expect(a * min(b, a - b) <= MAX_CHOOSE_PRODUCT, "value of 'choose' too long")
            return comb(a, b)
        expect(1 <= a <= b <= MAX_WIDTH_SUM, "'balanced' needs 1 <= k <= s <= 10^9")
        result = balanced(a, b, 2**MAX_BITS - 1)
        expect(result is not None, "value too long")
        return result

    def operand(self, token):
        """An integer, the name of one, or a measure (4.7)."""
        if NAME.fullmatch(token):
            return self.object(token, Integer).number
        if ":" not in token:
            return integer(token)
        measure, name, *index = token.split(":")
        indices = 1 if measure in ("width", "segments", "whitney") else 0
        expect(len(index) == indices, quoted(token) + " is not a measure")
        if measure == "pieces":
            return self.established(name)
        if measure in ("dimension", "planes", "hyperplanes", "chambers", "vertices", "whitney", "bounded"):
            return self.arrangement_measure(measure, name, index)
        if measure in ("folds", "segments"):
            folds = self.object(name, Folding).folds
            return len(folds) if measure == "folds" else len(folds[integer(index[0], 1, len(folds)) - 1])
        if measure == "gates":
            return len(self.object(name, Circuit).gates)
        network = self.object(name, Network)
        if measure in ("patterns", "maps", "regions"):
            expect((measure, name) in self.case_counts, quoted(token) + " has not been established")
            return self.case_counts[measure, name]
        if measure == "width":
            return network.widths[integer(index[0], 1, len(network.widths)) - 1]
        measures = {
            "inputs": network.inputs, "outputs": network.outputs,
            "hidden": len(network.widths), "size": sum(network.widths)}
        expect(measure in measures, quoted(token) + " is not a measure")
        return measures[measure]

    def arrangement_measure(self, measure, name, index):
        """The measures of an arrangement (4.7)."""
        arrangement = self.arrangement(name, central=measure == "vertices")
        if measure == "dimension":
            return arrangement.dimension
        if measure == "planes":
            return len(arrangement.forms)
        if measure == "hyperplanes":
            return arrangement.hyperplanes
        if measure in ("chambers", "vertices"):
            return self.established_chambers(name)
        numbers = self.established_whitney(name)
        if measure == "whitney":
            return numbers[integer(index[0], 0, arrangement.dimension)]
        return abs(sum(numbers[::2]) - sum(numbers[1::2]))

    def size_at_least(self, tokens):
        """4.8"""
        self.arity(tokens, 3)
        self.function(tokens[1])
        layers, size = integer(tokens[2], 1, MAX_WIDTH_SUM), integer(tokens[3], 0, MAX_WIDTH_SUM)
        pieces = self.established(tokens[1])
        if size - 1 >= layers:
            need(balanced(layers, size - 1, pieces - 1) is not None, "smaller networks can have that many pieces")
        return tokens

    def gates_at_least(self, tokens):
        """4.9"""
        self.arity(tokens, 5)
        f, gates, scale = self.function(tokens[1]), integer(tokens[2], 0), integer(tokens[3], 1)
        modulus, points = integer(tokens[4], 0, MAX_MODULUS), count(tokens[5])
        expect(modulus != 1, "the modulus 1")
        slopes = integers(self.body("slopes"))
        pieces = 0
        for _, (_, b, s), differs in self.runs(f, self.cells(points)):
            if differs:
                need(pieces < len(slopes) and b * scale == slopes[pieces] * s, "the slope here is not the one listed")
                pieces += 1
        need(pieces == len(slopes), "the function has only %d pieces" % pieces)
        if gates <= pieces - 1 or (pieces == 1 and slopes[0] != 0 and gates <= 2):
            return tokens[:3]
        need(pieces >= 2 and gates == pieces, "so many gates do not follow from the number of pieces")
        expect(modulus > 0 or pieces - 1 <= MAX_JUMPS, "too many jumps for exact subset sums")
        jumps = [after - before for before, after in zip(slopes, slopes[1:])]
        half = len(jumps) // 2
        first, second = subset_sums(jumps[:half], modulus), subset_sums(jumps[half:], modulus)
        target = -slopes[0]
        for u in first:
            rest = (target - u) % modulus if modulus else target - u
            need(rest not in second, "some subset of the jumps may give the leftmost slope")
        return tokens[:3]

    def distance(self, tokens):
        """4.10"""
        self.arity(tokens, 11)
        f, g = self.function_or_step(tokens[1]), self.function_or_step(tokens[2])
        holds, bound = relation(tokens[3]), rational(tokens[4], tokens[5])
        left, end = self.interval(tokens[6:10])
        scale, total = integer(tokens[10], 1), 0
        for _ in range(count(tokens[11], 1)):
            t, p, q = self.body("cell", 3)
            t, right = integer(t), rational(p, q)
            need(less(left, right), "the cells do not increase")
            cell = (left, right)
            a, b, s = difference(form_on(f, cell), form_on(g, cell))
            need(nonnegative(a, b, cell) or nonpositive(a, b, cell), "the difference changes its sign on this cell")
            (lp, lq), (rp, rq) = left, right
            # With both ends over lq*rq*s, the integral is length * (v(left) + v(right)) / 2 up to its sign.
            doubled = abs((rp * lq - lp * rq) * ((a * lq + b * lp) * rq + (a * rq + b * rp) * lq))
            need(doubled * scale == 2 * t * s * (lq * rq) ** 2, "the integral over this cell is not the one stated")
            total += t
            left = right
        need(equal(left, end), "the last cell does not end at the right end of the interval")
        need(compare_rationals((total, scale), holds, bound), "the integral does not stand in this relation")
        return tokens[:10]

    def windows(self, f, left, right, scale, divisor, number):
        """Reads and checks the windows of 4.11; returns the smallest value c (None if there is no window)."""
        smallest, x = None, left
        for _ in range(number):
            start, cells = self.body("window", 2)
            start, cells = integer(start), count(cells, 1)
            need(x <= start, "the window begins before the end of the one before, or outside the interval")
            x, c, sum0, sum1 = start, 0, 0, 0
            for _ in range(cells):
                sign, t, end = integers(self.body("cell", 3))
                expect(sign in (1, -1), "the sign is not 1 or -1")
                need(x < end <= right, "the end of the cell does not increase or leaves the interval")
                a, b, s = form_on(f, ((x, scale), (end, scale)))
                doubled = (end - x) * (2 * a * scale + b * (x + end))  # twice the integral, times s*scale^2
                need(doubled * divisor == 2 * t * s * scale**2, "the integral over this cell is not the one stated")
                sum0 += sign * (end - x)
                sum1 += sign * (end**2 - x**2)
                c += sign * t
                x = end
            need(sum0 == 0 and sum1 == 0, "the signs of the window are not orthogonal to the affine functions")
            need(c >= 0, "the value of the window is negative")
            smallest = c if smallest is None else min(smallest, c)
        return smallest

    def far(self, f, tokens, pieces_bound):
        """The check of 4.11; tokens are P Q L R E D W, and `pieces_bound(W)` is N, or None if N exceeds W."""
        p, q = rational(tokens[0], tokens[1])
        left, right = integers(tokens[2:4])
        scale, divisor, number = integer(tokens[4], 1), integer(tokens[5], 1), count(tokens[6])
        expect(left < right, "the interval is empty")
        smallest = self.windows(f, left, right, scale, divisor, number)
        if p <= 0:
            return
        n = pieces_bound(number)
        need(n is not None, "there are fewer windows than pieces")
        need(p * divisor <= (number - n + 1) * smallest * q, "the windows give a smaller distance")

    def far_from_pieces(self, tokens):
        """4.11"""
        self.arity(tokens, 9)
        f, n = self.function(tokens[1]), integer(tokens[2], 1)
        self.far(f, tokens[3:], lambda number: n if n <= number else None)
        return tokens[:8]

    def far_from_networks(self, tokens):
        """4.12"""
        self.arity(tokens, 10)
        f, layers = self.function(tokens[1]), integer(tokens[2], 1, MAX_WIDTH_SUM)
        size = integer(tokens[3], layers, MAX_WIDTH_SUM)
        self.far(f, tokens[4:], lambda number: balanced(layers, size, number))
        return tokens[:9]

    def far_from_continuous(self, tokens):
        """4.13"""
        self.arity(tokens, 3)
        step, (p, q) = self.object(tokens[1], Step), rational(tokens[2], tokens[3])
        need(2 * p * step.scale <= q * abs(step.high - step.low), "the jump is smaller than that")
        return tokens

    def fold_pieces(self, tokens):
        """4.14"""
        self.arity(tokens, 2)
        folds, n = self.object(tokens[1], Folding).folds, integer(tokens[2])
        product, extra = 1, 0
        for i, points in enumerate(folds):  # points is [0, A1, ..., Ap]: its length is p + 1
            product *= len(points)
            need(product < n, "the folding has more pieces")
            if i < len(folds) - 1 and len(points) % 2 == 0:
                extra = 1
        need(product + 1 + extra == n, "the folding has another number of pieces")
        self.pieces[tokens[1]] = n
        return tokens

    def infinitely_many_sets(self, tokens):
        """4.15"""
        self.arity(tokens, 7)
        network, numbers = self.planar_network(tokens[1]), integers(tokens[2:])
        u, v, z = numbers[0:2], numbers[2:4], numbers[4:6]
        need(determinant(u, v) != 0, "u and v are parallel")
        (gates_u, at_u), (gates_v, at_v), (_, at_z) = trace(network, u), trace(network, v), trace(network, z)
        need(linear_on_cone(gates_u, gates_v), "the network is not linear on the cone of u and v")
        extended = at_u * determinant(z, v) + at_v * determinant(u, z)
        need(at_z * determinant(u, v) != extended, "the value at z is that of the linear function of the cone")
        return tokens

    def sectors(self, tokens):
        """4.16"""
        self.arity(tokens, 4)
        network, pieces, functions = self.planar_network(tokens[1]), integer(tokens[2]), integer(tokens[3])
        rays = count(tokens[4], 3)
        turns, changes, gradients = 0, 0, set()
        first = before = gradient = first_gradient = None
        for i in range(rays + 1):
            if i < rays:
                ray = integers(self.body("ray", 2))
                here = (ray, *trace(network, ray))
            else:
                here = first
            if i == 0:
                first = before = here
                continue
            (u, gates_u, at_u), (v, gates_v, at_v) = before, here
            area = determinant(u, v)
            need(area > 0, "the turn from this ray to the next is not between 0 and 180 degrees")
            need(linear_on_cone(gates_u, gates_v), "the network is not linear on this cone")
            if lower_half_plane(u) and not lower_half_plane(v):
                turns += 1
            last = gradient
            gradient = reduced(at_u * v[1] - at_v * u[1], at_v * u[0] - at_u * v[0], area)
            gradients.add(gradient)
            if i == 1:
                first_gradient = gradient
            elif gradient != last:
                changes += 1
            before = here
        if gradient != first_gradient:
            changes += 1
        need(turns == 1, "the rays do not go around exactly once")
        need(max(changes, 1) == pieces, "the network has %d pieces" % max(changes, 1))
        need(len(gradients) == functions, "the network has %d linear functions" % len(gradients))
        return tokens[:4]

    def affine(self, tokens):
        """4.17"""
        self.arity(tokens, 2)
        network, target = self.object(tokens[1], Network), self.object(tokens[2], Network)
        expect(len(network.widths) == 1, "the network does not have exactly one hidden layer")
        expect(len(target.widths) == 0, "the map has a hidden layer")
        expect(network.inputs == target.inputs, "the inputs differ in number")
        expect(network.outputs == target.outputs, "the outputs differ in number")
        (hidden_divisor, gates), (divisor, rows) = network.layers
        (target_divisor, target_rows), = target.layers
        need(len(gates) % 2 == 0, "the number of gates is odd")
        for i in range(0, len(gates), 2):
            need(all(a == -b for a, b in zip(gates[i], gates[i + 1])), "a gate is not the negative of its neighbour")
        for row, target_row in zip(rows, target_rows):
            # All coefficients, the bias first, over hidden_divisor * divisor.
            total = [row[0] * hidden_divisor] + [0] * network.inputs
            for i in range(0, len(gates), 2):
                need(row[i + 1] == -row[i + 2], "the coefficients of two opposite gates are not opposite")
                total = [t + row[i + 1] * g for t, g in zip(total, gates[i])]
            same = all(t * target_divisor == m * hidden_divisor * divisor for t, m in zip(total, target_row))
            need(same, "the network computes another affine map")
        return tokens

    def gates_for_affine_at_least(self, tokens):
        """4.18"""
        self.arity(tokens, 2)
        target, rank = self.object(tokens[1], Network), count(tokens[2])
        expect(len(target.widths) == 0, "the map has a hidden layer")
        matrix = [row[1:] for row in target.layers[0][1]]
        need(rank <= min(target.outputs, target.inputs), "no matrix of this size has that rank")
        products = []
        for _ in range(rank):
            left = integers(self.body("left", target.outputs))
            products.append([sum(u * row[j] for u, row in zip(left, matrix)) for j in range(target.inputs)])
        for j in range(rank):
            right = integers(self.body("right", target.inputs))
            for i in range(j + 1):
                entry = sum(a * b for a, b in zip(products[i], right))
                need((entry != 0) == (i == j), "the matrix is not triangular with a nonzero diagonal")
        return tokens

    def not_one_hidden_layer(self, tokens):
        """4.19"""
        self.arity(tokens, 5)
        f = self.object(tokens[1], AffineMaximum)
        i, j, k = (integer(token, 1, len(f.rows)) - 1 for token in tokens[2:5])
        scale = integer(tokens[5], 1)
        expect(i != j, "the rows I and J are the same")
        rows = f.rows
        need(rows[i][1:] != rows[j][1:], "the rows I and J have equal weights")

        def values():
            point = integers(self.body("at-point", f.inputs))
            return [row[0] * scale + sum(w * x for w, x in zip(row[1:], point)) for row in rows]

        def greatest(at, top, exempt):
            return all(v < at[top] for v, row in zip(at, rows) if row not in exempt)

        at_p = values()
        need(at_p[i] == at_p[j], "the rows I and J differ at p")
        need(greatest(at_p, i, (rows[i], rows[j])), "another row is as great at p")
        at_q = values()
        need(at_q[i] == at_q[j], "the rows I and J differ at q")
        need(greatest(at_q, k, (rows[k],)), "another row is as great as row K at q")
        return tokens[:2]

    def flap_system(self, tokens):
        """4.20"""
        self.arity(tokens, 3)
        expect(tokens[1] in ("printed", "repaired"), quoted(tokens[1]) + " is neither 'printed' nor 'repaired'")
        flaps, f = self.object(tokens[2], Flaps), self.object(tokens[3], Breaks)
        expect(len(flaps.xs) == len(f.xs), "the two records have different numbers of lines")
        e, d, xs, ys, ts = f.scale, flaps.scale, f.xs, f.ys, flaps.ts
        need(all(a * e == x * d for a, x in zip(flaps.xs, xs)), "the break points differ")
        need(flaps.constant * e == ys[-1] * d, "the constant is not the value at the last break point")
        need(flaps.right * e == f.right_slope * d, "the right slope differs")
        need(sum(ts) * e == f.left_slope * d, "the sum of the coefficients is not the left slope")
        # The right-hand side of equation i, times d*e, from that of equation i + 1: printed, there is one more term;
        # repaired, each term T_j (X_i - X_j) of the sum grows by T_j (X_i - X_(i+1)) as well.
        right = slope = 0
        for i in range(len(xs) - 2, -1, -1):
            slope = ts[i + 1] if tokens[1] == "printed" else slope + ts[i + 1]
            right += slope * (xs[i] - xs[i + 1])
            need((ys[i] - ys[-1]) * d == right, "the equation of line %d fails" % (i + 1))
        return tokens

    def whitney(self, tokens):
        """4.21"""
        expect(len(tokens) > 1, "'whitney' needs an arrangement")
        arrangement = self.arrangement(tokens[1])
        self.arity(tokens, arrangement.dimension + 3)
        stated, number = integers(tokens[2:-1]), count(tokens[-1])
        atoms, dimension = arrangement.atoms()
        expect(len(atoms) * number <= MAX_TABLE, "too many atoms and symmetries")
        if not atoms:
            expect(number == 0, "symmetries without atoms")
        if not atoms or dimension == 1:
            need(stated == [1, int(bool(atoms))] + [0] * (arrangement.dimension - 1), "wrong Whitney numbers")
        symmetries = [self.symmetry(atoms, dimension) for _ in range(number)]
        if atoms and dimension >= 2:
            shifted = stated if arrangement.central else list(map(operator.add, stated + [0], [0] + stated))
            self.derivation(atoms, dimension, symmetries, shifted)
        self.whitney_numbers[tokens[1]] = stated
        self.chambers[tokens[1]] = sum(stated)
        return tokens[:-1]

    def symmetry(self, atoms, dimension):
        """Reads one symmetry of 4.21 and returns its permutation, from 0."""
        images = [t - 1 for t in integers(self.body("symmetry", len(atoms)))]
        need(sorted(images) == list(range(len(atoms))), "this is not a permutation of the atoms")
        moved = [[] for _ in atoms]
        for _ in range(dimension):
            row = integers(self.body("row", dimension))
            for vector, atom in zip(moved, atoms):
                vector.append(dot(row, atom))
        for vector, image in zip(moved, images):
            need(any(vector), "the matrix maps an atom to 0")
            need(direction(vector) == direction(atoms[image]), "the matrix does not permute the atoms as stated")
        return array("I", images)

    def flat_class(self, atoms, dimension, number):
        """Reads one class of 4.21, which has this number of axes. No axis is kept, only its products with the atoms."""
        weight = integer(self.body("flat", 1)[0], 0)
        pivots, used = [], [0] * dimension  # for each axis (P, its coordinate P); how often a coordinate is not zero
        images = [[] for _ in atoms]
        for _ in range(number):
            pivot, *axis = integers(self.body("axis", dimension + 1))
            expect(1 <= pivot <= dimension, "the coordinate P is out of range")
            pivots.append((pivot - 1, axis[pivot - 1]))
            for i, t in enumerate(axis):
                if t:
                    used[i] += 1
            for image, atom in zip(images, atoms):
                image.append(dot(axis, atom))
        need(all(t != 0 and used[i] == 1 for i, t in pivots), "a coordinate P does not set its axis apart")
        return FlatClass(weight, images)

    def derivation(self, atoms, dimension, symmetries, stated):
        """The levels of 4.21 and the line `last`; `stated` are the numbers beta."""
        sums, before = [], []
        for rank in range(dimension - 1):
            number = count(self.body("level", 1)[0])
            expect(len(atoms) * (len(before) + number) <= MAX_TABLE, "too many atoms and classes")
            classes = [self.flat_class(atoms, dimension, dimension - rank) for _ in range(number)]
            if rank == 0:
                need(number == 1 and classes[0].weight == 1, "level 0 does not consist of one class of weight 1")
            else:
                totals = self.covers(before, classes, symmetries)
                for flats, total in zip(classes, totals):
                    need(flats.members, "a class has no atoms")
                    need(flats.weight * len(flats.members) == total, "a weight is not the one that its covers give")
            sums.append(sum(flats.weight for flats in classes))
            before = classes
        totals = Counter()
        for flats in before:
            for atoms_of_cover, added in flats.covers():
                totals[len(atoms_of_cover)] += flats.weight * added
        last = integers(self.body("last", least=0))
        expect(len(last) % 2 == 0, "'last' needs pairs of fields")
        sizes, weights = last[::2], last[1::2]
        bounds = [0] + sizes + [len(atoms) + 1]
        expect(all(a < b for a, b in zip(bounds, bounds[1:])), "the sizes do not increase from 1 to the number of atoms")
        expect(all(weight >= 0 for weight in weights), "a negative weight")
        products = {size: size * weight for size, weight in zip(sizes, weights)}
        need(products == {size: total for size, total in totals.items() if total != 0}, "wrong weights of the last covers")
        sums.append(sum(weights))
        sums.append(sum(sums[-1::-2]) - sum(sums[-2::-2]))
        need(sums == stated, "wrong Whitney numbers")

    def covers(self, before, classes, symmetries):
        """Reads the lines `cover` of one level (4.21); returns the sums S(T)."""
        totals = [0] * len(classes)
        for flats in before:
            for atoms, added in flats.covers():
                target, *word = self.body("cover")
                target = integer(target, 1, len(classes)) - 1
                for permutation in [symmetries[integer(token, 1, len(symmetries)) - 1] for token in word]:
                    atoms = [permutation[atom] for atom in atoms]
                need(classes[target].contains(atoms), "the cover does not go into the set of that class")
                totals[target] += flats.weight * added
        return totals

    def chamber_signs(self, arrangement, number):
        """Reads the lines `chamber` of 4.22 and hands out the sign vectors."""
        before = -1
        for _ in range(number):
            scale, *point = integers(self.body("chamber", arrangement.dimension + 1))
            expect(scale >= 1, "a denominator below 1")
            signs = arrangement.signs(point, scale)
            need(signs is not None, "a form vanishes at this point")
            need(before < signs, "the sign vectors do not increase")
            yield signs
            before = signs

    def chambers_head(self, tokens, least):
        """The head of 4.22 and 4.23: the arrangement and the number of chambers."""
        self.arity(tokens, 2)
        arrangement, number = self.arrangement(tokens[1]), count(tokens[2], least)
        expect(len(arrangement.forms) * number <= MAX_TABLE, "too many forms and chambers")
        return arrangement, number

    def chambers_at_least(self, tokens):
        """4.22"""
        for _ in self.chamber_signs(*self.chambers_head(tokens, 0)):
            pass
        return tokens

    def all_chambers(self, tokens):
        """4.23"""
        arrangement, number = self.chambers_head(tokens, 1)
        chambers = list(self.chamber_signs(arrangement, number))
        keys, live = arrangement.keys, arrangement.live
        bit = {i: 1 << len(live) - 1 - place for place, i in enumerate(live)}
        together = Counter()  # for each hyperplane, the bits of its forms
        for i in live:
            together[keys[i]] |= bit[i]
        for signs in chambers:
            for i in live:
                word, *fields = self.lines.next().split(" ")
                if word == "across":
                    self.arity([word] + fields, 1)
                    crossed = signs ^ chambers[integer(fields[0], 1, number) - 1]
                    need(crossed & bit[i], "the two chambers are on the same side of this hyperplane")
                    need(crossed & ~together[keys[i]] == 0, "another hyperplane lies between the two chambers")
                else:
                    expect(word == "blocked", "expected 'across' or 'blocked', found " + quoted(word))
                    self.blocked(arrangement, fields, i, lambda j: 1 if signs & bit[j] else -1)
        self.chambers[tokens[1]] = number
        return tokens

    def blocked(self, arrangement, fields, i, sign):
        """One line `blocked` of 4.23, without its first word."""
        expect(len(fields) >= 2 and len(fields) % 2 == 0, "'blocked' needs two fields and pairs of fields")
        factor, constant = integer(fields[0], 1), integer(fields[1], 0)
        others, factors = self.numbered(fields[2:], len(arrangement.forms), 1)
        keys, forms = arrangement.keys, arrangement.forms
        for j in others:
            need(keys[j] is not None and keys[j] != keys[i], "a form is constant or has the same hyperplane")
        rest = [factor * sign(i) * t for t in forms[i]]
        rest[0] -= constant
        for j, l in zip(others, factors):
            l *= sign(j)
            rest = [t - l * u for t, u in zip(rest, forms[j])]
        need(not any(rest), "the combination of the forms is not the one stated")

    def numbered(self, fields, forms, low=None):
        """Pairs `i l`, the numbers i of forms increasing from 1: the lists of the i, counted from 0, and of the l."""
        numbers, factors = integers(fields[::2]), [integer(token, low) for token in fields[1::2]]
        bounds = [0] + numbers + [forms + 1]
        expect(all(a < b for a, b in zip(bounds, bounds[1:])), "the numbers of the forms do not increase in their range")
        return [i - 1 for i in numbers], factors

    def uniform(self, tokens):
        """4.24"""
        self.arity(tokens, 1)
        arrangement = self.arrangement(tokens[1], central=True)
        numbers, n, m = self.established_whitney(tokens[1]), arrangement.dimension, len(arrangement.forms)
        need(len(arrangement.live) == m, "a form is constant")
        if m >= n:
            need(numbers[n - 1] * factorial(n - 1) == prod(range(m - n + 2, m + 1)), "some of the vectors are dependent")
        else:
            need(numbers[m] == 1, "the vectors are dependent")
        return tokens

    def dependent(self, tokens):
        """4.25"""
        self.arity(tokens, 1)
        arrangement = self.arrangement(tokens[1])
        forms = arrangement.forms
        fields = self.body("relation", least=2)
        expect(len(fields) % 2 == 0, "'relation' needs pairs of fields")
        chosen, factors = self.numbered(fields, len(forms))
        need(len(chosen) <= min(arrangement.dimension, len(forms)), "the relation has too many vectors")
        need(all(factors), "a factor is 0")
        total = [0] * arrangement.dimension
        for i, l in zip(chosen, factors):
            total = [t + l * u for t, u in zip(total, forms[i][1:])]
        need(not any(total), "the sum is not 0")
        return tokens

    def support(self, tokens):
        """4.26"""
        expect(len(tokens) > 1, "'support' needs an arrangement")
        arrangement = self.arrangement(tokens[1], central=True)
        self.arity(tokens, arrangement.dimension + 4)
        (p, q), scale, point = rational(tokens[2], tokens[3]), integer(tokens[4], 1), integers(tokens[5:])
        value_here = sum(abs(dot(form[1:], point)) for form in arrangement.forms)
        need(q * value_here == p * scale, "the support function has another value")
        return tokens

    def support_network(self, tokens):
        """4.27"""
        self.arity(tokens, 2)
        network, arrangement = self.object(tokens[1], Network), self.arrangement(tokens[2], central=True)
        expect(len(network.widths) == 1, "the network does not have exactly one hidden layer")
        expect(network.outputs == 1, "the network does not have exactly one output")
        expect(network.inputs == arrangement.dimension, "the inputs differ in number from the dimension")
        (hidden_divisor, gates), (divisor, ((bias, *factors),)) = network.layers
        scale = 2 * hidden_divisor * divisor
        bent = [(c, gate) for c, gate in zip(factors, gates) if any(gate[1:])]
        sharp = lengths(bent + [(-scale, arrangement.forms[i]) for i in arrangement.live])
        need(not sharp, "the jumps at some hyperplane differ")
        rest = [2 * hidden_divisor * bias] + [0] * network.inputs
        rest[0] += sum(2 * c * max(0, gate[0]) for c, gate in zip(factors, gates) if not any(gate[1:]))
        for c, gate in bent:
            rest = [t + c * u for t, u in zip(rest, gate)]
        need(not any(rest), "the affine rest is not zero")
        return tokens

    def support_gates_at_least(self, tokens):
        """4.28"""
        self.arity(tokens, 2)
        arrangement, gates = self.arrangement(tokens[1], central=True), integer(tokens[2], 0)
        number, dimension = arrangement.hyperplanes, arrangement.dimension
        if gates <= number:
            return tokens
        expect(number <= MAX_SIGNED_HYPERPLANES, "too many hyperplanes")
        need(gates <= number + 2, "so many gates do not follow")
        vectors = [[length * t for t in key] for key, length in arrangement.lengths().items()]
        need(not signs_cancel(vectors, dimension), "one gate for each hyperplane is enough")
        if gates == number + 2:
            need(number > 0, "no gate is needed")
            for k, axis in enumerate(vectors):
                others = modulo(vectors[:k] + vectors[k + 1:], axis)
                need(not signs_cancel(others, dimension), "one gate more than there are hyperplanes is enough")
        return tokens

    def support_pieces(self, tokens):
        """4.29"""
        self.arity(tokens, 2)
        self.arrangement(tokens[1], central=True)
        number = integer(tokens[2])
        need(number == self.established_chambers(tokens[1]), "the number of chambers is another one")
        return tokens

    def same_support(self, tokens):
        """4.30"""
        self.arity(tokens, 2)
        a, b = self.arrangement(tokens[1], central=True), self.arrangement(tokens[2], central=True)
        expect(a.dimension == b.dimension, "the dimensions differ")
        need(a.lengths() == b.lengths(), "the support functions differ")
        return tokens

    def spanning_arrangement(self, name):
        """The arrangement A of 4.31 and 4.32."""
        arrangement = self.arrangement(name, central=True)
        expect(arrangement.live, "all forms of " + quoted(name) + " are constant")
        return arrangement

    def zonotope_pieces(self, tokens):
        """4.31"""
        self.arity(tokens, 3)
        arrangement, folding = self.spanning_arrangement(tokens[1]), self.object(tokens[2], Folding)
        number, chambers = integer(tokens[3]), self.established_chambers(tokens[1])
        product, extra = fold_product(folding)
        outside = 2 if arrangement.hyperplanes == 1 else 1
        need(number == chambers * product + extra * outside, "the function has another number of pieces")
        return tokens

    def zonotope_size_at_least(self, tokens):
        """4.32"""
        self.arity(tokens, 4)
        arrangement, folding = self.spanning_arrangement(tokens[1]), self.object(tokens[2], Folding)
        layers, size = integer(tokens[3], 1, MAX_WIDTH_SUM), integer(tokens[4], 0, MAX_WIDTH_SUM)
        product, extra = fold_product(folding)
        pieces = 2 * product + arrangement.hyperplanes - 1 + 2 * extra
        if size - 1 >= layers:
            need(balanced(layers, size - 1, pieces - 1) is not None, "smaller networks can have that many pieces")
        return tokens

    def no_zonotope(self, tokens):
        """4.33"""
        self.arity(tokens, 1)
        vertices = integer(tokens[1])
        need(vertices <= 0 or (vertices >= 3 and vertices % 2 == 1), "there is a zonotope with that many vertices")
        return tokens

    def training_head(self, tokens):
        """The head of 4.37 to 4.39: the data, the loss, W, B and the bound P/Q."""
        self.arity(tokens, 6)
        data, word = self.object(tokens[1], TrainingSet), tokens[2]
        if word == "squared":
            loss = Squared(data)
        elif word == "chebyshev":
            loss = Chebyshev(data)
        elif word == "absolute":
            loss = Pieces(data, 1, lambda y: ((1, 0), (-1, 0)))
        elif word == "hinge":
            expect(all(abs(y) == data.label_scale for y in data.labels), "a label is neither 1 nor -1")
            # For y = 1 and y = -1, 1 - y f is -y (f - y).
            loss = Pieces(data, 1, lambda y: ((0, 0), (-1 if y > 0 else 1, 0)))
        else:
            record = self.object(word, PiecewiseLoss)
            loss = Pieces(data, record.divisor, lambda y: record.pieces)
        return data, loss, integer(tokens[3], 0, MAX_GATES), integer(tokens[4], 0, 1), rational(tokens[5], tokens[6])

    def training_at_most(self, tokens):
        """4.37"""
        data, loss, gates, bias, bound = self.training_head(tokens)
        divisor, *constant = integers(self.body("gates", 1 + bias))
        expect(divisor >= 1, "a denominator below 1")
        scale = divisor * data.scale  # of the outputs
        outputs = [sum(constant) * data.scale] * len(data.vectors)
        for _ in range(gates):
            sign, *weights = integers(self.body("gate", data.dimension + 2))
            expect(abs(sign) == 1, "the sign of a gate is neither 1 nor -1")
            outputs = [output + sign * max(0, dot(weights, x)) for output, x in zip(outputs, data.vectors)]
        errors = [output * data.label_scale - scale * y for output, y in zip(outputs, data.labels)]
        need(loss.at_most(errors, scale, bound), "the loss of this network is greater")
        return tokens

    def training_at_least(self, tokens):
        """4.38"""
        data, loss, gates, bias, bound = self.training_head(tokens)
        samples, inputs = len(data.vectors), data.dimension
        expect(gates * samples <= MAX_GATE_SAMPLES, "too many gates and samples")
        expect((inputs + 1) * (inputs + 2) * samples <= MAX_RAY_SAMPLES, "too many inputs and samples")
        sets = sum(comb(p + inputs + 1, p) * comb(gates - p + inputs + 1, gates - p) for p in range(gates + 1))
        expect(sets <= MAX_FIRST_SETS, "too many first sets")
        axes = integers(self.body("axes", 2 * inputs + 1))
        expect(all(t >= 1 for t in axes[::2]), "a factor of an axis is below 1")
        cones = self.first_cones(data, axes) if gates else []
        slopes = None  # (U, [g1, ..., gM])
        for signs, first_set in self.first_sets(cones, gates):
            pending = [(first_set, 0)]  # with the rays times samples of the splits above
            while pending:
                cones_of_gates, kept = pending.pop()
                word, *fields = self.lines.next().split(" ")
                if word == "split":
                    children, kept = self.split(integers(fields), signs, cones_of_gates, data, kept)
                    pending.extend((child, kept) for child in reversed(children))
                    continue
                if word == "slopes":
                    slopes = self.slopes(fields, loss, samples, bias, bound)
                    word, *fields = self.lines.next().split(" ")
                expect(word == "leaf", "expected a line of the tree, found " + quoted(word))
                expect(slopes is not None, "a leaf without slopes")
                self.leaf(fields, signs, cones_of_gates, data, slopes)
        return tokens

    def slopes(self, fields, loss, samples, bias, bound):
        """A line `slopes` of 4.38 and 4.39, without its word: g1, ..., gM."""
        self.arity(["slopes"] + fields, 1 + samples)
        scale, slopes = integer(fields[0], 1), integers(fields[1:])
        need(not bias or sum(slopes) == 0, "the sum of the slopes is not 0")
        loss.check_slopes(slopes, scale, bound)
        return slopes

    def first_cones(self, data, axes):
        """The first cones of 4.38."""
        last, vectors = data.dimension, []
        for k in range(last):
            vectors.append([0] * last + [axes[2 * k + 1]])
            vectors[k][k] = axes[2 * k]
        vectors.append([0] * last + [axes[-1]])
        vectors.append([-sum(column) for column in zip(*vectors)])
        rays = [Ray(vector, data) for vector in vectors]
        all_facets, cones = (1 << last + 1) - 1, []
        for k in range(last + 2):
            others = [ray.lying_on(all_facets & ~(1 << place), len(data.vectors))
                      for place, ray in enumerate(rays[:k] + rays[k + 1:])]
            cones.append(ParameterCone(others, data))
        return cones

    def first_sets(self, cones, gates):
        """The signs of the gates, and their cones, for each of the first sets of 4.38."""
        for positive in range(gates + 1):
            for first in combinations_with_replacement(cones, positive):
                for others in combinations_with_replacement(cones, gates - positive):
                    yield [1] * positive + [-1] * (gates - positive), list(first + others)

    def split(self, fields, signs, cones, data, kept):
        """A line `split` of 4.38, without its word: the children of the set with these cones.

        `kept` and the number returned with the children are rays times samples, summed over the splits above.
        """
        expect(len(fields) >= 2, "'split' needs a gate and a sample")
        expect(1 <= fields[0] <= len(cones), "there is no such gate")
        expect(1 <= fields[1] <= len(data.vectors), "there is no such sample")
        gate, sample, length = fields[0] - 1, fields[1] - 1, data.dimension + 1
        cone = cones[gate]
        pairs = list(cone.crossing_pairs(sample))
        expect(len(fields) == 2 + length * len(pairs), "%d new rays are needed" % len(pairs))
        rays_of_parts = sum(1 + (ray.values[sample] == 0) for ray in cone.rays) + 2 * len(pairs)
        kept += rays_of_parts * len(data.vectors)
        expect(kept <= MAX_RAY_SAMPLES, "too many rays and samples")
        need(not cone.decided >> sample & 1, "this sample is decided")
        new = []
        for place, (above, below) in enumerate(pairs):
            vector = fields[2 + length * place:2 + length * (place + 1)]
            up, down = above.values[sample], below.values[sample]
            combination = [up * t - down * u for t, u in zip(below.vector, above.vector)]
            need(is_positive_multiple(vector, combination), "new ray %d is not between its neighbours" % (place + 1))
            new.append(Ray(vector, data).lying_on((above.on & below.on) >> len(data.vectors), len(data.vectors)))
        on, off = cone.part(1, sample, new), cone.part(-1, sample, new)
        group = [j for j, other in enumerate(cones) if other is cone and signs[j] == signs[gate]]
        children = []
        for k in range(len(group) + 1):
            child = list(cones)
            for place, j in enumerate(group):
                child[j] = on if place < k else off
            children.append(child)
        return children, kept

    def leaf(self, fields, signs, cones, data, slopes):
        """A line `leaf` of 4.38, without its word."""
        samples = len(data.vectors)
        expect(len(fields) % 2 == 0, "'leaf' needs pairs of fields")
        given = dict(zip(*self.numbered(fields, len(cones) * samples, 1)))
        for j, (sign, cone) in enumerate(zip(signs, cones)):
            outer = [sign * g for g in slopes]
            usual = [max(0, g) if cone.active >> i & 1 else 0 for i, g in enumerate(outer)]
            factors = [given.get(j * samples + i, m) for i, m in enumerate(usual)]
            losses = [max(0, m - g) for m, g in zip(factors, outer)]
            for ray in cone.rays:
                least = dot(factors, ray.values) - dot(losses, [max(0, v) for v in ray.values])
                need(least >= 0, "the slopes prove nothing about gate %d" % (j + 1))

    def pointwise_training_at_least(self, tokens):
        """4.40"""
        data, loss, _, bias, bound = self.training_head(tokens)
        word, *fields = self.lines.next().split(" ")
        expect(word == "slopes", "expected a line of slopes, found " + quoted(word))
        sums = {}
        for x, g in zip(data.vectors, self.slopes(fields, loss, len(data.vectors), bias, bound)):
            sums[tuple(x)] = sums.get(tuple(x), 0) + g
        need(not any(sums.values()), "the slopes at a point do not add up to zero")
        return ["training-at-least"] + tokens[1:]

    def line_training_at_least(self, tokens):
        """4.39"""
        data, loss, gates, bias, bound = self.training_head(tokens)
        expect(data.dimension == 1, "the data have not one input")
        sums = HingeSums([x[0] for x in data.vectors])
        expect(sums.places >= 2, "all points are the same")
        expect(gates * len(data.vectors) <= MAX_GATE_SAMPLES, "too many gates and samples")
        pending = list(islice(first_line_sets(gates, bias, sums.places), MAX_FIRST_SETS + 1))
        expect(len(pending) <= MAX_FIRST_SETS, "too many first sets")
        pending.reverse()
        ready = False
        while pending:
            ranges, free = pending.pop()
            word, *fields = self.lines.next().split(" ")
            if word == "split":
                children = self.split_range(integers(fields), ranges, gates, len(data.vectors))
                pending.extend((child, free) for child in reversed(children))
                continue
            if word == "slopes":
                sums.set_slopes(self.slopes(fields, loss, len(data.vectors), bias, bound))
                ready = True
                word, *fields = self.lines.next().split(" ")
            expect(word == "leaf", "expected a line of the tree, found " + quoted(word))
            self.arity([word] + fields, 0)
            expect(ready, "a leaf without slopes")
            need(sums.permit(free), "the slopes prove nothing about the free part")
            for number, one in enumerate(ranges):
                need(sums.positive(one), "the slopes prove nothing about range %d" % (number + 1))
        return ["training-at-least"] + tokens[1:]

    def split_range(self, fields, ranges, gates, samples):
        """A line `split` of 4.39, without its word: the ranges of the children."""
        expect(len(fields) == 2, "'split' needs a range and a place")
        number, place = fields
        expect(1 <= number <= gates, "the number of the range is above W")
        expect(1 <= place <= samples, "the number of the place is above M")
        need(number <= len(ranges), "there is no such range")
        direction, sign, first, last, size = ranges[number - 1]
        need(first < place < last, "this place is not inside the range")
        others, children = ranges[:number - 1] + ranges[number:], []
        for k in range(size + 1):
            parts = (direction, sign, first, place, k), (direction, sign, place, last, size - k)
            children.append(others + tuple(part for part in parts if part[-1]))
        return children


    def program_point(self, program):
        """A line `point` of 4.34 and 4.36: E and x, x/E in every row."""
        scale, *fields = self.body("point")
        scale, x = integer(scale, 1), self.sparse(fields, program.variables)
        for low, high, form in program.rows:
            here = sparse_dot(form, x)
            need(low is None or low * scale <= here, "the point lies below a row")
            need(high is None or here <= high * scale, "the point lies above a row")
        return scale, x

    def optimum(self, tokens):
        """4.34"""
        self.arity(tokens, 5)
        program, (top, bottom) = self.object(tokens[1], Program), rational(tokens[2], tokens[3])
        factor, squares = integer(tokens[4], 1), count(tokens[5])
        expect(squares == 0 or program.variables <= MAX_CURVED_VARIABLES, "too many variables for squares")
        e, x = self.program_point(program)
        curve = program.curve(x)
        twice = 2 * e * (e * program.constant + sparse_dot(program.costs, x)) + sparse_dot(curve, x)
        need(bottom * twice == 2 * e * e * program.scale * top, "the objective has another value at the point")
        f, *fields = self.body("multipliers")
        f, multipliers = integer(f, 1), self.sparse(fields, len(program.rows))
        rest = {}
        add_multiple(rest, f * e, program.costs)
        add_multiple(rest, f, curve)
        for i, y in multipliers.items():
            low, high, form = program.rows[i - 1]
            add_multiple(rest, -e * y, form)
            if y:
                end = low if program.sign * y > 0 else high
                need(end is not None and sparse_dot(form, x) == end * e, "a multiplier belongs to a row that is not tight")
        need(not nonzero(rest), "the multipliers do not give the gradient")
        rest = Counter()
        for i, entries in program.hessian.items():
            for j, h in entries.items():
                rest[i, j] = program.sign * factor * h
        for _ in range(squares):
            weight, *fields = self.body("square")
            weight, form = integer(weight, 1), list(self.sparse(fields, program.variables).items())
            for place, (i, b) in enumerate(form):
                for j, d in form[place:]:
                    rest[i, j] -= weight * b * d
        need(not nonzero(rest), "the squares do not give the second derivative")
        return tokens[:4]

    def infeasible(self, tokens):
        """4.35"""
        self.arity(tokens, 1)
        program = self.object(tokens[1], Program)
        rest, bound = {}, 0
        for i, y in self.sparse(self.body("multipliers", least=0), len(program.rows)).items():
            low, high, form = program.rows[i - 1]
            if y:
                end = low if y > 0 else high
                need(end is not None, "a multiplier belongs to an end that is missing")
                bound += y * end
                add_multiple(rest, y, form)
        need(bound > 0, "the sum of the ends is not positive")
        need(not nonzero(rest), "the rows do not cancel")
        return tokens

    def unbounded(self, tokens):
        """4.36"""
        self.arity(tokens, 1)
        program = self.object(tokens[1], Program)
        self.program_point(program)
        r = self.sparse(self.body("direction", least=0), program.variables)
        for low, high, form in program.rows:
            slope = sparse_dot(form, r)
            need(low is None or slope >= 0, "the direction leaves a row below")
            need(high is None or slope <= 0, "the direction leaves a row above")
        need(not program.curve(r), "the objective curves along the direction")
        need(program.sign * sparse_dot(program.costs, r) < 0, "the objective does not improve along the direction")
        return tokens

    # Trees of cases (4.41 to 4.46) and what belongs to them

    def polyhedron(self, name, network):
        """An arrangement of the dimension of the network's inputs."""
        thing = self.arrangement(name)
        expect(thing.dimension == network.inputs, "the inputs differ in number from the dimension")
        return thing

    def pair(self, tokens):
        """Two networks with the same inputs and outputs."""
        first, second = self.object(tokens[0], Network), self.object(tokens[1], Network)
        expect(first.inputs == second.inputs, "the inputs differ in number")
        expect(first.outputs == second.outputs, "the outputs differ in number")
        return first, second

    def place(self, word, fields, inputs):
        """The fields `E x1 ... xn` of the point x/E."""
        self.arity([word] + fields, inputs + 1)
        point = integers(fields)
        expect(point[0] >= 1, "a denominator below 1")
        return point

    def combination(self, word, fields, forms, left, own=None):
        """The fields `U L j1 l1 ... jk lk`: U times the form `left` is L + the sum of l times form j; j is not `own`."""
        expect(len(fields) >= 2 and len(fields) % 2 == 0, quoted(word) + " needs two fields and pairs of fields")
        factor, constant = integer(fields[0], 1), integer(fields[1], 0)
        numbers, factors = self.numbered(fields[2:], len(forms), 1)
        need(own not in numbers, "the form itself is among the others")
        self.add_up([factor * t for t in left], constant, zip(numbers, factors), forms)

    def contradiction(self, word, fields, forms, inputs):
        """The fields `L j1 l1 ... jk lk`: 0 is L + the sum of l times form j."""
        expect(len(fields) % 2 == 1, quoted(word) + " needs a field and pairs of fields")
        constant = integer(fields[0], 1)
        numbers, factors = self.numbered(fields[1:], len(forms), 1)
        self.add_up([0] * (inputs + 1), constant, zip(numbers, factors), forms)

    def add_up(self, rest, constant, weighted, forms):
        rest[0] -= constant
        for j, l in weighted:
            rest = [t - l * u for t, u in zip(rest, forms[j])]
        need(not any(rest), "the combination of the forms is not the one stated")

    def leaves(self, tree, empties=False):
        """Reads a tree of cases (4.41) and hands out the fields of each line `leaf`, the tree being at this leaf."""
        while True:
            word, *fields = self.lines.next().split(" ")
            if word == "empty" and empties:
                self.contradiction(word, fields, tree.assumptions, tree.inputs)
            elif tree.complete():
                expect(word == "leaf", "expected a leaf, found " + quoted(word))
                yield fields
            elif word == "split":
                self.arity([word] + fields, 0)
                tree.split()
                continue
            elif word in ("on", "off"):
                sign = 1 if word == "on" else -1
                self.combination(word, fields, tree.assumptions, [sign * t for t in tree.form()])
                tree.settle(word == "on")
                continue
            else:
                expect(False, "expected a line about a gate, found " + quoted(word))
            if not tree.back():
                return

    def count_cases(self, tokens, facets):
        """The checks of 4.41 and, with `facets`, of 4.42."""
        network = self.object(tokens[1], Network)
        polyhedron = self.polyhedron(tokens[2], network)
        stated = integers(tokens[3:])
        tree, maps, map_of_leaf, facets_read = CaseTree([network], polyhedron, facets), {}, [], []
        leaves = 0
        for fields in self.leaves(tree):
            point = self.place("leaf", fields, network.inputs)
            key = tuple(chain.from_iterable(tree.map(0)))
            if key not in maps:
                tree.keep(words(key))
                maps[key] = len(maps)
            need(all(dot(g, point) > 0 for g in tree.assumptions), "an assumption is not positive at this point")
            if facets:
                tree.keep(2)
                tree.attach(~leaves)
                map_of_leaf.append(maps[key])
                facets_read.extend(self.facets(tree, leaves))
            leaves += 1
        found = [leaves, len(maps)]
        if facets:
            found.append(self.joined(tree, map_of_leaf, facets_read))
        need(stated == found, "the numbers are " + " ".join(map(str, found)))
        if not polyhedron.forms:
            for measure, number in zip(("patterns", "maps", "regions"), found):
                self.case_counts[measure, tokens[1]] = number

    def facets(self, tree, leaf):
        """Reads the lines after a leaf of 4.42: (leaf, split, sign, point) for each facet."""
        for place, (split, sign) in enumerate(tree.path, tree.given):
            word, *fields = self.lines.next().split(" ")
            if word == "facet":
                point = self.place(word, fields, tree.inputs)
                tree.keep(words(point) + 4)
                for j, g in enumerate(tree.assumptions):
                    here = dot(g, point)
                    need(here == 0 if j == place else here > 0, "the point is not inside this facet")
                yield leaf, split, sign, point
            else:
                expect(word == "blocked", "expected 'facet' or 'blocked', found " + quoted(word))
                self.combination(word, fields, tree.assumptions, tree.assumptions[place], own=place)

    def joined(self, tree, map_of_leaf, facets):
        """The number of classes of joined leaves (4.42)."""
        parents = list(range(len(map_of_leaf)))
        for leaf, split, sign, point in facets:
            other = tree.beyond(split, sign, point)
            if map_of_leaf[leaf] == map_of_leaf[other]:
                parents[root_of(parents, leaf)] = root_of(parents, other)
        return sum(1 for i, parent in enumerate(parents) if i == parent)

    def regions(self, tokens):
        """4.41"""
        self.arity(tokens, 4)
        self.count_cases(tokens, facets=False)
        return tokens

    def affine_regions(self, tokens):
        """4.42"""
        self.arity(tokens, 5)
        self.count_cases(tokens, facets=True)
        return tokens

    def same_map(self, tokens):
        """4.43"""
        self.arity(tokens, 3)
        first, second = self.pair(tokens[1:3])
        tree = CaseTree([first, second], self.polyhedron(tokens[3], first))
        for fields in self.leaves(tree, empties=True):
            self.arity(["leaf"] + fields, 0)
            for f, g in zip(tree.map(0), tree.map(1)):
                same = all(t * tree.scales[1] == u * tree.scales[0] for t, u in zip(f, g))
                need(same, "the two maps differ")
        return tokens

    def different_maps(self, tokens):
        """4.44"""
        expect(len(tokens) >= 3, "'different-maps' needs two networks")
        first, second = self.pair(tokens[1:3])
        point = self.place(tokens[0], tokens[3:], first.inputs)
        (f, s), (g, t) = outputs_at(first, point), outputs_at(second, point)
        need(any(u * t != v * s for u, v in zip(f, g)), "the values are equal")
        return tokens

    def maximum_network(self, tokens):
        """4.45"""
        self.arity(tokens, 3)
        network, target = self.object(tokens[1], Network), self.object(tokens[2], AffineMaximum)
        expect(network.outputs == 1, "the network does not have exactly one output")
        expect(network.inputs == target.inputs, "the inputs differ in number")
        tree, rows = CaseTree([network], self.polyhedron(tokens[3], network)), target.rows
        for fields in self.leaves(tree, empties=True):
            self.arity(["leaf"] + fields, 1)
            top = rows[integer(fields[0], 1, len(rows)) - 1]
            form, = tree.map(0)
            same = all(t * target.divisor == u * tree.scales[0] for t, u in zip(form, top))
            need(same, "the network is not this row")
            for i, row in enumerate(rows, 1):
                if i != int(fields[0]):
                    word, *others = self.lines.next().split(" ")
                    expect(word == "above", "expected 'above', found " + quoted(word))
                    self.combination(word, others, tree.assumptions, list(map(operator.sub, top, row)))
        return tokens

    def target_set(self, name, network):
        """The arrangement Q of 4.46 and 4.47."""
        thing = self.arrangement(name)
        expect(thing.dimension == network.inputs + network.outputs, "the dimension is not that of inputs and outputs")
        return thing

    def avoids(self, tokens):
        """4.46"""
        self.arity(tokens, 3)
        network = self.object(tokens[1], Network)
        polyhedron, target = self.polyhedron(tokens[2], network), self.target_set(tokens[3], network)
        tree, inputs = CaseTree([network], polyhedron), network.inputs
        for fields in self.leaves(tree, empties=True):
            outputs, scale = tree.map(0), tree.scales[0]
            images, number = [], 0  # the forms of Q as functions of x, times the scale
            for form in target.forms:
                at_x = [scale * t for t in form[:inputs + 1]]
                images.append(list(map(operator.add, at_x, applied([0] + form[inputs + 1:], 1, outputs, inputs))))
                number += words(images[-1])
                expect(tree.words + number <= MAX_WORDS, "the tree needs too much memory")
            self.contradiction("leaf", fields, tree.assumptions + images, inputs)
        return tokens

    def reaches(self, tokens):
        """4.47"""
        expect(len(tokens) >= 4, "'reaches' needs a network and two arrangements")
        network = self.object(tokens[1], Network)
        polyhedron, target = self.polyhedron(tokens[2], network), self.target_set(tokens[3], network)
        point = self.place(tokens[0], tokens[4:], network.inputs)
        values, scale = outputs_at(network, point)
        need(all(dot(form, point) >= 0 for form in polyhedron.forms), "the point is outside the polyhedron")
        image = [scale * t for t in point] + values
        need(all(dot(form, image) >= 0 for form in target.forms), "the image is outside the target")
        return tokens

    def not_one_hidden_layer_network(self, tokens):
        """4.48"""
        self.arity(tokens, 1)
        network = self.object(tokens[1], Network)
        expect(network.outputs == 1, "the network does not have exactly one output")
        hyperplane = integers(self.body("hyperplane", network.inputs + 1))
        need(any(hyperplane[1:]), "the form of the hyperplane is constant")
        jumps = []
        for _ in range(2):
            point = self.place("at-point", self.body("at-point"), network.inputs)
            need(dot(hyperplane, point) == 0, "the point is not on the hyperplane")
            # The scale of the two maps is the same at both points, so that the jumps J*h may be compared as they are.
            jumps.append(list(map(operator.sub, *(map_beside(network, hyperplane, point, side) for side in (1, -1)))))
        need(jumps[0] != jumps[1], "the jump is the same at both points")
        return tokens

    def hidden_gates_at_least(self, tokens):
        """4.49"""
        self.arity(tokens, 2)
        network, gates = self.object(tokens[1], Network), integer(tokens[2], 0)
        expect(len(network.widths) == 1, "the network does not have exactly one hidden layer")
        expect(network.outputs == 1, "the network does not have exactly one output")
        (_, rows), (_, ((_, *factors),)) = network.layers
        dimension = network.inputs
        # The sign of B is of no importance; sums that are zero are left out.
        jumps = lengths((c, row) for c, row in zip(factors, rows) if any(row[1:]))
        vectors = [[length * t for t in key[1:]] for key, length in jumps.items()]
        linear = [sum(c * row[i] for c, row in zip(factors, rows)) for i in range(1, dimension + 1)]
        if gates <= len(vectors):
            return tokens
        expect(len(vectors) <= MAX_SIGNED_HYPERPLANES, "too many hyperplanes")
        need(gates <= len(vectors) + 2, "so many gates do not follow")
        need(not signs_cancel([linear] + vectors, dimension), "one gate for each hyperplane may be enough")
        if gates == len(vectors) + 2:
            for k, axis in enumerate(vectors):
                others = modulo([linear] + vectors[:k] + vectors[k + 1:], axis)
                need(not signs_cancel(others, dimension), "one gate more than there are hyperplanes may be enough")
        return tokens


    # Maps of bits (4.50 to 4.68)

    def table(self, name):
        """A truth table or a value table."""
        return self.object(name, (TruthTable, ValueTable))

    def circuit_and_table(self, tokens):
        circuit, table = self.object(tokens[1], Circuit), self.table(tokens[2])
        expect(circuit.inputs == table.inputs, "the inputs differ in number")
        return circuit, table

    def disagreements(self, circuit, table):
        """The numbers of points, block by block, where the truth table and the output `threshold` disagree."""
        for first, lanes, argument in circuit.arguments():
            flags = lanes.flags(table.entries[first:first + lanes.number])
            yield bin(lanes.truth(argument) ^ flags).count("1")

    def computes(self, tokens):
        """4.50"""
        self.arity(tokens, 2)
        circuit, table = self.circuit_and_table(tokens)
        expect(circuit.output_is_sum == isinstance(table, ValueTable), "the output is not of the kind of the table")
        if circuit.output_is_sum:
            for first, lanes, argument in circuit.arguments():
                for value_here, v in zip(lanes.apart(argument), table.entries[first:first + lanes.number]):
                    need(value_here * table.scale == circuit.divisor * v, "the circuit computes something else")
        else:
            need(not any(self.disagreements(circuit, table)), "the circuit computes something else")
        return tokens

    def agrees(self, tokens):
        """4.51"""
        self.arity(tokens, 3)
        circuit, table = self.circuit_and_table(tokens)
        number = integer(tokens[3])
        expect(not circuit.output_is_sum, "the output of the circuit is a sum")
        expect(isinstance(table, TruthTable), quoted(tokens[2]) + " is not a truth table")
        found = (1 << table.inputs) - sum(self.disagreements(circuit, table))
        need(found == number, "they agree at %d points" % found)
        return tokens

    def weighted_points(self, table):
        """The line `multipliers` of 4.52 and 4.53: the sum of m s, the vector of m s x, and the sum of m over s = -1."""
        fields = self.body("multipliers", least=2)
        expect(len(fields) % 2 == 0, "a number is missing after its point")
        points = [integer(token, 0, (1 << table.inputs) - 1) for token in fields[::2]]
        expect(all(map(operator.lt, points, points[1:])), "the points do not increase")
        factors = [integer(token, 1) for token in fields[1::2]]
        total, vector, negative = 0, [0] * table.inputs, 0
        for point, factor in zip(points, factors):
            if not table.entries[point]:
                negative += factor
                factor = -factor
            total += factor
            for k in range(table.inputs):
                if point >> k & 1:
                    vector[k] += factor
        return total, vector, negative

    def not_threshold(self, tokens):
        """4.52"""
        self.arity(tokens, 1)
        total, vector, _ = self.weighted_points(self.object(tokens[1], TruthTable))
        need(total == 0, "the sum of the signed multipliers is not 0")
        need(not any(vector), "the sum of the points is not 0")
        return tokens

    def threshold_weights_at_least(self, tokens):
        """4.53"""
        self.arity(tokens, 2)
        table, weight = self.object(tokens[1], TruthTable), integer(tokens[2])
        total, vector, negative = self.weighted_points(table)
        need(total == 0, "the sum of the signed multipliers is not 0")
        need(negative > max(map(abs, vector), default=0) * (weight - 1), "smaller weights are not excluded")
        return tokens

    def spectrum(self, tokens):
        """4.54"""
        self.arity(tokens, 4)
        table, stated = self.table(tokens[1]), integers(tokens[2:])
        number, degree, greatest = 0, -1, 0
        for i, t in enumerate(character_sums(table)):
            if t:
                number += 1
                degree = max(degree, bin(i).count("1"))
                greatest = max(greatest, abs(t))
        need(stated[:2] == [degree, number], "the numbers are %d and %d" % (degree, number))
        need(stated[2] == greatest, "the greatest absolute value is another one")
        return tokens

    def coefficient(self, tokens):
        """4.55"""
        self.arity(tokens, 4)
        table = self.table(tokens[1])
        number, (p, q) = integer(tokens[2], 0, (1 << table.inputs) - 1), rational(tokens[3], tokens[4])
        need(character_sum(table, number) * q == p * table.scale << table.inputs, "the coefficient has another value")
        return tokens

    def survival(self, tokens):
        """4.56"""
        expect(len(tokens) > 1, "'survival' needs a circuit")
        circuit = self.object(tokens[1], Circuit)
        self.arity(tokens, 5 + circuit.inputs)
        gate, holds, bound = integer(tokens[2], 1, len(circuit.gates)), relation(tokens[3]), rational(tokens[4], tokens[5])
        expect(circuit.inputs >= 1, "the circuit has no inputs")
        numbers = [integer(token, 1, circuit.inputs) for token in tokens[6:]]
        parts = [[] for _ in range(max(numbers))]
        for k, part in enumerate(numbers):
            parts[part - 1].append(k)
        expect(all(parts), "a number of a part is missing")
        is_relu, bias, given = circuit.gates[gate - 1]
        expect(all(i < circuit.inputs for i, _ in given), "a wire of the gate is not an input")
        weights = [0] * circuit.inputs
        for i, w in given:
            weights[i] = w
        survived = survivals(weights, bias, is_relu, circuit.low, parts)
        outcomes = prod(len(part) << len(part) - 1 for part in parts)
        need(compare_rationals((survived, outcomes), holds, bound), "the probability does not stand in this relation")
        return tokens

    def sign_rank_at_most(self, tokens):
        """4.57"""
        self.arity(tokens, 2)
        matrix, rank = self.object(tokens[1], SignMatrix), integer(tokens[2], 1)
        expect((matrix.rows + matrix.columns) * rank <= MAX_SIGN_ENTRIES, "too many numbers")
        left = [integers(self.body("left", rank)) for _ in range(matrix.rows)]
        for j in range(matrix.columns):
            right = integers(self.body("right", rank))
            for i, u in enumerate(left):
                need(dot(u, right) * matrix.entry(i, j) > 0, "the sign in row %d is another one" % (i + 1))
        return tokens

    def increasing(self, tokens, size):
        """Numbers in 1...size, increasing strictly, as a tuple."""
        numbers = tuple([integer(token, 1, size) for token in tokens])
        expect(all(map(operator.lt, numbers, numbers[1:])), "the numbers do not increase")
        return numbers

    def part_of_matrix(self, tokens, greatest, least):
        """The head and the two lists of 4.58 and 4.59: R, m, n and A(t, j), the positions counted from 1.

        There are at least `least(R)` vectors.
        """
        self.arity(tokens, 3)
        matrix, rank, side = self.object(tokens[1], SignMatrix), integer(tokens[2], 2, greatest), tokens[3]
        expect(side in ("rows", "columns"), quoted(side) + " is neither 'rows' nor 'columns'")
        sizes = (matrix.rows, matrix.columns) if side == "rows" else (matrix.columns, matrix.rows)
        vectors = self.increasing(self.body("vectors"), sizes[0])
        expect(len(vectors) >= least(rank), "too few vectors")
        others = self.increasing(self.body("others"), sizes[1])
        if side == "rows":
            return rank, len(vectors), len(others), lambda t, j: matrix.entry(vectors[t - 1] - 1, others[j - 1] - 1)
        return rank, len(vectors), len(others), lambda t, j: matrix.entry(others[j - 1] - 1, vectors[t - 1] - 1)

    def sign_rank_at_least(self, tokens):
        """4.58"""
        rank, vectors, others, entry = self.part_of_matrix(tokens, MAX_SIGN_RANK, lambda rank: rank)
        size = rank - 1
        signs = {}  # of the increasing sequences that have one
        path, pending = [], []  # the sequences in order; the places of those whose second node is to come

        def sign(sequence):
            need(sequence in signs, "a sequence has no sign")
            return signs[sequence]

        def sign_of_two(front, a, b):
            """The sign of the sequence of `front`, which increases, then a < b."""
            swaps = sum(1 for x in front if x > a) + sum(1 for x in front if x > b)
            return (-1) ** swaps * sign(tuple(sorted(front + (a, b))))

        while True:
            word, *fields = self.lines.next().split(" ")
            if word == "split":
                self.arity([word] + fields, size)
                sequence = self.increasing(fields, vectors)
                need(sequence not in signs, "the sequence has a sign already")
                signs[sequence] = 1
                if path:
                    pending.append(len(path))
                path.append(sequence)
                continue
            if word == "circuit":
                self.arity([word] + fields, size + 2)
                other, chosen = integer(fields[0], 1, others), self.increasing(fields[1:], vectors)
                terms = [(-1) ** k * sign(chosen[:k] + chosen[k + 1:]) * entry(t, other) for k, t in enumerate(chosen)]
            else:
                expect(word == "relation" and size >= 2, "expected a line of the tree, found " + quoted(word))
                self.arity([word] + fields, size + 2)
                front, ends = self.increasing(fields[:-4], vectors), self.increasing(fields[-4:], vectors)
                expect(not set(front) & set(ends), "the positions are not different")
                a, b, c, e = ends
                terms = [
                    sign_of_two(front, a, b) * sign_of_two(front, c, e),
                    -sign_of_two(front, a, c) * sign_of_two(front, b, e),
                    sign_of_two(front, a, e) * sign_of_two(front, b, c)]
            need(len(set(terms)) == 1, "the signs do not contradict each other")
            if not pending:
                return tokens[:3]
            place = pending.pop()
            while len(path) > place + 1:
                del signs[path.pop()]
            signs[path[place]] = -1

    def spectral_sign_rank_at_least(self, tokens):
        """4.59"""
        rank, m, n, entry = self.part_of_matrix(tokens, None, lambda rank: 1)
        expect(n * (m + n) <= MAX_SIGN_ENTRIES, "too many numbers")
        kept = 0

        def row(word, number, low=None):
            nonlocal kept
            numbers = [integer(token, low) for token in self.body(word, number)]
            kept += sum(1 + (t.bit_length() >> 6) for t in numbers)
            expect(kept <= MAX_WORDS, "the weights need too much memory")
            return numbers

        weights = [row("weights", n, 1) for _ in range(m)]
        least = min(map(min, weights))
        scale, divisor, *ends = [integer(token, 0) for token in self.body("diagonal", n + 2)]
        expect(scale >= 1 and divisor >= 1, "a number is below 1")
        need(2 * least * m * n > (rank - 1) * (m * divisor + sum(ends)), "the bound of this norm is lower")
        lower = [row("lower", k + 1) for k in range(n)]
        columns = [
            [weights[t][j] * entry(t + 1, j + 1) for t in range(m)] for j in range(n)]
        rest = [0] * n  # K_jj minus the other |K_ij|
        for i in range(n):
            for j in range(i + 1):
                # The products stop at the end of the shorter row.
                product = scale**2 * dot(columns[i], columns[j]) + dot(lower[j], lower[i])
                if i == j:
                    rest[i] += scale**2 * divisor * ends[i] - product
                else:
                    rest[i] -= abs(product)
                    rest[j] -= abs(product)
        need(all(t >= 0 for t in rest), "the matrix is not dominated by its diagonal")
        return ["sign-rank-at-least"] + tokens[1:3]

    def xor_sign_rank_at_least(self, tokens):
        """4.60"""
        self.arity(tokens, 2)
        table, rank = self.object(tokens[1], TruthTable), integer(tokens[2], 1)
        need((rank - 1) * max(map(abs, character_sums(table))) < 1 << table.inputs, "the sums are too great")
        return tokens

    def forms_of_signs(self, name):
        """The vectors of an arrangement as forms on {-1,1}^N (4.61, 4.63 to 4.65)."""
        arrangement = self.arrangement(name)
        dimension = arrangement.dimension
        expect(dimension <= MAX_TABLE_INPUTS, "the dimension is too great")
        expect((len(arrangement.forms) + 1) << dimension <= MAX_TABLE, "too many forms and points")
        return dimension, [form[1:] for form in arrangement.forms]

    def row_classes(self, tokens):
        """4.61"""
        self.arity(tokens, 2)
        (dimension, forms), stated = self.forms_of_signs(tokens[1]), integer(tokens[2])
        found, classes = 1, [0] * (1 << dimension)
        for form in forms:
            numbers = {}
            classes = [numbers.setdefault(pair, len(numbers)) for pair in zip(classes, signed_sums(form))]
            found = len(numbers)
        need(stated == found, "the vectors are %d" % found)
        return tokens

    def distinct_rows(self, tokens):
        """4.62"""
        self.arity(tokens, 3)
        table = self.table(tokens[1])
        bits_of_row, stated = integer(tokens[2], 0, table.inputs), integer(tokens[3])
        height, entries = 1 << bits_of_row, table.entries
        if isinstance(table, ValueTable):
            rows = (tuple(entries[i::height]) for i in range(height))
        else:
            rows = (entries[i::height] for i in range(height))
        found = len(set(rows))
        need(stated == found, "the rows are %d" % found)
        return tokens

    def not_through(self, tokens):
        """4.63"""
        self.arity(tokens, 5)
        table, (dimension, forms) = self.object(tokens[1], TruthTable), self.forms_of_signs(tokens[2])
        expect(table.inputs >= dimension, "the table has fewer inputs than the forms")
        i, j = (integer(token, 0, (1 << dimension) - 1) for token in tokens[3:5])
        above = integer(tokens[5], 0, (1 << table.inputs - dimension) - 1) << dimension
        # Half of the difference of the two points of {-1,1}^n.
        step = [(i >> k & 1) - (j >> k & 1) for k in range(dimension)]
        need(not any(dot(form, step) for form in forms), "a form tells the points apart")
        need(table.entries[above + i] != table.entries[above + j], "the table has the same value at both points")
        return tokens[:3]

    def common_cone(self, tokens):
        """4.64"""
        self.arity(tokens, 1)
        dimension, forms = self.forms_of_signs(tokens[1])
        if forms:
            order = signed_sums([sum(column) for column in zip(*forms)])
            places = sorted(set(order))
            for form in forms:
                values = {}
                for place, here in zip(order, signed_sums(form)):
                    need(values.setdefault(place, here) == here, "points with the same sum have different values")
                need(all(values[a] <= values[b] for a, b in zip(places, places[1:])), "a form decreases along the order")
        return tokens

    def no_common_cone(self, tokens):
        """4.65"""
        expect(len(tokens) > 1, "'no-common-cone' needs an arrangement")
        dimension, forms = self.forms_of_signs(tokens[1])
        self.arity(tokens, dimension + 3)
        i, j = (integer(token, 1, len(forms)) - 1 for token in tokens[2:4])
        step = [integer(token, -1, 1) for token in tokens[4:]]
        need(dot(forms[i], step) > 0 > dot(forms[j], step), "the two forms do not disagree in this direction")
        return tokens[:2]

    def compatible_classes(self, tokens):
        """4.66"""
        self.arity(tokens, 3)
        inputs, weight = integer(tokens[1], 1, MAX_CLASS_INPUTS), integer(tokens[2], 1, MAX_CLASS_WEIGHT)
        classes = integer(tokens[3])
        expect(comb(inputs + weight, inputs) <= MAX_CANDIDATES, "too many candidates")
        candidates = list(combinations_with_replacement(range(weight + 1), inputs))
        values = [signed_sums(vector) for vector in candidates]
        # A set is an integer with a bit for each candidate, from 1 on; bit 0 is not used.
        pending = [(1 << len(candidates) + 1) - 2]
        while pending:
            members = pending.pop()
            word, *fields = self.lines.next().split(" ")
            if word == "split":
                self.arity([word] + fields, inputs + 2)
                i, j = [integer(token, 1, len(candidates)) for token in fields[:2]]
                step = [integer(token, -1, 1) for token in fields[2:]]
                for number in (i, j):
                    need(members >> number & 1, "this is not a member of the set")
                need(i != j, "the two candidates are the same")
                opposite = dot(candidates[i - 1], step) > 0 > dot(candidates[j - 1], step)
                need(opposite, "the two candidates do not disagree in this direction")
                pending += [members & ~(1 << j), members & ~(1 << i)]
            else:
                expect(word == "leaf", "expected a line of the tree, found " + quoted(word))
                self.arity([word] + fields, 0)
                # The vector 0 is never taken away, so that there is a member.
                chosen = [values[i] for i in range(len(candidates)) if members >> i + 1 & 1]
                need(len(set(zip(*chosen))) <= classes, "there are more vectors")
        return tokens

    def exponential(self, tokens):
        """4.67"""
        self.arity(tokens, 6)
        x, y = integer(tokens[1], 0), integer(tokens[2], 1)
        holds, (p, q), terms = relation(tokens[3]), rational(tokens[4], tokens[5]), integer(tokens[6], 0, MAX_TERMS)
        expect(tokens[3] != "=", "the relation is '='")
        upper = tokens[3] in ("<", "<=")
        if upper:
            need((terms + 2) * y > x, "too few terms for an upper bound")
        total, scale = 1, 1
        if upper:  # the factor of the term K is 1 + x/(K+1) * (K+2)/(K+2-x)
            scale = (terms + 1) * ((terms + 2) * y - x)
            total = scale + x * (terms + 2)
        for k in range(terms, 0, -1):  # 1 + x/k * (what follows)
            scale *= k * y
            total = scale + x * total
        need(compare_rationals((total, scale), holds, (p, q)), "the series does not give this bound")
        return tokens[:6]

    def table_sum(self, tokens):
        """4.68"""
        expect(len(tokens) >= 3, "'table-sum' needs a table and its summands")
        tables = {name: self.object(name, ValueTable) for name in tokens[1:]}
        total = tables[tokens[1]]
        expect(all(table.inputs == total.inputs for table in tables.values()), "the inputs differ in number")
        common = common_multiple(table.scale for table in tables.values())
        factors = Counter()
        for name, times in Counter(tokens[2:]).items():
            factors[name] += times * (common // tables[name].scale)
        factors[tokens[1]] -= common // total.scale
        chosen = [(tables[name].entries, factor) for name, factor in factors.items() if factor]
        for i in range(1 << total.inputs):
            need(sum(entries[i] * factor for entries, factor in chosen) == 0, "the sum is another one at point number %d" % i)
        return tokens


def lower_half_plane(ray):
    """The half plane of 4.16: angles from 180 to 360 degrees, without 360."""
    return ray[1] < 0 or (ray[1] == 0 and ray[0] < 0)


OBJECTS = {
    "integer": Certificate.read_integer,
    "network": Certificate.read_network,
    "function": Certificate.read_function,
    "folding": Certificate.read_folding,
    "compose": Certificate.read_compose,
    "sum": Certificate.read_sum,
    "scale": Certificate.read_scale,
    "maximum": Certificate.read_extremum,
    "minimum": Certificate.read_extremum,
    "flaps": Certificate.read_flaps,
    "step": Certificate.read_step,
    "arrangement": Certificate.read_arrangement,
    "program": Certificate.read_program,
    "affine-maximum": Certificate.read_affine_maximum,
    "training": Certificate.read_training,
    "loss": Certificate.read_loss,
    "truth-table": Certificate.read_truth_table,
    "family": Certificate.read_family,
    "value-table": Certificate.read_value_table,
    "circuit": Certificate.read_circuit,
    "signs": Certificate.read_signs,
    "matrix": Certificate.read_matrix,
}

THEOREMS = {
    "equal": Certificate.equal,
    "pieces": Certificate.pieces_on_line,
    "pieces-on": Certificate.pieces_on_interval,
    "alternates": Certificate.alternates,
    "value": Certificate.value_at,
    "distinct": Certificate.distinct,
    "compare": Certificate.compare,
    "size-at-least": Certificate.size_at_least,
    "gates-at-least": Certificate.gates_at_least,
    "distance": Certificate.distance,
    "far-from-pieces": Certificate.far_from_pieces,
    "far-from-networks": Certificate.far_from_networks,
    "far-from-continuous": Certificate.far_from_continuous,
    "fold-pieces": Certificate.fold_pieces,
    "infinitely-many-sets": Certificate.infinitely_many_sets,
    "sectors": Certificate.sectors,
    "affine": Certificate.affine,
    "gates-for-affine-at-least": Certificate.gates_for_affine_at_least,
    "not-one-hidden-layer": Certificate.not_one_hidden_layer,
    "flap-system": Certificate.flap_system,
    "whitney": Certificate.whitney,
    "chambers-at-least": Certificate.chambers_at_least,
    "chambers": Certificate.all_chambers,
    "uniform": Certificate.uniform,
    "dependent": Certificate.dependent,
    "support": Certificate.support,
    "support-network": Certificate.support_network,
    "support-gates-at-least": Certificate.support_gates_at_least,
    "support-pieces": Certificate.support_pieces,
    "same-support": Certificate.same_support,
    "zonotope-pieces": Certificate.zonotope_pieces,
    "zonotope-size-at-least": Certificate.zonotope_size_at_least,
    "no-zonotope": Certificate.no_zonotope,
    "optimum": Certificate.optimum,
    "infeasible": Certificate.infeasible,
    "unbounded": Certificate.unbounded,
    "training-at-most": Certificate.training_at_most,
    "training-at-least": Certificate.training_at_least,
    "line-training-at-least": Certificate.line_training_at_least,
    "pointwise-training-at-least": Certificate.pointwise_training_at_least,
    "regions": Certificate.regions,
    "affine-regions": Certificate.affine_regions,
    "same-map": Certificate.same_map,
    "different-maps": Certificate.different_maps,
    "maximum-network": Certificate.maximum_network,
    "avoids": Certificate.avoids,
    "reaches": Certificate.reaches,
    "not-one-hidden-layer-network": Certificate.not_one_hidden_layer_network,
    "hidden-gates-at-least": Certificate.hidden_gates_at_least,
    "computes": Certificate.computes,
    "agrees": Certificate.agrees,
    "not-threshold": Certificate.not_threshold,
    "threshold-weights-at-least": Certificate.threshold_weights_at_least,
    "spectrum": Certificate.spectrum,
    "coefficient": Certificate.coefficient,
    "survival": Certificate.survival,
    "sign-rank-at-most": Certificate.sign_rank_at_most,
    "sign-rank-at-least": Certificate.sign_rank_at_least,
    "spectral-sign-rank-at-least": Certificate.spectral_sign_rank_at_least,
    "xor-sign-rank-at-least": Certificate.xor_sign_rank_at_least,
    "row-classes": Certificate.row_classes,
    "distinct-rows": Certificate.distinct_rows,
    "not-through": Certificate.not_through,
    "common-cone": Certificate.common_cone,
    "no-common-cone": Certificate.no_common_cone,
    "compatible-classes": Certificate.compatible_classes,
    "exponential": Certificate.exponential,
    "table-sum": Certificate.table_sum,
}


# ---------------------------------------------------------------------------------------------------------------------
# Section 2: verdicts


def check_stream(stream):
    """The exit code and the verdict line for one certificate, given as a binary stream."""
    certificate = Certificate(stream)
    try:
        return 0, certificate.check()
    except Refused as failure:
        return 1, "refused %s | line %d: %s" % (certificate.label, certificate.lines.number, failure)
    except Declined as failure:
        reason = str(failure)
    except OSError:
        raise
    except (MemoryError, RecursionError, OverflowError) as failure:
        reason = "out of resources (%s)" % type(failure).__name__
    except Exception as failure:  # an error of this program must never count as an answer about the certificate
        reason = "internal error of the checker (%s)" % type(failure).__name__
    return 2, "declined - | line %d: %s" % (certificate.lines.number, reason)


def main(arguments=None):
    parser = argparse.ArgumentParser(
        prog="check.py",
        description="Check Lemmata certificates (format version 1, see FORMAT.md).",
        epilog="One verdict line per file. Exit code: 0 all verified, 1 some refused, 2 some declined or unreadable.")
    parser.add_argument("files", metavar="FILE", nargs="+", help="a certificate")
    worst = 0
    for path in parser.parse_args(arguments).files:
        try:
            with open(path, "rb") as stream:
                code, verdict = check_stream(stream)
        except (OSError, ValueError) as failure:
            print("check.py: cannot read %r: %s" % (path, failure), file=sys.stderr)
            worst = 2
            continue
        print(verdict, flush=True)
        worst = max(worst, code)
    return worst


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
