package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.scheme.Hashes;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code guanxi agreement} as a user meets it: what it prints, writes and ends with. */
class AgreementCommandTest {
  private static final String HEADER =
      "event_id,date,source,target,dyad,event_type,theme,i0,status\n";

  @TempDir private Path folder;

  private Path kim = Path.of("");
  private Path li = Path.of("");

  @BeforeEach
  void twoCoders() throws IOException {
    kim =
        coder(
            "kim.csv",
            "e1,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,0.09,",
            "e2,2022-02-11,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION,-0.1,",
            "e3,2022-02-12,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION,-0.1,disputed",
            "e4,2022-03-01,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,0.09,",
            "e5,2022-03-99,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,0.09,");
    li =
        coder(
            "li.csv",
            "e1,2022-01-10,CHN,KOR,KOR-CHN,AGREE-ECON,ECON-COOP,0.09,",
            "e3,2022-02-12,CHN,KOR,CHN-KOR,PROTEST,TRADE-FRICTION,-0.1,disputed",
            "e2,2022-02-11,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,0.09,",
            "e6,2022-04-02,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION,-0.1,",
            "e1,2022-01-10,CHN,KOR,KOR-CHN,AGREE-ECON,ECON-COOP,0.09,",
            "e7,2022-04-03,CHN,KOR,CHN-KOR,PROTEST,DIPLOMATIC-FRICTION,-0.1,retracted");
  }

