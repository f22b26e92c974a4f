package io.github.qptv2.cli.data;

import java.util.LinkedHashMap;
import java.util.Locale;

import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.cli.output.TableRows;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.benchmark.CheckFinding;
import io.github.qptv2.dataset.benchmark.DatasetCheckReport;

/** Formats the report of a dataset check as text and as JSON. */
final class CheckText {

    /** Maximum number of lines shown for a finding. */
    private static final int SHOWN = 10;

    private CheckText() {}

    static String table(DatasetCheckReport report) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %,d labels, %,d usable, ratings %s..%s%s; %,d images decoded%s%n",
                report.name(),
                report.items(),
                report.usable(),
                report.scale().low(),
                report.scale().high(),
                message(report.scale()),
                report.decoded(),
                report.notDecoded() > 0 ? ", %,d videos not decoded".formatted(report.notDecoded()) : ""));
        for (CheckFinding finding : report.findings()) {
            text.append("%s: %,d%n".formatted(name(finding), finding.details().size()));
            finding.details().stream().limit(SHOWN).forEach(line -> text.append("  ")
                    .append(TableRows.oneLine(line))
                    .append('\n'));
            if (finding.details().size() > SHOWN) {
                text.append("  and %,d more; --format json lists all%n"
                        .formatted(finding.details().size() - SHOWN));
            }
        }
        return text.append(report.isValid() ? "valid\n" : "not valid\n").toString();
    }

    private static String message(RatingScale scale) {
        if (!scale.stated()) {
            return " (their range: the scale is not stated; higher is better)";
        }
        return scale.flipped() ? " (negated DMOS, higher is better)" : " (higher is better)";
    }

    private static String name(CheckFinding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String json(DatasetCheckReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", report.name());
        fields.put("valid", report.isValid());
        fields.put("labels", report.items());
        fields.put("usable", report.usable());
        fields.put("low", report.scale().low());
        fields.put("high", report.scale().high());
        fields.put("scale_stated", report.scale().stated());
        fields.put("flipped", report.scale().flipped());
        fields.put("images_opened", report.decoded());
        fields.put("clips_not_decoded", report.notDecoded());
        report.findings()
                .forEach(finding -> fields.put(finding.kind().name().toLowerCase(Locale.ROOT), finding.details()));
        return JsonText.line(fields) + "\n";
    }
}
