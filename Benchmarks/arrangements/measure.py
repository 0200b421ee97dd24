"""Measures counts and enumerations of chambers and prints Markdown tables. Called by ../arrangements.sh."""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile

import peers as others
from instances import COUNTS, ENUMERATION_AIM, ENUMERATIONS
from processes import run

BENCHMARK = os.environ["BENCHMARK"]
LEMMATA = os.environ["LEMMATA"]
CORES = os.cpu_count() or 1


def number(value):
    """Three significant digits, without an exponent."""
    if value >= 99.95:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value >= 9.995 else f"{value:.3g}"


def row(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


class Counts:
    """The table of counts."""

    def __init__(self, options, folder, peers):
        self.options, self.folder, self.peers = options, folder, peers
        self.wrong, self.compared, self.missed, self.beyond_aim = [], 0, [], []
        self.has_tool = run([LEMMATA, "count", "--help"], 20).failure == ""

    def heading(self):
        names = [f"{peer.name} (s)" for peer in self.peers]
        titles = ["arrangement", "chambers", "1 thread (ms)", f"{CORES} threads (ms)", "first time (ms)"]
        titles += ["`lemmata count` (ms)", "MiB"]
        row(titles + names + ["fastest other ÷ own", "to reach (ms)", "hoped for (ms)"])
        row(["---"] + ["---:"] * (len(titles) + len(names) + 2))

    def measure(self, instance):
        file = os.path.join(self.folder, "normals.txt")
        words = instance.family.split()
        with open(file, "w") as target:
            subprocess.run([BENCHMARK, "matrix", *words], stdout=target, check=True)
        limit = self.options.own_limit
        single = run([BENCHMARK, "count", "1", *words], limit)
        all_cores = run([BENCHMARK, "count", "0", *words], limit)
        if all_cores.failure:
            row([instance.title, "", "", f"no result: {all_cores.failure}"] + [""] * (len(self.peers) + 6))
            self.missed.append(f"{instance.title}: no result within {limit:g} s")
            return
        median = float(all_cores.fields["median"][0])
        cells = [instance.title, all_cores.fields["chambers"][0]]
        cells.append(single.failure or number(float(single.fields["median"][0])))
        cells += [number(median), number(float(all_cores.fields["first"][0]))]
        cells += self.whole_process(file)
        self.compare(instance, "the known value", all_cores, all_cores.fields.get("known", [""])[0], None)
        if not single.failure:
            self.compare(instance, "one thread", all_cores, single.fields["chambers"][0], single.fields["whitney"])
        fastest = None
        for peer in self.peers:
            result = others.measure(peer, instance, file, self.options.limit, self.options.memory)
            if result.seconds is None:
                cells.append({"time": f"> {self.options.limit:g}"}.get(result.reason, result.reason))
                continue
            cells.append(number(result.seconds))
            self.compare(instance, peer.name, all_cores, result.chambers, result.whitney)
            fastest = min(fastest or result.seconds, result.seconds)
        ratio = fastest * 1e3 / median if fastest else None
        cells.append(f"{ratio:,.0f}" if ratio else "")
        cells += [number(value) if value else "" for value in (instance.must, instance.aim)]
        row(cells)
        if instance.must and median > instance.must:
            self.missed.append(f"{instance.title}: {number(median)} ms, to reach {number(instance.must)} ms")
        if instance.must_lead and ratio and ratio < 10_000:
            self.missed.append(f"{instance.title}: {ratio:,.0f} times faster than the fastest other, to reach 10,000")
        if instance.aim and median > instance.aim:
            self.beyond_aim.append(f"{instance.title}: {number(median)} ms, hoped for {number(instance.aim)} ms")

    def whole_process(self, file):
        """Median time and largest memory of the tool on the file, from 11 runs, or fewer if they are long."""
        if not self.has_tool:
            return ["", ""]
        times, peak = [], 0.0
        while len(times) < 11 and (len(times) < 3 or sum(times) < 5_000) and sum(times) < 30_000:
            command = [BENCHMARK, "process", LEMMATA, "count", "chambers", file]
            result = run(command, self.options.own_limit)
            if result.failure:
                return [result.failure, ""]
            times.append(float(result.fields["elapsed"][0]))
            peak = max(peak, float(result.fields["memory"][0]) / 1024)
        return [number(statistics.median(times)), number(peak)]

    def compare(self, instance, name, own, chambers, whitney):
        if not chambers:
            return
        self.compared += 1
        if chambers != own.fields["chambers"][0] or (whitney and whitney != own.fields["whitney"]):
            self.wrong.append(
                f"DIFFERENT VALUES for {instance.title}: {own.fields['chambers'][0]}, {chambers} by {name}")


class Enumerations:
    """The table of enumerations."""

    def __init__(self, options):
        self.options = options
        self.wrong, self.done, self.beyond_aim = [], 0, 0

    def measure_all(self):
        kinds = [f"{what}, {threads} (ns)" for what in ("signs", "signs and point") for threads in ("1 thread", "2 threads")]
        row(["arrangement", "chambers", *kinds, "MiB"])
        row(["---"] + ["---:"] * (len(kinds) + 2))
        for instance in ENUMERATIONS:
            if self.options.only in instance.title:
                self.measure(instance)

    def measure(self, instance):
        words = instance.family.split()
        count = run([BENCHMARK, "count", "1", *words], self.options.own_limit)
        expected = count.fields.get("chambers", ["no count"])[0]
        cells, peak = [instance.title, expected], 0.0
        for what in ("signs", "points"):
            for threads in ("1", "2"):
                command = [BENCHMARK, "process", BENCHMARK, "enumerate", threads, what, *words]
                result = run(command, self.options.own_limit)
                if result.failure:
                    cells.append(result.failure)
                    self.wrong.append(f"NO ENUMERATION of {instance.title}: {result.failure}")
                    continue
                found = result.fields["chambers"][0]
                if found != expected:
                    self.wrong.append(f"DIFFERENT VALUES for {instance.title}: {expected} counted, {found} enumerated")
                nanoseconds = float(result.fields["median"][0]) * 1e6 / max(1, int(found))
                cells.append(number(nanoseconds))
                peak = max(peak, float(result.fields["memory"][0]) / 1024)
                self.done += 1
                self.beyond_aim += nanoseconds > ENUMERATION_AIM
        row(cells + [number(peak)])


def processor():
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    return platform.machine()


def load():
    return "load " + " ".join(f"{value:.1f}" for value in os.getloadavg())


def main():
    parser = argparse.ArgumentParser(description=__doc__, prog="arrangements.sh")
    parser.add_argument("--limit", type=float, default=60, help="processor seconds for every count by another program")
    parser.add_argument("--memory", type=int, default=8192, help="MiB of address space for another program")
    parser.add_argument("--own-limit", type=float, default=300, help="seconds for every measurement of this package")
    parser.add_argument("--only", default="", help="only arrangements whose name contains this, such as R_ or (4,20)")
    parser.add_argument("--no-peers", action="store_true", help="measure this package only")
    parser.add_argument("--large", action="store_true", help="large instances too")
    options = parser.parse_args()

    print(f"{processor()}, {CORES} processors, {platform.platform()}, {load()}\n")
    with tempfile.TemporaryDirectory() as folder:
        trivial = os.path.join(folder, "trivial.txt")
        with open(trivial, "w") as file:
            file.write("3 3\n1 0 0\n0 1 0\n0 0 1\n")
        peers, notes = ([], ["skipped: the other programs"]) if options.no_peers else others.available(folder)
        for peer in list(peers):
            failure = others.measure_start_up(peer, trivial, options.limit)
            if failure:
                notes.append(f"skipped: {peer.name} does not work: {failure}")
                peers.remove(peer)
        counts = Counts(options, folder, peers)
        if not counts.has_tool:
            notes.append("skipped: the whole process, as this build of lemmata has no command count")
        counts.heading()
        for instance in COUNTS:
            if options.only in instance.title and (options.large or not instance.is_large):
                counts.measure(instance)
        print()
        enumerations = Enumerations(options)
        enumerations.measure_all()
        print()
        if peers:
            row(["program", "start-up, not in the times above (s)", "most memory (MiB)"])
            row(["---", "---:", "---:"])
            for peer in peers:
                row([peer.name, number(peer.start_up), number(peer.peak_mebibytes)])
            print()
    wrong = counts.wrong + enumerations.wrong
    print(f"{counts.compared} comparisons of counts, {len(wrong)} wrong; {load()} at the end")
    for note in notes + wrong:
        print(note)
    for text in counts.missed:
        print(f"missed: {text}")
    for text in counts.beyond_aim:
        print(f"not yet: {text}")
    if enumerations.beyond_aim:
        print(f"not yet: {enumerations.beyond_aim} of {enumerations.done} enumerations take more than {ENUMERATION_AIM} ns a chamber")
    sys.exit(1 if wrong else 0)


main()
