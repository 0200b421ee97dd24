"""The networks of the comparison: random integer weights, ternary ones, and tent maps composed with themselves."""

import json
import random


def network(widths, least, greatest, seed):
    generator = random.Random(seed)
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers.append({
            "W": [[generator.randint(least, greatest) for _ in range(inputs)] for _ in range(outputs)],
            "b": [generator.randint(least, greatest) for _ in range(outputs)],
        })
    return {"layers": layers}


def sawtooth(folds):
    """x -> 2 max(0, x) - 4 max(0, x - 1/2), folds times: 2^folds + 2 proper activation regions."""
    first = {"W": [[2], [2]], "b": [0, -1]}
    between = {"W": [[2, -4], [2, -4]], "b": [0, -1]}
    return {"layers": [first] + [between] * (folds - 1) + [{"W": [[1, -2]], "b": [0]}]}


def instances():
    """Name, network, and whether weights are generic."""
    result = []
    for widths in ([2, 16, 16, 1], [2, 32, 32, 1], [3, 16, 16, 1], [4, 12, 12, 1], [5, 8, 8, 1]):
        result.append(("-".join(map(str, widths)), network(widths, -100, 100, 1)))
    for widths in ([2, 8, 8, 1], [3, 8, 8, 1], [4, 8, 8, 1]):
        result.append(("ternary " + "-".join(map(str, widths)), network(widths, -1, 1, 1)))
    for folds in (6, 10):
        result.append((f"sawtooth {folds}", sawtooth(folds)))
    return result


def write(folder):
    """Files for all networks; names and paths."""
    paths = []
    for name, value in instances():
        path = f"{folder}/{name.replace(' ', '-')}.json"
        with open(path, "w") as file:
            json.dump(value, file)
        paths.append((name, path))
    return paths
