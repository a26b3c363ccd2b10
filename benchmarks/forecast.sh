#!/usr/bin/env bash
# Times './guanxi forecast evaluate' of all models, seven pairs, 300 origins and four horizons against R's forecast::tsCV with
# ETS alone, one pair and one horizon, times the number of pairs; both on the open series, in turn, guanxi as a whole warm
# process and R without its start. The bars are a median ratio below 0.5 and 20 s; the exit code is 1 when one is missed.
# Needs r-cran-forecast. Usage: benchmarks/forecast.sh SERIES [PAIRS] (SERIES: tsinghua_monthly_open.csv, or dyad,month,score)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/pairs.sh"
series=$(realpath "${1:?the open series, such as tsinghua_monthly_open.csv}")
pairs=${2:-3}

evaluate() {
  "$home/guanxi" forecast evaluate --series "$series" --origins 1999-09/2024-08 --horizon 1,3,6,12 --json "$work/evaluation.json"
}

# Milliseconds of tsCV over the same 300 origins of the first pair of the file, one month ahead; from each the whole past.
ets() {
  Rscript --vanilla -e '
    suppressMessages(library(forecast))
    all <- read.csv(commandArgs(TRUE)[1])
    one <- all[all[[1]] == all[1, 1] & all[[2]] <= "2024-09", 3]
    foresee <- function(past, h) forecast(ets(past), h = h)
    took <- system.time(tsCV(ts(one), foresee, h = 1, initial = length(one) - 301))["elapsed"]
    cat(round(1000 * took), "\n")' "$series"
}

evaluate >/dev/null
count=$(tail -n +2 "$series" | cut -d, -f1 | sort -u | wc -l)
heading 'guanxi, all models' "ETS of R x $count pairs"
for pair in $(seq "$pairs"); do
  r=$(ets)
  ours=$(wall evaluate)
  line "$pair" "$ours" $((r * count))
done
awk '{ print $1 }' "$work/times" | sort -n | awk '{ t[NR] = $1 }
  END { printf "guanxi: median %.1f s; the bar is 20 s\n", t[int((NR + 1) / 2)] / 1000; exit t[int((NR + 1) / 2)] < 20000 ? 0 : 1 }' || slow=1
verdict 0.5
exit "${slow:-0}"
