# data.table. Arguments: ALL or PAIRS, the file to write, the files to read.
suppressPackageStartupMessages(library(data.table))
args <- commandArgs(trailingOnly = TRUE)
read <- function(file) {
  # fread stops at a row that is wider than the first ones; a first row of 60 cells makes it go on. It refuses NUL bytes.
  open <- if (endsWith(file, ".gz")) "zcat" else if (endsWith(file, ".zip")) "unzip -p" else "cat"
  wide <- strrep("\\t", 59)
  rows <- fread(cmd = paste0("{ printf '0", wide, "0\\n'; ", open, " ", file, " | LC_ALL=C tr -d '\\000'; }"), sep = "\t", header = FALSE,
                quote = "", fill = TRUE, select = c(2, 8, 18, 31, 59), na.strings = NULL, colClasses = "character",
                showProgress = FALSE, col.names = c("day", "source", "target", "goldstein", "beyond"))
  rows <- rows[source != "" & target != "" & source != target]
  if (args[1] == "PAIRS") rows <- rows[(target == "KOR" & source %in% c("CHN", "USA")) | (source == "KOR" & target %in% c("CHN", "USA"))]
  rows
}
rows <- rbindlist(lapply(args[-(1:2)], read))
rows[, value := suppressWarnings(as.numeric(goldstein))]
rows <- rows[!is.na(value), .(events = .N, positive = round(sum(pmax(value, 0)) * 10), negative = round(sum(pmin(value, 0)) * 10)),
             by = .(source, target, month = paste0(substr(day, 1, 4), "-", substr(day, 5, 6)))]
options(scipen = 100)
fwrite(rows, args[2], col.names = FALSE)
