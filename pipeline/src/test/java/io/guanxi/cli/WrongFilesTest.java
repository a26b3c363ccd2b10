package io.guanxi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.testkit.Guanxi;
import io.guanxi.testkit.ProjectFiles;
import io.guanxi.text.FileKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are something else are named for what they are, whoever opens them. */
class WrongFilesTest {
  @TempDir private Path folder;

  /** A wrong file, and words that say what it is and the way on. */
  enum Wrong {
    PAGE("<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>", "web page", "Download"),
    LFS("version https://git-lfs.github.com/spec/v1\noid sha256:4d\n", "Git LFS", "git lfs pull"),
    JSON_LINES("{\"date\": \"2018-01-01\"}\n{\"date\": \"2018-01-02\"}\n", "JSON", "mapped:"),
    GKG("20180101000000-1\t20180101000000" + "\t".repeat(25), "Knowledge Graph", "export.CSV"),
    MENTIONS(
        "7\t20180101000000\t20180101001500" + "\t1".repeat(13) + "\n", "mentions", "export.CSV"),
    SEMICOLONS("date;source;target;code\n2018-01-01;CHN;KOR;040\n", "semicolons", "mapped:"),
    TABS("date\tsource\ttarget\tcode\n2018-01-01\tCHN\tKOR\t040\n", "tab-separated", "mapped:"),
    OTHER("day,from,to,code\n2018-01-01,CHN,KOR,040\n", "no column of curated events", "mapped:"),
    OLD_EXCEL("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "(.xls)", ".xlsx");

    private final String text;
    private final String what;
    private final String wayOn;

    Wrong(String text, String what, String wayOn) {
      this.text = text;
      this.what = what;
      this.wayOn = wayOn;
    }
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void scorePlanAndDoctorSayTheSame(Wrong wrong) throws IOException {
    Path file =
        Files.write(folder.resolve("in.csv"), wrong.text.getBytes(StandardCharsets.ISO_8859_1));

    sayTheSame(file, wrong.what, wrong.wayOn);
  }

  @Test
  void aTarArchiveIsNamedPackedOrNot() throws IOException {
    byte[] tar = new byte[1024];
    System.arraycopy("x.tab".getBytes(StandardCharsets.US_ASCII), 0, tar, 0, 5);
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(tar);
    }

    sayTheSame(Files.write(folder.resolve("x.tar"), tar), "tar archive", "tar xf");
    sayTheSame(
        Files.write(folder.resolve("x.tar.gz"), packed.toByteArray()), "tar archive", "tar xf");
  }

  @Test
  void anArchiveInAnArchiveIsNamed() throws IOException {
    ByteArrayOutputStream inner = zip("a.tab", "1\t2\n".getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("all.zip");
    Files.write(file, zip("one.zip", inner.toByteArray()).toByteArray());

    sayTheSame(file, "is an archive in an archive", "unpack");
  }

  @Test
  void packedFilesOfCuratedEventsAreToBeUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(
          "event_id,date,source,target,dyad,event_type,theme\n".getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("e.csv.gz"), packed.toByteArray());

    for (String format : new String[] {"", "curated:"}) {
      Guanxi.Result score = score("--events", format + file);
      assertThat(score.code()).isEqualTo(2);
      assertThat(score.err())
          .isEqualTo(
              "guanxi: "
                  + file
                  + ": looks like a file packed by gzip."
                  + " Unpack it with gzip.\n");
    }
  }

  @Test
  void textInAnotherEncodingIsNamedWithTheOptionThatReadsIt() throws IOException {
    for (String encoding : new String[] {"UTF-16", "GB18030"}) {
      String text =
          "event_id,date,source,target,dyad,event_type,theme,title_zh\n"
              + "a,2022-01-10,CHN,KOR,CHN-KOR,AGREE-ECON,ECON-COOP,中韩两国签署经济合作协议文件\n".repeat(4);
      Path file = folder.resolve(encoding + ".csv");
      Files.write(file, text.getBytes(Charset.forName(encoding)));

      sayTheSame(file, "it looks like " + encoding, "--encoding");
    }
  }

  /** Series have no other reader: the same detection names what they are not. */
  @Test
  void seriesAreNamedToo() throws IOException {
    for (Wrong wrong : new Wrong[] {Wrong.PAGE, Wrong.LFS, Wrong.JSON_LINES, Wrong.OLD_EXCEL}) {
      Path file =
          Files.write(folder.resolve("s.csv"), wrong.text.getBytes(StandardCharsets.ISO_8859_1));

      Guanxi.Result result =
          Guanxi.run(ProjectFiles.home(), "compare", file.toString(), file.toString());

      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains(file + ": ", wrong.what, wrong.wayOn);
    }
  }

  @ParameterizedTest
  @EnumSource(FileKind.class)
  void theDoctorSaysWhatTheFaultSays(FileKind kind) {
    Messages english = new Messages(Language.EN);

    assertThat(english.get("doctor.format." + kind.key(), "{0}")).isEqualTo(kind.what());
    assertThat(english.get("doctor.format." + kind.key() + ".remedy", "{0}"))
        .isEqualTo(kind.wayOn());
  }

  private void sayTheSame(Path file, String what, String wayOn) {
    Guanxi.Result score = score("--events", file.toString());
    assertThat(score.code()).as(score.out()).isEqualTo(2);
    assertThat(score.err()).contains(file.toString(), what, wayOn);
    assertThat(score.err().lines()).hasSize(1);
    assertThat(folder.resolve("out")).doesNotExist();

    Guanxi.Result plan = Guanxi.run(ProjectFiles.home(), "plan", "--events", file.toString());
    assertThat(plan.code()).isEqualTo(2);
    assertThat(plan.err()).isEqualTo(score.err());

    Guanxi.Result doctor = Guanxi.run(ProjectFiles.home(), "doctor", "--events", file.toString());
    assertThat(doctor.code()).isEqualTo(2);
    assertThat(doctor.out()).contains(file.toString(), what, wayOn);
  }

  private Guanxi.Result score(String... arguments) {
    return Guanxi.score(ProjectFiles.home(), folder.resolve("out"), arguments);
  }

  private static ByteArrayOutputStream zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes;
  }
}
