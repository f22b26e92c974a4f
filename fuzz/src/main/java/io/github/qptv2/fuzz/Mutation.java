package io.github.qptv2.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes of a file, from single bits to whole blocks; equal random numbers give equal files. */
enum Mutation {
    /** Inverts one to eight single bits. */
    FLIP {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            byte[] changed = file.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return changed;
        }
    },
    /** Sets a block to 0 or 255. */
    ZERO {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            byte[] changed = file.clone();
            int at = random.nextInt(changed.length);
            Arrays.fill(changed, at, end(changed, at, random), (byte) (random.nextInt(3) == 0 ? 255 : 0));
            return changed;
        }
    },
    /** Truncates the file, or removes a block from its middle. */
    CUT {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            int at = random.nextInt(file.length);
            int end = random.nextBoolean() ? file.length : end(file, at, random);
            return join(file, at, file, end);
        }
    },
    /** Repeats a block. */
    DUPLICATE {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            int at = random.nextInt(file.length);
            return join(file, end(file, at, random), file, at);
        }
    },
    /** Joins the start of the file and the end of another one. */
    SPLICE {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            return join(file, random.nextInt(file.length), other, random.nextInt(other.length));
        }
    },
    /** Sets a field of 1, 2, 4 or 8 bytes near the start, or anywhere, to a special number of either byte order. */
    FIELD {
        @Override
        byte[] apply(byte[] file, byte[] other, SplittableRandom random) {
            byte[] changed = file.clone();
            int size = Math.min(1 << random.nextInt(4), changed.length);
            int reach = random.nextInt(4) == 0 ? changed.length : Math.min(changed.length, NEAR);
            int at = random.nextInt(Math.max(1, reach - size + 1));
            long value = SPECIAL[random.nextInt(SPECIAL.length)] + random.nextInt(3) - 1;
            boolean big = random.nextBoolean();
            for (int i = 0; i < size; i++) {
                changed[at + i] = (byte) (value >> (8 * (big ? size - 1 - i : i)));
            }
            return changed;
        }
    };

    private static final List<Mutation> ALL = List.of(values());
    private static final int NEAR = 256;
    private static final long[] SPECIAL = {
        0,
        1,
        8,
        16,
        127,
        255,
        256,
        32767,
        65535,
        1 << 16,
        1 << 24,
        Integer.MAX_VALUE,
        0xffffffffL,
        1L << 32,
        Long.MAX_VALUE
    };

    /**
     * A changed copy.
     *
     * @param file at least one byte
     * @param other file of the same format, at least one byte, of which a part may be taken
     */
    abstract byte[] apply(byte[] file, byte[] other, SplittableRandom random);

    /** The end of a block, whose length is more often short than long. */
    private static int end(byte[] file, int at, SplittableRandom random) {
        return at + Math.min(file.length - at, 1 + random.nextInt(1 << random.nextInt(1, 12)));
    }

    private static byte[] join(byte[] head, int end, byte[] tail, int from) {
        byte[] joined = Arrays.copyOf(head, end + tail.length - from);
        System.arraycopy(tail, from, joined, end, tail.length - from);
        return joined;
    }

    /** A random kind. */
    static Mutation any(SplittableRandom random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** One to three mutations of random kinds; at least one byte is left. */
    static byte[] several(byte[] file, byte[] other, SplittableRandom random) {
        byte[] changed = file;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            byte[] next = any(random).apply(changed, other, random);
            changed = next.length == 0 ? changed : next;
        }
        return changed;
    }
}
