#!/usr/bin/env bash
# Kills 'guanxi score --output s3://…' at staggered moments, most of them while the run is sent, and asserts that whoever then reads, on a machine that has never seen the place, finds the run before or
# the new one, whole, with every file as SHA256SUMS says.
# Usage: benchmarks/faults/kills-store.sh [KILLS]        default: 20. Needs a jar of 'mvn -Pcluster package'. Exit code 1: something was torn.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
kills=${1:-20}
work=$(mktemp -d)
# shellcheck source=benchmarks/common.sh
. "$home/benchmarks/common.sh"

mkdir -p "$work/buckets/scores"
s3_start "$work/buckets"
export XDG_CACHE_HOME=$work/writer
there=$work/buckets/scores/out
header='event_id,date,source,target,dyad,event_type,theme'
for each in 1 2; do
  { echo "$header"; for ((i = 0; i < 2000; i++)); do printf 'e%s-%s,20%02d-0%s-01,CHN,KOR,CHN-KOR,MEET-WORK,HIGH-LEVEL\n' "$each" "$i" $((20 + i % 5)) $((1 + i % 9)); done; } >"$work/$each.csv"
done
score() { exec "$home/guanxi" score --events "$work/$1.csv" --output s3://scores/out; }
published() { find "$there/vintages/published" -type f 2>/dev/null | wc -l; }
(score 1) >/dev/null
killed=0 before=0 after=0 sent=0
told() {
  echo "$killed of $((i + 1)) runs were killed: afterwards $before times the run before was there and $after times the new one, always whole; $sent times half a run lay beside it, which no reader took for one"
}
for ((i = 0; i < kills; i++)); do
  # Both runs are new to the place: what was kept of them goes, but for the one that is published last.
  count=$(published)
  last=$(find "$there/vintages/published" -type f -printf '%f\n' | sort | tail -n 1)
  find "$there/vintages" -mindepth 1 -maxdepth 1 -type d ! -name published ! -name "${last#*Z-}" -exec rm -rf {} +
  rm -rf "$XDG_CACHE_HOME"
  (score $((2 - i % 2))) >/dev/null 2>&1 &
  run=$!
  # While it is sent: the local copy has one run more than the place.
  while kill -0 "$run" 2>/dev/null && [ "$(find "$XDG_CACHE_HOME" -path '*published/*' -type f 2>/dev/null | wc -l)" -le "$count" ]; do sleep 0.005; done
  sleep "$(awk "BEGIN { print 0.04 * ($i % 25) }")"
  if kill -KILL "$run" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$run" 2>/dev/null || true
  if [ "$(published)" -gt "$count" ]; then after=$((after + 1)); else before=$((before + 1)); fi
  if [ "$(find "$there/vintages" -name SHA256SUMS | wc -l)" -lt "$(find "$there/vintages" -mindepth 1 -maxdepth 1 -type d ! -name published | wc -l)" ]; then sent=$((sent + 1)); fi
  rm -rf "$work/reader"
  XDG_CACHE_HOME=$work/reader "$home/guanxi" runs --output s3://scores/out >"$work/runs" 2>"$work/err" || [ $? -eq 1 ] || die "kill $i: $(cat "$work/err")"
  last=$(find "$there/vintages/published" -type f -printf '%f\n' | sort | tail -n 1)
  grep -q "${last#*Z-}.*LATEST" "$work/runs" || die "kill $i: runs does not call ${last#*Z-} LATEST"
  (cd "$work"/reader/guanxi/*/vintages/"${last#*Z-}" && tail -n +2 SHA256SUMS | sha256sum --quiet -c) || die "kill $i: ${last#*Z-} is torn"
  if [ $(((i + 1) % 10)) -eq 0 ] || [ $((i + 1)) -eq "$kills" ]; then told; fi
done
[ "$killed" -gt 0 ] || die "no run was killed: nothing is shown"
