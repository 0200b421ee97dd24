#!/bin/sh
# Times exact training, and the same problems as mixed-integer programs by SCIP and HiGHS, and compares the values.
# The peers are installed from PyPI (pyscipopt, highspy) for every user into the build folder, and otherwise left out.
#
#     ./training.sh [--limit SECONDS] [--passes N] [--only WORD] [--no-peers] …     see --help
set -eu
cd "$(dirname "$0")"
case " $* " in
*" --help "* | *" -h "*)
  LEMMATA='' PROOFCHECK='' exec python3 training/measure.py --help
  ;;
esac

PEERS=
case " $* " in
*" --no-peers "*) ;;
*)
  if [ -z "${TRAINING_PYTHON:-}" ]; then
    TRAINING_PYTHON=$PWD/.build/training/bin/python
    if [ ! -e .build/training/installed ]; then
      python3 -m venv .build/training \
        && "$TRAINING_PYTHON" -m pip install -q --disable-pip-version-check pyscipopt highspy \
        && touch .build/training/installed || true
    fi
    export TRAINING_PYTHON
  fi
  for peer in scip:pyscipopt highs:highspy; do
    if "$TRAINING_PYTHON" -c "import ${peer#*:}" 2>/dev/null; then
      PEERS="$PEERS ${peer%%:*}"
    else
      echo "no comparison with ${peer%%:*}: the package ${peer#*:} could not be installed from PyPI; TRAINING_PYTHON may name a Python that has it" >&2
    fi
  done
  ;;
esac
# The tools themselves, unless LEMMATA and PROOFCHECK name other builds of them.
if [ -z "${LEMMATA:-}" ] || [ -z "${PROOFCHECK:-}" ]; then
  swift build -c release --package-path .. --product lemmata >&2
  swift build -c release --package-path .. --product proofcheck >&2
  FOLDER=$(swift build -c release --package-path .. --show-bin-path)
  LEMMATA=${LEMMATA:-$FOLDER/lemmata}
  PROOFCHECK=${PROOFCHECK:-$FOLDER/proofcheck}
fi
export LEMMATA PROOFCHECK PEERS
exec python3 training/measure.py "$@"
