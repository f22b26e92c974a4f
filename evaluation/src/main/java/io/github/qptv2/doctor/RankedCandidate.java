package io.github.qptv2.doctor;

import java.util.List;

import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import org.jspecify.annotations.Nullable;

/**
 * Result of one candidate.
 *
 * @param changes differences from the current configuration, such as {@code channels=bgr}; empty for the current one
 * @param srcc correlation of score and MOS with its 95 % interval; null without labels
 * @param ahead interval of the gain over the current configuration in the ranking measure; the intervals of all
 *     candidates hold jointly with 95 % confidence (Bonferroni); null for the current configuration and for too few
 *     images
 */
public record RankedCandidate(
        InferenceConfig inferenceConfig,
        List<String> changes,
        Monotonicity monotonicity,
        @Nullable Estimate srcc,
        @Nullable Interval ahead) {

    /** Whether this is the current configuration. */
    public boolean isCurrent() {
        return changes.isEmpty();
    }

    /** Whether the difference from the current configuration is significant. */
    public boolean isDistinguishable() {
        return ahead != null && (ahead.low() > 0 || ahead.high() < 0);
    }
}
