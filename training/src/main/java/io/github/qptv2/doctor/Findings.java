package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.metric.Estimate;
import org.jspecify.annotations.Nullable;

/** What the figures mean, in sentences; the gravest come first. */
final class Findings {

    private final List<String> sentences = new ArrayList<>();

    private Findings() {}

    static List<String> of(Standing now, Health health, int pictures) {
        var findings = new Findings();
        findings.ofOutputs(health);
        findings.ofDirection(now.monotonicity(), health);
        findings.ofLabels(now.srcc());
        findings.ofLadders(now.monotonicity(), health, pictures);
        return List.copyOf(findings.sentences);
    }

    private void ofOutputs(Health health) {
        if (health.nonFinite() > 0) {
            say(
                    "%d of %d outputs are not finite: weights or conventions are broken",
                    health.nonFinite(), health.outputs());
        } else if (!health.isRepeatable()) {
            say("the same picture scored again differs by %.2g; it must not", health.repeatDifference());
        }
    }

    private void ofDirection(Monotonicity monotonicity, Health health) {
        if (health.nonFinite() == 0 && monotonicity.mean() >= -Verdict.MOST_TO_WARN) {
            say("scores rise with damage: either a higher output means a worse picture here, which a calibration must"
                    + " say, or the weights were trained for something else");
        }
    }

    private void ofLabels(@Nullable Estimate srcc) {
        var interval = srcc == null ? null : srcc.interval();
        if (interval != null && interval.low() <= 0 && interval.high() >= 0) {
            say("agreement with opinions cannot be told from none");
        } else if (interval != null && interval.high() < 0) {
            say("scores fall where opinions rise");
        }
    }

    private void ofLadders(Monotonicity monotonicity, Health health, int pictures) {
        int flat = 0;
        for (var damage : Damage.values()) {
            flat += monotonicity.flat(damage);
        }
        if (flat > 0 && health.nonFinite() == 0) {
            say(
                    "%d of %d ladders have one and the same score at every severity; they count as 0",
                    flat, pictures * Damage.values().length);
        }
        if (health.isConstant() && pictures > 1) {
            say("all pictures get the same score");
        }
        if (pictures < Evidence.FEWEST) {
            say("%d pictures are too few to be sure; give at least %d", pictures, Evidence.FEWEST);
        }
    }

    private void say(String sentence, Object... values) {
        sentences.add(String.format(Locale.ROOT, sentence, values));
    }
}
