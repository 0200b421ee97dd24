"""Runs programs within limits and measures them from outside."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass


@dataclass
class Run:
    # "" or why there is no result.
    failure: str
    # Lines "name value …" of the output.
    fields: dict
    elapsed: float
    processor: float
    peak_mebibytes: float


def run_limited(command, seconds, mebibytes=None, environment=None):
    """Runs a command with a limit on processor time; other load may stretch the elapsed time to four times that."""
    return run(command, 4 * seconds + 10, seconds, mebibytes, environment)


def run(command, seconds, processor_seconds=None, mebibytes=None, environment=None):
    """Runs a command with limits on its elapsed and processor time and its address space."""
    start = time.perf_counter()
    with open(os.devnull) as nothing:
        child = subprocess.Popen(
            command, stdin=nothing, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            env={**os.environ, **(environment or {})})
    # Linux alone can limit another process; elsewhere only the elapsed time is limited.
    with contextlib.suppress(ProcessLookupError, AttributeError):
        if processor_seconds:
            whole = int(processor_seconds) + 1
            resource.prlimit(child.pid, resource.RLIMIT_CPU, (whole, whole + 1))
        if mebibytes:
            resource.prlimit(child.pid, resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))
    late = threading.Event()

    def stop():
        late.set()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)

    timer = threading.Timer(seconds, stop)
    timer.start()
    errors = []
    reader = threading.Thread(target=lambda: errors.append(child.stderr.read()))
    reader.start()
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    elapsed = time.perf_counter() - start
    timer.cancel()
    reader.join()
    # The child has been waited for here, which subprocess cannot know.
    child.returncode = status
    child.stdout.close()
    child.stderr.close()
    processor = usage.ru_utime + usage.ru_stime
    fields = {}
    for line in output.decode(errors="replace").splitlines():
        words = line.split()
        if words:
            fields.setdefault(words[0], words[1:])
    failure = ""
    if late.is_set() or (processor_seconds and processor >= processor_seconds) or status & 0x7F == signal.SIGXCPU:
        failure = "time"
    elif status != 0:
        text = errors[0].decode(errors="replace")
        lines = [line for line in text.splitlines() if line.strip()]
        is_memory = any(word in text.lower() for word in ("memory", "bad_alloc", "allocat"))
        failure = "memory" if is_memory else f"failed: {lines[-1][:80] if lines else f'status {status}'}"
    return Run(failure, fields, elapsed, processor, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20))
