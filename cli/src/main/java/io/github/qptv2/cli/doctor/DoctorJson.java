package io.github.qptv2.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.cli.checkpoint.Inspection;
import io.github.qptv2.doctor.Diagnosis;
import io.github.qptv2.doctor.DistortionLevels;
import io.github.qptv2.doctor.Monotonicity;
import io.github.qptv2.doctor.MonotonicityVerdict;
import io.github.qptv2.doctor.OutputStatistics;
import io.github.qptv2.doctor.RankedCandidate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** Formats a report as JSON; docs/cli.md describes the keys. */
final class DoctorJson {

    private DoctorJson() {}

    static Map<String, Object> unusable(Inspection checkpoint) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", checkpoint.file());
        fields.put("result", "unusable");
        fields.put("checkpoint", checkpoint);
        return fields;
    }

    static Map<String, Object> of(DoctorReport report) {
        Diagnosis diagnosis = report.diagnosis();
        Monotonicity now = diagnosis.currentCandidate().monotonicity();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", report.checkpoint().file());
        fields.put("result", key(diagnosis.trust()));
        fields.put("spearman", now.mean());
        fields.put("findings", diagnosis.findings());
        fields.put("images", diagnosis.images());
        fields.put("unreadable", diagnosis.unreadable());
        fields.put("distortions", distortions(now, diagnosis.images()));
        fields.put("raw", raw(diagnosis.health()));
        fields.put("inference", diagnosis.current().toMap());
        fields.put("ranked_by", diagnosis.labeled() == null ? "spearman" : "srcc");
        fields.put("labeled", labeled(diagnosis.labeled()));
        fields.put("confidence", diagnosis.confidence());
        fields.put(
                "candidates",
                diagnosis.candidates().stream().map(DoctorJson::candidate).toList());
        fields.put(
                "recommended",
                diagnosis.recommended() == null ? NullNode.getInstance() : candidate(diagnosis.recommended()));
        fields.put("worth_changing", diagnosis.isSignificantlyBetter());
        fields.put(
                "written",
                report.written() == null
                        ? NullNode.getInstance()
                        : report.written().toString());
        fields.put("checkpoint", report.checkpoint());
        return fields;
    }

    private static Map<String, Object> distortions(Monotonicity monotonicity, List<String> names) {
        var distortions = new LinkedHashMap<String, Object>();
        for (var distortion : DistortionLevels.values()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("spearman", number(monotonicity.mean(distortion)));
            fields.put("result", key(MonotonicityVerdict.of(monotonicity.mean(distortion))));
            fields.put("flat", monotonicity.flat(distortion));
            var images = new ArrayList<Object>();
            for (int i = 0; i < names.size(); i++) {
                images.add(number(monotonicity.images().get(i).getOrDefault(distortion, Double.NaN)));
            }
            fields.put("images", images);
            fields.put(
                    "levels",
                    distortion.levels().stream()
                            .map(level -> level.settings().text())
                            .toList());
            distortions.put(distortion.key(), fields);
        }
        return distortions;
    }

    private static Map<String, Object> raw(OutputStatistics health) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("lowest", number(health.lowest()));
        fields.put("highest", number(health.highest()));
        fields.put("mean", number(health.mean()));
        fields.put("deviation", number(health.deviation()));
        fields.put("repeat_difference", number(health.repeatDifference()));
        fields.put("not_finite", health.nonFinite());
        fields.put("outputs", health.outputs());
        return fields;
    }

    private static Object labeled(Diagnosis.@Nullable Labeled labeled) {
        if (labeled == null) {
            return NullNode.getInstance();
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("set", labeled.set());
        fields.put("scored", labeled.scored());
        fields.put("of", labeled.of());
        fields.put("official_test", labeled.official());
        return fields;
    }

    private static Map<String, Object> candidate(RankedCandidate candidate) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("current", candidate.isCurrent());
        fields.put("changes", candidate.changes());
        fields.put("inference", candidate.inferenceConfig().toMap());
        fields.put("spearman", candidate.monotonicity().mean());
        var srcc = candidate.srcc();
        var interval = srcc == null ? null : srcc.interval();
        fields.put("srcc", srcc == null ? NullNode.getInstance() : srcc.value());
        fields.put("srcc_low", interval == null ? NullNode.getInstance() : interval.low());
        fields.put("srcc_high", interval == null ? NullNode.getInstance() : interval.high());
        var gain = candidate.gain();
        fields.put("gain_low", gain == null ? NullNode.getInstance() : gain.low());
        fields.put("gain_high", gain == null ? NullNode.getInstance() : gain.high());
        fields.put("distinguishable", candidate.isDistinguishable());
        return fields;
    }

    private static Object number(double value) {
        return Double.isFinite(value) ? value : NullNode.getInstance();
    }

    private static String key(MonotonicityVerdict result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
