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
 * @param gain interval of the gain over the current configuration in the ranking measure; the intervals of all
 *     candidates hold jointly with 95 % confidence (Bonferroni); null for the current configuration and for too few
 *     images
 */
public record RankedCandidate(
        InferenceConfig inferenceConfig,
        List<String> changes,
        Monotonicity monotonicity,
        @Nullable Estimate srcc,
        @Nullable Interval gain) {

    /** Whether this is the current configuration. */
    public boolean isCurrent() {
        return changes.isEmpty();
    }

    /** Whether the difference from the current configuration is significant. */
    public boolean isDistinguishable() {
        return gain != null && (gain.low() > 0 || gain.high() < 0);
    }
}
