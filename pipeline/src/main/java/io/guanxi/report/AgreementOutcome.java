package io.guanxi.report;

import io.guanxi.agreement.Agreement;
import io.guanxi.agreement.KappaBar;
import io.guanxi.scheme.P0Rule;
import java.util.List;

/**
 * An agreement with all that its views say beside it.
 *
 * @param agreement the agreement
 * @param nameA what the first coder is called
 * @param nameB what the second coder is called
 * @param bars the checks; empty when none was asked for
 * @param exitCode the code with which the command ends
 * @param provenance with what it was computed
 * @param rule which score an event meets
 * @param initials starts of the command line, as given
 */
public record AgreementOutcome(
    Agreement agreement,
    String nameA,
    String nameB,
    List<KappaBar> bars,
    int exitCode,
    Provenance provenance,
    P0Rule rule,
    List<String> initials) {}
