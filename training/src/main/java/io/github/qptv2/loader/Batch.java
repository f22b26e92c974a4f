package io.github.qptv2.loader;

import java.util.List;
import java.util.function.Function;

import io.github.qptv2.media.image.Image;

/**
 * Images or clips for one step, in plain Java memory that nobody else uses: N crops of S x S pixels, or N times F such
 * frames.
 *
 * <p>To build a tensor, copy {@link #images} on the thread that owns the tensor's scope.
 */
public final class Batch {

    private final int size;
    private final byte[] images;
    private final byte[] pristine;
    private final float[] targets;
    private final List<Item> items;
    private final List<BadImage> bad;
    private final LoaderState next;

    Batch(int size, List<LoadedSample> samples, LoaderState next) {
        this.size = size;
        this.images = joined(samples, LoadedSample::image);
        boolean undistorted = samples.stream().allMatch(sample -> sample.image() == sample.pristine());
        this.pristine = undistorted ? images : joined(samples, LoadedSample::pristine);
        this.targets = targets(samples);
        this.items = samples.stream()
                .map(sample -> new Item(sample.index(), sample.name(), sample.chain()))
                .toList();
        this.bad = samples.stream().flatMap(sample -> sample.bad().stream()).toList();
        this.next = next;
    }

    private static byte[] joined(List<LoadedSample> samples, Function<LoadedSample, Image> which) {
        int bytes = which.apply(samples.get(0)).rgb().length;
        var all = new byte[Math.multiplyExact(samples.size(), bytes)];
        for (int i = 0; i < samples.size(); i++) {
            System.arraycopy(which.apply(samples.get(i)).rgb(), 0, all, i * bytes, bytes);
        }
        return all;
    }

    private static float[] targets(List<LoadedSample> samples) {
        int length = samples.get(0).targets().length;
        var all = new float[Math.multiplyExact(samples.size(), length)];
        for (int i = 0; i < samples.size(); i++) {
            System.arraycopy(samples.get(i).targets(), 0, all, i * length, length);
        }
        return all;
    }

    /**
     * What an image of the batch is.
     *
     * @param index in the data set
     * @param name in the data set
     * @param chain the damage done to it, as {@link io.github.qptv2.degrade.DegradationChain#text}
     */
    public record Item(int index, String name, String chain) {}

    /**
     * An image that could not be used; the next good one took its place.
     *
     * @param name in the data set
     * @param message one line
     */
    public record BadImage(String name, String message) {}

    /** N, how many images there are. */
    public int count() {
        return items.size();
    }

    /** S, the side of the squares in pixels. */
    public int size() {
        return size;
    }

    /** Degraded pixels, unsigned bytes in the order N, y, x, RGB, of clips N, F, y, x, RGB; not a copy. */
    public byte[] images() {
        return images;
    }

    /** The same crops before they were degraded, in the same order; not a copy, perhaps {@link #images} itself. */
    public byte[] pristine() {
        return pristine;
    }

    /** What {@link SampleTargets} made of each image, (N, values of one); not a copy. */
    public float[] targets() {
        return targets;
    }

    /** One for each image, in order. */
    public List<Item> items() {
        return items;
    }

    /** Images that were to be in this batch but are unusable; each is named once an epoch. */
    public List<BadImage> bad() {
        return bad;
    }

    /** Where to go on once this batch was used: store it beside the checkpoint. */
    public LoaderState next() {
        return next;
    }
}
