package io.github.qptv2.loader;

import io.github.qptv2.media.image.Image;

/**
 * Targets that a loader's worker threads compute from each crop. The result must depend on the crop alone. Called by
 * several threads at once.
 */
@FunctionalInterface
public interface SampleTargets {

    /** No targets. */
    @SuppressWarnings("MutablePublicArray") // has no elements
    float[] EMPTY = {};

    /** Computes nothing. */
    SampleTargets NONE = (image, pristine) -> EMPTY;

    /**
     * Targets of one crop, the same number for every crop.
     *
     * @param image the crop that is the input of the network
     * @param pristine the crop before it was degraded
     * @throws RuntimeException with a one-line message if they cannot be computed; {@code Loader.Epoch.next} throws it
     */
    float[] of(Image image, Image pristine);
}
