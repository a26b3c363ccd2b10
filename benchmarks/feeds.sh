#!/usr/bin/env bash
# Times guanxi on a feed against other tools that sum the same rows, whole processes, in turn, and prints a table in Markdown.
# Usage: benchmarks/feeds.sh [SIZE] [PAIRS|ALL] [plain|gz|zip|many]        default: 2G PAIRS plain
#        many: GDELT 2.0, a zip a quarter of an hour, 1,540 rows each; 5,000 files of 2840M
#
#   ROUNDS=5           interleaved rounds; medians are shown
#   TOOLS='…'          only these, of: guanxi duckdb polars pandas data.table mawk plain-java wc guanxi-quarter naive-beam
#   FEEDS_DATA=DIR     where the data lie and tools are kept (default pipeline/target/feeds); made once for each size
#
# Peers are fetched where they are missing (DuckDB from Maven Central, polars from npm); R with data.table, python3 with pandas, mawk
# and GNU time must be installed (Debian: r-cran-data.table python3-pandas mawk time). What is not there is said in the table.
# Every tool's sums are compared with those that the generator knows. Exit code 1: some tool's sums differ.
# Functions are called by the name of their tool, and arrays passed by name.
# shellcheck disable=SC2034,SC2317
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here=$home/benchmarks/feeds
size=${1:-2G} task=${2:-PAIRS} packing=${3:-plain}
rounds=${ROUNDS:-5}
store=${FEEDS_DATA:-$home/pipeline/target/feeds}
wanted=${TOOLS:-guanxi duckdb polars pandas data.table mawk plain-java wc guanxi-quarter naive-beam}
case $task in PAIRS | ALL) ;; *) echo "feeds.sh: '$task' is not one of PAIRS, ALL" >&2; exit 2 ;; esac
case $packing in plain | gz | zip | many) ;; *) echo "feeds.sh: '$packing' is not one of plain, gz, zip, many" >&2; exit 2 ;; esac
mkdir -p "$store/tools"
work=$(mktemp -d "$store/run.XXXXXX")
trap 'rm -rf "$work"' EXIT

note() { printf '%s\n' "$*" >&2; }

# Makes the data of one packing, once, and prints its folder.
data() {
  local folder=$store/$size-$1
  if [ "$1" = many ] && [ ! -s "$folder/facts.csv" ]; then
    local plain
    plain=$(data plain)
    note "dealing it out to many zips …"
    rm -rf "$folder"
    java -Xmx1g "$here/ManyZips.java" "$plain" "$folder"
  elif [ ! -s "$folder/facts.csv" ]; then
    note "making $size of data, $1 …"
    rm -rf "$folder"
    java -Xmx1g "$here/MakeFeed.java" --home "$home" --size "$size" --packing "$1" --output "$folder" >/dev/null
  fi
  printf '%s\n' "$folder"
}

declare -A absent remark times memory
folder=$(data "$packing")
format=gdelt1
if [ "$packing" = many ]; then format=gdelt2; fi
mapfile -t files < <(find "$folder" -name '*.export.CSV*' | LC_ALL=C sort)
gz_files=("${files[@]}")
if [ "$packing" = zip ]; then
  mapfile -t gz_files < <(find "$(data gz)" -name '*.export.CSV.gz' | LC_ALL=C sort)
