#!/usr/bin/env bash
# Kills 'guanxi score --output s3://…' at staggered moments, most of them while the run is sent, and asserts that whoever then reads, on a machine that has never seen the place, finds the run before or
# the new one, whole, with every file as SHA256SUMS says.
# Usage: benchmarks/kills-store.sh [KILLS]        default: 20. Needs a jar of 'mvn -Pcluster package'. Exit code 1: something was torn.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
kills=${1:-20}
work=$(mktemp -d)
server=''
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
die() { echo "kills-store.sh: $*" >&2; exit 1; }

# A real server of S3 whose buckets are folders.
mvn -B -ntp -q -f "$home/pipeline/src/test/s3proxy/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/jars"
mkdir -p "$work/buckets/scores"
port=$((20000 + RANDOM % 20000))
cat >"$work/s3.conf" <<EOF
s3proxy.endpoint=http://127.0.0.1:$port
s3proxy.authorization=aws-v2-or-v4
s3proxy.identity=key
s3proxy.credential=secret
s3proxy.ignore-unknown-headers=true
jclouds.provider=filesystem
jclouds.identity=none
jclouds.credential=none
jclouds.filesystem.basedir=$work/buckets
EOF
echo '<configuration><root level="OFF"/></configuration>' >"$work/logback.xml"
java -Dlogback.configurationFile="$work/logback.xml" -cp "$(cat "$work/jars")" org.gaul.s3proxy.Main --properties "$work/s3.conf" >"$work/s3.log" 2>&1 &
server=$!
for ((i = 0; i < 300; i++)); do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.1; done

export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=secret GUANXI_BEAM_OPTIONS="--endpoint=http://127.0.0.1:$port"
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
for ((i = 0; i < kills; i++)); do
  # Both runs are new to the place: what was kept of them goes, but for the one that is published last.
  count=$(published)
  last=$(find "$there/vintages/published" -type f -printf '%f\n' | sort | tail -n 1)
  find "$there/vintages" -mindepth 1 -maxdepth 1 -type d ! -name published ! -name "${last#*Z-}" -exec rm -rf {} +
  rm -rf "$XDG_CACHE_HOME"
  (score $((2 - i % 2))) >/dev/null 2>&1 &
  run=$!
  # While it is sent: the likeness has one run more than the place.
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
done
[ "$killed" -gt 0 ] || die "no run was killed: nothing is shown"
echo "$killed of $kills runs were killed: afterwards $before times the run before was there and $after times the new one, always whole; $sent times half a run lay beside it, which no reader took for one"
