package io.github.qptv2.curate;

import java.util.Arrays;

import io.github.qptv2.media.feature.HammingIndex;
import io.github.qptv2.media.feature.PerceptualHash;

/**
 * Measurements of the images that pass the rules on single images, in plain arrays of 69 bytes an image, so that a
 * million images fit into memory together with a {@link HammingIndex}.
 */
final class CurationCandidates {

    private int[] records = new int[1024];
    private long[] offsets = new long[1024];
    private long[] hashes = new long[4 * 1024];
    private long[] contents = new long[1024];
    private long[] pixels = new long[1024];
    private float[] coverage = new float[1024];
    private int[] objects = new int[1024];
    private boolean[] masks = new boolean[1024];
    private int size;

    /**
     * Adds an image.
     *
     * @param number of the record in the file of measurements, from 0
     * @param offset of its line in bytes
     */
    void add(int number, long offset, ImageMeasurements.Measured image) {
        if (size == records.length) {
            grow(2 * size);
        }
        records[size] = number;
        offsets[size] = offset;
        PerceptualHash hash = image.hash();
        System.arraycopy(new long[] {hash.a(), hash.b(), hash.c(), hash.d()}, 0, hashes, 4 * size, 4);
        contents[size] = BenchmarkExclusions.contentKey(image.sha256());
        pixels[size] = (long) image.shape().width() * image.shape().height();
        coverage[size] = (float) image.foreground().coverage();
        objects[size] = image.foreground().objects();
        masks[size] = image.foreground().source() == Foreground.Source.MASKS;
        size++;
    }

    private void grow(int capacity) {
        records = Arrays.copyOf(records, capacity);
        offsets = Arrays.copyOf(offsets, capacity);
        hashes = Arrays.copyOf(hashes, 4 * capacity);
        contents = Arrays.copyOf(contents, capacity);
        pixels = Arrays.copyOf(pixels, capacity);
        coverage = Arrays.copyOf(coverage, capacity);
        objects = Arrays.copyOf(objects, capacity);
        masks = Arrays.copyOf(masks, capacity);
    }

    int size() {
        return size;
    }

    int number(int candidate) {
        return records[candidate];
    }

    long offset(int candidate) {
        return offsets[candidate];
    }

    PerceptualHash hash(int candidate) {
        int at = 4 * candidate;
        return new PerceptualHash(hashes[at], hashes[at + 1], hashes[at + 2], hashes[at + 3]);
    }

    long content(int candidate) {
        return contents[candidate];
    }

    long pixels(int candidate) {
        return pixels[candidate];
    }

    /** Source of the foreground measurements. */
    Foreground.Source source(int candidate) {
        return masks[candidate] ? Foreground.Source.MASKS : Foreground.Source.SALIENCY;
    }

    /** The number by which the top share is selected, and the one that breaks ties. */
    double[] rank(int candidate, CurationConfig.TopBy by) {
        return by == CurationConfig.TopBy.OBJECTS
                ? new double[] {objects[candidate], coverage[candidate]}
                : new double[] {coverage[candidate], objects[candidate]};
    }
}
