package io.github.qptv2.loader;

import java.util.List;
import java.util.function.Function;

import io.github.qptv2.media.image.Image;

/**
 * Images or clips of one forward and backward pass, in Java memory of its own: N crops of S x S pixels, or N clips of F
 * such frames.
 *
 * <p>To build a tensor, copy {@link #images} on the thread that owns the tensor's scope.
 */
public final class Batch {

    private final int size;
    private final byte[] images;
    private final byte[] pristine;
    private final float[] targets;
    private final List<Item> items;
    private final List<UnusableSample> unusable;
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
        this.unusable =
                samples.stream().flatMap(sample -> sample.unusable().stream()).toList();
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
     * Source and degradation of an image of the batch.
     *
     * @param index in the dataset
     * @param name in the dataset
     * @param chain the degradation, as {@link io.github.qptv2.degrade.DegradationChain#text}
     */
    public record Item(int index, String name, String chain) {}

    /** N, the number of images or clips. */
    public int count() {
        return items.size();
    }

    /** S, the side of a crop in pixels. */
    public int size() {
        return size;
    }

    /** Degraded pixels, unsigned bytes (N, S, S, 3) in RGB, of clips (N, F, S, S, 3); not a copy. */
    public byte[] images() {
        return images;
    }

    /** The same crops before they were degraded, in the same order; not a copy, and possibly {@link #images} itself. */
    public byte[] pristine() {
        return pristine;
    }

    /** Numbers of {@link SampleTargets} for each image, (N, numbers of one); not a copy. */
    public float[] targets() {
        return targets;
    }

    /** One item for each image, in order. */
    public List<Item> items() {
        return items;
    }

    /** Unusable images of this batch that other ones replaced; each is reported once an epoch. */
    public List<UnusableSample> unusable() {
        return unusable;
    }

    /** The loader's state after this batch, for a checkpoint. */
    public LoaderState next() {
        return next;
    }
}
