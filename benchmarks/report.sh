#!/usr/bin/env bash
# Times './guanxi report' of both bundled pairs with all figures in one language and the page against './guanxi score', both warm and
# as whole processes, in turn, and prints the ratio pair by pair. The bar is a median ratio below 5; the exit code is 1 when it is
# missed. Usage: benchmarks/report.sh [PAIRS] [LANG]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/pairs.sh"
pairs=${1:-5}
language=${2:-en}

"$home/guanxi" score --output "$work/run" >/dev/null
"$home/guanxi" report --run "$work/run" --lang "$language" >/dev/null
heading 'guanxi report' 'guanxi score'
for pair in $(seq "$pairs"); do
  score=$(wall "$home/guanxi" score --output "$work/again")
  report=$(wall "$home/guanxi" report --run "$work/run" --lang "$language")
  line "$pair" "$report" "$score"
done
verdict 5
