package io.github.qptv2.media.feature;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds the nearest of many perceptual hashes within a radius r, exactly, by multi-index hashing (Norouzi, Punjani and
 * Fleet 2012): the 256 bits are distributed over m = r / 2 + 1 or more words; two hashes within r differ in at most one
 * bit of at least one word. Candidates are therefore the hashes with an equal word up to one bit. The bits of a word
 * are far apart in the image, where they are nearly independent.
 *
 * <p>For r = 20 there are 11 words of 23 or 24 bits and a query reads 270 buckets, whatever the number of hashes n; for
 * n up to some millions they are nearly empty. An entry takes about 170 bytes.
 *
 * <p>Existing libraries index vectors of floats or have a BK-tree, which visits nearly every node at radius 20 of 256.
 */
public final class HammingIndex {

    private static final int MIN_WORDS = 8;
    private static final int NONE = -1;

    private final int radius;
    private final int words;
    private final int[][] heads;
    private final int[][] nexts;
    private long[] hashes = new long[4 * 64];
    private long[] contents = new long[64];
    private int size;

    /** An empty index for queries within {@code radius} bits, 0..64. */
    public HammingIndex(int radius) {
        this.radius = radius;
        this.words = Math.max(MIN_WORDS, radius / 2 + 1);
        this.heads = new int[words][];
        this.nexts = new int[words][];
        clearBuckets();
    }

    /** As many buckets as entries fit, all empty. */
    private void clearBuckets() {
        for (int word = 0; word < words; word++) {
            heads[word] = new int[contents.length];
            nexts[word] = new int[contents.length];
            Arrays.fill(heads[word], NONE);
        }
    }

    /**
     * The result of a query.
     *
     * @param id in the order added, from 0; -1 if no hash is within the radius
     * @param distance number of different bits
     * @param same whether the content is equal, too
     */
    public record Near(int id, int distance, boolean same) {
        static final Near NOTHING = new Near(NONE, Integer.MAX_VALUE, false);

        public boolean found() {
            return id != NONE;
        }
    }

    /** Adds a hash; {@code content} identifies the file's bytes, to distinguish equal files from equal images. */
    public void add(PerceptualHash hash, long content) {
        if (size == contents.length) {
            grow();
        }
        long[] parts = {hash.a(), hash.b(), hash.c(), hash.d()};
        System.arraycopy(parts, 0, hashes, 4 * size, 4);
        contents[size] = content;
        link(parts, size);
        size++;
    }

    private void link(long[] parts, int id) {
        for (int word = 0; word < words; word++) {
            int bucket = bucket(key(parts, word));
            nexts[word][id] = heads[word][bucket];
            heads[word][bucket] = id;
        }
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        contents = Arrays.copyOf(contents, 2 * contents.length);
        clearBuckets();
        for (int id = 0; id < size; id++) {
            link(Arrays.copyOfRange(hashes, 4 * id, 4 * id + 4), id);
        }
    }

    private int key(long[] parts, int word) {
        int key = 0;
        for (int bit = word; bit < PerceptualHash.BITS; bit += words) {
            key = key << 1 | (int) (parts[bit >> 6] >>> (bit & 63) & 1);
        }
        return key;
    }

    /** Fibonacci hashing; the number of buckets is a power of two. */
    private int bucket(int key) {
        return (key * 0x9e3779b9) >>> Integer.numberOfLeadingZeros(contents.length - 1);
    }

    /** Passes every hash within the radius to {@code found}, some more than once. */
    void within(PerceptualHash hash, IntConsumer found) {
        long[] parts = {hash.a(), hash.b(), hash.c(), hash.d()};
        for (int word = 0; word < words; word++) {
            int key = key(parts, word);
            within(parts, word, key, found);
            for (int bit = 0; bit < flips(word); bit++) {
                within(parts, word, key ^ 1 << bit, found);
            }
        }
    }

    private void within(long[] parts, int word, int key, IntConsumer found) {
        for (int id = heads[word][bucket(key)]; id != NONE; id = nexts[word][id]) {
            if (distance(parts, 4 * id) <= radius) {
                found.accept(id);
            }
        }
    }

    /** Number of bits of a word that are flipped, one at a time, in a query. */
    private int flips(int word) {
        return radius < words ? 0 : (PerceptualHash.BITS - word + words - 1) / words;
    }

    /** The nearest hash; among equally near ones, one of the same content, then the one added first. */
    public Near nearest(PerceptualHash hash, long content) {
        long[] parts = {hash.a(), hash.b(), hash.c(), hash.d()};
        var query = new Query(parts, content);
        Near best = Near.NOTHING;
        for (int word = 0; word < words; word++) {
            int key = key(parts, word);
            best = nearest(best, query, word, key);
            for (int bit = 0; bit < flips(word); bit++) {
                best = nearest(best, query, word, key ^ 1 << bit);
            }
        }
        return best;
    }

    private static final class Query {
        private final long[] parts;
        private final long content;

        Query(long[] parts, long content) {
            this.parts = parts;
            this.content = content;
        }
    }

    private Near nearest(Near known, Query query, int word, int key) {
        Near best = known;
        for (int id = heads[word][bucket(key)]; id != NONE; id = nexts[word][id]) {
            int distance = distance(query.parts, 4 * id);
            if (distance <= radius && distance <= best.distance()) {
                best = better(best, new Near(id, distance, contents[id] == query.content));
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

    /** Number of hashes. */
    public int size() {
        return size;
    }
}
