"""Points in the plane with labels, from fixed seeds."""

import random


def points(count, rng):
    """Distinct integer points."""
    found = []
    while len(found) < count:
        point = (rng.randint(-20, 20), rng.randint(-20, 20))
        if point not in found:
            found.append(point)
    return found


def random_labels(count, seed):
    """Labels that have nothing to do with the points: the hard case."""
    rng = random.Random(1000 * count + seed)
    return [(point, rng.randint(-10, 10)) for point in points(count, rng)]


def planted_labels(count, width, seed):
    """Labels of a random network with integer weights, off by at most 1. Each gate bends at a point and is on at a quarter to
    three quarters of them: of others the data would know little."""
    rng = random.Random(2000 * count + seed)
    inputs = points(count, rng)
    gates = []
    while len(gates) < width:
        a, through = (rng.randint(-3, 3), rng.choice((-3, -2, -1, 1, 2, 3))), rng.choice(inputs)
        b = -a[0] * through[0] - a[1] * through[1]
        if count <= 4 * sum(a[0] * x[0] + a[1] * x[1] + b > 0 for x in inputs) <= 3 * count:
            gates.append((1 if len(gates) % 2 == 0 else -1, a, b))
    return [(x, sum(s * max(0, a[0] * x[0] + a[1] * x[1] + b) for s, a, b in gates) + rng.randint(-1, 1)) for x in inputs]


def write(data, path):
    with open(path, "w") as target:
        target.write("x1,x2,y\n")
        for (first, second), label in data:
            target.write("%d,%d,%d\n" % (first, second, label))


def read(path):
    with open(path) as source:
        rows = [tuple(int(cell) for cell in line.split(",")) for line in list(source)[1:]]
    return [(row[:-1], row[-1]) for row in rows]
