#!/bin/sh
# Times exact solutions of linear programs against QSopt_ex, z3 and cddlib in the same run, and compares the values.
# What is missing of these is installed as root on Debian or Ubuntu, and otherwise left out.
#
#     ./programs.sh [--limit SECONDS] [--passes N] [--only WORD]
set -eu
cd "$(dirname "$0")"
missing=
command -v esolver >/dev/null || missing="$missing qsopt-ex"
command -v z3 >/dev/null || missing="$missing z3"
[ -e /usr/include/cddlib/cdd.h ] || missing="$missing libcdd-dev"
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # shellcheck disable=SC2086
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null || true
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
QSOPT=$(command -v esolver || true)
Z3=$(command -v z3 || true)
CDD=
if [ -e /usr/include/cddlib/cdd.h ]; then
  ${CC:-cc} -O2 oracles/cdd_program.c -o "$work/cdd" -lcddgmp -lgmp
  CDD=$work/cdd
fi
for name in QSopt_ex:"$QSOPT" z3:"$Z3" cddlib:"$CDD"; do
  [ -n "${name#*:}" ] || echo "${name%%:*} was not found: no comparison with it" >&2
done
# The tool itself, unless LEMMATA names another build of it.
[ -n "${LEMMATA:-}" ] || swift build -c release --package-path .. --product lemmata >&2
LEMMATA=${LEMMATA:-$(swift build -c release --package-path .. --show-bin-path)/lemmata}
export LEMMATA QSOPT Z3 CDD
python3 programs/measure.py "$@"
