package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.metric.Estimate;
import org.jspecify.annotations.Nullable;

/** What the figures mean, in sentences; the gravest come first. */
final class DiagnosisText {

    private final List<String> sentences = new ArrayList<>();

    private DiagnosisText() {}

    static List<String> of(RankedCandidate now, OutputHealth health, int images) {
        var findings = new DiagnosisText();
        findings.ofOutputs(health);
        findings.ofDirection(now.monotonicity(), health);
        findings.ofLabels(now.srcc());
        findings.ofSeries(now.monotonicity(), health, images);
        return List.copyOf(findings.sentences);
    }

    private void ofOutputs(OutputHealth health) {
        if (health.nonFinite() > 0) {
            say(
                    "%d of %d outputs are not finite: weights or conventions are broken",
                    health.nonFinite(), health.outputs());
        } else if (!health.isRepeatable()) {
            say("the same image scored again differs by %.2g; it must not", health.repeatDifference());
        }
    }

    private void ofDirection(Monotonicity monotonicity, OutputHealth health) {
        if (health.nonFinite() == 0 && monotonicity.mean() >= -TrustVerdict.MOST_TO_WARN) {
            say("scores rise with damage: either a higher output means a worse image here, which a calibration must"
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

    private void ofSeries(Monotonicity monotonicity, OutputHealth health, int images) {
        int flat = 0;
        for (var distortion : DistortionLevels.values()) {
            flat += monotonicity.flat(distortion);
        }
        if (flat > 0 && health.nonFinite() == 0) {
            say(
                    "%d of %d ladders have one and the same score at every severity; they count as 0",
                    flat, images * DistortionLevels.values().length);
        }
        if (health.isConstant() && images > 1) {
            say("all images get the same score");
        }
        if (images < RankingEvidence.FEWEST) {
            say("%d images are too few to be sure; give at least %d", images, RankingEvidence.FEWEST);
        }
    }

    private void say(String sentence, Object... values) {
        sentences.add(String.format(Locale.ROOT, sentence, values));
    }
}
