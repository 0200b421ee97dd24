"""Counts the terminals of the decision tree that affinitree makes of a network: its activation regions."""

import json
import sys
import warnings

warnings.simplefilter("ignore")

import numpy as np
from affinitree import AffFunc, AffTree, schema

with open(sys.argv[1]) as file:
    layers = json.load(file)["layers"]
chain = []
for number, layer in enumerate(layers):
    weights = np.array(layer["W"], dtype=float)
    chain.append(AffFunc.from_mats(weights, np.array(layer["b"], dtype=float)))
    if number + 1 < len(layers):
        for row in range(weights.shape[0]):
            chain.append(("relu", weights.shape[0], row))
tree = AffTree.from_aff(chain[0])
for step in chain[1:]:
    if isinstance(step, tuple):
        tree.compose(schema.partial_ReLU(step[1], step[2]), prune=True)
    else:
        tree.apply_func(step)
print(tree.num_terminals())
