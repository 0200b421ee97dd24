"""The other exact programs: how they are called, and what they took."""

import os
import shutil
import statistics
from dataclasses import dataclass, field

from processes import run_limited

ORACLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracles")


@dataclass
class Peer:
    name: str
    command: list
    environment: dict = field(default_factory=dict)
    # Of a whole process that does nothing but a trivial count.
    start_up: float = 0
    peak_mebibytes: float = 0
    # Chains of instances on which it has not finished one.
    given_up: set = field(default_factory=set)


@dataclass
class PeerResult:
    # Processor time for the count alone, or None with the reason.
    seconds: float = None
    reason: str = ""
    chambers: str = ""
    whitney: list = None


def available(folder):
    """The programs that are installed, and sentences on those that are not."""
    peers, notes = [], []
    if shutil.which("M2"):
        peers.append(Peer("Macaulay2", ["M2", "--script", os.path.join(ORACLES, "macaulay2_poincare.m2")]))
    else:
        notes.append("skipped: Macaulay2 was not found (Debian, Ubuntu: apt-get install macaulay2)")
    if shutil.which("polymake"):
        settings = {"POLYMAKE_USER_DIR": os.path.join(folder, "polymake")}
        peers.append(Peer("polymake", ["polymake", "--script", os.path.join(ORACLES, "polymake_zonotope.pl")], settings))
    else:
        notes.append("skipped: polymake was not found (Debian, Ubuntu: apt-get install polymake)")
    python = os.environ.get("SAGE_PYTHON", "")
    if os.access(python, os.X_OK):
        peers.append(Peer("SageMath", [python, os.path.join(ORACLES, "sage_arrangement.py")]))
    else:
        notes.append("skipped: SageMath (python3 -m venv, then pip install passagemath-polyhedra)")
    return peers, notes


def measure_start_up(peer, file, limit):
    """Whole processes on three hyperplanes, the median of three. False if the program does not work."""
    times = []
    # polymake makes its settings at the first start.
    for _ in range(4):
        result = run_limited([*peer.command, file], limit, environment=peer.environment)
        if result.failure:
            return result.failure
        times.append(min(result.elapsed, result.processor))
    peer.start_up = statistics.median(times[1:])
    return ""


def measure(peer, instance, file, limit, mebibytes):
    """The median of three counts, or one count if it takes more than five seconds."""
    if instance.chain in peer.given_up:
        return PeerResult(reason="not tried")
    times = []
    while len(times) < 3:
        result = run_limited([*peer.command, file], limit + peer.start_up, mebibytes, peer.environment)
        if result.failure or "seconds" not in result.fields:
            peer.given_up.add(instance.chain)
            return PeerResult(reason=result.failure or "no result")
        times.append(float(result.fields["seconds"][0]))
        peer.peak_mebibytes = max(peer.peak_mebibytes, result.peak_mebibytes)
        if times[0] > 5:
            break
    whitney = result.fields.get("whitney")
    chambers = str(sum(map(int, whitney))) if whitney else result.fields["chambers"][0]
    return PeerResult(statistics.median(times), "", chambers, whitney)
