package io.guanxi.run;

import io.guanxi.model.Dyad;
import io.guanxi.scheme.Configuration;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.text.Fault;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scores that a command line, or the manifest of a run, lets pairs start from. */
public final class InitialScores {
  private static final Pattern START =
      Pattern.compile("(.+)=(\\d{4}-\\d{2}):([-+]?\\d{1,3}(?:\\.\\d{1,15})?)");

  private InitialScores() {}

  /**
   * The configuration with the starts in it.
   *
   * @param initials each as {@code --initial} has it: {@code D=YYYY-MM:SCORE}
   * @param faults takes in what is wrong with them
   */
  public static Configuration in(
      Configuration configuration, Collection<String> initials, List<String> faults) {
    Map<String, DyadProfile> started = new LinkedHashMap<>();
    Set<Set<String>> given = new HashSet<>();
    for (String initial : initials) {
      String fault = start(configuration, initial, given, started);
      if (fault != null) {
        faults.add("--initial " + fault);
      }
    }
    return configuration.withDyads(started.values());
  }

  /** Adds the profile that an argument makes; gives what is wrong with it. */
  private static @Nullable String start(
      Configuration configuration,
      String initial,
      Set<Set<String>> given,
      Map<String, DyadProfile> started) {
    Matcher parts = START.matcher(initial);
    if (!parts.matches()) {
      return Fault.of(initial).not("D=YYYY-MM:SCORE, for example CHN-KOR=2022-02:4.3");
    }
    Dyad dyad = Dyad.parse(parts.group(1)).orElse(null);
    if (dyad == null) {
      String pair = parts.group(1);
      return Fault.of("dyad", pair)
          .in("'" + initial + "'")
          .not(Dyad.FORM, Dyad.meant(pair, configuration.dyads().keySet()));
    }
    if (!given.add(Set.of(dyad.first(), dyad.second()))) {
      return Fault.of("dyad", dyad).in("'" + initial + "'").that("has an initial score already");
    }
    YearMonth month;
    try {
      month = YearMonth.parse(parts.group(2));
    } catch (DateTimeException e) {
      return Fault.of("month", parts.group(2)).in("'" + initial + "'").not("a month as YYYY-MM");
    }
    double score = Double.parseDouble(parts.group(3));
    int n = configuration.scheme().n();
    if (Math.abs(score) > n) {
      return Fault.of("score", parts.group(3))
          .in("'" + initial + "'")
          .that("leaves the scale -" + n + " … " + n);
    }
    DyadProfile known = configuration.profile(dyad);
    DyadProfile profile =
        known == null ? named(dyad.canonical(), month, score) : known.startingAt(month, score);
    started.put(profile.dyad().id(), profile);
    return null;
  }

  private static DyadProfile named(Dyad dyad, YearMonth month, double score) {
    return new DyadProfile(
        dyad, dyad.names(), month, score, DyadProfile.Basis.GIVEN, DyadProfile.GIVEN_SOURCE);
  }
}
