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
 * Candidates in order.
 *
 * @param evidence what they are ranked by
 * @param confidence of each interval, so that all hold together with 95 %
 * @param standings best first
 */
record CandidateRanking(
        ConfigCandidates candidates, RankingEvidence evidence, double confidence, List<RankedCandidate> standings) {

    static CandidateRanking of(
            ConfigCandidates candidates, Map<InferenceConfig, Monotonicity> series, RankingEvidence evidence) {
        double confidence = 1 - 0.05 / (candidates.all().size() - 1);
        var current = candidates.current();
        var standings = candidates.all().stream()
                .sorted(Comparator.comparingDouble((InferenceConfig candidate) -> -evidence.of(candidate)))
                .map(candidate -> new RankedCandidate(
                        candidate,
                        candidates.changes(candidate),
                        series.getOrDefault(candidate, new Monotonicity(List.of())),
                        srcc(candidate, evidence),
                        ahead(candidate, current, evidence, confidence)))
                .toList();
        return new CandidateRanking(candidates, evidence, confidence, standings);
    }

    /** Of too few images nothing can be said. */
    private static @Nullable Interval ahead(
            InferenceConfig candidate, InferenceConfig current, RankingEvidence evidence, double confidence) {
        return candidate.equals(current) || evidence.images() < RankingEvidence.FEWEST
                ? null
                : evidence.difference(candidate, current, confidence);
    }

    private static @Nullable Estimate srcc(InferenceConfig candidate, RankingEvidence evidence) {
        return evidence instanceof RankingEvidence.LabelEvidence labels
                ? new Estimate(labels.of(candidate), labels.interval(candidate))
                : null;
    }

    /** The current conventions' own result. */
    RankedCandidate current() {
        return standings.stream().filter(RankedCandidate::isCurrent).findFirst().orElseThrow();
    }

    /**
     * What is better than the current conventions by more than noise: of those that cannot be told from the best the
     * one with the fewest changes. Empty if nothing is, or too few images were seen to say so.
     */
    Optional<RankedCandidate> winner() {
        var best = standings.get(0);
        if (evidence.images() < RankingEvidence.FEWEST || !isAhead(best)) {
            return Optional.empty();
        }
        return standings.stream()
                .filter(CandidateRanking::isAhead)
                .filter(candidate -> !isBehind(candidate, best))
                .min(Comparator.comparingInt(candidate -> candidate.changes().size()));
    }

    private static boolean isAhead(RankedCandidate candidate) {
        Interval ahead = candidate.ahead();
        return ahead != null && ahead.low() > 0;
    }

    private boolean isBehind(RankedCandidate candidate, RankedCandidate best) {
        return evidence.difference(best.inferenceConfig(), candidate.inferenceConfig(), confidence)
                        .low()
                > 0;
    }
}
