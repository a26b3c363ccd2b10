package io.guanxi.pipeline;

import static io.guanxi.testkit.CodingBuilder.coding;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.model.Reject;
import io.guanxi.model.RejectReason;
import io.guanxi.model.WeightedCoding;
import io.guanxi.plan.Input;
import io.guanxi.plan.InputFile;
import io.guanxi.plan.Planner;
import io.guanxi.plan.RunPlan;
import io.guanxi.plan.RunRequest;
import io.guanxi.run.DataPackage;
import io.guanxi.run.Folder;
import io.guanxi.run.RunTable;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.scheme.P0Rule;
import io.guanxi.scheme.Sampling;
import io.guanxi.score.DyadMonths;
import io.guanxi.score.Uncertainty;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Samples;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transforms of curated events, on the direct runner with its checks of elements on. */
class ScoreTransformsTest {
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,coded_through\n";

  private static final Configuration CONFIGURATION = Samples.configuration();
  private static final List<DyadProfile> PROFILES = List.copyOf(CONFIGURATION.dyads().values());
  private static final NameBlocks FILES = new NameBlocks(List.of("a.csv", "b.csv"));

  @TempDir private Path folder;
  private Path output = Path.of("");

  @BeforeEach
  void makeTheRunsFolder() throws IOException {
    output = Files.createDirectory(folder.resolve("run"));
  }