fi
quarter=$folder/quarter
if [ ! -d "$quarter" ]; then
  mkdir "$quarter"
  for ((i = 0; i < (${#files[@]} + 3) / 4; i++)); do ln "${files[i]}" "$quarter/"; done
fi
mapfile -t quarter_files < <(find "$quarter" -name '*.export.CSV*' | LC_ALL=C sort)
mapfile -t files < <(printf '%s\n' "${files[@]}" | grep -v /quarter/)
mapfile -t gz_files < <(printf '%s\n' "${gz_files[@]}" | grep -v /quarter/)

# ---- the tools: each run_X writes source,target,month,events,positive,negative (tenths of a point) to $1

dyads=(--dyad CHN-KOR --dyad USA-KOR)
if [ "$task" = ALL ]; then dyads=(--dyad ALL); fi

guanxi_on() {
  local out=$1 glob=$2 rc=0
  rm -rf "$work/guanxi"
  "$home/guanxi" score --events "$format:$glob" \
    "${dyads[@]}" --max-rejects 100000000 --output "$work/guanxi" >"$work/guanxi.log" 2>&1 || rc=$?
  [ "$rc" -le 1 ] || { cat "$work/guanxi.log" >&2; return "$rc"; }
}
tidy_guanxi() {
  awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    { printf "%s,%s,%s,%s,%.0f,%.0f\n", $at["source"], $at["target"], $at["month"], $at["events"], $at["positive"] * 10, $at["negative"] * 10 }' \
    "$work/guanxi/flows.csv" | grep -v ',0,0,0$' >"$1" || true
}
export -f guanxi_on

run_guanxi() { guanxi_on "$1" "$folder/*.export.CSV*"; }
run_guanxi_quarter() { guanxi_on "$1" "$quarter/*.export.CSV*"; }
run_duckdb() { java -cp "$duckdb:$store/tools" DuckDb "$task" "$1" "${gz_files[@]}"; }
run_polars() { POLARS=$store/tools/node_modules/nodejs-polars node "$here/flows.cjs" "$task" "$1" "${gz_files[@]}"; }
run_pandas() { "$python" "$here/flows.py" "$task" "$1" "${files[@]}"; }
run_data.table() { Rscript "$here/flows.R" "$task" "$1" "${files[@]}"; }
unpacked() {
  case $packing in
    plain) cat "$@" ;;
    gz) zcat "$@" ;;
    zip | many) for file in "$@"; do unzip -p "$file"; done ;;
  esac
}
run_mawk() {
  local pairs=0
  if [ "$task" = PAIRS ]; then pairs=1; fi
  if [ "$packing" = plain ]; then
    LC_ALL=C mawk -v "pairs=$pairs" -f "$here/flows.awk" "${files[@]}" >"$1"
  else
    unpacked "${files[@]}" | LC_ALL=C mawk -v "pairs=$pairs" -f "$here/flows.awk" >"$1"
  fi
}
run_plain_java() { java -Xmx1g -cp "$store/tools" PlainScan "$task" "$1" "${files[@]}"; }
run_wc() { if [ "$packing" = plain ]; then wc -l "${files[@]}" >"$1"; else unpacked "${files[@]}" | wc -l >"$1"; fi; }
run_naive_beam() { java -Xmx4g -cp "$home/pipeline/target/guanxi.jar:$store/tools" NaiveBeam "$task" "$1" "${quarter_files[@]}"; }

# ---- what is there

"$home/guanxi" --version >/dev/null
javac -nowarn -d "$store/tools" "$here/PlainScan.java" "$here/DuckDb.java"
javac -nowarn -cp "$home/pipeline/target/guanxi.jar" -d "$store/tools" "$here/NaiveBeam.java" 2>/dev/null

version=1.5.6.0
duckdb=$HOME/.m2/repository/org/duckdb/duckdb_jdbc/$version/duckdb_jdbc-$version.jar
if [ ! -s "$duckdb" ]; then
  (cd "$home" && mvn -B -q dependency:get "-Dartifact=org.duckdb:duckdb_jdbc:$version" >/dev/null 2>&1) || true
fi
[ -s "$duckdb" ] || absent[duckdb]="org.duckdb:duckdb_jdbc:$version could not be fetched"
if ! command -v node >/dev/null; then
  absent[polars]='no node'
elif [ ! -d "$store/tools/node_modules/nodejs-polars" ]; then
  (cd "$store/tools" && npm install --no-save --force nodejs-polars "nodejs-polars-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')-gnu" >/dev/null 2>&1) || true
fi
[ -n "${absent[polars]:-}" ] || POLARS=$store/tools/node_modules/nodejs-polars node -e 'require(process.env.POLARS)' 2>/dev/null ||
  absent[polars]='nodejs-polars could not be installed from npm'
python=''
for candidate in python3 /usr/bin/python3; do
  if [ -z "$python" ] && "$candidate" -c 'import pandas' 2>/dev/null; then python=$candidate; fi
done
[ -n "$python" ] || absent[pandas]='no python3 that has pandas'
Rscript -e 'library(data.table)' >/dev/null 2>&1 || absent[data.table]='no R that has data.table'
command -v mawk >/dev/null || absent[mawk]='not installed'
if [ "$packing" = zip ]; then
  remark[duckdb]='reads gz, for it cannot read zip' remark[polars]='reads gz, for it cannot read zip'
  if ! command -v unzip >/dev/null; then for tool in mawk data.table wc; do absent[$tool]='no unzip'; done; fi
fi
remark[guanxi]='counts rejects, duplicates and missing months' remark[guanxi-quarter]='a quarter of the data'
remark[naive-beam]='a quarter of the data, one round' remark[plain-java]='two threads, only the width of rows checked'
remark[wc]='counts lines' remark[mawk]="${remark[mawk]:-one thread}"

if [ "$packing" = many ]; then
  for tool in duckdb polars pandas data.table plain-java naive-beam; do absent[$tool]='reads no GDELT 2.0 in zips here'; done
  if ! command -v unzip >/dev/null; then for tool in mawk wc; do absent[$tool]='no unzip'; done; fi
fi

# ---- measuring

time=''
if [ -x /usr/bin/time ] && /usr/bin/time -f '%M' true 2>/dev/null; then time=/usr/bin/time; fi
export work home here store folder format quarter task packing duckdb python
for each in files gz_files quarter_files dyads; do declare -p "$each"; done >"$work/arrays"
declare -f guanxi_on unpacked run_guanxi run_guanxi_quarter run_duckdb run_polars run_pandas run_data.table run_mawk run_plain_java run_wc run_naive_beam \
  >"$work/functions"
cat >"$work/one.sh" <<'SH'
set -euo pipefail
. "$work/arrays"
. "$work/functions"
"$@"
SH

# Runs a tool once: wall time in milliseconds and greatest memory of any of its processes in KiB, or nothing when it is not known.
measure() {
  local tool=$1 out=$2 begin end peak=''
  rm -f "$out"
  begin=$(date +%s%N)
  if [ -n "$time" ]; then
    "$time" -o "$work/rss" -f '%M' bash "$work/one.sh" "run_${tool//-/_}" "$out" 2>"$work/err" || { cat "$work/err" >&2; return 1; }
  else
    bash "$work/one.sh" "run_${tool//-/_}" "$out" 2>"$work/err" || { cat "$work/err" >&2; return 1; }
  fi
  end=$(date +%s%N)
  if [ -n "$time" ]; then peak=$(tail -n 1 "$work/rss"); fi
  echo "$(((end - begin) / 1000000)) $peak"
}

# Sums of sound pairs, sorted. The pair NRU–TUV bears the bad rows, EUR, AFR, WST and MEA are regions: guanxi leaves them out.
sorted() {
  awk -F, '!($1 == "NRU" && $2 == "TUV") && $1 !~ /^(EUR|AFR|WST|MEA)$/ && $2 !~ /^(EUR|AFR|WST|MEA)$/' "$1" | LC_ALL=C sort
}
selected() {
  if [ "$task" = PAIRS ]; then grep -E '^(CHN,KOR|KOR,CHN|USA,KOR|KOR,USA),' "$1"; else cat "$1"; fi
}
tail -n +2 "$folder/expected.csv" >"$work/truth"
selected "$work/truth" | LC_ALL=C sort >"$work/expected"

failed=0
check() {
  local tool=$1 out=$2
  case $tool in
    wc) return 0 ;;
    guanxi | guanxi-quarter) tidy_guanxi "$out" ;;
  esac
  sorted "$out" >"$work/got"
  case $tool in
    guanxi-quarter) cp "$work/got" "$work/expected-quarter"; return 0 ;;
    naive-beam)
      if [ ! -s "$work/expected-quarter" ] || cmp -s "$work/got" "$work/expected-quarter"; then return 0; fi ;;
    *) if cmp -s "$work/got" "$work/expected"; then return 0; fi ;;
  esac
  note "$tool: its sums differ: $(diff "$work/expected" "$work/got" | head -n 4 | tr '\n' ' ')"
  absent[$tool]='its sums differ'
  failed=1
}

