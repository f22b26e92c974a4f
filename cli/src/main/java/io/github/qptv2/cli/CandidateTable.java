package io.github.qptv2.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.doctor.Diagnosis;
import io.github.qptv2.doctor.Standing;
import io.github.qptv2.metric.Interval;

/** Conventions that were tried, best first. */
record CandidateTable(StringBuilder text, Diagnosis diagnosis) {

    void write() {
        boolean labels = diagnosis.labelled() != null;
        line("Conventions tried, best first by %s", criterion());
        line("current: %s", words(diagnosis.current().toMap()));
        line(
                "  %-44s %8s%s  %s",
                "CHANGED",
                "SPEARMAN",
                labels ? "%22s".formatted("SRCC (95 %)") : "",
                String.format(Locale.ROOT, "AHEAD OF CURRENT (%.1f %%)", 100 * diagnosis.confidence()));
        diagnosis
                .standings()
                .forEach(standing -> line(
                        "%s %-44s %8.2f%s  %s",
                        standing.isCurrent() ? "*" : " ",
                        standing.isCurrent() ? "nothing: the current ones" : String.join(", ", standing.changes()),
                        standing.monotonicity().mean(),
                        agreement(standing),
                        ahead(standing)));
    }

    private String criterion() {
        var labelled = diagnosis.labelled();
        return labelled == null
                ? "mean Spearman of severity and score"
                : String.format(
                        Locale.ROOT,
                        "SRCC on %,d of %,d %s pictures of %s",
                        labelled.scored(),
                        labelled.of(),
                        labelled.official() ? "test" : "labelled",
                        labelled.set());
    }

    private static String words(Map<String, String> conventions) {
        return conventions.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String agreement(Standing standing) {
        var srcc = standing.srcc();
        if (srcc == null || srcc.interval() == null) {
            return "";
        }
        String interval = String.format(
                Locale.ROOT,
                "%.3f (%.2f..%.2f)",
                srcc.value(),
                srcc.interval().low(),
                srcc.interval().high());
        return "%22s".formatted(interval);
    }

    private static String ahead(Standing standing) {
        Interval ahead = standing.ahead();
        if (ahead == null) {
            return "";
        }
        String interval = String.format(Locale.ROOT, "%+.3f..%+.3f", ahead.low(), ahead.high());
        return interval + (standing.isDistinguishable() ? "" : "  not distinguishable");
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
