package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.List;

/** Squares of several pictures, dealt out to passes of the network of equal size. */
final class Passes {

    private Passes() {}

    /**
     * What goes through the network at once.
     *
     * @param pictures which picture each square belongs to
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    record Pass(byte[] pixels, int[] pictures) {

        int crops() {
            return pictures.length;
        }

        int picture(int crop) {
            return pictures[crop];
        }
    }

    /** Passes of {@code batch} squares, the last one shorter; every square in the order of the pictures. */
    static List<Pass> over(List<Prepared> pictures, int batch) {
        int left = pictures.stream().mapToInt(Prepared::crops).sum();
        var passes = new ArrayList<Pass>();
        int crop = 0, picture = 0;
        while (left > 0) {
            int size = Math.min(batch, left),
                    bytes = pictures.get(0).pixels().length / pictures.get(0).crops();
            var pass = new Pass(new byte[size * bytes], new int[size]);
            for (int i = 0; i < size; i++) {
                var source = pictures.get(picture);
                System.arraycopy(source.pixels(), crop * bytes, pass.pixels(), i * bytes, bytes);
                pass.pictures()[i] = picture;
                if (++crop == source.crops()) {
                    crop = 0;
                    picture++;
                }
            }
            passes.add(pass);
            left -= size;
        }
        return passes;
    }
}
