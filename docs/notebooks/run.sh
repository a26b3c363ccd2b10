#!/usr/bin/env bash
# Runs the commands and the cells of read-results.Rmd. The exit code is not 0 when a command or cell fails, or when a number
# said in the notebook is not the one in the file. Needs R with knitr and jsonlite (.ci/setup installs them on Debian).
# Results: target/notebook, or the folder GUANXI_NOTEBOOK_WORK; GUANXI_NOTEBOOK_DATA: a folder of your own data, see there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work=${GUANXI_NOTEBOOK_WORK:-target/notebook}
mkdir -p "$work"
GUANXI_NOTEBOOK_WORK=$work Rscript --vanilla -e '
  work <- Sys.getenv("GUANXI_NOTEBOOK_WORK")
  knitr::opts_knit$set(root.dir = getwd(), base.dir = normalizePath(work))
  out <- file.path(work, "read-results.md")
  invisible(suppressMessages(knitr::knit("docs/notebooks/read-results.Rmd", out, quiet = TRUE, encoding = "UTF-8")))'
printf 'notebook: every cell ran, every check held; see %s\n' "$work/read-results.md"
