#!/bin/sh
# Times exact determinants and ranks against FLINT and checks that both compute the same values.
# Without FLINT (Debian, Ubuntu: libflint-dev) only this package's times are printed.
set -eu
cd "$(dirname "$0")"
if [ ! -e /usr/include/flint/fmpz_mat.h ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq libflint-dev >/dev/null || true
fi
swift build -c release --product algebra-benchmark
tool=$(swift build -c release --show-bin-path)/algebra-benchmark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$tool" write "$work/problems"
if [ -e /usr/include/flint/fmpz_mat.h ]; then
  ${CC:-cc} -O2 oracles/flint_algebra.c -o "$work/flint" -lflint -lgmp
  # Interleaved, two passes, so that both see the same load.
  for pass in 1 2; do
    "$tool" time >"$work/own.$pass"
    "$work/flint" "$work/problems" >"$work/flint.$pass"
  done
else
  echo "FLINT's headers were not found (Debian, Ubuntu: apt-get install libflint-dev): no comparison"
  "$tool" time >"$work/own.1"
  cp "$work/own.1" "$work/own.2"
fi
python3 - "$work" <<'PYTHON'
import os, sys

def read(name):
    passes = []
    for index in (1, 2):
        path = f"{sys.argv[1]}/{name}.{index}"
        if not os.path.exists(path):
            return None
        passes.append([line.split() for line in open(path)])
    rows = []
    for first, second in zip(*passes):
        assert first[:4] == second[:4] and first[6] == second[6]
        rows.append((first[:4], min(float(first[4]), float(second[4])), min(float(first[5]), float(second[5])), first[6]))
    return rows

own, other = read("own"), read("flint")
print("| computation | n | bits | rank | own min (ms) | own median (ms) | FLINT min (ms) | FLINT median (ms) | ratio of minima |")
print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
wrong = 0
for index, (key, low, median, value) in enumerate(own):
    cells = [*key, f"{low / 1e3:.3f}", f"{median / 1e3:.3f}"]
    if key[0] == "rank" and value != key[3]:
        print(f"WRONG RANK for {key}: {value}")
        wrong += 1
    if other:
        _, low2, median2, value2 = other[index]
        cells += [f"{low2 / 1e3:.3f}", f"{median2 / 1e3:.3f}", f"{low / low2:.2f}"]
        if value != value2:
            print(f"DIFFERENT VALUES for {key}")
            wrong += 1
    else:
        cells += ["", "", ""]
    print("| " + " | ".join(cells) + " |")
print(f"{len(own)} computations" + (", all values equal to FLINT's" if other and not wrong else ""))
sys.exit(1 if wrong else 0)
PYTHON
