package io.github.qptv2.doctor;

import java.util.List;

import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's result.
 *
 * @param changes what differs from the current conventions, such as {@code channels=bgr}; empty for these themselves
 * @param srcc correlation of score and opinion with its 95 % interval; null without labels
 * @param ahead how far ahead of the current conventions by what candidates are ranked by; the intervals of all
 *     candidates hold together with 95 % confidence (Bonferroni); null for the current conventions, and where too few
 *     images were seen
 */
public record RankedCandidate(
        InferenceConfig inferenceConfig,
        List<String> changes,
        Monotonicity monotonicity,
        @Nullable Estimate srcc,
        @Nullable Interval ahead) {

    /** Whether these are the conventions that the file is read with now. */
    public boolean isCurrent() {
        return changes.isEmpty();
    }

    /** Whether it is ahead of, or behind, the current conventions by more than noise. */
    public boolean isDistinguishable() {
        return ahead != null && (ahead.low() > 0 || ahead.high() < 0);
    }
}
