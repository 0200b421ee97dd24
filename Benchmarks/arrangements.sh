#!/bin/sh
# Times counts and enumerations of chambers, and the same counts by Macaulay2, polymake and SageMath, and compares the values.
# What is missing of these three is installed as root on Debian or Ubuntu (SageMath, about 750 MB, for every user into the build
# folder from PyPI), and otherwise named and left out.
#
#     ./arrangements.sh [--limit SECONDS] [--only WORD] [--no-peers] [--large] …     see --help
set -eu
cd "$(dirname "$0")"

peers=yes
for argument in "$@"; do
  case $argument in --no-peers | --help | -h) peers=no ;; esac
done
if [ $peers = yes ]; then
  missing=
  command -v polymake >/dev/null || missing="$missing polymake"
  command -v M2 >/dev/null || missing="$missing macaulay2"
  if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null || true
  fi
  if [ -z "${SAGE_PYTHON:-}" ]; then
    SAGE_PYTHON=$PWD/.build/passagemath/bin/python
    if [ ! -e .build/passagemath/installed ]; then
      python3 -m venv .build/passagemath \
        && "$SAGE_PYTHON" -m pip install -q --disable-pip-version-check passagemath-polyhedra \
        && touch .build/passagemath/installed \
        || echo "SageMath could not be installed from PyPI (passagemath-polyhedra)" >&2
    fi
    export SAGE_PYTHON
  fi
fi

case " $* " in
*" --help "* | *" -h "*) ;;
*)
  swift build -c release --product arrangement-benchmark >&2
  # The tool itself, unless LEMMATA names another build of it.
  [ -n "${LEMMATA:-}" ] || swift build -c release --package-path .. --product lemmata >&2
  ;;
esac
BENCHMARK=$(swift build -c release --show-bin-path)/arrangement-benchmark
LEMMATA=${LEMMATA:-$(swift build -c release --package-path .. --show-bin-path)/lemmata}
export BENCHMARK LEMMATA
exec python3 arrangements/measure.py "$@"
