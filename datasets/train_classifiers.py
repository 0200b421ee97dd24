#!/usr/bin/env python3
"""Make two small classification tasks and train ReLU networks for them, the same bits on every machine.

Usage: python3 datasets/train_classifiers.py [OUTPUT_FOLDER]

Writes spirals.csv and box.csv, and classifiers/spirals_16_16.json and classifiers/box_8_8.json, beside this file (or into
OUTPUT_FOLDER). `lemmata convert` makes ONNX files of the networks without changing a number: all weights are rounded to
floats of 32 bits at the end.

spirals.csv: two arms of a spiral in the plane, 40 points each; the label is the arm. box.csv: 160 points of the cube
[-1, 1]^5 with labels 0 (x1 + x2 > 1/2), 1 (else, x3 > x4 and x5 > -1/2) and 2 (otherwise).

Only the standard library is used. The points are rounded to a few decimals before anything depends on them; training uses
additions, multiplications, divisions and square roots of doubles in a fixed order only, see train.py. The loss is the mean
squared distance of the outputs from the unit vector of the label.
"""

import math
import pathlib
import random
import struct
import sys

from train import HERE, as_json, flat, initial

EPOCHS = {"spirals": 1200, "box": 300}
RATE = 0.02
SEED = 1929


def spirals():
    """Rows (x, y, label)."""
    rows = []
    for step in range(40):
        angle = 0.5 + step * 0.115
        for label, sign in enumerate([1.0, -1.0]):
            radius = 0.2 * angle
            rows.append((round(sign * radius * math.cos(angle), 3), round(sign * radius * math.sin(angle), 3), label))
    return ["x", "y", "arm"], rows


def box():
    """Rows (x1, ..., x5, label)."""
    generator = random.Random(SEED)
    rows = []
    for _ in range(160):
        x = [round(2.0 * generator.random() - 1.0, 2) for _ in range(5)]
        label = 0 if x[0] + x[1] > 0.5 else 1 if x[2] > x[3] and x[4] > -0.5 else 2
        rows.append((*x, label))
    return ["x1", "x2", "x3", "x4", "x5", "class"], rows


def outputs(layers, point):
    """The values that enter each layer, and the outputs."""
    inputs = []
    values = list(point)
    for index, (rows, bias) in enumerate(layers):
        inputs.append(values)
        sums = []
        for row, offset in zip(rows, bias):
            for entry, value in zip(row, values):
                offset += entry * value
            sums.append(offset if index == len(layers) - 1 or offset > 0.0 else 0.0)
        values = sums
    return inputs, values


def gradient(layers, data):
    """The gradient of half the mean squared distance, in the shape of the layers."""
    result = [[[[0.0] * len(row) for row in rows], [0.0] * len(bias)] for rows, bias in layers]
    for *point, label in data:
        inputs, values = outputs(layers, point)
        errors = [(value - (1.0 if place == label else 0.0)) / len(data) for place, value in enumerate(values)]
        for index in range(len(layers) - 1, -1, -1):
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


def train(layers, data, epochs):
    """Adam (Kingma, Ba, 2015) on all of the data, with a rate that falls linearly."""
    places = flat(layers)
    first = [0.0] * len(places)
    second = [0.0] * len(places)
    first_power = second_power = 1.0
    for epoch in range(epochs):
        rate = RATE * (epochs - epoch) / epochs
        first_power *= 0.9
        second_power *= 0.999
        for index, (numbers, place) in enumerate(flat(gradient(layers, data))):
            slope = numbers[place]
            first[index] = 0.9 * first[index] + 0.1 * slope
            second[index] = 0.999 * second[index] + 0.001 * slope * slope
            step = first[index] / (1.0 - first_power) / (math.sqrt(second[index] / (1.0 - second_power)) + 1e-8)
            target, where = places[index]
            target[where] -= rate * step


def to_single(layers):
    """Rounds every number to the nearest float of 32 bits."""
    for numbers, place in flat(layers):
        numbers[place] = struct.unpack("<f", struct.pack("<f", numbers[place]))[0]


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    (folder / "classifiers").mkdir(parents=True, exist_ok=True)
    for name, task, hidden, classes in [("box", box, (8, 8), 3), ("spirals", spirals, (16, 16), 2)]:
        header, data = task()
        text = "\n".join(",".join(map(str, row)) for row in [header, *data]) + "\n"
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        widths = [len(header) - 1, *hidden, classes]
        layers = initial(widths, random.Random(SEED))
        train(layers, data, EPOCHS[name])
        to_single(layers)
        right = 0
        for *point, label in data:
            values = outputs(layers, point)[1]
            right += values[label] == max(values)
        path = folder / "classifiers" / f"{name}_{'_'.join(map(str, hidden))}.json"
        path.write_text(as_json(widths, layers), encoding="utf-8")
        print(f"{path.name}: {right} of {len(data)} points right", flush=True)


if __name__ == "__main__":
    main()