note "first run of each, to warm the caches and to compare the sums …"
running=()
for tool in $wanted; do
  if [ -n "${absent[$tool]:-}" ]; then note "$tool: left out: ${absent[$tool]}"; continue; fi
  if ! result=$(measure "$tool" "$work/out.$tool"); then absent[$tool]='failed'; failed=1; continue; fi
  check "$tool" "$work/out.$tool"
  note "$tool: $result"
  if [ "$tool" = naive-beam ]; then
    echo "$result" >"$work/times.$tool"
  elif [ -z "${absent[$tool]:-}" ]; then
    running+=("$tool")
  fi
done
for ((round = 1; round <= rounds; round++)); do
  note "round $round of $rounds …"
  for tool in "${running[@]}"; do measure "$tool" "$work/out.$tool" >>"$work/times.$tool"; done
done

# ---- the table

median() { sort -n | awk '{ v[NR] = $1 } END { if (NR) print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
bytes=$(cat "${files[@]}" | wc -c)
rows=$(awk -F, '$1 == "rows" { print $2 }' "$folder/facts.csv")
printf '%s, %s rows in %s %s files of %s MB together; %s processors; %s; medians of %s rounds\n\n' \
  "$task" "$rows" "${#files[@]}" "$packing" $((bytes / 1000000)) "$(nproc)" "$(java -version 2>&1 | head -n 1)" "$rounds"
printf '| tool | wall, s | least … greatest | guanxi ÷ tool | peak memory, MB | remark |\n|---|---|---|---|---|---|\n'
for tool in $wanted; do
  if [ ! -s "$work/times.$tool" ]; then
    printf '| %s | – | | | | not measured: %s |\n' "$tool" "${absent[$tool]:-}"
    continue
  fi
  ours=guanxi
  if [ "$tool" = naive-beam ]; then ours=guanxi-quarter; fi
  ratio=–
  if [ -s "$work/times.$ours" ] && [ "$tool" != "$ours" ] && [ "$tool" != guanxi-quarter ]; then
    if [ "$tool" = naive-beam ]; then
      ratio=$(awk -v a="$(awk '{ print $1 }' "$work/times.$ours" | median)" 'NR == 1 { printf "%.4f (1 : %.0f)", a / $1, $1 / a }' "$work/times.$tool")
    else
      ratio=$(paste -d ' ' "$work/times.$ours" "$work/times.$tool" | awk '{ t = NF > 3 ? $3 : $2; print $1 / t }' | median | awk '{ printf "%.2f", $1 }')
    fi
  fi
  awk '{ print $1 }' "$work/times.$tool" | sort -n >"$work/walls"
  printf '| %s | %s | %s | %s | %s | %s |\n' "$tool" "$(median <"$work/walls" | awk '{ printf "%.2f", $1 / 1000 }')" \
    "$(awk 'NR == 1 { low = $1 } { high = $1 } END { printf "%.2f … %.2f", low / 1000, high / 1000 }' "$work/walls")" "$ratio" \
    "$(awk 'NF > 1 { if ($2 > m) m = $2 } END { if (m) printf "%.0f", m * 1.024 / 1000; else printf "not known" }' "$work/times.$tool")" "${remark[$tool]:-}"
done
exit "$failed"
