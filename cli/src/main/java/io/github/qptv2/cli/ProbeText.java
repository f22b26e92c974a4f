package io.github.qptv2.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.data.benchmark.LabelledSet;
import io.github.qptv2.data.benchmark.Part;
import io.github.qptv2.evaluate.EncoderProbe;
import io.github.qptv2.metric.Estimate;

/** What probes of encoders have found, for eyes and for programs. */
record ProbeText(LabelledSet set, List<Line> lines, Optional<EncoderProbe.Lead> lead) {

    /** One encoder's figures. */
    record Line(String encoder, EncoderProbe.Outcome outcome) {}

    String table() {
        var text = new StringBuilder(
                "%s, official split: learnt from %,d pictures, judged by %,d%n".formatted(set.name(), train(), test()));
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
        lead.ifPresent(ahead -> text.append(ahead(ahead)));
        return text.toString();
    }

    private String ahead(EncoderProbe.Lead ahead) {
        return String.format(
                Locale.ROOT,
                "%s less the mean of the random ones, SRCC: %+.3f (%s) on training pictures held out in turn, "
                        + "%+.3f (%s) on the test pictures%n",
                TableRows.oneLine(lines.get(0).encoder()),
                ahead.heldOut().value(),
                interval(ahead.heldOut()),
                ahead.test().value(),
                interval(ahead.test()));
    }

    String json() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("set", set.name());
        fields.put("train", train());
        fields.put("test", test());
        fields.put("probes", lines.stream().map(ProbeText::json).toList());
        lead.ifPresent(ahead -> {
            var ends = new LinkedHashMap<String, Object>();
            AgreementText.estimate(ends, "held_out", ahead.heldOut());
            AgreementText.estimate(ends, "test", ahead.test());
            fields.put("against_random", ends);
        });
        return Json.line(fields) + "\n";
    }

    private static Map<String, Object> json(Line line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("encoder", line.encoder());
        fields.put("penalty", line.outcome().fit().penalty());
        fields.put("validated", line.outcome().fit().validated());
        fields.putAll(AgreementText.json(AgreementFigures.of(line.outcome().report())));
        return fields;
    }

    private static String interval(Estimate estimate) {
        var interval = estimate.interval();
        return interval == null ? "-" : String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high());
    }

    private int train() {
        return set.part(Part.TRAIN).size();
    }

    private int test() {
        return set.part(Part.TEST).size();
    }
}
