#!/usr/bin/env bash
# Times a warm './guanxi score' on the bundled events against a one-element Beam pipeline that plain java starts from the
# same jar, in turn, and prints the ratio pair by pair. The bar is a median ratio below 1; the exit code is 1 when it is
# missed. Usage: benchmarks/startup.sh [PAIRS]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/pairs.sh"
pairs=${1:-9}
jar=$home/pipeline/target/guanxi.jar

"$home/guanxi" score --output "$work/out" >/dev/null
javac -cp "$jar" -d "$work/classes" "$home/benchmarks/OneElement.java"

heading 'guanxi score' 'one element'
for pair in $(seq "$pairs"); do
  ours=$(wall "$home/guanxi" score --output "$work/out")
  floor=$(wall java -cp "$jar:$work/classes" OneElement)
  line "$pair" "$ours" "$floor"
done
verdict 1
