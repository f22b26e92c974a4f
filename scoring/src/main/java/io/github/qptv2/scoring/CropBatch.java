package io.github.qptv2.scoring;

import java.util.List;

/** Squares for the network, fetched when their turn comes. */
interface CropBatch {

    /** How many there are. */
    int count();

    /** Unsigned RGB bytes of one, (S, S, 3). */
    byte[] pixels(int crop);

    /** Those of several images, one image after the other. */
    static CropBatch of(List<ModelInput> images) {
        int[] ends = new int[images.size()];
        int total = 0;
        for (int i = 0; i < ends.length; i++) {
            total += images.get(i).crops();
            ends[i] = total;
        }
        return new OfImages(images, ends, total);
    }

    /**
     * Of images.
     *
     * @param ends for each image, the number of crops up to its last
     */
    @SuppressWarnings("ArrayRecordComponent") // a view, never compared
    record OfImages(List<ModelInput> images, int[] ends, int count) implements CropBatch {

        @Override
        public byte[] pixels(int crop) {
            int image = 0;
            while (ends[image] <= crop) {
                image++;
            }
            var source = images.get(image);
            return source.crop(crop - (ends[image] - source.crops()));
        }
    }
}
