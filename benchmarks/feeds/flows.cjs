// polars. Arguments: ALL or PAIRS, the file to write, the files to read.
const pl = require(process.env.POLARS || "nodejs-polars");
const [mode, output, ...files] = process.argv.slice(2);
const columns = Object.fromEntries([...Array(58).keys()].map((i) => ["c" + i, pl.Utf8]));
const scans = files.map((file) =>
  pl.scanCSV(file, { sep: "\t", hasHeader: false, schema: columns, quoteChar: "\u0001", ignoreErrors: true, truncateRaggedLines: true, encoding: "utf8-lossy" }),
);
let rows = pl.concat(scans).select(
  pl.col("c1").str.slice(0, 6).alias("month"),
  pl.col("c7").alias("source"),
  pl.col("c17").alias("target"),
  pl.col("c30").cast(pl.Float64, false).alias("value"),
);
rows = rows.filter(pl.col("source").neq(pl.lit("")).and(pl.col("target").neq(pl.lit(""))).and(pl.col("source").neq(pl.col("target"))).and(pl.col("value").isNotNull()));
if (mode === "PAIRS") {
  rows = rows.filter(pl.col("target").eq(pl.lit("KOR")).and(pl.col("source").isIn(["CHN", "USA"])).or(pl.col("source").eq(pl.lit("KOR")).and(pl.col("target").isIn(["CHN", "USA"]))));
}
const sums = rows
  .groupBy(["source", "target", "month"])
  .agg(
    pl.col("value").count().alias("events"),
    pl.col("value").clip(0, 10).sum().mul(10).round(0).cast(pl.Int64).alias("positive"),
    pl.col("value").clip(-10, 0).sum().mul(10).round(0).cast(pl.Int64).alias("negative"),
  )
  .collectSync()
  .withColumns(pl.concatString([pl.col("month").str.slice(0, 4), pl.col("month").str.slice(4, 2)], "-").alias("month"));
sums.writeCSV(output, { includeHeader: false });
