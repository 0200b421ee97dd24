"""Prints the Whitney numbers of a central arrangement, by SageMath's hyperplane arrangements, and the processor time for it.

Called by ../arrangements.sh: python sage_arrangement.py FILE, where FILE holds a header "n m" and m normals. The Python needs
the package passagemath-polyhedra.
"""

import sys
import time

import sage.all__sagemath_modules  # noqa: F401  (the order of these imports matters to Sage)
import sage.all__sagemath_polyhedra  # noqa: F401
from sage.geometry.hyperplane_arrangement.arrangement import HyperplaneArrangements
from sage.rings.rational_field import QQ


def whitney_numbers(rows):
    space = HyperplaneArrangements(QQ, tuple(f"x{i}" for i in range(len(rows[0]))))
    polynomial = space([[row, 0] for row in rows]).characteristic_polynomial()
    return [abs(int(value)) for value in reversed(polynomial.list()) if value]


with open(sys.argv[1]) as file:
    rows = [[int(word) for word in line.split()] for line in file][1:]
# Imports what the first call needs.
whitney_numbers([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]])
start = time.process_time()
numbers = whitney_numbers(rows)
seconds = time.process_time() - start
print("whitney", *numbers)
print("seconds", seconds)
