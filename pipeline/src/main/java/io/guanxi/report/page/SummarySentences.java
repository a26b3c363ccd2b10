package io.guanxi.report.page;

import io.guanxi.model.Decimals;
import io.guanxi.model.Sign;
import io.guanxi.report.Language;
import io.guanxi.report.Messages;
import io.guanxi.report.figure.PrintedNumbers;
import io.guanxi.scheme.DyadProfile;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * Two sentences about a pair that can be pasted as they are: where the score stands, and what
 * became of it.
 *
 * <p>Every count and every direction has a sentence of its own, so that grammar never depends on a
 * number; in Korean no particle follows a name.
 */
final class SummarySentences {
  private final Messages messages;
  private final Language language;
  private final int decimals;

  /**
   * The sentences in a language.
   *
   * @param decimals decimals of displayed scores; unrounded changes get two more
   */
  SummarySentences(Language language, int decimals) {
    this.messages = new Messages(language);
    this.language = language;
    this.decimals = decimals;
  }

  /** The two sentences. */
  List<String> of(PairStanding standing) {
    return List.of(now(standing), since(standing));
  }

  private String now(PairStanding standing) {
    return messages.get(
        "page.now." + standing.basis().name().toLowerCase(Locale.ROOT),
        month(standing.last().month()),
        language.of(standing.pair()),
        score(standing.last().displayed()),
        language.of(standing.level()),
        move(standing),
        counted("page.now.events", standing.eventsInLastMonth()));
  }

  private String move(PairStanding standing) {
    PairStanding.Point previous = standing.previous();
    boolean sameYear = previous.month().getYear() == standing.last().month().getYear();
    String from =
        standing.isFirstMonth()
            ? messages.get("page.now.start", month(previous.month()))
            : sameYear ? monthOfYear(previous.month()) : month(previous.month());
    return directed("page.now.move", standing, previous, from);
  }

  private String since(PairStanding standing) {
    String change =
        directed("page.since", standing, standing.reference(), month(standing.reference().month()));
    return messages.get("page.since.sentence", change, theme(standing));
  }

  private String theme(PairStanding standing) {
    if (standing.eventsSinceReference().isEmpty()) {
      return messages.get("page.since.noevent");
    }
    String sign = standing.drivingSign() == Sign.POSITIVE ? "positive" : "negative";
    return standing
        .largestTheme()
        .map(
            largest ->
                messages.get(
                    "page.since."
                        + sign
                        + (largest.isAll() ? ".all" : largest.percent() > 99 ? ".nearly" : ".part"),
                    largest.percent(),
                    language.of(largest.theme())))
        .orElseGet(() -> messages.get("page.since.noscore"));
  }

  /**
   * A displayed move with the unrounded change beside it, so that rounding is not told as movement.
   */
  private String directed(
      String key, PairStanding standing, PairStanding.Point since, String from) {
    BigDecimal change = standing.changeSince(since);
    String unrounded = Decimals.rounded(standing.unroundedSince(since), decimals + 2);
    BigDecimal exact = new BigDecimal(unrounded);
    String direction = change.signum() > 0 ? ".up" : change.signum() < 0 ? ".down" : ".same";
    return messages.get(
        key + direction,
        score(change.abs()),
        from,
        exact.signum() == 0 && change.signum() == 0
            ? ""
            : messages.get("page.unrounded", exact.signum() > 0 ? "+" + exact : score(exact)));
  }

  /** One of three sentences: for none, for one, for more. */
  private String counted(String key, long number) {
    return messages.get(key + (number == 0 ? ".zero" : number == 1 ? ".one" : ".many"), number);
  }

  private static String score(BigDecimal displayed) {
    return PrintedNumbers.number(displayed.toPlainString());
  }

  /** {@code April 2025}, 2025年4月, 2025년 4월. */
  String month(YearMonth month) {
    return messages.get("page.monthyear", month.getYear(), monthOfYear(month));
  }

  private String monthOfYear(YearMonth month) {
    return language == Language.EN
        ? month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        : messages.get("page.monthnumber", month.getMonthValue());
  }

  /** What has to be said with the numbers of a pair. */
  String caveat(
      PairStanding standing,
      String start,
      YearMonth startMonth,
      boolean hasPublished,
      String statement) {
    String basis =
        messages.get(
            "page.start." + standing.basis().name().toLowerCase(Locale.ROOT), start, startMonth);
    String held =
        hasPublished
            ? statement
            : messages.get(
                standing.basis() == DyadProfile.Basis.PUBLISHED
                    ? "page.caveat.nofigure"
                    : "page.caveat.nocounterpart");
    return messages.get("page.caveat", basis, held);
  }
}
