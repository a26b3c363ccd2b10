#!/usr/bin/env bash
# Kills a worker of a Flink cluster, whose processes share nothing but a bucket, at moments spread over a run of all pairs of SIZE, and then the JobManager, and asserts that the tables are those of the direct
# runner each time; of the JobManager, that the run ends with a message and exit code 2, that nothing is published and that the next run succeeds.
# Usage: benchmarks/faults/kills-cluster.sh [KILLS] [SIZE]        default: 10 2G. Needs root, for roots of their own, and a jar of 'mvn -Pflink,cluster package'. Exit code 1: what was asserted does not hold.
#   FEEDS_DATA=DIR     where the data lie (default pipeline/target/feeds); made once
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
# shellcheck source=benchmarks/common.sh
. "$home/benchmarks/common.sh"
kills=${1:-10} size=${2:-2G}
flink() { "$home/deploy/flink/cluster.sh" "$1" "$cluster" "${@:2}"; }
restarts() { grep -c 'from state RUNNING to RESTARTING' "$cluster/jobmanager/log" || true; }

feed_in_bucket "$size"
all_pairs DirectRunner "$work/direct" || die "$(cat "$work/log")"
cluster_start 2
on_cluster "$work/out" 2 || die "$(cat "$work/log")" # the first run loads classes
rm -rf "$work/out"
begin=$(date +%s%N)
on_cluster "$work/out" 2 || die "$(cat "$work/log")"
took=$((($(date +%s%N) - begin) / 1000000))
same_tables "$work/direct" "$work/out" 'without a kill'
echo "without a kill: $took ms"
begun=0
for ((i = 1; i <= kills; i++)); do
  rm -rf "$work/out"
  before=$(restarts) begin=$(date +%s%N)
  on_cluster "$work/out" 2 &
  run=$!
  # From a tenth to nine tenths of the run.
  moment=$(awk "BEGIN { printf \"%.1f\", $took / 1000 * (0.1 + 0.8 * ($i - 1) / ($kills > 1 ? $kills - 1 : 1)) }")
  sleep "$moment"
  kill -0 "$run" 2>/dev/null || die "kill $i: the run was over before $moment s; the machine has become quicker, run again"
  flink kill "taskmanager$((1 + i % 2))"
  rc=0
  wait "$run" || rc=$?
  [ "$rc" -eq 0 ] || die "kill $i at $moment s: exit code $rc: $(cat "$work/log")"
  same_tables "$work/direct" "$work/out" "kill $i at $moment s"
  again=$(($(restarts) - before))
  if [ "$again" -gt 0 ]; then begun=$((begun + 1)); fi
  echo "kill $i at $moment s: exit code 0 after $((($(date +%s%N) - begin) / 1000000)) ms, the same bytes; stages begun again: $again times"
  sleep 5 # until the worker is back
done
[ "$begun" -gt 0 ] || die 'no stage had to be begun again: nothing is shown'

rm -rf "$work/out"
on_cluster "$work/out" 2 &
run=$!
sleep "$(awk "BEGIN { print $took / 2000 }")"
flink kill jobmanager
rc=0
wait "$run" || rc=$?
[ "$rc" -eq 2 ] || die "JobManager killed: exit code $rc: $(cat "$work/log")"
grep -q 'the cluster cannot be reached or has lost the run' "$work/log" || die "JobManager killed: $(cat "$work/log")"
[ ! -e "$work/out" ] || die 'JobManager killed: something was published'
sleep 20 # until it is back, and the workers with it
on_cluster "$work/out" 2 || die "after the JobManager was killed: $(cat "$work/log")"
same_tables "$work/direct" "$work/out" 'after the JobManager was killed'
echo "$kills workers killed, $begun of them while a stage had to be begun again for it: the same bytes each time. JobManager killed: exit code 2 and a message, nothing published, the next run succeeded"
