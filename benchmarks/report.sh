#!/usr/bin/env bash
# Times './guanxi report' of both bundled pairs with all figures in one language and the page against './guanxi score', both warm and
# as whole processes, in turn, and prints the ratio pair by pair. The bar is a ratio below 5. Usage: benchmarks/report.sh
# [PAIRS] [LANG]
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pairs=${1:-5}
language=${2:-en}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$home/guanxi" score --output "$work/run" >/dev/null
"$home/guanxi" report --run "$work/run" --lang "$language" >/dev/null

# Wall time of a command in milliseconds.
wall() {
  local begin end
  begin=$(date +%s%N)
  "$@" >/dev/null 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000))
}

printf 'pair  guanxi score, ms  guanxi report, ms  ratio\n'
for pair in $(seq "$pairs"); do
  score=$(wall "$home/guanxi" score --output "$work/again")
  report=$(wall "$home/guanxi" report --run "$work/run" --lang "$language")
  printf '%4d  %16d  %17d  %5s\n' "$pair" "$score" "$report" "$(awk "BEGIN { printf \"%.2f\", $report / $score }")"
  echo "$report $score" >>"$work/times"
done
awk '{ print $1 / $2 }' "$work/times" | sort -n | awk '{ r[NR] = $1 }
  END { printf "median ratio %.2f (least %.2f, greatest %.2f)\n", NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2, r[1], r[NR] }'
