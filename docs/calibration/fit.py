#!/usr/bin/env python3
"""Fits the estimated values of the codebook to the published China-ROK figures, by type and within prior ranges.

Usage, from the project's root: python3 docs/calibration/fit.py PUBLISHED_MONTHLY_CSV [--write]
PUBLISHED_MONTHLY_CSV has the columns Country,YearMonth,Score (the publisher's series; it is not part of this project).
Needs Python 3.9 or newer with numpy and scipy (HiGHS). Same input, same result.

The step from month to month is linear in the table scores once the score that events meet is known, so the fit is a
mixed-integer linear programme that is solved again with the scores it produced until they no longer change:
  within ±0.1 of the published score in every month, equal to it in as many months as possible, the shares of the
  paper's window within their bounds, and among such tables the one nearest to the priors.
"""
import csv
import json
import math
import sys
from collections import defaultdict

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

N = 9.0
GRID = 0.001  # points: the step of a fitted value
MARGIN = 0.004  # points kept between a fitted score and the edge at which its display changes
SHARE_SLACK = 0.3  # percentage points around the published shares (the bar is 1, also for what three shares leave)
FIRST, LAST = "2019-01", "2025-04"
WINDOW = ("2022-03", "2025-04")
SHARES = [("INTERNAL-AFFAIRS", 45), ("MILITARY-COOP", 21), ("IT-NETWORK", 8)]
DYAD = "CHN-KOR"
CODEBOOK = "config/codebooks/tsinghua.json"


def months(first, last):
    year, month = map(int, first.split("-"))
    while f"{year:04d}-{month:02d}" <= last:
        yield f"{year:04d}-{month:02d}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def half_away(x):
    return math.copysign(math.floor(abs(x) * 10 + 0.5 + 1e-9) / 10, x)


def simulate(events, values, start):
    score, path, met = start, {}, {}
    for month in months(FIRST, LAST):
        met[month] = score
        a = sum(values[t] for t, _ in events[month] if values[t] > 0)
        b = sum(values[t] for t, _ in events[month] if values[t] < 0)
        score += (N - score) / N * a + (N + score) / N * b
        path[month] = score
    return path, met


def main():
    published = {}
    with open(sys.argv[1], encoding="utf-8-sig") as f:
        for row in csv.DictReader(f):
            if row["Country"] == "South Korea":
                published[row["YearMonth"]] = float(row["Score"])
    with open(CODEBOOK, encoding="utf-8") as f:
        book = json.load(f)
    types = {t["code"]: t for t in book["types"]}
    with open("docs/calibration/priors.csv", encoding="utf-8") as f:
        priors = {r["event_type"]: (float(r["prior"]), float(r["least"]), float(r["greatest"])) for r in csv.DictReader(f)}
    events = defaultdict(list)
    with open("data/events/china-rok.csv", encoding="utf-8-sig") as f:
        for row in csv.DictReader(f):
            if row["dyad"] == DYAD and row["status"] != "retracted" and not row["i0"]:
                events[row["date"][:7]].append((row["event_type"], row["theme"]))
    start = next(d for d in json.load(open("config/dyads.json", encoding="utf-8"))["dyads"] if d["id"] == DYAD)["initial"]["score"]

    used = sorted({t for m in months(FIRST, LAST) for t, _ in events[m]})
    free = [t for t in used if t in priors]
    fixed = {t: types[t]["i0"] for t in used if t not in priors}
    column = {t: i for i, t in enumerate(free)}
    all_months = list(months(FIRST, LAST))
    values = {**fixed, **{t: priors[t][0] for t in free}}
    met = {m: published[m] for m in all_months}

    history = []
    for round_number in range(6):
        values = solve(events, free, fixed, column, priors, published, all_months, start, met)
        path, met = simulate(events, values, start)
        equal = sum(half_away(path[m]) == published[m] for m in all_months)
        worst = max(abs(half_away(path[m]) - published[m]) for m in all_months)
        print(f"round {round_number}: equal {equal} of {len(all_months)}, largest difference {worst:.1f}")
        if values in history:
            break
        history.append(values)

    report(events, values, path, met, published, all_months)
    if "--write" in sys.argv:
        for t in free:
            types[t]["i0"] = values[t]
        with open(CODEBOOK, "w", encoding="utf-8") as f:
            f.write(json.dumps(book, ensure_ascii=False, indent=2) + "\n")


