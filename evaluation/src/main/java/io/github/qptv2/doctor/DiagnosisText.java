package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.metric.Estimate;
import org.jspecify.annotations.Nullable;

/** Phrases findings as sentences, most severe first. */
final class DiagnosisText {

    private final List<String> sentences = new ArrayList<>();

    private DiagnosisText() {}

    static List<String> of(RankedCandidate now, OutputStatistics statistics, int images) {
        var findings = new DiagnosisText();
        findings.ofOutputs(statistics);
        findings.ofDirection(now.monotonicity(), statistics);
        findings.ofLabels(now.srcc());
        findings.ofSeries(now.monotonicity(), statistics, images);
        return List.copyOf(findings.sentences);
    }

    private void ofOutputs(OutputStatistics statistics) {
        if (statistics.nonFinite() > 0) {
            append(
                    "%d of %d outputs are not finite: check the weights and the inference configuration",
                    statistics.nonFinite(), statistics.outputs());
        } else if (!statistics.isRepeatable()) {
            append("scoring the same image again changes its output by %.2g", statistics.repeatDifference());
        }
    }

    private void ofDirection(Monotonicity monotonicity, OutputStatistics statistics) {
        if (statistics.nonFinite() == 0 && monotonicity.mean() >= -MonotonicityVerdict.WARN_LIMIT) {
            append(
                    "scores do not fall with distortion level: either higher outputs mean worse images, which a calibration"
                            + " must declare, or the weights were trained for another task");
        }
    }

    private void ofLabels(@Nullable Estimate srcc) {
        var interval = srcc == null ? null : srcc.interval();
        if (interval != null && interval.low() <= 0 && interval.high() >= 0) {
            append("the correlation with MOS does not differ significantly from zero");
        } else if (interval != null && interval.high() < 0) {
            append("scores fall as MOS rises");
        }
    }

    private void ofSeries(Monotonicity monotonicity, OutputStatistics statistics, int images) {
        int flat = 0;
        for (var distortion : DistortionLevels.values()) {
            flat += monotonicity.flat(distortion);
        }
        if (flat > 0 && statistics.nonFinite() == 0) {
            append(
                    "%d of %d distortion series have the same score at every level; they count as 0",
                    flat, images * DistortionLevels.values().length);
        }
        if (statistics.isConstant() && images > 1) {
            append("all images get the same score");
        }
        if (images < RankingEvidence.MIN) {
            append("%d images are too few for a reliable result; use at least %d", images, RankingEvidence.MIN);
        }
    }

    private void append(String sentence, Object... values) {
        sentences.add(String.format(Locale.ROOT, sentence, values));
    }
}
