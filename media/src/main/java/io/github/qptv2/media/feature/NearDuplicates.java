package io.github.qptv2.media.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Groups near duplicates: copies, other sizes and compressions, shots of one burst. Groups are the connected components
 * of the graph of images whose hashes differ in at most {@code radius} bits.
 *
 * <pre>{@code
 * int[] groups = NearDuplicates.groups(hashes, NearDuplicates.RADIUS); // groups[0] == groups[3]: near duplicates
 * }</pre>
 */
public final class NearDuplicates {

    /** Most different bits of 256 for hashes of what is most likely the same image. */
    public static final int RADIUS = 20;

    private static final int MIN_BITS = 16;

    private final int[] parents;

    private NearDuplicates(int count) {
        parents = IntStream.range(0, count).toArray();
    }

    /**
     * Finds the groups.
     *
     * @param hashes one for each image; empty for an image that is not grouped
     * @param radius most different bits of two neighbors in the graph, 0..64
     * @return for each image the index of its group's first image; its own index if it is alone
     */
    public static int[] groups(List<Optional<PerceptualHash>> hashes, int radius) {
        return groupsOfViews(
                hashes.stream()
                        .map(hash -> hash.filter(NearDuplicates::hasStructure).stream()
                                .toList())
                        .toList(),
                radius);
    }

    /**
     * As {@link #groups} for images with several hashes each, such as {@link PerceptualHash#ofRotations}: two images
     * are neighbors if any hash of one is near any hash of the other. Images without structure are grouped, too.
     *
     * @param views the hashes of each image; none for an image that is not grouped
     */
    public static int[] groupsOfViews(List<List<PerceptualHash>> views, int radius) {
        var groups = new NearDuplicates(views.size());
        var index = new HammingIndex(radius);
        var owners = new ArrayList<Integer>();
        for (int i = 0; i < views.size(); i++) {
            int image = i;
            views.get(i).forEach(hash -> index.within(hash, known -> groups.union(owners.get(known), image)));
            for (PerceptualHash hash : views.get(i)) {
                index.add(hash, 0);
                owners.add(i);
            }
        }
        return IntStream.range(0, views.size()).map(groups::root).toArray();
    }

    /** Images of sky or black hash to nearly all zeros or ones, which does not make them duplicates. */
    private static boolean hasStructure(PerceptualHash hash) {
        int bits = hash.distance(new PerceptualHash(0, 0, 0, 0));
        return bits >= MIN_BITS && bits <= PerceptualHash.BITS - MIN_BITS;
    }

    private void union(int one, int other) {
        int a = root(one), b = root(other);
        parents[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(int image) {
        int at = image;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]]; // path halving
            at = parents[at];
        }
        return at;
    }
}
