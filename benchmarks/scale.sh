#!/usr/bin/env bash
# Every pair of a feed of SIZE in a bucket, on a Flink cluster of one or more workers of some 1.1 GB that share nothing but that bucket: wall time, the greatest memory of each worker, and how evenly the subtasks of
# each stage are busy, in records, with the bytes that it gives on. The tables must be those of the direct runner.
# Usage: benchmarks/scale.sh [SIZE] [WORKERS…]        default: 2G 1 2. Needs root, for roots of their own, and a jar of 'mvn -Pflink,cluster package'.
#   FEEDS_DATA=DIR     where the data lie (default pipeline/target/feeds); made once
# Exit code 1: a table differs, a worker took more than 1 GB, or a subtask had less than 0.8 of the records of another.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
# shellcheck source=benchmarks/common.sh
. "$home/benchmarks/common.sh"
size=${1:-2G}
workers=("${@:2}")
[ "${#workers[@]}" -gt 0 ] || workers=(1 2)

feed_in_bucket "$size"
begin=$(date +%s%N)
all_pairs DirectRunner "$work/direct" || die "$(cat "$work/log")"
echo "$size, direct runner: $((($(date +%s%N) - begin) / 1000000)) ms"
bad=0
for n in "${workers[@]}"; do
  cluster_start "$n"
  begin=$(date +%s%N)
  on_cluster "$work/out" "$n" || die "$(cat "$work/log")"
  took=$((($(date +%s%N) - begin) / 1000000))
  same_tables "$work/direct" "$work/out" "$n workers"
  peaks=()
  for ((i = 1; i <= n; i++)); do
    peaks+=("$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$("$home/deploy/flink/cluster.sh" pid "$cluster" "taskmanager$i")/status")")
    if [ "${peaks[-1]}" -gt 1024 ]; then bad=1; fi
  done
  echo "$size, $n workers: $took ms; peaks ${peaks[*]} MB; tables as those of the direct runner"
  # Of each stage with more than one subtask: the records of the least busy one as a share of those of the busiest.
  python3 - "$port" <<'P' || bad=1
import json, sys, urllib.request
def get(path):
    return json.load(urllib.request.urlopen("http://localhost:%s%s" % (sys.argv[1], path)))
low = 1.0
for job in get("/jobs/overview")["jobs"]:
    for vertex in get("/jobs/" + job["jid"])["vertices"]:
        tasks = get("/jobs/%s/vertices/%s" % (job["jid"], vertex["id"]))["subtasks"]
        records = [t["metrics"]["read-records"] + t["metrics"]["write-records"] for t in tasks]
        if len(records) > 1 and max(records) >= 100:
            share = min(records) / max(records)
            if "Together" not in vertex["name"]: # the counts come together in one place
                low = min(low, share)
            written = sum(t["metrics"]["write-bytes"] for t in tasks) / 1e6
            name = vertex["name"]
            print("  %-70.70s %s records: %.2f; %.1f MB" % (name, " and ".join(map(str, records)), share, written))
sys.exit(low < 0.8)
P
  "$home/deploy/flink/cluster.sh" stop "$cluster"
  cluster=''
  rm -rf "$work/out"
done
exit "$bad"
