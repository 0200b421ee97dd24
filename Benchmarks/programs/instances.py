"""Linear programs of several kinds from fixed seeds, written for each solver."""

import random


class Program:
    """min c*x over rows a*x (=, <= or >=) b; all numbers are integers; variables are nonnegative or free."""

    def __init__(self, title, costs, rows, free=()):
        self.title, self.costs, self.rows, self.free = title, costs, rows, set(free)

    def lp(self):
        def form(vector):
            return " ".join("%s %d x%d" % ("-" if a < 0 else "+", abs(a), j) for j, a in enumerate(vector) if a)

        lines = ["Minimize", " obj: " + form(self.costs), "Subject To"]
        lines += [" r%d: %s %s %d" % (i, form(a), sense, b) for i, (a, sense, b) in enumerate(self.rows)]
        if self.free:
            lines += ["Bounds"] + [" x%d free" % j for j in sorted(self.free)]
        return "\n".join(lines + ["End", ""])

    def smt(self):
        def number(a):
            return "%d.0" % a if a >= 0 else "(- %d.0)" % -a

        def form(vector):
            terms = ["(* %s x%d)" % (number(a), j) for j, a in enumerate(vector) if a]
            return terms[0] if len(terms) == 1 else "(+ %s)" % " ".join(terms)

        lines = ["(declare-const x%d Real)" % j for j in range(len(self.costs))]
        lines += ["(assert (>= x%d 0.0))" % j for j in range(len(self.costs)) if j not in self.free]
        lines += ["(assert (%s %s %s))" % (sense, form(a), number(b)) for a, sense, b in self.rows]
        return "\n".join(lines + ["(minimize %s)" % form(self.costs), "(check-sat)", "(get-objectives)", ""])

    def cdd(self):
        """Rows b + a*x >= 0, the equations listed first."""
        lines, equations = [], []
        for a, sense, b in self.rows:
            flip = -1 if sense == "<=" else 1
            lines.append([-flip * b] + [flip * t for t in a])
            if sense == "=":
                equations.append(len(lines))
        for j in range(len(self.costs)):
            if j not in self.free:
                lines.append([0] + [int(i == j) for i in range(len(self.costs))])
        head = ["H-representation"]
        if equations:
            head.append("linearity %d %s" % (len(equations), " ".join(map(str, equations))))
        head += ["begin", "%d %d rational" % (len(lines), len(self.costs) + 1)]
        body = [" ".join(map(str, line)) for line in lines]
        return "\n".join(head + body + ["end", "minimize 0 " + " ".join(map(str, self.costs)), ""])


def dense(m, n, seed):
    """Equations A x = b with all entries at random; x >= 0. At an optimum m variables are positive: the basis is of full size."""
    rng = random.Random(seed)
    point = [rng.randint(1, 99) for _ in range(n)]
    rows = []
    for _ in range(m):
        a = [rng.choice((-1, 1)) * rng.randint(1, 99) for _ in range(n)]
        rows.append((a, "=", sum(s * t for s, t in zip(a, point))))
    return Program("dense %d x %d, seed %d" % (m, n, seed), [rng.randint(1, 999) for _ in range(n)], rows)


def cone(m, n, seed):
    """Inequalities that are all tight at one point, the optimum."""
    rng = random.Random(seed)
    point = [rng.randint(-9, 9) for _ in range(n)]
    rows, costs = [], [0] * n
    for _ in range(m):
        a = [rng.randint(-9, 9) for _ in range(n)]
        rows.append((a, ">=", sum(s * t for s, t in zip(a, point))))
        costs = [s + t for s, t in zip(costs, a)]
    return Program("cone %d x %d, all rows tight" % (m, n), costs, rows, range(n))


def assignment(n, seed):
    """An assignment problem; half of the basic variables are zero."""
    rng = random.Random(seed)
    rows = []
    for k in range(n):
        rows.append(([int(cell // n == k) for cell in range(n * n)], "=", 1))
        rows.append(([int(cell % n == k) for cell in range(n * n)], "=", 1))
    return Program("assignment %d" % n, [rng.randint(1, 99) for _ in range(n * n)], rows)


def absolute_fit(points, features, seed):
    """The fit with least sum of absolute errors, each point given twice with other labels."""
    rng = random.Random(seed)
    count = 2 * points
    rows = []
    for k in range(points):
        x = [1] + [rng.randint(-9, 9) for _ in range(features)]
        for copy in range(2):
            label, error = rng.randint(-99, 99), [int(i == 2 * k + copy) for i in range(count)]
            rows.append((x + error, ">=", label))
            rows.append(([-t for t in x] + error, ">=", -label))
    return Program("L1 fit, %d points, %d coefficients" % (count, features + 1), [0] * (features + 1) + [1] * count, rows,
                   range(features + 1))


def all_programs():
    yield from (dense(20, 40, seed) for seed in (1, 2))
    yield from (dense(50, 100, seed) for seed in (1, 2))
    yield from (dense(100, 200, seed) for seed in (1, 2))
    yield cone(60, 20, 1)
    yield cone(150, 50, 1)
    yield assignment(10, 1)
    yield assignment(20, 1)
    yield absolute_fit(30, 5, 1)
