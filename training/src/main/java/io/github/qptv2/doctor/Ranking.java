package io.github.qptv2.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.scoring.Conventions;
import org.jspecify.annotations.Nullable;

/**
 * Candidates in order.
 *
 * @param evidence what they are ranked by
 * @param confidence of each interval, so that all hold together with 95 %
 * @param standings best first
 */
record Ranking(Candidates candidates, Evidence evidence, double confidence, List<Standing> standings) {

    static Ranking of(Candidates candidates, Map<Conventions, Monotonicity> ladders, Evidence evidence) {
        double confidence = 1 - 0.05 / (candidates.all().size() - 1);
        var current = candidates.current();
        var standings = candidates.all().stream()
                .sorted(Comparator.comparingDouble((Conventions candidate) -> -evidence.of(candidate)))
                .map(candidate -> new Standing(
                        candidate,
                        candidates.changes(candidate),
                        ladders.getOrDefault(candidate, new Monotonicity(List.of())),
                        srcc(candidate, evidence),
                        ahead(candidate, current, evidence, confidence)))
                .toList();
        return new Ranking(candidates, evidence, confidence, standings);
    }

    /** Of too few pictures nothing can be said. */
    private static @Nullable Interval ahead(
            Conventions candidate, Conventions current, Evidence evidence, double confidence) {
        return candidate.equals(current) || evidence.pictures() < Evidence.FEWEST
                ? null
                : evidence.difference(candidate, current, confidence);
    }

    private static @Nullable Estimate srcc(Conventions candidate, Evidence evidence) {
        return evidence instanceof Evidence.Labels labels
                ? new Estimate(labels.of(candidate), labels.interval(candidate))
                : null;
    }

    /** The current conventions' own result. */
    Standing current() {
        return standings.stream().filter(Standing::isCurrent).findFirst().orElseThrow();
    }

    /**
     * What is better than the current conventions by more than noise: of those that cannot be told from the best the
     * one with the fewest changes. Empty if nothing is, or too few pictures were seen to say so.
     */
    Optional<Standing> winner() {
        var best = standings.get(0);
        if (evidence.pictures() < Evidence.FEWEST || !isAhead(best)) {
            return Optional.empty();
        }
        return standings.stream()
                .filter(Ranking::isAhead)
                .filter(standing -> !isBehind(standing, best))
                .min(Comparator.comparingInt(standing -> standing.changes().size()));
    }

    private static boolean isAhead(Standing standing) {
        Interval ahead = standing.ahead();
        return ahead != null && ahead.low() > 0;
    }

    private boolean isBehind(Standing standing, Standing best) {
        return evidence.difference(best.conventions(), standing.conventions(), confidence)
                        .low()
                > 0;
    }
}
