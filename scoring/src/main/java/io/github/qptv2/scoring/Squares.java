package io.github.qptv2.scoring;

import java.util.List;

/** Squares for the network, fetched when their turn comes. */
interface Squares {

    /** How many there are. */
    int count();

    /** Unsigned RGB bytes of one, (S, S, 3). */
    byte[] pixels(int square);

    /** Those of several pictures, one picture after the other. */
    static Squares of(List<Prepared> pictures) {
        int[] ends = new int[pictures.size()];
        int total = 0;
        for (int i = 0; i < ends.length; i++) {
            total += pictures.get(i).crops();
            ends[i] = total;
        }
        return new OfPictures(pictures, ends, total);
    }

    /**
     * Of pictures.
     *
     * @param ends for each picture, the number of squares up to its last
     */
    @SuppressWarnings("ArrayRecordComponent") // a view, never compared
    record OfPictures(List<Prepared> pictures, int[] ends, int count) implements Squares {

        @Override
        public byte[] pixels(int square) {
            int picture = 0;
            while (ends[picture] <= square) {
                picture++;
            }
            var source = pictures.get(picture);
            return source.square(square - (ends[picture] - source.crops()));
        }
    }
}
