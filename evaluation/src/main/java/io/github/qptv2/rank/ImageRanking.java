package io.github.qptv2.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.qptv2.media.feature.NearDuplicates;
import io.github.qptv2.media.feature.PerceptualHash;

/**
 * Ranks images, best first, and groups near duplicates.
 *
 * <pre>{@code
 * List<RankedImage<Path>> ranked = ImageRanking.of(List.of(
 *     new ImageRanking.Candidate<>(file, score.raw(), Optional.of(PerceptualHash.of(image)))));
 * }</pre>
 */
public final class ImageRanking {

    private ImageRanking() {}

    /**
     * One image.
     *
     * @param goodness finite; greater means better
     * @param hash for the detection of near duplicates
     */
    public record Candidate<T>(T item, double goodness, Optional<PerceptualHash> hash) {

        public Candidate {
            if (!Double.isFinite(goodness)) {
                throw new IllegalArgumentException("goodness must be finite, got " + goodness);
            }
        }
    }

    /** Numbers and sizes of the groups by leader. */
    @SuppressWarnings("ArrayRecordComponent") // a table, never compared
    private record Groups(int[] leaders, Map<Integer, Integer> sizes, Map<Integer, Integer> numbers) {

        static <T> Groups of(List<Candidate<T>> ordered) {
            int[] leaders =
                    NearDuplicates.groups(ordered.stream().map(Candidate::hash).toList(), NearDuplicates.RADIUS);
            var sizes = new HashMap<Integer, Integer>();
            for (int leader : leaders) {
                sizes.merge(leader, 1, Integer::sum);
            }
            var numbers = new HashMap<Integer, Integer>();
            for (int leader : leaders) {
                if (sizes.getOrDefault(leader, 1) > 1) {
                    numbers.putIfAbsent(leader, numbers.size() + 1);
                }
            }
            return new Groups(leaders, sizes, numbers);
        }
    }

    /** Ranks candidates; ties keep their order. */
    public static <T> List<RankedImage<T>> of(List<Candidate<T>> candidates) {
        var ordered = new ArrayList<>(candidates);
        ordered.sort(Comparator.comparingDouble((Candidate<T> candidate) -> candidate.goodness())
                .reversed());
        var groups = Groups.of(ordered);
        var ranked = new ArrayList<RankedImage<T>>(ordered.size());
        int first = 0;
        while (first < ordered.size()) {
            int end = first + 1;
            while (end < ordered.size()
                    && ordered.get(end).goodness() == ordered.get(first).goodness()) {
                end++;
            }
            double percentile = percentile(first, end, ordered.size());
            int rank = first + 1;
            IntStream.range(first, end).forEach(i -> ranked.add(ranked(ordered.get(i), i, rank, percentile, groups)));
            first = end;
        }
        return ranked;
    }

    private static <T> RankedImage<T> ranked(
            Candidate<T> candidate, int place, int rank, double percentile, Groups groups) {
        int leader = groups.leaders()[place];
        return new RankedImage<>(
                candidate.item(),
                rank,
                percentile,
                groups.numbers().getOrDefault(leader, 0),
                groups.sizes().getOrDefault(leader, 1),
                leader == place); // the leader of a group is its first and so its best image
    }

    /** Rank percentile of the ties from {@code first} to before {@code end} among {@code count} images. */
    private static double percentile(int first, int end, int count) {
        return count == 1 ? 100 : 100 * (count - end + (end - first - 1) / 2.0) / (count - 1);
    }
}
