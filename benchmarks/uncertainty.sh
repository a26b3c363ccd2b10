#!/usr/bin/env bash
# Times './guanxi score --uncertainty' (10,000 replicates of both bundled dyads) against a plain './guanxi score', both warm
# and whole processes, in turn, and prints the ratio pair by pair. The bar is a median ratio below 10; the exit code is 1
# when it is missed. Usage: benchmarks/uncertainty.sh [PAIRS]
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pairs=${1:-9}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Wall time of a command in milliseconds.
wall() {
  local begin end
  begin=$(date +%s%N)
  "$@" >/dev/null 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000))
}

wall "$home/guanxi" score --output "$work/plain" >/dev/null
wall "$home/guanxi" score --uncertainty --output "$work/bands" >/dev/null
printf 'pair  plain, ms  10,000 replicates, ms  ratio\n'
for pair in $(seq "$pairs"); do
  plain=$(wall "$home/guanxi" score --output "$work/plain")
  bands=$(wall "$home/guanxi" score --uncertainty --output "$work/bands")
  printf '%4d  %9d  %21d  %5s\n' "$pair" "$plain" "$bands" "$(awk "BEGIN { printf \"%.2f\", $bands / $plain }")"
  echo "$bands $plain" >>"$work/times"
done
awk '{ print $1 / $2 }' "$work/times" | sort -n | awk '{ r[NR] = $1 }
  END {
    median = NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2
    printf "median ratio %.2f (least %.2f, greatest %.2f); the bar is 10\n", median, r[1], r[NR]
    exit median < 10 ? 0 : 1
  }'