def solve(events, free, fixed, column, priors, published, all_months, start, met):
    """One programme with the scores that events meet held at `met`. Columns: steps of GRID per type, distance from the
    prior per type, equal or not per month."""
    n, k = len(free), len(all_months)
    size = 2 * n + k
    rows, low, high = [], [], []

    def add(coefficients, lo, hi):
        rows.append(coefficients)
        low.append(lo)
        high.append(hi)

    total = defaultdict(float)
    constant = start
    for i, month in enumerate(all_months):
        for t, _ in events[month]:
            good = (fixed[t] if t in fixed else priors[t][2] if priors[t][2] > 0 else priors[t][1]) > 0
            weight = (N - met[month]) / N if good else (N + met[month]) / N
            if t in fixed:
                constant += weight * fixed[t]
            else:
                total[column[t]] += weight * GRID
        row = dict(total)
        # published - 0.15 <= score < published + 0.15, and with z = 1 the same with 0.05
        slack = 0.1
        add({**row, 2 * n + i: -slack}, published[month] - 0.15 + MARGIN - constant, np.inf)
        add({**row, 2 * n + i: slack}, -np.inf, published[month] + 0.15 - MARGIN - constant)
    window = [m for m in all_months if WINDOW[0] <= m <= WINDOW[1]]
    for realised in (False, True):
        def share(theme, percent, slack, sign):
            for side in (-1, 1):
                row, const = defaultdict(float), 0.0
                for m in window:
                    for t, th in events[m]:
                        value_sign = np.sign(fixed[t] if t in fixed else priors[t][1] + priors[t][2])
                        if value_sign != sign:
                            continue
                        w = ((N - met[m]) if sign > 0 else (N + met[m])) / N if realised else 1.0
                        c = sign * w * ((1.0 if th == theme else 0.0) - (percent + side * slack) / 100)
                        if t in fixed:
                            const += c * fixed[t]
                        else:
                            row[column[t]] += c * GRID
                if side < 0:
                    add(dict(row), -const, np.inf)
                else:
                    add(dict(row), -np.inf, -const)
        for theme, percent in SHARES:
            share(theme, percent, SHARE_SLACK, -1)
        share("ECON-COOP", 1, SHARE_SLACK, 1)
    for i, t in enumerate(free):
        prior, least, greatest = priors[t]
        scale = GRID / (greatest - least)
        add({i: scale, n + i: -1}, -np.inf, prior / (greatest - least))
        add({i: -scale, n + i: -1}, -np.inf, -prior / (greatest - least))
    matrix = lil_matrix((len(rows), size))
    for r, row in enumerate(rows):
        for c, v in row.items():
            matrix[r, c] = v
    cost = np.zeros(size)
    cost[n:2 * n] = 1.0
    cost[2 * n:] = -1.0
    lower = np.concatenate([[round(priors[t][1] / GRID) for t in free], np.zeros(n), np.zeros(k)])
    upper = np.concatenate([[round(priors[t][2] / GRID) for t in free], np.full(n, np.inf), np.ones(k)])
    integral = np.concatenate([np.ones(n), np.zeros(n), np.ones(k)])
    result = milp(cost, constraints=LinearConstraint(matrix.tocsr(), low, high), bounds=Bounds(lower, upper),
                  integrality=integral, options={"mip_rel_gap": 0.02})
    if result.x is None:
        sys.exit(f"no table within the priors meets the bounds: {result.message}")
    return {**fixed, **{t: round(round(result.x[i]) * GRID, 6) for t, i in column.items()}}


def report(events, values, path, met, published, all_months):
    for m in all_months:
        mark = "" if half_away(path[m]) == published[m] else "  differs"
        print(f"{m} published {published[m]:.1f} score {path[m]:.3f}{mark}")
    for realised in (False, True):
        sums = defaultdict(float)
        for m in all_months:
            if WINDOW[0] <= m <= WINDOW[1]:
                for t, theme in events[m]:
                    v = values[t]
                    w = 1.0 if not realised else ((N - met[m]) if v > 0 else (N + met[m])) / N
                    sums[(v > 0, theme)] += abs(v) * w
        for positive in (False, True):
            whole = sum(v for (s, _), v in sums.items() if s == positive)
            shares = {t: 100 * v / whole for (s, t), v in sums.items() if s == positive}
            print("realised" if realised else "raw", "positive" if positive else "negative",
                  {t: round(v, 1) for t, v in sorted(shares.items(), key=lambda x: -x[1])})
    for t in sorted(values):
        print(f"{t:20s} {values[t]:8.3f}")


main()
