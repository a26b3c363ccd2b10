package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.testkit.BundledRun;
import io.guanxi.testkit.ProjectFiles;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled China–ROK series against the published one to which it was fitted: a check of the
 * fit, not a validation.
 */
class PublishedSeriesRealDataTest {
  @TempDir private Path temporary;

  @Test
  void everyMonthIsWithinATenthAndMostAreEqual() {
    Map<String, BigDecimal> published = new TreeMap<>();
    Path file = ProjectFiles.shared("data/published/tsinghua_monthly_open.csv");
    for (CSVRecord row : BundledRun.read(file)) {
      if (row.get("Country").equals("South Korea")) {
        published.put(row.get("YearMonth"), new BigDecimal(row.get("Score")));
      }
    }
    assertThat(published).hasSize(76).containsKeys("2019-01", "2025-04");

    Map<String, BigDecimal> displayed = new TreeMap<>();
    for (CSVRecord row : BundledRun.ofTheRelease(temporary.resolve("run")).table("scores.csv")) {
      if (row.get("dyad").equals("CHN-KOR")) {
        displayed.put(row.get("month"), new BigDecimal(row.get("displayed")));
      }
    }

    Map<String, String> far = new TreeMap<>();
    int equal = 0;
    for (Map.Entry<String, BigDecimal> each : published.entrySet()) {
      BigDecimal here = displayed.get(each.getKey());
      assertThat(here).as(each.getKey()).isNotNull();
      BigDecimal distance = here.subtract(each.getValue()).abs();
      equal += distance.signum() == 0 ? 1 : 0;
      if (distance.compareTo(new BigDecimal("0.1")) > 0) {
        far.put(each.getKey(), "published " + each.getValue() + ", here " + here);
      }
    }
    assertThat(far).isEmpty();
    assertThat(equal).isGreaterThanOrEqualTo(50);
  }
}
