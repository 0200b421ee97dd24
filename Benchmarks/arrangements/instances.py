"""The arrangements that are measured, with the times to reach."""

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Instance:
    title: str
    # The family as the command-line tool names it; everything random has a seed.
    family: str
    # Instances of one chain grow: a program that did not finish one is not tried on the next.
    chain: str
    # Milliseconds for the algorithm that must be reached, and those that are hoped for.
    must: Optional[float] = None
    aim: Optional[float] = None
    # Whether the fastest other program that finishes must be 10,000 times slower.
    must_lead: bool = False
    # Left out unless large instances are asked for.
    is_large: bool = False


def zonotope(n, m, must=2.0, aim=None):
    return Instance(f"({n},{m})", f"random {n} {m} --seed 1 --range 999", f"dimension {n}", must, aim, must_lead=True)


def degenerate(n, m):
    return Instance(f"degenerate ({n},{m})", f"random {n} {m} --seed 1 --range 2", f"degenerate {n}")


COUNTS = [
    zonotope(3, 50, aim=0.15),
    zonotope(3, 200, aim=0.5),
    zonotope(3, 1000, must=30, aim=8),
    zonotope(4, 20, aim=0.15),
    zonotope(4, 40, aim=0.5),
    zonotope(5, 15, aim=0.15),
    zonotope(5, 25, aim=0.5),
    zonotope(6, 14, aim=0.15),
    zonotope(6, 18, aim=0.5),
    zonotope(8, 14, aim=0.15),
    degenerate(3, 30),
    degenerate(4, 30),
    degenerate(5, 20),
    degenerate(5, 30),
    degenerate(6, 20),
    degenerate(8, 20),
    Instance("R_4", "resonance 4", "resonance"),
    Instance("R_5", "resonance 5", "resonance"),
    Instance("R_6", "resonance 6", "resonance", must=40),
    Instance("R_7", "resonance 7", "resonance", must=400, aim=20),
    Instance("R_8", "resonance 8", "resonance", must=6_000, aim=500),
    Instance("R_9", "resonance 9", "resonance", aim=60_000, is_large=True),
    Instance("T_5", "threshold 5", "threshold"),
    Instance("T_6", "threshold 6", "threshold", must=1_700),
    Instance("T_7", "threshold 7", "threshold", aim=100),
    Instance("E_7", "type-e 7", "E"),
]

# Nanoseconds a chamber that are hoped for.
ENUMERATION_AIM = 150
ENUMERATIONS = [
    Instance("(4,20)", "random 4 20 --seed 1 --range 999", ""),
    Instance("(4,40)", "random 4 40 --seed 1 --range 999", ""),
    Instance("(5,25)", "random 5 25 --seed 1 --range 999", ""),
    Instance("(6,18)", "random 6 18 --seed 1 --range 999", ""),
    Instance("(8,14)", "random 8 14 --seed 1 --range 999", ""),
    Instance("R_5", "resonance 5", ""),
]
