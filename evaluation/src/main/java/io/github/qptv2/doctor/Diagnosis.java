package io.github.qptv2.doctor;

import java.util.List;

import io.github.qptv2.scoring.bundle.InferenceConfig;
import org.jspecify.annotations.Nullable;

/**
 * Result of an examination.
 *
 * @param trust in the scores under the current inference configuration
 * @param current inference configuration of the file
 * @param candidates all candidates, best first
 * @param recommended candidate that is significantly better than the current configuration, or null
 * @param confidence of each interval of the candidates
 * @param health of the raw outputs
 * @param findings sentences, most severe first
 * @param images names of the images whose distortion series were scored
 * @param labeled the labeled images that rank the candidates, or null where distortion series do
 * @param unreadable one line for each image that could not be scored
 */
public record Diagnosis(
        MonotonicityVerdict trust,
        InferenceConfig current,
        List<RankedCandidate> candidates,
        @Nullable RankedCandidate recommended,
        double confidence,
        OutputStatistics health,
        List<String> findings,
        List<String> images,
        @Nullable Labeled labeled,
        List<String> unreadable) {

    /**
     * Labeled images that were scored.
     *
     * @param scored number of scored images
     * @param of size of the part that was sampled
     * @param official whether that part is the official test part
     */
    public record Labeled(String set, int scored, int of, boolean official) {}

    /** The result of the current configuration. */
    public RankedCandidate currentCandidate() {
        return candidates.stream()
                .filter(RankedCandidate::isCurrent)
                .findFirst()
                .orElseThrow();
    }

    /** Whether too few images were scored to compare candidates. */
    public boolean hasTooFewImages() {
        return candidates.stream().allMatch(candidate -> candidate.gain() == null);
    }

    /** Whether the recommended should be written: it exists, and its own scores do not fail. */
    public boolean isSignificantlyBetter() {
        if (recommended == null) {
            return false;
        }
        return recommended.srcc() == null
                ? MonotonicityVerdict.of(recommended.monotonicity().mean()) != MonotonicityVerdict.FAIL
                : recommended.srcc().interval() != null
                        && recommended.srcc().interval().low() > 0;
    }
}
