#!/usr/bin/env bash
# Times 'guanxi score --incremental' with 5,000 GDELT 2.0 files kept and 100 new against a run that reads all 5,100, whole processes, in turn, and says what is kept takes. The tables must be the same bytes.
# Usage: benchmarks/incremental.sh [PAIRS|ALL] [ROUNDS] [disk|s3]        default: ALL 3 disk
#   s3: the files lie in a bucket of a real server on this machine; needs a jar of 'mvn -Pcluster package'
#   FEEDS_DATA=DIR     where the data lie (default pipeline/target/feeds); made once
# Exit code 1: a table differs, or the median ratio is above 0.25, or what is kept takes more than a twentieth of the unpacked input.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
task=${1:-ALL} rounds=${2:-3} place=${3:-disk}
store=${FEEDS_DATA:-$home/pipeline/target/feeds}
dyads=(--dyad CHN-KOR --dyad USA-KOR)
if [ "$task" = ALL ]; then dyads=(--dyad ALL); fi
folder=$store/2900M-many
if [ ! -s "$folder/facts.csv" ]; then
  java -Xmx1g "$home/benchmarks/feeds/MakeFeed.java" --home "$home" --size 2900M --packing plain --output "$store/2900M-plain" >/dev/null
  java -Xmx1g "$home/benchmarks/feeds/ManyZips.java" "$store/2900M-plain" "$folder"
  rm -rf "$store/2900M-plain"
fi
work=$(mktemp -d "$store/run.XXXXXX")
# shellcheck source=benchmarks/common.sh
. "$home/benchmarks/common.sh"
in=$work/buckets/gdelt
mkdir -p "$in"
events="gdelt2:$in/*.zip"
if [ "$place" = s3 ]; then
  s3_start "$work/buckets"
  events='gdelt2:s3://gdelt/*.zip'
fi
mapfile -t files < <(find "$folder" -name '*.export.CSV.zip' | LC_ALL=C sort | head -n 5100)
[ "${#files[@]}" -eq 5100 ] || { echo "incremental.sh: ${#files[@]} files, 5100 are needed" >&2; exit 2; }
unpacked=$(for file in "${files[@]}"; do unzip -l "$file" | tail -n 1; done | awk '{ sum += $1 } END { printf "%.0f", sum }')
ln "${files[@]:0:5000}" "$in/"
sleep 3 # an archive is older than a moment
score() {
  "$home/guanxi" score --events "$events" "${dyads[@]}" --max-rejects 100000000 --output "$work/$1" "${@:2}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 2; }
}
timed() { local begin; begin=$(date +%s%N); "$@"; took=$((($(date +%s%N) - begin) / 1000000)); }
timed score first --incremental
echo "5,000 files, all read and kept: $took ms"
ln "${files[@]:5000}" "$in/"
ratios=()
for ((i = 0; i < rounds; i++)); do
  rm -rf "$work/full" "$work/new"
  cp -r "$work/first" "$work/new"
  timed score full
  all=$took
  timed score new --incremental
  grep -q '5000 files; read: 100' "$work/log" || { cat "$work/log" >&2; exit 2; }
  ratios+=("$(awk "BEGIN { printf \"%.3f\", $took / $all }")")
  echo "round $((i + 1)): all 5,100 files $all ms; 100 new $took ms; ratio ${ratios[i]}"
  for table in "$work"/full/*.csv; do cmp "$table" "$work/new/$(basename "$table")" || exit 1; done
done
median=$(printf '%s\n' "${ratios[@]}" | sort -n | sed -n "$(((rounds + 1) / 2))p")
kept=$(du -sb "$work/new/vintages/readings" | cut -f1)
awk "BEGIN { share = $kept / $unpacked; printf \"$task: median ratio %.2f; kept %.1f MB, %.2f %% of %.1f MB unpacked\n\", $median, $kept / 1e6, 100 * share, $unpacked / 1e6; exit $median > 0.25 || share > 0.05 }"
