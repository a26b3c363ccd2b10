package io.guanxi.cli;

import java.util.ListResourceBundle;

/** What help says of a shared option where a verb has its own to say; elsewhere the option does. */
final class HelpTexts extends ListResourceBundle {
  private static final String CONFIG =
      "The configuration that the run was made with. Default: the one it names.";
  private static final String SERIES_OR_RUN =
      "Instead of a series file: the output folder of a run, "
          + GivenRun.ALSO
          + ". Default: data/output.";

  @Override
  protected Object[][] getContents() {
    return new Object[][] {
      {
        "guanxi.agreement.output",
        "Folder for the verdict of --min-kappa: agreement.json and agreement.md. Default: data/output."
      },
      {"guanxi.doctor.output", "Folder that score would write to. Default: data/output."},
      {"guanxi.explain.config", CONFIG},
      {"guanxi.forecast.run", SERIES_OR_RUN},
      {"guanxi.forecast.evaluate.run", SERIES_OR_RUN},
      {"guanxi.report.config", CONFIG},
      {
        "guanxi.report.lang",
        "Language of all texts: en, zh or ko; the page opens in it and can be switched. Default: en."
      },
      {
        "guanxi.report.output",
        "Folder for the report; made if it is not there. Default: report, below the run; of a kept run, below vintages/verdicts/ID."
      },
      {"guanxi.runs.output", "Output folder of the runs. Default: data/output."},
      {
        "guanxi.validate.output",
        "Folder for the verdict files. Default: the folder of the run or series file; for a kept run, vintages/verdicts/ID."
      },
      {
        "guanxi.validate.run",
        "Output folder of the run to validate, "
            + GivenRun.ALSO
            + ", or a series file CSV dyad,month,score, which is then compared with scores and levels only. Default: data/output."
      },
    };
  }
}
