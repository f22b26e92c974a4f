package io.github.qptv2.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import org.jspecify.annotations.Nullable;

/**
 * Candidates ranked by evidence.
 *
 * @param evidence the ranking measure
 * @param confidence of each interval, Bonferroni-corrected so that all hold jointly with 95 % confidence
 * @param ranked best first
 */
record CandidateRanking(
        ConfigCandidates candidates, RankingEvidence evidence, double confidence, List<RankedCandidate> ranked) {

    static CandidateRanking of(
            ConfigCandidates candidates, Map<InferenceConfig, Monotonicity> series, RankingEvidence evidence) {
        double confidence = 1 - 0.05 / (candidates.all().size() - 1);
        var current = candidates.current();
        var ranked = candidates.all().stream()
                .sorted(Comparator.comparingDouble((InferenceConfig candidate) -> -evidence.of(candidate)))
                .map(candidate -> new RankedCandidate(
                        candidate,
                        candidates.changes(candidate),
                        series.getOrDefault(candidate, new Monotonicity(List.of())),
                        srcc(candidate, evidence),
                        gain(candidate, current, evidence, confidence)))
                .toList();
        return new CandidateRanking(candidates, evidence, confidence, ranked);
    }

    /** Null for the current configuration and for too few images. */
    private static @Nullable Interval gain(
            InferenceConfig candidate, InferenceConfig current, RankingEvidence evidence, double confidence) {
        return candidate.equals(current) || evidence.images() < RankingEvidence.MIN
                ? null
                : evidence.difference(candidate, current, confidence);
    }

    private static @Nullable Estimate srcc(InferenceConfig candidate, RankingEvidence evidence) {
        return evidence instanceof RankingEvidence.LabelEvidence labels
                ? new Estimate(labels.of(candidate), labels.interval(candidate))
                : null;
    }

    /** The result of the current configuration. */
    RankedCandidate current() {
        return ranked.stream().filter(RankedCandidate::isCurrent).findFirst().orElseThrow();
    }

    /**
     * The candidate that is significantly better than the current configuration; among those indistinguishable from the
     * best, the one with the fewest changes. Empty if no candidate is, or for too few images.
     */
    Optional<RankedCandidate> recommended() {
        var best = ranked.get(0);
        if (evidence.images() < RankingEvidence.MIN || !isBetter(best)) {
            return Optional.empty();
        }
        return ranked.stream()
                .filter(CandidateRanking::isBetter)
                .filter(candidate -> !isWorse(candidate, best))
                .min(Comparator.comparingInt(candidate -> candidate.changes().size()));
    }

    private static boolean isBetter(RankedCandidate candidate) {
        Interval gain = candidate.gain();
        return gain != null && gain.low() > 0;
    }

    private boolean isWorse(RankedCandidate candidate, RankedCandidate best) {
        return evidence.difference(best.inferenceConfig(), candidate.inferenceConfig(), confidence)
                        .low()
                > 0;
    }
}
