package io.guanxi.report;

import io.guanxi.agreement.Agreement;
import io.guanxi.agreement.KappaBar;
import java.util.List;
import java.util.Map;

/**
 * An agreement with all that its views say beside it.
 *
 * @param agreement the agreement
 * @param nameA what the first coder is called
 * @param nameB what the second coder is called
 * @param bars the checks; empty when none was asked for
 * @param exitCode the code with which the command ends
 * @param provenance versions and hashes, as they go into the JSON
 */
public record AgreementOutcome(
    Agreement agreement,
    String nameA,
    String nameB,
    List<KappaBar> bars,
    int exitCode,
    Map<String, Object> provenance) {}
