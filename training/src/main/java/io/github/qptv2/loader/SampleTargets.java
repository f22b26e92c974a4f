package io.github.qptv2.loader;

import io.github.qptv2.media.image.Image;

/**
 * Numbers that a loader's threads compute from each crop, ahead of the step that needs them. The result must depend on
 * the crop alone; called by several threads at once.
 */
@FunctionalInterface
public interface SampleTargets {

    /** No numbers. */
    @SuppressWarnings("MutablePublicArray") // has no elements
    float[] EMPTY = {};

    /** Nothing is computed. */
    SampleTargets NONE = (image, pristine) -> EMPTY;

    /**
     * Targets of one crop, equally many for every crop.
     *
     * @param image the crop as the network sees it
     * @param pristine the crop before it was degraded
     * @throws RuntimeException with one line, if they cannot be computed; it is thrown by {@link Loader.Epoch#next}
     */
    float[] of(Image image, Image pristine);
}
