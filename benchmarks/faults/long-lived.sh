#!/usr/bin/env bash
# One Flink cluster of two workers that sees RUNS runs, one after the other at parallelism 1 to 5: some classes of each stay on the workers, which end themselves and are started anew when they are full of them.
# Asserts that every run has the tables of the direct runner, and that a worker was started anew at least once.
# Usage: benchmarks/faults/long-lived.sh [RUNS]        default: 24. Needs root, for roots of their own, and a jar of 'mvn -Pflink,cluster package'. Exit code 1: what was asserted does not hold.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
# shellcheck source=benchmarks/common.sh
. "$home/benchmarks/common.sh"
runs=${1:-24}
workers() { for worker in taskmanager1 taskmanager2; do "$home/deploy/flink/cluster.sh" pid "$cluster" "$worker"; done; }

feed_in_bucket 20M
all_pairs DirectRunner "$work/direct" || die "$(cat "$work/log")"
cluster_start 2
anew=0 before=$(workers)
for ((i = 1; i <= runs; i++)); do
  rm -rf "$work/out"
  begin=$(date +%s%N) rc=0
  on_cluster "$work/out" $((1 + i % 5)) || rc=$?
  [ "$rc" -eq 0 ] || die "run $i: exit code $rc: $(cat "$work/log")"
  same_tables "$work/direct" "$work/out" "run $i"
  now=$(workers)
  ended=$(comm -23 <(sort <<<"$before") <(sort <<<"$now") | wc -l)
  anew=$((anew + ended)) before=$now
  echo "run $i: $((($(date +%s%N) - begin) / 1000000)) ms, the same bytes; workers started anew: $ended"
done
[ "$anew" -gt 0 ] || die "no worker was full of classes after $runs runs: nothing is shown"
echo "$runs runs on one cluster: the same bytes each time; $anew times a worker ended itself and was started anew"
