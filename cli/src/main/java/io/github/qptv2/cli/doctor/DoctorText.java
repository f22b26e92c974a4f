package io.github.qptv2.cli.doctor;

import java.util.List;
import java.util.Locale;

import io.github.qptv2.cli.checkpoint.InspectedModel;
import io.github.qptv2.cli.checkpoint.Inspection;
import io.github.qptv2.cli.checkpoint.InspectionText;
import io.github.qptv2.cli.output.TableRows;
import io.github.qptv2.doctor.Diagnosis;
import io.github.qptv2.doctor.DistortionLevels;
import io.github.qptv2.doctor.Monotonicity;
import io.github.qptv2.doctor.MonotonicityVerdict;
import io.github.qptv2.doctor.OutputStatistics;
import io.github.qptv2.doctor.RankedCandidate;
import org.jspecify.annotations.Nullable;

/** Formats a report as text: the result and the advice, then the measurements. */
final class DoctorText {

    private final StringBuilder text = new StringBuilder();
    private final DoctorReport report;
    private final Diagnosis diagnosis;

    private DoctorText(DoctorReport report) {
        this.report = report;
        diagnosis = report.diagnosis();
    }

    static String unusable(Inspection checkpoint) {
        return "UNUSABLE: this file cannot score images; the last lines give the reason\n\n"
                + InspectionText.of(checkpoint);
    }

    static String of(DoctorReport report) {
        var text = new DoctorText(report);
        text.result();
        text.distortions();
        text.outputs();
        new CandidateTable(text.text, text.diagnosis).write();
        text.unreadable();
        return text.text.toString();
    }

    private void result() {
        line("%s: %s", diagnosis.trust(), summary());
        line("%s", advice());
        diagnosis.findings().forEach(finding -> line("Note: %s.", finding));
        line("");
    }

    private String summary() {
        double spearman = diagnosis.currentCandidate().monotonicity().mean();
        String scores =
                switch (MonotonicityVerdict.of(spearman)) {
                    case PASS -> "scores decrease with the distortion level";
                    case WARN -> "scores decrease with the distortion level, but not reliably";
                    case FAIL -> "scores do not follow the distortion level; they are not reliable";
                };
        return String.format(
                Locale.ROOT, "%s (mean Spearman %.2f; at most -0.80 passes, above -0.60 fails)", scores, spearman);
    }

    private String advice() {
        RankedCandidate recommended = diagnosis.recommended();
        if (diagnosis.hasTooFewImages()) {
            return "Too few images to decide whether another inference configuration is better."
                    + (report.fix() ? " Nothing was changed." : "");
        }
        if (recommended == null) {
            return "No other inference configuration is significantly better"
                    + (diagnosis.labeled() == null
                            ? "; differences in channels, normalization and pooling often need labels (--dataset)."
                            : ".")
                    + (report.fix() ? " Nothing was changed." : "");
        }
        String better = "Significantly better: " + String.join(", ", recommended.changes()) + ".";
        if (!diagnosis.isSignificantlyBetter()) {
            return better + " But its scores fail as well." + (report.fix() ? " Nothing was changed." : "");
        }
        if (report.written() != null) {
            return better + " Written to " + report.written() + ".";
        }
        return better + " --fix writes it into a bundle.";
    }

    private void distortions() {
        Monotonicity now = diagnosis.currentCandidate().monotonicity();
        line(
                "%d photographs, each with five distortions at five levels",
                diagnosis.images().size());
        line("%-12s %8s  %-7s %s", "DISTORTION", "SPEARMAN", "RESULT", "LEAST MONOTONE IMAGE");
        for (var distortion : DistortionLevels.values()) {
            double mean = now.mean(distortion);
            line(
                    "%-12s %8s  %-7s %s",
                    distortion.key(),
                    Double.isNaN(mean) ? "-" : signed(mean),
                    key(MonotonicityVerdict.of(mean)),
                    worst(now, distortion));
        }
        line("%-12s %8s  %-7s", "mean", signed(now.mean()), key(MonotonicityVerdict.of(now.mean())));
        line("");
    }

    private String worst(Monotonicity monotonicity, DistortionLevels distortion) {
        List<Double> each = monotonicity.images().stream()
                .map(image -> image.getOrDefault(distortion, Double.NaN))
                .toList();
        int worst = 0;
        for (int i = 0; i < each.size(); i++) {
            if (Double.isNaN(each.get(i)) || each.get(i) > each.get(worst)) {
                worst = i;
            }
        }
        return (Double.isNaN(each.get(worst)) ? "flat" : signed(each.get(worst))) + " "
                + TableRows.oneLine(diagnosis.images().get(worst));
    }

    private void outputs() {
        OutputStatistics health = diagnosis.health();
        line(
                "raw output    %.4g to %.4g, mean %.4g, standard deviation %.3g over the photographs",
                health.lowest(), health.highest(), health.mean(), health.deviation());
        line(
                "repeated      %s",
                health.isRepeatable()
                        ? "the same image gets the same output"
                        : "the outputs of one image differ by %.2g".formatted(health.repeatDifference()));
        var shape = report.checkpoint().architecture();
        line(
                "checkpoint    %s, %d tensors, none missing, none unexpected",
                shape == null ? "-" : shape.name(), report.checkpoint().tensors());
        var model = report.checkpoint().model();
        boolean stored = model != null && model.source().equals("file");
        line(
                "inference     %s",
                stored ? "as stored in the file" : "defaults: the file stores no inference configuration");
        line("calibration   %s", calibration(model));
        line("");
    }

    private static String calibration(@Nullable InspectedModel model) {
        return model == null || model.calibration() == null
                ? "none: raw outputs have no unit; compare them within this model only"
                : "present; valid for the current inference configuration only";
    }

    private void unreadable() {
        if (!diagnosis.unreadable().isEmpty()) {
            line("");
            line("not readable, left out: %d", diagnosis.unreadable().size());
            diagnosis.unreadable().forEach(reason -> line("  %s", TableRows.oneLine(reason)));
        }
    }

    private static String key(MonotonicityVerdict result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
