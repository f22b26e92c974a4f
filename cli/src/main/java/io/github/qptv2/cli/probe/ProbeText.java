package io.github.qptv2.cli.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.cli.evaluate.AgreementMetrics;
import io.github.qptv2.cli.evaluate.AgreementText;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.cli.output.TableRows;
import io.github.qptv2.evaluate.EncoderProbe;
import io.github.qptv2.metric.Estimate;

/** Formats the results of linear probes as a table and as JSON. */
record ProbeText(Evaluated evaluated, List<Line> lines, Optional<EncoderProbe.Gain> gain) {

    /**
     * The data of a probe.
     *
     * @param part evaluated part of the split
     * @param train number of training images
     * @param test number of evaluated images
     */
    record Evaluated(String set, String split, String part, int train, int test) {}

    /** The result of one encoder. */
    record Line(String encoder, EncoderProbe.Outcome outcome) {}

    String table() {
        var text = new StringBuilder("%s, split %s: fitted to %,d training images, evaluated on %,d images of part %s%n"
                .formatted(evaluated.set(), evaluated.split(), evaluated.train(), evaluated.test(), evaluated.part()));
        text.append(String.format(
                Locale.ROOT,
                "%-20s %7s %18s %7s %18s %10s %9s%n",
                "ENCODER",
                "SRCC",
                "95 %",
                "PLCC",
                "95 %",
                "VALIDATED",
                "PENALTY"));
        for (var line : lines) {
            var report = line.outcome().report();
            var fit = line.outcome().fit();
            text.append(String.format(
                    Locale.ROOT,
                    "%-20s %7.3f %18s %7.3f %18s %10.3f %9.0e%n",
                    TableRows.oneLine(line.encoder()),
                    report.srcc().value(),
                    interval(report.srcc()),
                    report.plcc().value(),
                    interval(report.plcc()),
                    fit.validated(),
                    fit.penalty()));
        }
        gain.ifPresent(each -> text.append(line(each)));
        return text.toString();
    }

    private String line(EncoderProbe.Gain gain) {
        return String.format(
                Locale.ROOT,
                "%s minus the mean of the random encoders, SRCC: %+.3f (%s) in cross-validation on the training images, "
                        + "%+.3f (%s) on the %s images%n",
                TableRows.oneLine(lines.get(0).encoder()),
                gain.heldOut().value(),
                interval(gain.heldOut()),
                gain.test().value(),
                interval(gain.test()),
                evaluated.part());
    }

    String json() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("set", evaluated.set());
        fields.put("split", evaluated.split());
        fields.put("part", evaluated.part());
        fields.put("train", evaluated.train());
        fields.put("test", evaluated.test());
        fields.put("probes", lines.stream().map(ProbeText::json).toList());
        gain.ifPresent(each -> {
            var ends = new LinkedHashMap<String, Object>();
            AgreementText.estimate(ends, "held_out", each.heldOut());
            AgreementText.estimate(ends, "test", each.test());
            fields.put("against_random", ends);
        });
        return JsonText.line(fields) + "\n";
    }

    private static Map<String, Object> json(Line line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("encoder", line.encoder());
        fields.put("penalty", line.outcome().fit().penalty());
        fields.put("validated", line.outcome().fit().validated());
        fields.putAll(AgreementText.json(AgreementMetrics.of(line.outcome().report())));
        return fields;
    }

    private static String interval(Estimate estimate) {
        var interval = estimate.interval();
        return interval == null ? "-" : String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high());
    }
}
