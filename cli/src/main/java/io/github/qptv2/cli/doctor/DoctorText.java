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
import io.github.qptv2.doctor.OutputHealth;
import io.github.qptv2.doctor.RankedCandidate;
import io.github.qptv2.doctor.TrustVerdict;
import org.jspecify.annotations.Nullable;

/** A report for a reader: the verdict and what to do, then the figures behind it. */
final class DoctorText {

    private final StringBuilder text = new StringBuilder();
    private final DoctorReport report;
    private final Diagnosis diagnosis;

    private DoctorText(DoctorReport report) {
        this.report = report;
        diagnosis = report.diagnosis();
    }

    static String unusable(Inspection checkpoint) {
        return "UNUSABLE: this file cannot score images; what is wrong stands at the end\n\n"
                + InspectionText.of(checkpoint);
    }

    static String of(DoctorReport report) {
        var text = new DoctorText(report);
        text.verdict();
        text.distortions();
        text.outputs();
        new CandidateTable(text.text, text.diagnosis).write();
        text.unreadable();
        return text.text.toString();
    }

    private void verdict() {
        line("%s: %s", diagnosis.verdict(), judgement());
        line("%s", advice());
        diagnosis.findings().forEach(finding -> line("Note: %s.", finding));
        line("");
    }

    private String judgement() {
        double spearman = diagnosis.now().monotonicity().mean();
        String scores =
                switch (TrustVerdict.of(spearman)) {
                    case PASS -> "scores fall as damage grows";
                    case WARN -> "scores fall by and large as damage grows, but not reliably";
                    case FAIL -> "scores do not follow damage; do not trust them";
                };
        return String.format(
                Locale.ROOT, "%s (mean Spearman %.2f; at most -0.80 passes, above -0.60 fails)", scores, spearman);
    }

    private String advice() {
        RankedCandidate winner = diagnosis.winner();
        if (diagnosis.isOfTooFew()) {
            return "Too few images to tell whether other conventions are better."
                    + (report.fix() ? " Nothing was changed." : "");
        }
        if (winner == null) {
            return "No other conventions are better by more than noise"
                    + (diagnosis.labeled() == null
                            ? "; channels, normalization and pooling often need labels to be told apart (--data)."
                            : ".")
                    + (report.fix() ? " Nothing was changed." : "");
        }
        String better = "Better by more than noise: " + String.join(", ", winner.changes()) + ".";
        if (!diagnosis.isWorthChanging()) {
            return better + " But these scores fail, too." + (report.fix() ? " Nothing was changed." : "");
        }
        if (report.written() != null) {
            return better + " Written to " + report.written() + ".";
        }
        return better + " --fix writes them into a bundle.";
    }

    private void distortions() {
        Monotonicity now = diagnosis.now().monotonicity();
        line(
                "%d photographs, each at five severities of five kinds of damage",
                diagnosis.images().size());
        line("%-12s %8s  %-7s %s", "DAMAGE", "SPEARMAN", "VERDICT", "LEAST MONOTONE IMAGE");
        for (var distortion : DistortionLevels.values()) {
            double mean = now.mean(distortion);
            line(
                    "%-12s %8s  %-7s %s",
                    distortion.key(),
                    Double.isNaN(mean) ? "-" : signed(mean),
                    key(TrustVerdict.of(mean)),
                    worst(now, distortion));
        }
        line("%-12s %8s  %-7s", "mean", signed(now.mean()), key(TrustVerdict.of(now.mean())));
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
        OutputHealth health = diagnosis.health();
        line(
                "raw output    %.4g to %.4g, mean %.4g, standard deviation %.3g over the photographs",
                health.lowest(), health.highest(), health.mean(), health.deviation());
        line(
                "repeated      %s",
                health.isRepeatable()
                        ? "the same image gets the same output"
                        : "the same image gets another output, by %.2g".formatted(health.repeatDifference()));
        var shape = report.checkpoint().architecture();
        line(
                "checkpoint    %s, %d tensors, none missing, none unexpected",
                shape == null ? "-" : shape.name(), report.checkpoint().tensors());
        var model = report.checkpoint().model();
        boolean said = model != null && model.source().equals("file");
        line("conventions   %s", said ? "as the file says" : "defaults: the file does not say how it is to be read");
        line("calibration   %s", calibration(model));
        line("");
    }

    private static String calibration(@Nullable InspectedModel model) {
        return model == null || model.calibration() == null
                ? "none: raw outputs have no unit; compare them within this model only"
                : "there; it holds for the current conventions alone";
    }

    private void unreadable() {
        if (!diagnosis.unreadable().isEmpty()) {
            line("");
            line("left out, could not be used: %d", diagnosis.unreadable().size());
            diagnosis.unreadable().forEach(reason -> line("  %s", TableRows.oneLine(reason)));
        }
    }

    private static String key(TrustVerdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
