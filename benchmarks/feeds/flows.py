# pandas. Arguments: ALL or PAIRS, the file to write, the files to read.
import sys

import pandas as pd

mode, output, files = sys.argv[1], sys.argv[2], sys.argv[3:]
parts = []
for file in files:
    rows = pd.read_csv(file, sep="\t", header=None, names=range(58), usecols=[1, 7, 17, 30], dtype=str, quoting=3,
                       on_bad_lines="skip", encoding="utf-8", encoding_errors="replace", keep_default_na=False, index_col=False)
    rows.columns = ["day", "source", "target", "goldstein"]
    rows = rows[(rows.source != "") & (rows.target != "") & (rows.source != rows.target)]
    if mode == "PAIRS":
        rows = rows[(rows.source + rows.target).isin(["CHNKOR", "KORCHN", "USAKOR", "KORUSA"])]
    value = pd.to_numeric(rows.goldstein, errors="coerce")
    rows = rows[value.notna()]
    value = value.dropna()
    parts.append(pd.DataFrame({"source": rows.source, "target": rows.target, "month": rows.day.str[:4] + "-" + rows.day.str[4:6],
                               "events": 1, "positive": value.clip(lower=0), "negative": value.clip(upper=0)})
                 .groupby(["source", "target", "month"], as_index=False).sum())
total = pd.concat(parts).groupby(["source", "target", "month"], as_index=False).sum()
for column in ("positive", "negative"):
    total[column] = (total[column] * 10).round().astype("int64")
total.to_csv(output, header=False, index=False)
