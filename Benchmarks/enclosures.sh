#!/bin/sh
# Checks enclosures of exp, log, sqrt and pi against Arb. Says so and succeeds when Arb is not installed.
set -eu
cd "$(dirname "$0")"
if [ ! -e /usr/include/arb.h ] && [ ! -e /usr/include/flint/arb.h ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq libflint-dev libflint-arb-dev >/dev/null || true
fi
if [ ! -e /usr/include/arb.h ] && [ ! -e /usr/include/flint/arb.h ]; then
  echo "skipped: Arb's headers were not found (Debian 12: apt-get install libflint-dev libflint-arb-dev)"
  exit 0
fi
swift build -c release --product enclosure-oracle
tool=$(swift build -c release --show-bin-path)/enclosure-oracle
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Debian 12 calls the library flint-arb; from FLINT 3 on it is part of FLINT.
${CC:-cc} -O2 -I/usr/include/flint oracles/arb_enclosures.c -o "$work/check" -lflint-arb -lflint -lgmp 2>"$work/log" \
  || ${CC:-cc} -O2 -I/usr/include/flint oracles/arb_enclosures.c -o "$work/check" -lflint -lgmp
"$tool" >"$work/enclosures"
"$work/check" <"$work/enclosures"
