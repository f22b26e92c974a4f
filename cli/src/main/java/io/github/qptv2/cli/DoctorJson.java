package io.github.qptv2.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.doctor.Damage;
import io.github.qptv2.doctor.Diagnosis;
import io.github.qptv2.doctor.Health;
import io.github.qptv2.doctor.Monotonicity;
import io.github.qptv2.doctor.Standing;
import io.github.qptv2.doctor.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** A report for programs; docs/cli.md has the keys. */
final class DoctorJson {

    private DoctorJson() {}

    static Map<String, Object> unusable(Inspection checkpoint) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", checkpoint.file());
        fields.put("verdict", "unusable");
        fields.put("checkpoint", checkpoint);
        return fields;
    }

    static Map<String, Object> of(DoctorReport report) {
        Diagnosis diagnosis = report.diagnosis();
        Monotonicity now = diagnosis.now().monotonicity();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", report.checkpoint().file());
        fields.put("verdict", key(diagnosis.verdict()));
        fields.put("spearman", now.mean());
        fields.put("findings", diagnosis.findings());
        fields.put("pictures", diagnosis.pictures());
        fields.put("unreadable", diagnosis.unreadable());
        fields.put("damages", damages(now, diagnosis.pictures()));
        fields.put("raw", raw(diagnosis.health()));
        fields.put("conventions", diagnosis.current().toMap());
        fields.put("ranked_by", diagnosis.labelled() == null ? "spearman" : "srcc");
        fields.put("labelled", labelled(diagnosis.labelled()));
        fields.put("confidence", diagnosis.confidence());
        fields.put(
                "candidates",
                diagnosis.standings().stream().map(DoctorJson::candidate).toList());
        fields.put("winner", diagnosis.winner() == null ? NullNode.getInstance() : candidate(diagnosis.winner()));
        fields.put("worth_changing", diagnosis.isWorthChanging());
        fields.put(
                "written",
                report.written() == null
                        ? NullNode.getInstance()
                        : report.written().toString());
        fields.put("checkpoint", report.checkpoint());
        return fields;
    }

    private static Map<String, Object> damages(Monotonicity monotonicity, List<String> names) {
        var damages = new LinkedHashMap<String, Object>();
        for (var damage : Damage.values()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("spearman", number(monotonicity.mean(damage)));
            fields.put("verdict", key(Verdict.of(monotonicity.mean(damage))));
            fields.put("flat", monotonicity.flat(damage));
            var pictures = new ArrayList<Object>();
            for (int i = 0; i < names.size(); i++) {
                pictures.add(number(monotonicity.pictures().get(i).getOrDefault(damage, Double.NaN)));
            }
            fields.put("pictures", pictures);
            fields.put(
                    "levels",
                    damage.levels().stream()
                            .map(level -> level.settings().text())
                            .toList());
            damages.put(damage.key(), fields);
        }
        return damages;
    }

    private static Map<String, Object> raw(Health health) {
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

    private static Object labelled(Diagnosis.@Nullable Labelled labelled) {
        if (labelled == null) {
            return NullNode.getInstance();
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("set", labelled.set());
        fields.put("scored", labelled.scored());
        fields.put("of", labelled.of());
        fields.put("official_test", labelled.official());
        return fields;
    }

    private static Map<String, Object> candidate(Standing standing) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("current", standing.isCurrent());
        fields.put("changes", standing.changes());
        fields.put("conventions", standing.conventions().toMap());
        fields.put("spearman", standing.monotonicity().mean());
        var srcc = standing.srcc();
        var interval = srcc == null ? null : srcc.interval();
        fields.put("srcc", srcc == null ? NullNode.getInstance() : srcc.value());
        fields.put("srcc_low", interval == null ? NullNode.getInstance() : interval.low());
        fields.put("srcc_high", interval == null ? NullNode.getInstance() : interval.high());
        var ahead = standing.ahead();
        fields.put("ahead_low", ahead == null ? NullNode.getInstance() : ahead.low());
        fields.put("ahead_high", ahead == null ? NullNode.getInstance() : ahead.high());
        fields.put("distinguishable", standing.isDistinguishable());
        return fields;
    }

    private static Object number(double value) {
        return Double.isFinite(value) ? value : NullNode.getInstance();
    }

    private static String key(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
