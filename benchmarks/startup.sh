#!/usr/bin/env bash
# Times a warm './guanxi score' on the bundled events against a one-element Beam pipeline that plain java starts from the
# same jar, in turn, and prints the ratio pair by pair. Usage: benchmarks/startup.sh [PAIRS]
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pairs=${1:-9}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jar=$home/pipeline/target/guanxi.jar

"$home/guanxi" score --output "$work/out" >/dev/null
javac -cp "$jar" -d "$work/classes" "$home/benchmarks/OneElement.java"

# Wall time of a command in milliseconds.
wall() {
  local begin end
  begin=$(date +%s%N)
  "$@" >/dev/null 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000))
}

printf 'pair  guanxi score, ms  one element, ms  ratio\n'
for pair in $(seq "$pairs"); do
  ours=$(wall "$home/guanxi" score --output "$work/out")
  floor=$(wall java -cp "$jar:$work/classes" OneElement)
  printf '%4d  %16d  %15d  %5s\n' "$pair" "$ours" "$floor" "$(awk "BEGIN { printf \"%.2f\", $ours / $floor }")"
  echo "$ours $floor" >>"$work/times"
done
awk '{ print $1 / $2 }' "$work/times" | sort -n | awk '{ r[NR] = $1 }
  END { printf "median ratio %.2f (least %.2f, greatest %.2f)\n", NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2, r[1], r[NR] }'
