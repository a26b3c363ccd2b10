package io.guanxi;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and the one package that knows each library. */
@AnalyzeClasses(packages = "io.guanxi", importOptions = ArchitectureTest.ProgramOnly.class)
class ArchitectureTest {
  /** Leaves out the tests, also where something else than Maven has compiled them. */
  static final class ProgramOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  /** Rows of the table of packages: the package, what it holds, what it may use. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z]+)` \\| [^|]+ \\| ([^|]*) \\|$", Pattern.MULTILINE);

  /** The arrows as docs/architecture.md tells them: package, and the packages that it may use. */
  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(text(Path.of("..", "docs", "architecture.md")));
    while (row.find()) {
      Set<String> uses = new LinkedHashSet<>(List.of(row.group(2).replace("`", "").split(", ")));
      uses.remove("–");
      arrows.put(row.group(1), uses);
    }
    return arrows;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyArrowOfTheDocumentPointsUpTheTableToWhatStandsAbove() {
    Set<String> above = new LinkedHashSet<>();
    arrows()
        .forEach(
            (name, uses) -> {
              assertThat(above).as(name).containsAll(uses);
              above.add(name);
            });
    assertThat(above).hasSizeGreaterThan(10);
  }

  @ArchTest
  static void everyArrowOfTheCodeStandsInTheDocument(JavaClasses classes) {
    Map<String, Set<String>> arrows = arrows();
    arrows.forEach(
        (name, uses) -> {
          String[] allowed =
              Stream.concat(Stream.of(name), uses.stream())
                  .map(each -> "io.guanxi." + each + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage("io.guanxi." + name + "..")
              .should()
              .dependOnClassesThat(
                  resideInAPackage("io.guanxi..").and(not(resideInAnyPackage(allowed))))
              .allowEmptyShould(true)
              .check(classes);
        });
    classes()
        .should()
        .resideInAnyPackage(
            arrows.keySet().stream().map(each -> "io.guanxi." + each + "..").toArray(String[]::new))
        .check(classes);
  }

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.guanxi.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SOURCE_FORMATS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("io.guanxi.source.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("io.guanxi.source.."), resideInAPackage("io.guanxi.source.feed.."));

  @ArchTest
  static final ArchRule ONLY_SCHEME_AND_RUN_KNOW_JSON =
      onlyInEither(
          "io.guanxi.scheme",
          "io.guanxi.run",
          "com.fasterxml.jackson..",
          "com.networknt..",
          "tools.jackson..");

  @ArchTest
  static final ArchRule ONLY_PIPELINE_KNOWS_BEAM =
      onlyIn("io.guanxi.pipeline", "org.apache.beam..");

  @ArchTest
  static final ArchRule ONE_CLASS_KNOWS_A_RUNNER =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.guanxi.pipeline.InProcess")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam.runners..");

  @ArchTest
  static final ArchRule NO_STAGE_HAS_THREADS_OR_LOCAL_FILES =
      noClasses()
          .that()
          .resideInAPackage("io.guanxi.pipeline")
          .and()
          .haveSimpleNameNotStartingWith("InProcess")
          .and()
          .haveSimpleNameNotStartingWith("SliceReaders")
          .should()
          .dependOnClassesThat(
              assignableTo(Executor.class)
                  .or(equivalentTo(Executors.class))
                  .or(assignableTo(Thread.class))
                  .or(equivalentTo(Files.class)));

  @ArchTest
  static final ArchRule ONLY_SINKS_KNOW_DATA_BASES =
      onlyIn("io.guanxi.sink", "java.sql..", "org.duckdb..", "org.postgresql..");

  @ArchTest
  static final ArchRule ONLY_REPORT_KNOWS_TABLESAW =
      onlyIn("io.guanxi.report..", "tech.tablesaw..");

  @ArchTest
  static final ArchRule ONLY_FIGURES_KNOW_CHARTS =
      onlyIn("io.guanxi.report.figure", "org.apache.batik..");

  @ArchTest static final ArchRule ONLY_CLI_KNOWS_PICOCLI = onlyIn("io.guanxi.cli", "picocli..");

  @ArchTest
  static final ArchRule ONLY_TEXT_GUESSES_ENCODINGS =
      onlyIn("io.guanxi.text", "org.mozilla.universalchardet..");

  @ArchTest
  static final ArchRule ONLY_THE_READERS_OF_FILES_KNOW_CSV =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "io.guanxi.run",
                      "io.guanxi.series",
                      "io.guanxi.text",
                      "io.guanxi.scheme",
                      "io.guanxi.source..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.commons.csv..");

  @ArchTest
  static final ArchRule NOTHING_BUT_THE_MANIFEST_AND_THE_AGE_OF_FILES_READS_THE_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.guanxi.run.Publication")
          .and()
          .doNotHaveFullyQualifiedName("io.guanxi.plan.LocalFiles")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(YearMonth.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class);

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_LOCALE =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");

  private static ArchRule onlyInEither(String one, String other, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(one, other)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }

  private static ArchRule onlyIn(String owner, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }
}
