package io.github.qptv2.scoring.internal;

import java.util.List;

/** The crops of several images, one image after the other. */
public final class ImageBatch implements CropBatch {

    private final List<CropPixels> images;
    private final int[] ends; // for each image, the number of crops up to its last
    private final int count;

    /**
     * Of images, in their order.
     *
     * @param side of a crop of the network, in pixels, 0 of a regression on frozen networks
     * @throws IllegalArgumentException if the crops of an image are of another side
     */
    public ImageBatch(List<CropPixels> images, int side) {
        images.forEach(image -> image.requireSide(side));
        this.images = List.copyOf(images);
        ends = new int[images.size()];
        int total = 0;
        for (int i = 0; i < ends.length; i++) {
            total += images.get(i).crops();
            ends[i] = total;
        }
        count = total;
    }

    @Override
    public int count() {
        return count;
    }

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
