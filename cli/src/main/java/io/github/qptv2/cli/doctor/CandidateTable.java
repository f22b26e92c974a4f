package io.github.qptv2.cli.doctor;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.doctor.Diagnosis;
import io.github.qptv2.doctor.RankedCandidate;
import io.github.qptv2.metric.Interval;

/** Formats the tried inference configurations, best first. */
record CandidateTable(StringBuilder text, Diagnosis diagnosis) {

    void write() {
        boolean labels = diagnosis.labeled() != null;
        line("Inference configurations, best first by %s", criterion());
        line("current: %s", words(diagnosis.current().toMap()));
        line(
                "  %-44s %8s%s  %s",
                "CHANGED",
                "SPEARMAN",
                labels ? "%22s".formatted("SRCC (95 %)") : "",
                String.format(Locale.ROOT, "GAIN OVER CURRENT (%.1f %%)", 100 * diagnosis.confidence()));
        diagnosis
                .candidates()
                .forEach(candidate -> line(
                        "%s %-44s %8.2f%s  %s",
                        candidate.isCurrent() ? "*" : " ",
                        candidate.isCurrent() ? "nothing (current)" : String.join(", ", candidate.changes()),
                        candidate.monotonicity().mean(),
                        agreement(candidate),
                        gain(candidate)));
    }

    private String criterion() {
        var labeled = diagnosis.labeled();
        return labeled == null
                ? "mean Spearman correlation of distortion level and score"
                : String.format(
                        Locale.ROOT,
                        "SRCC on %,d of %,d %s images of %s",
                        labeled.scored(),
                        labeled.of(),
                        labeled.official() ? "test" : "labeled",
                        labeled.set());
    }

    private static String words(Map<String, String> inferenceConfig) {
        return inferenceConfig.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String agreement(RankedCandidate candidate) {
        var srcc = candidate.srcc();
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

    private static String gain(RankedCandidate candidate) {
        Interval gain = candidate.gain();
        if (gain == null) {
            return "";
        }
        String interval = String.format(Locale.ROOT, "%+.3f..%+.3f", gain.low(), gain.high());
        return interval + (candidate.isDistinguishable() ? "" : "  not distinguishable");
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
