#!/usr/bin/env bash
# Times './guanxi score' of many curated rows against the same scores in DuckDB and in plain Java, whole processes, in turn, and
# prints a table in Markdown. Usage: benchmarks/curated.sh [ROWS] [PAIRS] [YEARS]        default: 1000000 10000 50
#
#   ROUNDS=3           rounds; medians are shown
#   CURATED_DATA=DIR   where the data lie (default pipeline/target/curated); made once for each size
#
# The peers write scores alone; guanxi also writes contributions, breakdown and rejects, checks every cell, hashes all and keeps the
# run. Every score of the peers must be guanxi's to 1e-9. Exit code 1: some are not, or the bar is missed (60 s and 1.5 GB for the
# default size).
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rows=${1:-1000000} pairs=${2:-10000} years=${3:-50}
rounds=${ROUNDS:-3}
store=${CURATED_DATA:-$home/pipeline/target/curated}
data=$store/$rows-$pairs-$years
mkdir -p "$store/tools"
work=$(mktemp -d "$store/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
"$home/guanxi" --version >/dev/null
if [ ! -s "$data/events.csv" ]; then
  java "$home/benchmarks/curated/MakeCurated.java" --home "$home" --output "$data" --rows "$rows" --pairs "$pairs" --years "$years"
fi
javac -nowarn -d "$store/tools" "$home/benchmarks/curated/PlainCurated.java" "$home/benchmarks/curated/DuckCurated.java"
version=1.5.6.0
duckdb=$HOME/.m2/repository/org/duckdb/duckdb_jdbc/$version/duckdb_jdbc-$version.jar
if [ ! -s "$duckdb" ]; then
  (cd "$home" && mvn -B -q dependency:get "-Dartifact=org.duckdb:duckdb_jdbc:$version" >/dev/null 2>&1) || true
fi
tools=(guanxi plain-java)
if [ -s "$duckdb" ]; then tools+=(duckdb); else echo "duckdb: could not be fetched" >&2; fi

# Sets line: wall seconds, processor seconds, greatest memory in KiB.
measure() {
  local command
  case $1 in
    guanxi)
      rm -rf "$work/guanxi"
      command=("$home/guanxi" score --events "$data/events.csv" --config "$data/config" --output "$work/guanxi")
      ;;
    plain-java) command=(java -Xmx1500m -cp "$store/tools" PlainCurated "$data/weights.csv" "$data/events.csv" "$work/plain-java.csv") ;;
    duckdb) command=(java -cp "$duckdb:$store/tools" DuckCurated "$data/weights.csv" "$data/events.csv" "$work/duckdb.csv") ;;
  esac
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "${command[@]}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  line=$(awk 'END { print $1, $2 + $3, $4 }' "$work/time")
}

failed=0
for ((round = 1; round <= rounds; round++)); do
  for tool in "${tools[@]}"; do
    measure "$tool"
    echo "$tool $line" >&2
    echo "$line" >>"$work/times.$tool"
    if [ "$round" = 1 ] && [ "$tool" != guanxi ]; then
      tail -n +2 "$work/guanxi/scores.csv" | paste -d, - "$work/$tool.csv" |
        awk -F, '$1 != $13 || $2 != $14 || $3 - $15 > 1e-9 || $15 - $3 > 1e-9 { print; n++ } n > 3 { exit } END { exit n > 0 }' >&2 ||
        { echo "$tool: its scores differ" >&2; failed=1; }
    fi
  done
done

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
printf '%s rows, %s pairs, %s years; %s processors; medians of %s rounds\n\n' "$rows" "$pairs" "$years" "$(nproc)" "$rounds"
printf '| tool | wall, s | processor, s | guanxi ÷ tool | peak memory, MB |\n|---|---|---|---|---|\n'
for tool in "${tools[@]}"; do
  wall=$(cut -d' ' -f1 "$work/times.$tool" | median)
  peak=$(awk '$3 > m { m = $3 } END { printf "%.0f", m * 1.024 / 1000 }' "$work/times.$tool")
  ratio=$(paste -d' ' "$work/times.guanxi" "$work/times.$tool" | awk '{ print $1 / $4 }' | median)
  printf '| %s | %.1f | %.1f | %.2f | %s |\n' "$tool" "$wall" "$(cut -d' ' -f2 "$work/times.$tool" | median)" "$ratio" "$peak"
  if [ "$tool" = guanxi ] && [ "$rows-$pairs-$years" = 1000000-10000-50 ]; then
    if awk "BEGIN { exit !($wall >= 60 || $peak > 1500) }"; then failed=1; fi
  fi
done
exit "$failed"
