package io.guanxi.report.figure;

import io.guanxi.model.Months;
import io.guanxi.report.Language;
import io.guanxi.report.ReportedRun;
import io.guanxi.report.SavedForecasts;
import io.guanxi.scheme.DyadProfile;
import io.guanxi.series.Period;
import io.guanxi.series.TradeSeries;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a report are drawn from.
 *
 * @param run the run
 * @param dyads the pairs to draw, all of them in the run
 * @param language of every text
 * @param trade trade by dyad id, a series a reporting country, where there is any
 * @param published published monthly series named by the user, of any dyad
 * @param mean the period whose means are drawn beside the scores; the month for none
 * @param waterfall the window that waterfalls show; null for each dyad's last month that moved
 * @param foresight what other verbs said of the months to come; the page shows it
 */
public record FigureRequest(
    ReportedRun run,
    List<DyadProfile> dyads,
    Language language,
    Map<String, List<TradeSeries>> trade,
    List<OverlaySeries.Given> published,
    Period mean,
    @Nullable Months waterfall,
    SavedForecasts foresight) {}
