package io.github.qptv2.curate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.qptv2.media.feature.HammingIndex;

/**
 * Which candidates are kept once all are known: of duplicates the largest, then the first; of what then remains the
 * upper part, chosen among images with masks and among images without each for itself: masks count other things than
 * saliency does.
 *
 * <p>An image is a duplicate if it is near one that is <em>kept</em>. So no two kept images are near each other, every
 * dropped one is near a kept one that is at least as large, and chains (a like b, b like c, a unlike c) do not swallow
 * the pool.
 */
final class CandidateSelection {

    /** A candidate that no duplicate rule has dropped. */
    static final int FREE = -1;

    private final CurationCandidates candidates;
    private final int[] keeper;
    private final byte[] distance;
    private final boolean[] same;
    private final boolean[] top;

    private CandidateSelection(CurationCandidates candidates) {
        this.candidates = candidates;
        this.keeper = new int[candidates.size()];
        this.distance = new byte[candidates.size()];
        this.same = new boolean[candidates.size()];
        this.top = new boolean[candidates.size()];
        Arrays.fill(keeper, FREE);
        Arrays.fill(top, true);
    }

    static CandidateSelection of(CurationCandidates candidates, CurationConfig config) {
        var choice = new CandidateSelection(candidates);
        if (config.duplicates().within()) {
            choice.dropDuplicates(config.duplicates().distance());
        }
        for (Foreground.Source source : Foreground.Source.values()) {
            choice.dropLowerPart(config.foreground(), source);
        }
        return choice;
    }

    private void dropDuplicates(int radius) {
        var index = new HammingIndex(radius);
        var ids = new int[candidates.size()];
        int[] order = sorted(Comparator.comparingLong(candidate -> -candidates.pixels(candidate)));
        for (int candidate : order) {
            HammingIndex.Near near = index.nearest(candidates.hash(candidate), candidates.content(candidate));
            if (near.found()) {
                keeper[candidate] = ids[near.id()];
                distance[candidate] = (byte) near.distance();
                same[candidate] = near.same();
            } else {
                ids[index.size()] = candidate;
                index.add(candidates.hash(candidate), candidates.content(candidate));
            }
        }
    }

    private void dropLowerPart(CurationConfig.Prominent rule, Foreground.Source source) {
        int[] free = Arrays.stream(sorted(Comparator.<Integer, double[]>comparing(
                        candidate -> candidates.rank(candidate, rule.topBy()), CandidateSelection::descending)))
                .filter(candidate -> keeper[candidate] == FREE && candidates.source(candidate) == source)
                .toArray();
        long kept = Math.round(rule.topShare() * free.length);
        for (int i = (int) kept; i < free.length; i++) {
            top[free[i]] = false;
        }
    }

    private static int descending(double[] one, double[] other) {
        return Arrays.compare(other, one);
    }

    /** Stable, so that the order in the pool decides between equals. */
    private int[] sorted(Comparator<Integer> order) {
        return IntStream.range(0, candidates.size())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The kept image that a candidate repeats, or {@link #FREE}. */
    int keeper(int candidate) {
        return keeper[candidate];
    }

    /** Bits between a candidate and its keeper. */
    int distance(int candidate) {
        return distance[candidate];
    }

    /** Whether a candidate and its keeper are the same file. */
    boolean same(int candidate) {
        return same[candidate];
    }

    /** Whether a free candidate is in the upper part. */
    boolean top(int candidate) {
        return top[candidate];
    }
}
