#!/usr/bin/env bash
# Times './guanxi score --uncertainty' (10,000 replicates of both bundled dyads) against a plain './guanxi score', both warm
# and whole processes, in turn, and prints the ratio pair by pair. The bar is a median ratio below 10; the exit code is 1
# when it is missed. Usage: benchmarks/uncertainty.sh [PAIRS]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/pairs.sh"
pairs=${1:-9}

"$home/guanxi" score --output "$work/plain" >/dev/null
"$home/guanxi" score --uncertainty --output "$work/bands" >/dev/null
heading '10,000 replicates' plain
for pair in $(seq "$pairs"); do
  plain=$(wall "$home/guanxi" score --output "$work/plain")
  bands=$(wall "$home/guanxi" score --uncertainty --output "$work/bands")
  line "$pair" "$bands" "$plain"
done
verdict 10
