package io.github.qptv2.curate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.qptv2.media.feature.HammingIndex;

/**
 * Selects candidates after all are measured: of duplicates the largest, then the first; of the others the top share by
 * foreground, separately for images with masks and without, since masks and saliency count differently.
 *
 * <p>An image is a duplicate if it is near one that is <em>kept</em>. So no two kept images are near each other, every
 * dropped image is near a kept one that is at least as large, and chains (a near b, b near c, a far from c) are not
 * merged.
 */
final class CandidateSelection {

    /** Marks a candidate that is no duplicate. */
    static final int FREE = -1;

    private final CurationCandidates candidates;
    private final int[] original;
    private final byte[] distance;
    private final boolean[] same;
    private final boolean[] top;

    private CandidateSelection(CurationCandidates candidates) {
        this.candidates = candidates;
        this.original = new int[candidates.size()];
        this.distance = new byte[candidates.size()];
        this.same = new boolean[candidates.size()];
        this.top = new boolean[candidates.size()];
        Arrays.fill(original, FREE);
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
                original[candidate] = ids[near.id()];
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
                .filter(candidate -> original[candidate] == FREE && candidates.source(candidate) == source)
                .toArray();
        long kept = Math.round(rule.topShare() * free.length);
        for (int i = (int) kept; i < free.length; i++) {
            top[free[i]] = false;
        }
    }

    private static int descending(double[] one, double[] other) {
        return Arrays.compare(other, one);
    }

    /** A stable sort, so that the order in the pool breaks ties. */
    private int[] sorted(Comparator<Integer> order) {
        return IntStream.range(0, candidates.size())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The kept image that a candidate duplicates, or {@link #FREE}. */
    int original(int candidate) {
        return original[candidate];
    }

    /** Different bits of a candidate and the kept image. */
    int distance(int candidate) {
        return distance[candidate];
    }

    /** Whether a candidate and the kept image are the same file. */
    boolean same(int candidate) {
        return same[candidate];
    }

    /** Whether a free candidate is in the top share. */
    boolean top(int candidate) {
        return top[candidate];
    }
}
