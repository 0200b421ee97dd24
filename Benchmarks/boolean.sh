#!/bin/sh
# Times Walsh transforms, circuits, threshold functions and spectral certificates beside numpy and QSopt_ex in the same run.
# What is missing of these is installed as root on Debian or Ubuntu, and otherwise left out.
#
#     ./boolean.sh
set -eu
cd "$(dirname "$0")"
missing=
command -v esolver >/dev/null || missing="$missing qsopt-ex"
python3 -c 'import numpy' 2>/dev/null || missing="$missing python3-numpy"
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # shellcheck disable=SC2086
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null || true
fi
QSOPT=$(command -v esolver || true)
[ -n "$QSOPT" ] || echo "QSopt_ex was not found: no comparison with it" >&2
export QSOPT
swift build -c release --product boolean-benchmark >&2
exec python3 boolean/measure.py "$(swift build -c release --show-bin-path)/boolean-benchmark"