  @Test
  void showsEverythingAboutTwoCoders() {
    Guanxi.Result result = agreement("--name-a", "Kim", "--name-b", "Li");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(
            result
                .out()
                .replace(folder + "/", "")
                .replaceAll("(?m)^  row +r", "  row  r")
                .replaceAll("(codebooks|schemes)/tsinghua.json [0-9a-f]{12}", "$1 HASH")
                .replace("kim.csv " + Hashes.sha256(read(kim)).substring(0, 12), "kim.csv HASH")
                .replace("li.csv " + Hashes.sha256(read(li)).substring(0, 12), "li.csv HASH"))
        .isEqualTo(
            """
            agreement of Kim and Li
              Kim: kim.csv: rows 5, compared 4, retracted 0, duplicates 0, rejected 1
              Li: li.csv: rows 6, compared 4, retracted 1, duplicates 1, rejected 0
              events and dyads of both: 3; only Kim: 1; only Li: 1

            Cohen's κ
                     n  observed  by chance      κ   s.e.  95 % interval
              sign   3     0.667      0.444  0.400  0.392  -0.368 … 1.168
              type   3     0.667      0.444  0.400  0.392  -0.368 … 1.168
              theme  3     0.333      0.222  0.143  0.132  -0.116 … 0.402

            sign: each class against the rest (n = 3)
                        Kim  Li  both  observed  by chance      κ   s.e.  95 % interval
              positive    1   2     1     0.667      0.444  0.400  0.392  -0.368 … 1.168
              negative    2   1     1     0.667      0.444  0.400  0.392  -0.368 … 1.168

            type: each class against the rest (n = 3)
                                                                               Kim  Li  both  observed  by chance      κ   s.e.  95 % interval
              economic agreement signed or in force (AGREE-ECON)                 1   2     1     0.667      0.444  0.400  0.392  -0.368 … 1.168
              protest, démarche or public criticism by a government (PROTEST)    2   1     1     0.667      0.444  0.400  0.392  -0.368 … 1.168

            theme: each class against the rest (n = 3)
                                                          Kim  Li  both  observed  by chance      κ   s.e.  95 % interval
              diplomatic friction (DIPLOMATIC-FRICTION)     2   0     0     0.333      0.333  0.000      –  no error: the formula gives 0
              trade friction (TRADE-FRICTION)               0   1     0     0.667      0.667  0.000      –  no error: the formula gives 0
              economic and trade cooperation (ECON-COOP)    1   2     1     0.667      0.444  0.400  0.392  -0.368 … 1.168

            disagreements: 2
              what the score of Kim gains when the coding of Li is taken for this one event; the largest effect on the last score first
              event     dyad    month  month's change  last score  what differs
              e2     CHN-KOR  2022-02          +0.194      +0.192  sign, type, theme, I0
                                                                   Kim  kim.csv:3: 2022-02-11 · CHN → KOR · PROTEST · DIPLOMATIC-FRICTION · negative · I0 -0.1
                                                                   Li  li.csv:4: 2022-02-11 · CHN → KOR · AGREE-ECON · ECON-COOP · positive · I0 0.09
              e3     CHN-KOR  2022-02           0.000       0.000  theme
                                                                   Kim  kim.csv:4: 2022-02-12 · CHN → KOR · PROTEST · DIPLOMATIC-FRICTION · negative · I0 -0.1 · disputed
                                                                   Li  li.csv:3: 2022-02-12 · CHN → KOR · PROTEST · TRADE-FRICTION · negative · I0 -0.1 · disputed

            only Kim: 1
              what the score of Kim gains when the event is left out
              event     dyad    month  month's change  last score  coding
              e4     CHN-KOR  2022-03          -0.053      -0.053  kim.csv:5: 2022-03-01 · CHN → KOR · AGREE-ECON · ECON-COOP · positive · I0 0.09

            only Li: 1
              what the score of Kim gains when the event is added
              event     dyad    month  month's change  last score  coding
              e6     CHN-KOR  2022-04          -0.141      -0.141  li.csv:5: 2022-04-02 · CHN → KOR · PROTEST · DIPLOMATIC-FRICTION · negative · I0 -0.1

            rejected rows: 1
              row  reason  message
              kim.csv:6  BAD_DATE  date '2022-03-99' is impossible: 2022-03 has 31 days

            last scores
              dyad      end of    Kim     Li  difference  merged  difference
              CHN-KOR  2022-04  3.717  3.715      -0.002   3.909      +0.192
              merged: the file of Kim with the coding of Li for every event of both

            made with
              by guanxi development, method 1; codebooks HASH, schemes HASH
              files (SHA-256): kim.csv HASH, li.csv HASH
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "en, agreement of Kim and Li, disagreements: 2",
    "zh, Kim与Li的编码一致性, 分歧：2",
    "ko, Kim·Li 코딩 일치도, 불일치: 2"
  })
  void speaksThreeLanguages(String language, String title, String disagreements) {
    String out =
        agreement("--name-a", "Kim", "--name-b", "Li", "--lang", language, "--format", "markdown")
            .out();
    assertThat(out).startsWith("## " + title + "\n\n").contains("\n### " + disagreements + "\n");
  }

  @Test
  void everyKeyOfTheJsonIsDocumented() throws IOException {
    String documented = Files.readString(ProjectFiles.required("docs/formats.md"));
    String json = agreement("--format", "json", "--min-kappa", "0", "--output", "" + folder).out();
    Set<String> keys =
        Pattern.compile("\"([a-z0-9_]+)\" : ")
            .matcher(json)
            .results()
            .map(key -> key.group(1))
            .collect(Collectors.toSet());
    assertThat(keys).contains("kappa", "low95", "effect_on_last_score", "score_merged");
    assertThat(keys).allMatch(key -> documented.contains("`" + key + "`"));
    assertThat(json)
        .contains("\"kappa\" : 0.4,")
        .contains(Hashes.sha256(read(kim)))
        .contains("\"verdict\" : \"PASS\"");
  }

  @Test
  void aBarThatIsMetGivesZeroAndAVerdict() {
    Path verdicts = folder.resolve("new/verdicts");
    Guanxi.Result result = agreement("--min-kappa", "0.14", "--output", verdicts.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            """
            checks (--min-kappa)
                     at least      κ  verdict
              sign     ≥ 0.14  0.400  PASS
              type     ≥ 0.14  0.400  PASS
              theme    ≥ 0.14  0.143  PASS
            """);
    assertThat(read(verdicts.resolve("agreement.json"))).contains("\"exit_code\" : 0,");
    assertThat(read(verdicts.resolve("agreement.md"))).startsWith("## agreement of A and B\n");
  }

  @Test
  void aBarThatIsMissedGivesOneAndAVerdict() {
    Guanxi.Result result = agreement("--min-kappa", "0.41", "--output", folder.toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(read(folder.resolve("agreement.json")))
        .contains("\"exit_code\" : 1,")
        .contains(
            """
                  "expected" : "at least 0.41",
                  "got" : 0.4,
                  "tolerance" : 0,
                  "verdict" : "FAIL",
                  "reason" : ""
            """);
  }

  @Test
  void aKappaThatCannotBeComputedBeatsOneThatFails() throws IOException {
    kim =
        coder(
            "kim.csv",
            "e1,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,",
            "e2,2022-01-10,CHN,KOR,CHN-KOR,AGREE-OTHER,ECON-COOP,,");
    li =
        coder(
            "li.csv",
            "e1,2022-01-10,CHN,KOR,CHN-KOR,AGREE-OTHER,ECON-COOP,,",
            "e2,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,");
    Guanxi.Result result = agreement("--min-kappa", "0.4", "--output", folder.toString());
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out())
        .contains(
            """
                     at least          κ  verdict
              sign      ≥ 0.4  undefined  UNDEFINED: only one class occurs, so agreement by chance is complete
              type      ≥ 0.4     -1.000  FAIL
              theme     ≥ 0.4  undefined  UNDEFINED: only one class occurs, so agreement by chance is complete
            """);
    assertThat(folder.resolve("agreement.json")).exists();
  }

  @Test
  void withoutABarNothingIsWritten() {
    agreement("--output", folder.resolve("new").toString());
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aFolderForTheVerdictThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Guanxi.Result result = agreement("--min-kappa", "0.4", "--output", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("guanxi: --output " + file + "/agreement.json: cannot be replaced: ");
  }

  @Test
  void aStaleVerdictGoesBeforeTheFilesAreRead() throws IOException {
    Files.writeString(folder.resolve("agreement.json"), "{}");
    Files.delete(li);
    Guanxi.Result result = agreement("--min-kappa", "0.4", "--output", folder.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("guanxi: " + li + ": no such file\n");
    assertThat(folder.resolve("agreement.json")).doesNotExist();
  }

  @Test
  void nothingInCommonBeatsEveryBar() throws IOException {
    li = coder("li.csv", "f1,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,,");
    Guanxi.Result result = agreement("--min-kappa", "0.4", "--output", folder.toString());
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .isEqualTo("guanxi: nothing in common: no event_id is in both files with the same dyad\n");
    assertThat(result.out()).contains("events and dyads of both: 0; only A: 4; only B: 1\n");
    assertThat(read(folder.resolve("agreement.json"))).contains("\"exit_code\" : 4,");
  }

  @Test
  void faultsOfBothFilesAreToldAtOnce() throws IOException {
    kim = Files.writeString(folder.resolve("kim.csv"), "event_id,dat\n");
    Guanxi.Result result =
        Guanxi.run(ProjectFiles.home(), "agreement", kim.toString(), folder.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("guanxi: " + kim + ": column 'dat' is unknown (did you mean 'date'?)\n")
        .endsWith("guanxi: " + folder + ": is a folder; a file is needed\n");
  }

  @ParameterizedTest
  @CsvSource({"1.01, 1.01", "-2, -2.0", "NaN, NaN"})
  void aBarOutsideTheScaleIsRefused(String given, String shown) {
    Guanxi.Result result = agreement("--min-kappa", given, "--output", folder.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo("guanxi: --min-kappa '" + shown + "' is not a number from -1 to 1\n");
  }

  private Path coder(String name, String... rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + String.join("\n", rows) + "\n");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Guanxi.Result agreement(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "agreement";
    all[1] = kim.toString();
    all[2] = li.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return Guanxi.run(ProjectFiles.home(), all);
  }
}
