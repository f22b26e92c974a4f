package io.github.qptv2.media.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts images that look alike into groups: copies, other sizes and compressions, shots of one burst. Two are in one
 * group if their hashes differ in few bits, or if others lead from one to the other in such steps.
 *
 * <pre>{@code
 * int[] groups = NearDuplicates.groups(hashes, NearDuplicates.RADIUS); // groups[0] == groups[3]: they look alike
 * }</pre>
 */
public final class NearDuplicates {

    /** Bits of 256 by which hashes of what is most likely the same image differ at most. */
    public static final int RADIUS = 20;

    private static final int FEWEST_BITS = 16;

    private final int[] leaders;

    private NearDuplicates(int count) {
        leaders = IntStream.range(0, count).toArray();
    }

    /**
     * Finds the groups.
     *
     * @param hashes one per image, or nothing where an image is to stay alone
     * @param radius most bits that differ from one image to the next, 0..64
     * @return for each image the place of its group's first image; an image that stays alone has its own
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
     * As {@link #groups} for images with several hashes each, such as {@link PerceptualHash#ofRotations}: two are
     * joined where any hash of one is near any hash of the other. Here skies and black frames are joined, too.
     *
     * @param views the hashes of each image; none where an image is to stay alone
     */
    public static int[] groupsOfViews(List<List<PerceptualHash>> views, int radius) {
        var groups = new NearDuplicates(views.size());
        var index = new HammingIndex(radius);
        var owners = new ArrayList<Integer>();
        for (int i = 0; i < views.size(); i++) {
            int image = i;
            views.get(i).forEach(hash -> index.within(hash, known -> groups.join(owners.get(known), image)));
            for (PerceptualHash hash : views.get(i)) {
                index.add(hash, 0);
                owners.add(i);
            }
        }
        return IntStream.range(0, views.size()).map(groups::leader).toArray();
    }

    /** Skies and black frames hash to nearly all zeros or ones and are no copies of one another for that. */
    private static boolean hasStructure(PerceptualHash hash) {
        int bits = hash.distance(new PerceptualHash(0, 0, 0, 0));
        return bits >= FEWEST_BITS && bits <= PerceptualHash.BITS - FEWEST_BITS;
    }

    private void join(int one, int other) {
        int a = leader(one), b = leader(other);
        leaders[Math.max(a, b)] = Math.min(a, b);
    }

    private int leader(int image) {
        int at = image;
        while (leaders[at] != at) {
            leaders[at] = leaders[leaders[at]]; // halves the way for the next who asks
            at = leaders[at];
        }
        return at;
    }
}
