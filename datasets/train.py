#!/usr/bin/env python3
"""Train small ReLU networks of one variable on the data sets of this folder, the same bits on every machine.

Usage: python3 datasets/train.py [OUTPUT_FOLDER]

Writes networks/<data set>_<hidden widths>.json beside this file (or into OUTPUT_FOLDER) with weights printed as the
shortest decimals that read back as the same double. Only the standard library is used, and only additions,
multiplications, divisions and square roots of doubles in a fixed order, which IEEE 754 defines to the last bit: no BLAS,
no fused operations, no builtin sum (its algorithm depends on the version of Python).
"""

import csv
import json
import math
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
SHAPES = [(8,), (8, 8), (16, 16)]
EPOCHS = 1500
RATE = 0.02
SEED = 1929


def read(name):
    """Rows (x, y, weight) of a data set."""
    with open(HERE / f"{name}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    if name == "hubble":
        return [(float(distance), float(velocity), 1.0) for _, distance, velocity in rows]
    if name == "cars":
        return [(float(speed), float(distance), 1.0) for speed, distance in rows]
    return [(float(parent), float(child), float(count)) for parent, child, count in rows]


def moments(values, weights):
    """Weighted mean and standard deviation."""
    total = mean = 0.0
    for value, weight in zip(values, weights):
        total += weight
        mean += weight * value
    mean /= total
    variance = 0.0
    for value, weight in zip(values, weights):
        variance += weight * (value - mean) * (value - mean)
    return mean, math.sqrt(variance / total)


def initial(widths, generator):
    """Layers [rows, bias] with uniform weights of variance 2 / inputs."""
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        bound = math.sqrt(6.0 / inputs)
        rows = [[(2.0 * generator.random() - 1.0) * bound for _ in range(inputs)] for _ in range(outputs)]
        layers.append([rows, [(2.0 * generator.random() - 1.0) for _ in range(outputs)]])
    return layers


def gradient(layers, data, total):
    """The gradient of half the weighted mean squared error, in the shape of the layers."""
    result = [[[[0.0] * len(row) for row in rows], [0.0] * len(bias)] for rows, bias in layers]
    last = len(layers) - 1
    for x, y, weight in data:
        inputs = []
        values = [x]
        for index, (rows, bias) in enumerate(layers):
            inputs.append(values)
            sums = []
            for row, offset in zip(rows, bias):
                for entry, value in zip(row, values):
                    offset += entry * value
                sums.append(offset if index == last or offset > 0.0 else 0.0)
            values = sums
        errors = [(values[0] - y) * weight / total]
        for index in range(last, -1, -1):
            rows = layers[index][0]
            row_gradients, bias_gradient = result[index]
            back = [0.0] * len(inputs[index])
            for unit, error in enumerate(errors):
                if error == 0.0:
                    continue
                bias_gradient[unit] += error
                row_gradient = row_gradients[unit]
                row = rows[unit]
                for place, value in enumerate(inputs[index]):
                    row_gradient[place] += error * value
                    back[place] += error * row[place]
            errors = [error if value > 0.0 else 0.0 for error, value in zip(back, inputs[index])]
    return result


def flat(layers):
    """All numbers of the layers in one list, with the places to write them back."""
    return [(numbers, place) for rows, bias in layers for numbers in [*rows, bias] for place in range(len(numbers))]


def train(layers, data):
    """Adam (Kingma, Ba, 2015) on all of the data, with a rate that falls linearly."""
    total = 0.0
    for _, _, weight in data:
        total += weight
    places = flat(layers)
    first = [0.0] * len(places)
    second = [0.0] * len(places)
    first_power = second_power = 1.0
    for epoch in range(EPOCHS):
        rate = RATE * (EPOCHS - epoch) / EPOCHS
        first_power *= 0.9
        second_power *= 0.999
        for index, (numbers, place) in enumerate(flat(gradient(layers, data, total))):
            slope = numbers[place]
            first[index] = 0.9 * first[index] + 0.1 * slope
            second[index] = 0.999 * second[index] + 0.001 * slope * slope
            step = first[index] / (1.0 - first_power) / (math.sqrt(second[index] / (1.0 - second_power)) + 1e-8)
            target, where = places[index]
            target[where] -= rate * step


def in_units_of_the_data(layers, x_mean, x_deviation, y_mean, y_deviation):
    """Folds the scaling of input and output into the first and the last layer."""
    rows, bias = layers[0]
    for unit, row in enumerate(rows):
        row[0] = row[0] / x_deviation
        bias[unit] = bias[unit] - row[0] * x_mean
    rows, bias = layers[-1]
    rows[0] = [entry * y_deviation for entry in rows[0]]
    bias[0] = bias[0] * y_deviation + y_mean


def as_json(widths, layers):
    """One line a layer; repr gives the shortest decimals that read back as the same double."""
    lines = [f'  {{"W": {json.dumps(rows)}, "b": {json.dumps(bias)}}}' for rows, bias in layers]
    return f'{{"widths": {json.dumps(widths)}, "layers": [\n' + ",\n".join(lines) + "\n]}\n"


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "networks"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ["hubble", "cars", "galton"]:
        data = read(name)
        xs, ys, weights = zip(*data)
        x_mean, x_deviation = moments(xs, weights)
        y_mean, y_deviation = moments(ys, weights)
        scaled = [((x - x_mean) / x_deviation, (y - y_mean) / y_deviation, weight) for x, y, weight in data]
        for hidden in SHAPES:
            widths = [1, *hidden, 1]
            layers = initial(widths, random.Random(SEED))
            train(layers, scaled)
            in_units_of_the_data(layers, x_mean, x_deviation, y_mean, y_deviation)
            path = folder / f"{name}_{'_'.join(map(str, hidden))}.json"
            path.write_text(as_json(widths, layers), encoding="utf-8")
            print(path.name, flush=True)


if __name__ == "__main__":
    main()
