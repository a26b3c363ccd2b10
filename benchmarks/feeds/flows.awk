# mawk and gawk. -v pairs=1: two pairs only. GDELT 1.0 has 58 columns, 2.0 has 61; those that count stand at the same place.
BEGIN { FS = "\t"; if (pairs) { want["CHN" "KOR"]; want["KOR" "CHN"]; want["USA" "KOR"]; want["KOR" "USA"] } }
(NF == 58 || NF == 61) && $8 != "" && $18 != "" && $8 != $18 {
  if (pairs && !(($8 $18) in want)) next
  key = $8 "," $18 "," substr($2, 1, 4) "-" substr($2, 5, 2)
  events[key]++
  if ($31 > 0) positive[key] += $31; else negative[key] += $31
}
END { for (key in events) printf "%s,%d,%.0f,%.0f\n", key, events[key], positive[key] * 10, negative[key] * 10 }