  @Test
  void filesAreReadIntoCodingsByEventIdRejectsByFileAndCounts() throws IOException {
    Path a =
        events(
            "a.csv",
            row("e1", "2022-03-10", "2022-06"),
            row("e2", "2022-04-31", ""),
            row("e3", "2022-05-01", ""));
    Path b = events("b.csv", row("e1", "2022-03-10", ""));
    TestPipeline pipeline = pipeline();

    PCollectionTuple read = read(pipeline, a, b);

    PAssert.that(read.get(ReadEvents.CODINGS))
        .satisfies(
            packs -> {
              List<String> found = new ArrayList<>();
              for (KV<Integer, byte[]> pack : packs) {
                for (WeightedCoding each : codings(pack)) {
                  String id = each.coding().eventId();
                  assertThat(pack.getKey()).isEqualTo(Math.floorMod(id.hashCode(), 2));
                  found.add(id);
                }
              }
              assertThat(found).containsExactlyInAnyOrder("e1", "e1", "e3");
              return null;
            });
    PAssert.that(read.get(ReadEvents.REJECTS))
        .satisfies(
            packs -> {
              KV<Integer, byte[]> pack = packs.iterator().next();
              assertThat(pack.getKey()).as("the block of the first file").isZero();
              assertThat(PackedRecords.of(Reject.class).unpack(pack.getValue()))
                  .singleElement()
                  .satisfies(
                      reject -> {
                        assertThat(reject.reason()).isEqualTo(RejectReason.BAD_DATE);
                        assertThat(reject.location().line()).isEqualTo(3);
                      });
              return null;
            });
    PAssert.that(read.get(ReadEvents.THROUGH))
        .satisfies(
            months -> {
              assertThat(months)
                  .contains(
                      KV.of("CHN-KOR", PackedRecords.number(YearMonth.of(2022, 6))),
                      KV.of("CHN-KOR", PackedRecords.number(YearMonth.of(2022, 3))));
              return null;
            });
    totals(
        read,
        sums ->
            assertThat(sums)
                .containsEntry("read", 4L)
                .containsEntry("rejected.BAD_DATE", 1L)
                .satisfies(
                    all ->
                        assertThat(all.keySet().stream().filter(each -> each.startsWith("!read")))
                            .as("a checksum a file")
                            .hasSize(2)));
    pipeline.run().waitUntilFinish();
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files.filter(Files::isRegularFile).map(ScoreTransformsTest::size))
          .as("a copy of each file lies in the run's folder")
          .containsExactlyInAnyOrder(Files.size(a), Files.size(b));
    }
  }

  @Test
  void aFileThatChangedSinceItWasPlannedIsAFaultAndNoException() throws IOException {
    Path a = events("a.csv", row("e1", "2022-03-10", ""));
    TestPipeline pipeline = pipeline();

    PCollectionTuple read = read(pipeline, a);
    Files.writeString(a, row("e9", "2022-03-11", ""), StandardOpenOption.APPEND);

    totals(
        read,
        sums ->
            assertThat(sums.keySet())
                .singleElement()
                .asString()
                .startsWith(StageTotals.FAULT)
                .contains("a.csv")
                .contains("changed"));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void rowsThatRepeatAnotherAreDroppedAndThoseThatContradictItRejected() {
    List<WeightedCoding> codings =
        List.of(
            coding("same").at("a.csv", 2).weighing("0.3"),
            coding("same").at("b.csv", 7).weighing("0.3"),
            coding("two-ways").at("a.csv", 3).weighing("0.3"),
            coding("two-ways").at("b.csv", 8).on("2022-03-11").weighing("0.3"),
            coding("other").dyad("USA-KOR").at("a.csv", 4).weighing("0.3"));
    TestPipeline pipeline = pipeline();

    PCollectionTuple distinct =
        packed(pipeline, codings).apply(DropDuplicates.of(PROFILES, FILES, Set.of("CHN-KOR")));

    PAssert.that(distinct.get(DropDuplicates.DISTINCT))
        .satisfies(
            packs -> {
              List<WeightedCoding> kept = new ArrayList<>();
              packs.forEach(pack -> kept.addAll(codings(pack)));
              assertThat(kept)
                  .singleElement()
                  .satisfies(
                      each -> {
                        assertThat(each.coding().eventId()).isEqualTo("same");
                        assertThat(each.row().location().file()).isEqualTo("a.csv");
                      });
              return null;
            });
    PAssert.that(distinct.get(DropDuplicates.REJECTS))
        .satisfies(
            packs -> {
              List<String> rejected = new ArrayList<>();
              for (KV<Integer, byte[]> pack : packs) {
                PackedRecords.of(Reject.class)
                    .unpack(pack.getValue())
                    .forEach(
                        each -> {
                          String file = each.location().file();
                          assertThat(pack.getKey()).isEqualTo(FILES.block(file));
                          rejected.add(file + ":" + each.location().line());
                        });
              }
              assertThat(rejected).containsExactlyInAnyOrder("a.csv:3", "b.csv:8");
              return null;
            });
    totals(
        distinct,
        sums ->
            assertThat(sums)
                .containsOnly(
                    Map.entry("duplicate", 1L),
                    Map.entry("not_selected", 1L),
                    Map.entry("rejected.CONFLICTING_DUPLICATE", 2L)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aBlockIsScoredToTheMonthThroughWhichItsDyadIsCodedInAnyOrderOfItsRows() throws IOException {
    List<WeightedCoding> codings =
        new ArrayList<>(
            List.of(
                coding("first").on("2022-03-10").weighing("0.3"),
                coding("second").on("2022-04-02").type("PROTEST").weighing("-0.12"),
                coding("third").dyad("USA-KOR").on("2022-01-05").weighing("0.3")));
    String inOrder = scored(codings, "in-order");
    Collections.reverse(codings);
    String reversed = scored(codings, "reversed");

    assertThat(reversed).isEqualTo(inOrder);
    assertThat(inOrder.lines().map(line -> line.substring(0, "CHN-KOR,2022-03".length())))
        .containsExactly(
            "CHN-KOR,2022-03", "CHN-KOR,2022-04", "CHN-KOR,2022-05", "USA-KOR,2022-01");
  }

  private String scored(List<WeightedCoding> codings, String name) throws IOException {
    Path run = Files.createDirectory(folder.resolve(name));
    TestPipeline pipeline = pipeline();
    NameBlocks dyads = new NameBlocks(PROFILES.stream().map(each -> each.dyad().id()).toList());
    List<KV<Integer, byte[]>> packs =
        codings.stream()
            .map(each -> KV.of(dyads.block(each.coding().dyad().id()), pack(List.of(each))))
            .toList();
    PCollectionTuple scored =
        pipeline
            .apply(Create.of(packs).withCoder(ReadEvents.PACKED_CODER))
            .apply(ScoreDyads.of(order(run), through(pipeline)));
    totals(
        scored,
        sums ->
            assertThat(sums)
                .containsEntry("scored", 3L)
                .containsEntry("!dyad CHN-KOR 2022-05", 1L)
                .containsEntry("!dyad USA-KOR 2022-01", 1L));
    PAssert.that(scored.get(ScoreDyads.MONTHS))
        .satisfies(
            months -> {
              assertThat(months).hasSize(2);
              return null;
            });
    pipeline.run().waitUntilFinish();
    StringBuilder text = new StringBuilder();
    for (int block = 0; block < dyads.count(); block++) {
      text.append(Files.readString(run.resolve(part(RunTable.SCORES, block))));
    }
    return text.toString();
  }

  @Test
  void bandsOfEachDyadAreMadeOfAllReplicatesAndWrittenByBlock() throws IOException {
    List<DyadMonths> months =
        List.of(
            DyadMonths.of(
                PROFILES.get(0),
                List.of(
                    coding("first").on("2022-03-10").weighing("0.3"),
                    coding("second").on("2022-04-02").type("PROTEST").weighing("-0.12"))),
            DyadMonths.of(
                PROFILES.get(1),
                List.of(coding("third").dyad("USA-KOR").on("2022-01-05").weighing("0.3"))));
    TestPipeline pipeline = pipeline();
    ScoreDyads.Order order = order(output);

    PCollection<Uncertainty> bands =
        pipeline
            .apply(Create.of(months).withCoder(SerializableCoder.of(DyadMonths.class)))
            .apply(EstimateUncertainty.of(order, CONFIGURATION.codebook(), new Sampling(200, 7)));
    WriteByBlock.bands(bands, order, through(pipeline));

    PAssert.that(bands)
        .satisfies(
            all -> {
              assertThat(all)
                  .hasSize(2)
                  .allSatisfy(
                      dyad ->
                          assertThat(dyad.months())
                              .allSatisfy(
                                  month -> assertThat(month.band().replicates()).isEqualTo(200)));
              return null;
            });
    pipeline.run().waitUntilFinish();
    assertThat(Files.readString(output.resolve(part(RunTable.UNCERTAINTY, 0))).lines())
        .as("carried to the month through which the dyad is coded")
        .hasSize(3)
        .allMatch(line -> line.startsWith("CHN-KOR,2022-0"));
    assertThat(output.resolve(part(RunTable.TORNADO, 1))).content().startsWith("USA-KOR,1,");
  }

  private static String part(RunTable table, int block) {
    return DataPackage.part(table, block);
  }

  private static ScoreDyads.Order order(Path run) {
    return new ScoreDyads.Order(
        PROFILES, Samples.scheme(P0Rule.MONTH_START), null, null, true, run.toString());
  }

  /** CHN-KOR is coded through 2022-05, USA-KOR through the month of its last event. */
  private static PCollectionView<Map<String, Long>> through(TestPipeline pipeline) {
    Map<String, Long> through =
        Map.of(
            "CHN-KOR", PackedRecords.number(YearMonth.of(2022, 5)),
            "USA-KOR", PackedRecords.number(YearMonth.of(2022, 1)));
    return pipeline
        .apply(
            "Through",
            Create.of(List.of(through))
                .withCoder(MapCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
        .apply(View.asSingleton());
  }

  /** Packs of one coding each, in one bucket. */
  private static PCollection<KV<Integer, byte[]>> packed(
      TestPipeline pipeline, List<WeightedCoding> codings) {
    List<KV<Integer, byte[]>> packs =
        codings.stream().map(each -> KV.of(0, pack(List.of(each)))).toList();
    return pipeline.apply(Create.of(packs).withCoder(ReadEvents.PACKED_CODER));
  }

  private static byte[] pack(List<WeightedCoding> codings) {
    return PackedRecords.of(WeightedCoding.class).pack(codings);
  }

  private static List<WeightedCoding> codings(KV<Integer, byte[]> pack) {
    return PackedRecords.of(WeightedCoding.class).unpack(pack.getValue());
  }

  /** Asserts something of what a stage says besides its rows, added up. */
  private static void totals(PCollectionTuple stage, Assertion of) {
    PAssert.thatSingleton(
            stage.get(StageTotals.TAG).apply(Combine.globally(new CombineByName(Math::addExact))))
        .satisfies(
            sums -> {
              of.accept(sums);
              return null;
            });
  }

  private interface Assertion extends Consumer<Map<String, Long>>, Serializable {}

  private PCollectionTuple read(TestPipeline pipeline, Path... events) {
    RunPlan plan =
        Planner.plan(
                RunRequest.of(
                    Stream.of(events).map(Path::toString).toList(),
                    new Folder(ProjectFiles.config(), "config"),
                    new Folder(output, "run"),
                    List.of()),
                new BeamStore())
            .get(0);
    Input.Curated input = (Input.Curated) plan.input();
    List<KV<Integer, InputFile>> numbered = new ArrayList<>();
    input.files().forEach(file -> numbered.add(KV.of(numbered.size(), file)));
    NameBlocks files = new NameBlocks(input.files().stream().map(InputFile::shown).toList());
    return pipeline
        .apply(
            Create.of(numbered)
                .withCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(InputFile.class))))
        .apply(ReadEvents.of(input.intake(plan), files, output.toString(), 2));
  }

  private Path events(String name, String... rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + String.join("", rows));
  }

  private static String row(String id, String date, String through) {
    return id + "," + date + ",CHN,KOR,CHN-KOR,VISIT-MIN,HIGH-LEVEL," + through + "\n";
  }

  private static TestPipeline pipeline() {
    return TestPipeline.create().enableAbandonedNodeEnforcement(false);
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
