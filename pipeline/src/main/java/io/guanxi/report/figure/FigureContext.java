package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.model.Theme;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.run.RunManifest;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all figures of a report share: the data, the language, the letters, and the sentences that
 * stand below every figure.
 */
final class FigureContext {
  private static final int SHOWN_OF_HASH = 12;

  private final FigureData data;
  private final Messages messages;
  private final Typeface type;

  FigureContext(FigureData data) {
    this.data = data;
    this.messages = new Messages(data.request().language());
    this.type = Typeface.of(data.request().language());
  }

  FigureData data() {
    return data;
  }

  Configuration configuration() {
    return data.request().run().configuration();
  }

  Language language() {
    return data.request().language();
  }

  Typeface type() {
    return type;
  }

  /** A sentence of {@code messages_*.properties} under {@code chart.}. */
  String say(String key, Object... arguments) {
    return messages.get("chart." + key, arguments);
  }

  /** The name of a pair. */
  String name(PairData pair) {
    return language().of(pair.profile().names());
  }

  /** An event with its marks as its title, as far as the font goes. */
  String title(ScoredEvent event) {
    return type.displayable(event.title(language()).text()) + event.marks();
  }

  /** What the marks of some events mean; empty when none has one. */
  String marks(Collection<ScoredEvent> events) {
    String marks = events.stream().map(ScoredEvent::marks).distinct().collect(Collectors.joining());
    return Stream.of(ScoredEvent.DISPUTED, ScoredEvent.RECALLED)
        .filter(marks::contains)
        .map(mark -> say(mark.equals(ScoredEvent.DISPUTED) ? "mark.disputed" : "mark.recalled"))
        .collect(Collectors.joining(say("space")));
  }

  /** The name of a theme; one that is not the paper's is marked. */
  String name(Theme theme) {
    String name = language().of(theme.names());
    return theme.fromPaper() ? name : say("themes.ours", name);
  }

  /** What the mark of our themes means; empty when no theme bears it. */
  String note(List<Theme> themes) {
    boolean isOurs = themes.stream().noneMatch(Theme::fromPaper);
    return themes.isEmpty()
        ? say("themes.none")
        : themes.stream().allMatch(Theme::fromPaper)
            ? ""
            : say(isOurs ? "themes.note.all" : "themes.note");
  }

  /** A displayed move with the unrounded change behind it. */
  String move(PairData.Point point) {
    int decimals = configuration().scheme().decimals();
    return say(
        "move",
        PrintedNumbers.signed(point.move().doubleValue(), decimals),
        PrintedNumbers.signed(point.change(), decimals + 2));
  }

  /** The name of a file: what it shows, of which dyads, in which language. */
  String name(String figure, PairData pair) {
    return name(figure, List.of(pair.profile()), language());
  }

  static String name(String figure, List<DyadProfile> dyads, Language language) {
    String ids = dyads.stream().map(each -> each.dyad().id()).collect(Collectors.joining("_"));
    return figure + "-" + ids + "-" + language.name().toLowerCase(Locale.ROOT);
  }

  /** Adds the lines that every figure has: source, window, hashes, and what the numbers are. */
  FigureLayout captioned(FigureLayout sheet, List<DyadProfile> dyads, Months window) {
    RunManifest manifest = data.request().run().manifest();
    String events =
        manifest.inputs().stream()
            .map(input -> input.file().substring(input.file().lastIndexOf('/') + 1))
            .distinct()
            .collect(Collectors.joining(messages.get("list.separator")));
    sheet
        .rule()
        .caption(
            say(
                    "caption.source",
                    manifest.versions().guanxi(),
                    manifest.versions().method(),
                    events,
                    window.shown())
                + say("space")
                + hashes()
                + say("space")
                + assumed(dyads)
                + language().of(configuration().statement()).replace(" … ", "–"));
    return sheet;
  }

  /** Which scheme and codebook the run was made with. */
  String hashes() {
    SortedMap<String, String> files = data.request().run().manifest().configuration();
    return say("caption.hashes", hash(files, "schemes/"), hash(files, "codebooks/"));
  }

  private String assumed(List<DyadProfile> dyads) {
    return dyads.stream()
        .filter(profile -> profile.basis() == DyadProfile.Basis.ASSUMED)
        .map(profile -> say("caption.assumed", language().of(profile.names())) + say("space"))
        .collect(Collectors.joining());
  }

  private static String hash(SortedMap<String, String> hashes, String folder) {
    return hashes.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(folder))
        .map(FigureContext::hash)
        .collect(Collectors.joining(", "));
  }

  private static String hash(Map.Entry<String, String> entry) {
    String file = entry.getKey().substring(entry.getKey().indexOf('/') + 1);
    String value = entry.getValue();
    return file.replace(".json", "")
        + " "
        + value.substring(0, Math.min(SHOWN_OF_HASH, value.length()));
  }
}
