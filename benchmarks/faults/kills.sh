#!/usr/bin/env bash
# Kills './guanxi score' into one output folder at staggered moments, most of them while it is published, and fills a small disk under it, and asserts what has to hold
# whatever the moment: after the next command the tables are those of the last run in vintages/published, byte for byte.
# Usage: benchmarks/faults/kills.sh [KILLS]        default: 20. Exit code 1: something was torn.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
kills=${1:-20}
work=$(mktemp -d)
# shellcheck source=benchmarks/common.sh
. "$home/benchmarks/common.sh"
out=$work/out

# The id of the last run in an output folder.
last() { local name; name=$(ls "$1/vintages/published" 2>/dev/null | tail -n 1); name=${name#*Z-}; echo "${name%-failed}"; }

# The tables in an output folder are those of its last run, or there are none.
whole() {
  local id file
  id=$(last "$1")
  if [ -z "$id" ]; then
    [ ! -e "$1/scores.csv" ] || die "$2: tables, but no run is published"
    return 0
  fi
  for file in scores.csv contributions.csv breakdown.csv rejects.csv datapackage.json; do
    cmp -s "$1/$file" "$1/vintages/$id/$file" || die "$2: $file is not that of $id"
  done
  # A run that was made before keeps the time of its first making among the vintages.
  cmp -s <(grep -v '"created"' "$1/manifest.json") <(grep -v '"created"' "$1/vintages/$id/manifest.json") ||
    die "$2: manifest.json is not that of $id"
  (cd "$1/vintages/$id" && tail -n +2 SHA256SUMS | sha256sum --quiet -c) || die "$2: $id is damaged"
}

# Two inputs in turn, so that every run differs from the one before.
header='event_id,date,source,target,dyad,event_type,theme'
for each in 1 2; do
  { echo "$header"; for ((i = 0; i < 2000; i++)); do printf 'e%s-%s,20%02d-0%s-01,CHN,KOR,CHN-KOR,MEET-WORK,HIGH-LEVEL\n' "$each" "$i" $((20 + i % 5)) $((1 + i % 9)); done; } >"$work/$each.csv"
done
score() { exec "$home/guanxi" score --events "$work/$1.csv" --output "$2"; }
(score 1 "$work/warm") >/dev/null # the launcher may have to build, or to prepare quicker starts
begin=$(date +%s%N)
(score 1 "$out") >/dev/null
took=$((($(date +%s%N) - begin) / 1000000))
killed=0 torn=0
for ((i = 0; i < kills; i++)); do
  (score $((2 - i % 2)) "$out") >/dev/null 2>&1 &
  run=$!
  if [ $((i % 4)) -eq 0 ]; then
    # Anywhere in the last half of the run, in even steps.
    sleep "$(awk "BEGIN { print $took * (0.5 + 0.5 * $i / $kills) / 1000 }")"
  else
    # While it is published: the manifest is the last file that is written before.
    while kill -0 "$run" 2>/dev/null && ! compgen -G "$out/.guanxi-*/copies/manifest.json" >/dev/null; do :; done
    sleep "$(awk "BEGIN { print 0.002 * (int($i / 4) % 16) }")"
  fi
  if kill -KILL "$run" 2>/dev/null; then killed=$((killed + 1)); fi
  wait "$run" 2>/dev/null || true
  # Where the next command found something to bring back.
  if [ "$(last "$out")" != "$(sed -n 's/^  "id" : "\(.*\)",$/\1/p' "$out/manifest.json" 2>/dev/null)" ]; then torn=$((torn + 1)); fi
  "$home/guanxi" runs --output "$out" >"$work/runs" || die "kill $i: runs ended with $?"
  whole "$out" "kill $i"
  id=$(last "$out")
  grep -q "$id.*LATEST\|LATEST.*$id" "$work/runs" || die "kill $i: runs does not call $id LATEST"
done
[ "$killed" -gt 0 ] || die "no run was killed: nothing is shown"
echo "$killed of $kills runs were killed, $torn of them while tables were put in place; after the next command the tables were always those of the last run"

mkdir "$work/disk"
if ! mount -t tmpfs -o size=64k tmpfs "$work/disk" 2>/dev/null; then
  echo 'full disk: skipped, since only root can mount a small one'
  exit 0
fi
for size in 64k 256k 512k 768k 1m 1300k 1600k 2m 3m; do
  mount -o "remount,size=$size" "$work/disk"
  rc=0
  (score 1 "$work/disk/out") >/dev/null 2>"$work/err" || rc=$?
  [ "$rc" -eq 0 ] || [ "$rc" -eq 2 ] || die "a disk of $size: exit code $rc: $(cat "$work/err")"
  if [ -d "$work/disk/out" ]; then whole "$work/disk/out" "a disk of $size"; fi
  echo "a disk of $size: exit code $rc"
  rm -rf "$work/disk/out"
done
