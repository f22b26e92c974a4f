package io.github.qptv2.curate;

import java.util.ArrayList;

/** Writes run lengths as COCO's {@code rleToString} does, for fixtures. */
final class Rle {

    private Rle() {}

    /** Runs of a mask given column by column. */
    static long[] counts(boolean[] columns) {
        var counts = new ArrayList<Long>();
        boolean value = false;
        long run = 0;
        for (boolean pixel : columns) {
            if (pixel != value) {
                counts.add(run);
                run = 0;
                value = pixel;
            }
            run++;
        }
        counts.add(run);
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    static String compressed(long... counts) {
        var text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            long rest = i > 2 ? counts[i] - counts[i - 2] : counts[i];
            boolean more = true;
            while (more) {
                long group = rest & 31;
                rest >>= 5;
                more = (group & 16) != 0 ? rest != -1 : rest != 0;
                text.append((char) (group + (more ? 32 : 0) + 48));
            }
        }
        return text.toString();
    }
}
