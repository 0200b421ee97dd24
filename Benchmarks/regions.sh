#!/bin/sh
# Times counting the linear regions of deep networks beside affinitree, and compares the counts.
# The peer is installed from PyPI for every user into the build folder, and otherwise left out.
#
#     ./regions.sh [--passes N] [--limit SECONDS]
set -eu
cd "$(dirname "$0")"
PEER=${REGIONS_PYTHON:-$PWD/.build/regions/bin/python}
if [ -z "${REGIONS_PYTHON:-}" ] && [ ! -e .build/regions/installed ]; then
  python3 -m venv .build/regions \
    && "$PEER" -m pip install -q --disable-pip-version-check affinitree numpy \
    && touch .build/regions/installed || true
fi
if ! "$PEER" -W ignore -c "import affinitree" 2>/dev/null; then
  echo "no comparison: the package affinitree could not be installed from PyPI; REGIONS_PYTHON may name a Python that has it" >&2
  PEER=
fi
if [ -z "${LEMMATA:-}" ]; then
  swift build -c release --package-path .. --product lemmata >&2
  LEMMATA=$(swift build -c release --package-path .. --show-bin-path)/lemmata
fi
export LEMMATA PEER
exec python3 regions/measure.py "$@"
