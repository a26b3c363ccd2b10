# Reference values of the tests in io.guanxi.forecast. R 4.2.2 with forecast 8.20, both of Debian 12:
#   apt-get install r-base-core r-cran-forecast && Rscript benchmarks/forecast/oracle.R
# Debian has no scoringRules and no fable; the CRPS of a sample is its definition.
suppressMessages(library(forecast))
options(digits = 10)

# A made-up series in tenths, reproduced in OracleTest: no random numbers, so no seed.
n <- 120
u <- round(20 + 8 * sin((1:n) / 9) + 5 * cos((1:n)^2 / 37) + (1:n) / 12)
y <- u / 10

crps <- function(x, came) mean(abs(x - came)) - mean(abs(outer(x, x, "-"))) / 2
changes <- tail(diff(u, lag = 3), 40)
cat("crps", crps(u[n] + changes, u[n] + 2), crps(u[n] + changes, u[n] - 9), "\n")

e1 <- sin((1:60)^2 / 11) + 0.3
e2 <- 1.2 * cos((1:60)^2 / 17) + 0.5 * sin((1:60) / 3)
for (h in c(1, 3, 6, 12)) {
  d <- dm.test(e1, e2, h = h, power = 1)
  cat("dm", h, d$statistic, d$p.value, "\n")
}

# R takes no alpha of exactly 1.
f <- forecast(ets(ts(y), model = "AAN", damped = TRUE, alpha = 0.9999, beta = 0.1, phi = 0.9,
                  bounds = "admissible"), h = 12)
cat("damped", f$mean[c(1, 3, 6, 12)], "\n")

train <- ts(y[1:100])
a <- accuracy(naive(train, h = 20), ts(y[101:120], start = 101))
cat("mase", a["Test set", "MASE"], "\n")

s <- ets(ts(y), model = "ANN")
fs <- forecast(s, h = 12)
cat("ets ANN", s$par["alpha"], sqrt(s$sigma2), fs$mean[1], fs$upper[c(1, 12), "80%"], "\n")
d <- ets(ts(y), model = "AAN", damped = TRUE)
fd <- forecast(d, h = 12)
cat("ets AAdN", d$par[c("alpha", "beta", "phi")], fd$mean[c(1, 12)], fd$upper[c(1, 12), "80%"], "aicc", s$aicc, d$aicc, "\n")
for (o in list(c(0, 1, 1), c(1, 1, 0), c(1, 1, 1))) {
  m <- Arima(ts(y), order = o, method = "ML")
  fm <- forecast(m, h = 12)
  cat("arima", o, coef(m), sqrt(m$sigma2), as.numeric(logLik(m)), fm$mean[c(1, 12)], fm$upper[c(1, 12), "80%"], "bic", m$bic, "\n")
}
cat("y", y[110:120], "\n")
