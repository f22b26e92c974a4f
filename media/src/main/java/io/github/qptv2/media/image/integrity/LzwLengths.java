package io.github.qptv2.media.image.integrity;

import java.util.Arrays;

/** The strings of an LZW table by their lengths alone, which suffice to count what the codes expand to. */
final class LzwLengths {

    private static final int MAX = 4096;

    private final int firstFree;
    private final int[] lengths = new int[MAX];
    private int next;
    private int previous;

    /**
     * An empty table.
     *
     * @param literals number of codes that stand for themselves
     * @param firstFree first code that is defined by the data
     */
    LzwLengths(int literals, int firstFree) {
        this.firstFree = firstFree;
        Arrays.fill(lengths, 0, literals, 1);
        clear();
    }

    void clear() {
        next = firstFree;
        previous = 0;
    }

    /** First code that is not defined yet. */
    int next() {
        return next;
    }

    /** Number of values that a code expands to; defines a code unless the table is full or this is the first. */
    int expand(int code) throws CorruptDataException {
        boolean known = code < next && lengths[code] > 0;
        boolean repeats = code == next && previous > 0 && next < MAX;
        if (!known && !repeats) {
            throw new CorruptDataException("the undefined LZW code " + code);
        }
        int length = known ? lengths[code] : previous + 1;
        if (previous > 0 && next < MAX) {
            lengths[next++] = previous + 1;
        }
        previous = length;
        return length;
    }
}
