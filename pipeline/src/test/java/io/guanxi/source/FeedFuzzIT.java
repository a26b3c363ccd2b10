package io.guanxi.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.guanxi.model.CodeStyle;
import io.guanxi.model.DuplicatePolicy;
import io.guanxi.model.Dyad;
import io.guanxi.model.FeedMapping;
import io.guanxi.model.FeedMapping.Role;
import io.guanxi.model.MappedDays;
import io.guanxi.scheme.Countries;
import io.guanxi.scheme.FeedCodebook;
import io.guanxi.source.curated.Intake;
import io.guanxi.source.feed.Fate;
import io.guanxi.source.feed.FeedBlock;
import io.guanxi.source.feed.FeedBytes;
import io.guanxi.source.feed.FeedFormat;
import io.guanxi.source.feed.FeedRange;
import io.guanxi.source.feed.FeedScan;
import io.guanxi.source.feed.FeedSelection;
import io.guanxi.source.feed.FeedTally;
import io.guanxi.source.feed.FeedTranscript;
import io.guanxi.source.feed.FeedVocabulary;
import io.guanxi.source.mapped.MappedFormat;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.testkit.Samples;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Any bytes, in any cut, through every format's reader: no exception but the reader's own, and no
 * row is lost. The first two bytes choose format, policy and cut; the rest is the file.
 *
 * <p>The kept inputs are made rows, one file a format; from them Jazzer makes new ones for twenty
 * seconds. {@link FeedFuzzLong} does so for half an hour ({@code docs/adding-a-format.md}).
 */
class FeedFuzzIT {
  private static final Countries COUNTRIES = Countries.load(ProjectFiles.config(), "config");
  private static final List<FeedFormat> FORMATS = formats();
  private static final Map<String, FeedVocabulary> VOCABULARIES = vocabularies();

  private static List<FeedFormat> formats() {
    List<FeedFormat> formats = new ArrayList<>(FeedFormats.all());
    formats.add(MappedFormat.of(mapping("UTF-8", ',', true, "yyyy-MM-dd"), "", "file"));
    formats.add(MappedFormat.of(mapping("GB18030", ';', true, "d.M.yyyy"), "", "file"));
    formats.add(MappedFormat.of(mapping("UTF-16", '\t', false, "yyyyMMdd"), "", "file"));
    return formats;
  }

  private static FeedMapping mapping(
      String encoding, char delimiter, boolean quoted, String pattern) {
    Map<Role, String> columns = new EnumMap<>(Role.class);
    for (Role role :
        List.of(
            Role.DATE,
            Role.SOURCE,
            Role.TARGET,
            Role.CODE,
            Role.INTENSITY,
            Role.ID,
            Role.SOURCE_ACTOR,
            Role.TARGET_ACTOR)) {
      columns.put(role, String.valueOf(columns.size() + 1));
    }
    return new FeedMapping(
        "mapped-" + encoding,
        delimiter,
        quoted,
        encoding,
        false,
        8,
        columns,
        new MappedDays(pattern, "en"),
        "name",
        List.of("NA"),
        CodeStyle.AS_WRITTEN,
        '.',
        "cameo",
        "",
        "extract",
        "");
  }

  private static Map<String, FeedVocabulary> vocabularies() {
    Map<String, FeedVocabulary> vocabularies = new HashMap<>();
    for (FeedFormat format : FORMATS) {
      Countries.Kind kind = format.countries();
      FeedCodebook codebook = FeedCodebook.load(ProjectFiles.config(), "config", format.codebook());
      vocabularies.put(
          format.name(),
          new FeedVocabulary(
              COUNTRIES.writings(kind),
              COUNTRIES.none(kind),
              COUNTRIES.former(kind),
              codebook.codes(format.edition()),
              false));
    }
    return vocabularies;
  }

  @FuzzTest(maxDuration = "20s")
  void losesNoRowWhateverTheBytes(byte[] input) throws IOException {
    readAnyBytes(input);
  }

  static void readAnyBytes(byte[] input) throws IOException {
    if (input.length < 2) {
      return;
    }
    byte[] file = Arrays.copyOfRange(input, 2, input.length);
    int choice = (input[0] & 0xFF) % (FORMATS.size() + 1);
    if (choice == FORMATS.size()) {
      curated(file);
      return;
    }
    FeedFormat format = FORMATS.get(choice);
    List<DuplicatePolicy> policies = List.of(DuplicatePolicy.values());
    DuplicatePolicy policy = policies.get((input[0] & 0xFF) / 16 % policies.size());
    int cut = file.length == 0 ? 0 : (input[1] & 0xFF) * file.length / 256;
    Map<String, Long> whole = scan(format, policy, file, 0, (input[1] & 1) == 0);
    if (format.transcript() == null) {
      assertThat(scan(format, policy, file, cut, (input[1] & 1) == 0)).isEqualTo(whole);
    }
  }

  /** Counts of a file that is read in two ranges, or in one when the cut is 0. */
  private static Map<String, Long> scan(
      FeedFormat format, DuplicatePolicy policy, byte[] file, int cut, boolean all)
      throws IOException {
    FeedVocabulary vocabulary = requireNonNull(VOCABULARIES.get(format.name()));
    FeedSelection selection =
        all ? FeedSelection.all() : FeedSelection.of(List.of(new Dyad("CHN", "KOR")), vocabulary);
    FeedScan scan = new FeedScan(format, vocabulary, selection, policy, 2);
    FeedRange range = new FeedRange(scan);
    FeedTranscript transcript = format.transcript();
    if (transcript != null) {
      range.read(transcript.rows(bytes(file, 0)), 0, 0, Long.MAX_VALUE);
    } else {
      if (cut > 0) {
        range.read(bytes(file, 0), 0, 0, cut);
      }
      range.read(bytes(file, Math.max(0, cut - 1)), 0, cut, file.length);
    }
    FeedTally tally = scan.takeTally();
    Map<String, Long> counts = new TreeMap<>(tally.counts());
    long records = 0;
    for (List<FeedBlock> partition : scan.takeBlocks()) {
      for (FeedBlock block : partition) {
        records += block.longs().length / FeedScan.stride(format, policy);
      }
    }
    long rejected =
        counts.entrySet().stream()
            .filter(count -> count.getKey().startsWith("rejected."))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(
            records
                + rejected
                + counts.getOrDefault(Fate.NOT_APPLICABLE, 0L)
                + counts.getOrDefault("not_selected", 0L))
        .as("%s: %s", format.name(), counts)
        .isEqualTo(counts.getOrDefault("read", 0L));
    assertThat(tally.monthRows().values().stream().mapToLong(Long::longValue).sum())
        .isLessThanOrEqualTo(counts.getOrDefault("read", 0L));
    tally.rejects().forEach(reject -> assertThat(tally.line(reject)).isPositive());
    counts.put("records", records);
    return counts;
  }

  private static FeedBytes bytes(byte[] file, int from) {
    int[] position = {from};
    return (buffer, to, length) -> {
      int n = Math.min(length, file.length - position[0]);
      System.arraycopy(file, position[0], buffer, to, Math.max(0, n));
      position[0] += Math.max(0, n);
      return n <= 0 ? -1 : n;
    };
  }

  private static void curated(byte[] file) {
    try {
      int[] rows = new int[1];
      new Intake(Samples.configuration(), Samples.configuration(), null)
          .read(file, "file", fate -> rows[0]++);
      assertThat(rows[0]).isEqualTo(Intake.rows(file, "file"));
    } catch (FaultsException e) {
      assertThat(e.faults()).isNotEmpty();
    }
  }
}
