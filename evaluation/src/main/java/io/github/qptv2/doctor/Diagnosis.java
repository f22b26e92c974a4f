package io.github.qptv2.doctor;

import java.util.List;

import io.github.qptv2.scoring.bundle.InferenceConfig;
import org.jspecify.annotations.Nullable;

/**
 * What an examination has found.
 *
 * @param verdict on the scores under the current conventions
 * @param current conventions that the file is read with now
 * @param candidates all that were tried, best first
 * @param winner better than the current ones by more than noise, or null
 * @param confidence of each interval of the standings
 * @param health of the raw outputs
 * @param findings in sentences, gravest first
 * @param images names of those whose ladders were scored
 * @param labeled what conventions were ranked by, or null: then by the ladders
 * @param unreadable a line for each image that could not be used
 */
public record Diagnosis(
        TrustVerdict verdict,
        InferenceConfig current,
        List<RankedCandidate> candidates,
        @Nullable RankedCandidate winner,
        double confidence,
        OutputHealth health,
        List<String> findings,
        List<String> images,
        @Nullable Labeled labeled,
        List<String> unreadable) {

    /**
     * Labeled images that were scored.
     *
     * @param scored how many
     * @param of how many there are in the part they were drawn from
     * @param official whether from the official test part
     */
    public record Labeled(String set, int scored, int of, boolean official) {}

    /** The result under the current conventions. */
    public RankedCandidate now() {
        return candidates.stream()
                .filter(RankedCandidate::isCurrent)
                .findFirst()
                .orElseThrow();
    }

    /** Whether too few images were seen to say anything of other conventions. */
    public boolean isOfTooFew() {
        return candidates.stream().allMatch(candidate -> candidate.ahead() == null);
    }

    /** Whether the winner should be written: it must also be fit for use, or nothing is gained. */
    public boolean isWorthChanging() {
        if (winner == null) {
            return false;
        }
        return winner.srcc() == null
                ? TrustVerdict.of(winner.monotonicity().mean()) != TrustVerdict.FAIL
                : winner.srcc().interval() != null && winner.srcc().interval().low() > 0;
    }
}
