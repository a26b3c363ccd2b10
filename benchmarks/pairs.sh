# Sourced by the benchmarks that time two commands in turn, as whole warm processes. Sets home and work (taken away at the end).
# shellcheck shell=bash
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Wall time of a command in milliseconds.
wall() {
  local begin end
  begin=$(date +%s%N)
  "$@" >/dev/null 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000))
}

# A heading: what the one and the other are called.
heading() {
  one=$1 other=$2
  printf 'pair  %s, ms  %s, ms  ratio\n' "$one" "$other"
}

# A line of the table, and of the times that are summed up at the end: pair, one, other.
line() {
  printf '%4d  %*d  %*d  %5s\n' "$1" $((${#one} + 4)) "$2" $((${#other} + 4)) "$3" "$(awk "BEGIN { printf \"%.2f\", $2 / $3 }")"
  echo "$2 $3" >>"$work/times"
}

# The median of the ratios against a bar; exit code 1 when it is missed.
verdict() {
  awk '{ print $1 / $2 }' "$work/times" | sort -n | awk -v "bar=$1" '{ r[NR] = $1 }
    END {
      median = NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2
      printf "median ratio %.2f (least %.2f, greatest %.2f); the bar is %s\n", median, r[1], r[NR], bar
      exit median < bar ? 0 : 1
    }'
}
