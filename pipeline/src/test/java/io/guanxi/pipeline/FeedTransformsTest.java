package io.guanxi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.plan.Input;
import io.guanxi.plan.Planner;
import io.guanxi.plan.RunPlan;
import io.guanxi.plan.RunRequest;
import io.guanxi.run.Folder;
import io.guanxi.run.RunTable;
import io.guanxi.source.feed.FeedTally;
import io.guanxi.testkit.FeedRows;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transforms of a feed, on the direct runner with its checks of elements on. */
class FeedTransformsTest {
  private static final long PLENTY = 1L << 30;

  /** So little that each row has a partition, and each pair a block, of its own. */
  private static final long NEXT_TO_NOTHING = 16;

  private static final List<String> COUNTRIES = List.of("CHN", "KOR", "USA", "JPN", "RUS");

  @TempDir private Path folder;
  private Path file = Path.of("");
  private int rows;

  @BeforeEach
  void write() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String source = COUNTRIES.get(i % 5);
      String target = COUNTRIES.get((i + 1 + i / 20) % 5);
      lines.add(
          row(1 + i % 35, String.format(Locale.ROOT, "2018%02d05", 1 + i % 3), source, target));
    }
    lines.add(row(99, "20180105", "CHN", "XXX"));
    lines.add(row(98, "no day", "CHN", "KOR"));
    rows = lines.size();
    file = Files.writeString(folder.resolve("a.csv"), String.join("\n", lines) + "\n");
  }

  private static String row(int id, String day, String source, String target) {
    return FeedRows.gdelt(58, id, day, source, target, "040", "1").toString();
  }

  private FeedSettings order(long memory, Path output) {
    Folder config = new Folder(ProjectFiles.config(), "config");
    RunPlan plan =
        Planner.plan(
                RunRequest.of(
                    List.of("gdelt1:" + file), config, new Folder(output, "out"), List.of("ALL")),
                new BeamStore())
            .get(0);
    Input.Feed feed = (Input.Feed) plan.input();
    slices = FeedSlice.cut(feed.files());
    return FeedSettings.of(plan, feed, file.toFile().length(), memory, true, output.toString(), "");
  }

  private List<FeedSlice> slices = List.of();

  private PCollection<KV<Integer, FeedPart>> scanned(TestPipeline pipeline, FeedSettings order) {
    return pipeline
        .apply(Read.from(new SliceSource(slices)))
        .apply(ScanFeed.of(new SerializedOnce<>(order), 1))
        .get(ScanFeed.PARTS);
  }

  private static TestPipeline pipeline() {
    return TestPipeline.create().enableAbandonedNodeEnforcement(false);
  }

  @Test
  void aScanGivesRecordsByPartitionAndOneTally() throws IOException {
    TestPipeline pipeline = pipeline();
    FeedSettings order = order(NEXT_TO_NOTHING, Files.createDirectory(folder.resolve("out")));
    int read = rows;

    PAssert.that(scanned(pipeline, order))
        .satisfies(
            parts -> {
              FeedTally tally = new FeedTally();
              int longs = 0;
              for (KV<Integer, FeedPart> part : parts) {
                FeedTally told = part.getValue().tally();
                assertThat(part.getKey() == order.partitions()).isEqualTo(told != null);
                if (told != null) {
                  tally.add(told);
                }
                longs +=
                    part.getValue().blocks().stream().mapToInt(each -> each.longs().length).sum();
              }
              assertThat(longs).isEqualTo(40 * order.stride());
              assertThat(tally.counts())
                  .containsEntry("read", (long) read)
                  .containsEntry("rejected.BAD_DATE", 1L);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void rowsThatRepeatAnotherAreMarkedWhereverTheyWereRead() throws IOException {
    TestPipeline pipeline = pipeline();
    FeedSettings order = order(NEXT_TO_NOTHING, Files.createDirectory(folder.resolve("out")));

    PCollectionTuple marked =
        scanned(pipeline, order)
            .apply(MarkDuplicates.of(new SerializedOnce<>(order), List.of("a.csv")));

    PAssert.thatSingleton(
            marked.get(StageTotals.TAG).apply(Combine.globally(new CombineByName(Math::addExact))))
        .satisfies(
            said -> {
              assertThat(said)
                  .containsEntry("duplicate", 5L)
                  .containsEntry("scored", 35L)
                  .containsEntry("not_applicable", 1L);
              return null;
            });
    PAssert.that(marked.get(MarkDuplicates.MARKED))
        .satisfies(
            all -> {
              int records =
                  StreamSupport.stream(all.spliterator(), false)
                      .filter(each -> each.getValue().getKey() == MarkDuplicates.RECORDS)
                      .mapToInt(each -> each.getValue().getValue().length)
                      .sum();
              assertThat(records).isEqualTo(40);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theTablesDoNotDependOnHowTheWorkIsShared() throws IOException {
    Map<RunTable, String> one = written(PLENTY, "one");
    Map<RunTable, String> many = written(NEXT_TO_NOTHING, "many");

    assertThat(one.get(RunTable.FLOWS)).contains("CHN,KOR,2018-01").contains("2018-03-05");
    assertThat(many).isEqualTo(one);
  }

  private Map<RunTable, String> written(long memory, String name) throws IOException {
    Path output = Files.createDirectory(folder.resolve(name));
    TestPipeline pipeline = pipeline();
    FeedSettings order = order(memory, output);
    assertThat(order.partitions() > 1).isEqualTo(memory == NEXT_TO_NOTHING);
    SerializedOnce<FeedSettings> carried = new SerializedOnce<>(order);
    PCollection<KV<String, Long>> said =
        scanned(pipeline, order)
            .apply(MarkDuplicates.of(carried, List.of("a.csv")))
            .get(MarkDuplicates.MARKED)
            .apply(WriteFeed.of(carried));
    PAssert.thatSingleton(said.apply(Combine.globally(new CombineByName(Math::addExact))))
        .satisfies(
            sums -> {
              assertThat(sums.get("flows")).isPositive();
              return null;
            });
    pipeline.run().waitUntilFinish();
    Map<RunTable, String> tables = new HashMap<>();
    for (RunTable table : List.of(RunTable.FLOWS, RunTable.FLOWS_BY_THEME, RunTable.SCORES)) {
      StringBuilder text = new StringBuilder();
      try (Stream<Path> parts = Files.list(output)) {
        for (Path part :
            parts
                .filter(
                    each -> each.getFileName().toString().startsWith(table.fileName() + ".part"))
                .sorted()
                .toList()) {
          text.append(Files.readString(part));
        }
      }
      tables.put(table, text.toString());
    }
    return tables;
  }
}
