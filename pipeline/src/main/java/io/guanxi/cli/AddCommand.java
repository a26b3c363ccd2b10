package io.guanxi.cli;

import io.guanxi.model.WeightedCoding;
import io.guanxi.run.Folder;
import io.guanxi.run.InitialScores;
import io.guanxi.run.NewEvent;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.ConfigurationLoader;
import io.guanxi.source.curated.Intake;
import io.guanxi.text.FaultsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code guanxi add}: one event more in an event file. */
@Command(
    name = "add",
    description = {
      "Adds one checked event to an event file.",
      "On a terminal it asks when an option that is needed is missing. A duplicate is refused.",
      "",
      "Examples:",
      "  guanxi add",
      "  guanxi add --dyad CHN-KOR --date 2025-07-04 --source CHN --target KOR --event-type VISIT-MIN --theme HIGH-LEVEL --title-en 'Foreign minister visits Seoul' --citation 'MOFA Korea, 2025-07-04'",
      "",
      "Options:"
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--dyad", paramLabel = "D", description = "The pair that the event bears on.")
  private @Nullable String dyad;

  @Option(names = "--date", paramLabel = "DATE", description = "YYYY-MM-DD, or YYYY-MM.")
  private @Nullable String date;

  @Option(names = "--source", paramLabel = "COUNTRY", description = "Who acted: ISO alpha-3.")
  private @Nullable String source;

  @Option(names = "--target", paramLabel = "COUNTRY", description = "Towards whom: ISO alpha-3.")
  private @Nullable String target;

  @Option(
      names = "--event-type",
      paramLabel = "CODE",
      description = "A code of 'guanxi types'; it gives sign and table score.")
  private @Nullable String eventType;

  @Option(names = "--theme", paramLabel = "CODE", description = "A code of 'guanxi themes'.")
  private @Nullable String theme;

  @Option(names = "--title-en", paramLabel = "TEXT", description = "What happened.")
  private @Nullable String titleEn;

  @Option(names = "--title-zh", paramLabel = "TEXT", description = "The same in Chinese.")
  private @Nullable String titleZh;

  @Option(names = "--title-ko", paramLabel = "TEXT", description = "The same in Korean.")
  private @Nullable String titleKo;

  @Option(
      names = "--citation",
      paramLabel = "TEXT",
      description = "Where a reader can look it up: body or outlet, and date.")
  private @Nullable String citation;

  @Option(
      names = "--event-id",
      paramLabel = "ID",
      description = "Names the event. Default: the date and words of the title.")
  private @Nullable String eventId;

  @Option(
      names = "--i0",
      paramLabel = "POINTS",
      description = "Table score in place of the type's; --note says why.")
  private @Nullable String i0;

  @Option(names = "--coder", paramLabel = "NAME", description = "Who coded it.")
  private @Nullable String coder;

  @Option(names = "--coded-on", paramLabel = "DATE", description = "When it was coded.")
  private @Nullable String codedOn;

  @Option(names = "--status", paramLabel = "WORD", description = "coded, disputed or retracted.")
  private @Nullable String status;

  @Option(
      names = "--verification",
      paramLabel = "WORD",
      description = "document, dated or recalled.")
  private @Nullable String verification;

  @Option(names = "--note", paramLabel = "TEXT", description = "Remarks.")
  private @Nullable String note;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "Event file. Default: the one in data/events with most events of the pair; a new one"
              + " when there is none.")
  private @Nullable String file;

  @Option(
      names = "--initial",
      paramLabel = "D=YYYY-MM:SCORE",
      description = "Start of a pair that is not configured, as for score.")
  private List<String> initials = new ArrayList<>();

  @Option(
      names = "--ask",
      description = "Ask for all that the options do not say, also when this is no terminal.")
  private boolean ask;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private LanguageOption language = new LanguageOption();

  @Override
  public Integer call() throws IOException {
    Folder folder = config.folder();
    Configuration configured = ConfigurationLoader.load(folder.path(), folder.shown());
    List<String> faults = new ArrayList<>();
    Configuration effective = InitialScores.in(configured, initials, faults);
    FaultsException.throwIfAny(faults);
    Map<String, String> cells = given();
    if (ask || (!cells.keySet().containsAll(NewEvent.NEEDED) && isTerminal())) {
      new EventPrompt(effective, language.get(), spec.commandLine().getErr()).ask(cells);
    }
    NewEvent.Added added =
        new NewEvent(cells, new Intake(effective, configured, null))
            .addTo(Home.events(), file == null ? null : Folder.of(file, "--file"));
    for (WeightedCoding each : added.alike()) {
      spec.commandLine()
          .getErr()
          .println(
              "guanxi: note: an event of the same day, actors and type stands at "
                  + each.row().location()
                  + ": "
                  + each.coding().eventId());
    }
    WeightedCoding event = added.event();
    spec.commandLine()
        .getOut()
        .println(
            "added to "
                + event.row().location()
                + ": "
                + event.coding().eventId()
                + "; 'guanxi score' scores it");
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }

  /** The cells that options give, by their columns. */
  private Map<String, String> given() {
    Map<String, String> cells = new LinkedHashMap<>();
    put(cells, "event_id", eventId);
    put(cells, "date", date);
    put(cells, "source", source);
    put(cells, "target", target);
    put(cells, "dyad", dyad);
    put(cells, "event_type", eventType);
    put(cells, "theme", theme);
    put(cells, "i0", i0);
    put(cells, "title_en", titleEn);
    put(cells, "title_zh", titleZh);
    put(cells, "title_ko", titleKo);
    put(cells, "citation", citation);
    put(cells, "coder", coder);
    put(cells, "coded_on", codedOn);
    put(cells, "status", status);
    put(cells, "verification", verification);
    put(cells, "note", note);
    return cells;
  }

  private static void put(Map<String, String> cells, String column, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      cells.put(column, text.strip());
    }
  }

  /** Where Java always gives a console (22 and newer), answers that end early end the command. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null;
  }
}
