package io.github.qptv2.curate;

import java.util.Arrays;

import io.github.qptv2.media.feature.PerceptualHash;

/**
 * Finds the nearest of many perceptual hashes within a radius r, exactly, by multi-index hashing (Norouzi, Punjani and
 * Fleet 2012): the 256 bits are dealt out to r + 1 or more words; two hashes within r agree in at least one of them, so
 * only hashes that share a word are compared. The bits of a word lie far apart in the picture, where they depend little
 * on one another.
 *
 * <p>For r = 20 there are 21 words of 12 or 13 bits, and a query among n hashes compares about 21 n / 5,000: 1/240 of
 * all. An entry takes 4 bytes a word and 40 for itself: 124 at r = 20.
 *
 * <p>Own code: the libraries that exist index vectors of floats, or have a BK-tree, which at radius 20 of 256 visits
 * nearly every node.
 */
final class HammingIndex {

    private static final int FEWEST_WORDS = 16;
    private static final int NONE = -1;

    private final int radius;
    private final int words;
    private final int[][] heads;
    private int[][] nexts;
    private long[] hashes = new long[4 * 64];
    private long[] contents = new long[64];
    private int size;

    /** Finds hashes that differ in at most {@code radius} bits, 0..64. */
    HammingIndex(int radius) {
        this.radius = radius;
        this.words = Math.max(FEWEST_WORDS, radius + 1);
        int bits = (PerceptualHash.BITS + words - 1) / words;
        this.heads = new int[words][1 << bits];
        this.nexts = new int[words][64];
        for (int[] head : heads) {
            Arrays.fill(head, NONE);
        }
    }

    /**
     * What was found.
     *
     * @param id in the order added, from 0; -1 if nothing is near enough
     * @param distance differing bits
     * @param same whether the content is the same too
     */
    record Near(int id, int distance, boolean same) {
        static final Near NOTHING = new Near(NONE, Integer.MAX_VALUE, false);

        boolean found() {
            return id != NONE;
        }
    }

    /** Adds a hash; {@code content} identifies the file's bytes, to tell equal files from equal pictures. */
    void add(PerceptualHash hash, long content) {
        if (size == contents.length) {
            grow();
        }
        long[] parts = {hash.a(), hash.b(), hash.c(), hash.d()};
        System.arraycopy(parts, 0, hashes, 4 * size, 4);
        contents[size] = content;
        for (int word = 0; word < words; word++) {
            int key = key(parts, word);
            nexts[word][size] = heads[word][key];
            heads[word][key] = size;
        }
        size++;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        contents = Arrays.copyOf(contents, 2 * contents.length);
        for (int word = 0; word < words; word++) {
            nexts[word] = Arrays.copyOf(nexts[word], contents.length);
        }
    }

    private int key(long[] parts, int word) {
        int key = 0;
        for (int bit = word; bit < PerceptualHash.BITS; bit += words) {
            key = key << 1 | (int) (parts[bit >> 6] >>> (bit & 63) & 1);
        }
        return key;
    }

    /** The nearest hash; of equally near ones one of the same content, then the one added first. */
    Near nearest(PerceptualHash hash, long content) {
        long[] parts = {hash.a(), hash.b(), hash.c(), hash.d()};
        Near best = Near.NOTHING;
        for (int word = 0; word < words; word++) {
            for (int id = heads[word][key(parts, word)]; id != NONE; id = nexts[word][id]) {
                int distance = distance(parts, 4 * id);
                if (distance <= radius && distance <= best.distance()) {
                    best = better(best, new Near(id, distance, contents[id] == content));
                }
            }
        }
        return best;
    }

    private int distance(long[] parts, int at) {
        int near = Long.bitCount(parts[0] ^ hashes[at]) + Long.bitCount(parts[1] ^ hashes[at + 1]);
        return near > radius
                ? near
                : near + Long.bitCount(parts[2] ^ hashes[at + 2]) + Long.bitCount(parts[3] ^ hashes[at + 3]);
    }

    private static Near better(Near one, Near other) {
        if (one.distance() != other.distance()) {
            return one.distance() < other.distance() ? one : other;
        }
        if (one.same() != other.same()) {
            return one.same() ? one : other;
        }
        return one.id() <= other.id() ? one : other;
    }

    /** How many hashes were added. */
    int size() {
        return size;
    }
}
