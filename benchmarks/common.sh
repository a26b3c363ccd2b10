# What several scripts here start: sourced by them, after 'home' (the project) and 'work' (a folder that is theirs) are set. Whatever is started here ends with them.
# shellcheck shell=bash
server='' cluster=''
die() { echo "$(basename "$0"): $*" >&2; exit 1; }
finish() {
  if [ -n "$cluster" ]; then "$home/deploy/flink/cluster.sh" stop "$cluster" || true; fi
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  umount "$work/disk" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# s3_start BUCKETS   a real server of S3 whose buckets are the folders of BUCKETS; whatever runs afterwards reaches it
s3_start() {
  local i port=$((20000 + RANDOM % 20000))
  mvn -B -ntp -q -f "$home/pipeline/src/test/s3proxy/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/jars"
  cat >"$work/s3.conf" <<EOF
s3proxy.endpoint=http://127.0.0.1:$port
s3proxy.authorization=aws-v2-or-v4
s3proxy.identity=key
s3proxy.credential=secret
s3proxy.ignore-unknown-headers=true
jclouds.provider=filesystem
jclouds.identity=none
jclouds.credential=none
jclouds.filesystem.basedir=$1
EOF
  echo '<configuration><root level="OFF"/></configuration>' >"$work/logback.xml"
  java -Dlogback.configurationFile="$work/logback.xml" -cp "$(cat "$work/jars")" org.gaul.s3proxy.Main --properties "$work/s3.conf" >"$work/s3.log" 2>&1 &
  server=$!
  for ((i = 0; i < 300; i++)); do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.1; done
  export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=secret GUANXI_BEAM_OPTIONS="--endpoint=http://127.0.0.1:$port"
}

# feed_in_bucket SIZE   a feed of SIZE (as 2G), made once, in the bucket 'events' of a server that is started
feed_in_bucket() {
  local store=${FEEDS_DATA:-$home/pipeline/target/feeds} size=$1
  if [ ! -s "$store/$size-plain/facts.csv" ]; then
    java -Xmx1g "$home/benchmarks/feeds/MakeFeed.java" --home "$home" --size "$size" --packing plain --output "$store/$size-plain" >/dev/null
  fi
  mkdir -p "$store/work"
  rm -rf "$work"
  work=$(mktemp -d "$store/work/XXXXXX") # on the same disk, so that the files need no copy
  mkdir -p "$work/buckets/events" "$work/buckets/exchange"
  find "$store/$size-plain" -name '*.export.CSV' -exec ln {} "$work/buckets/events/" \;
  s3_start "$work/buckets"
}

# cluster_start WORKERS   a cluster whose processes share nothing but the bucket
cluster_start() {
  cluster=$work/cluster port=$((40000 + RANDOM % 20000))
  GUANXI_CLUSTER_WORKERS=$1 "$home/deploy/flink/cluster.sh" start "$cluster" "$port"
}

# all_pairs RUNNER OUTPUT [BEAM-OPTION…]   every pair of the feed in the bucket; ends with guanxi's exit code
all_pairs() {
  "$home/guanxi" score --events 'gdelt1:s3://events/*' --dyad ALL --max-rejects 100000000 --runner "$1" --output "$2" -- "${@:3}" >"$work/log" 2>&1
}

# on_cluster OUTPUT PARALLELISM   the same on the cluster
on_cluster() {
  all_pairs FlinkRunner "$1" "--flinkMaster=localhost:$port" "--parallelism=$2" --feedMemoryMb=64 --tempLocation=s3://exchange/tmp
}

# same_tables ONE OTHER WHAT   asserts that the tables are the same bytes
same_tables() {
  local table
  for table in "$1"/*.csv; do cmp "$table" "$2/$(basename "$table")" || die "$3: $(basename "$table") differs"; done
}
