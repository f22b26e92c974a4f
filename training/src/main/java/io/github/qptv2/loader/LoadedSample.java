package io.github.qptv2.loader;

import java.util.List;

import io.github.qptv2.media.image.Image;

/**
 * One image of a batch.
 *
 * @param index in the data set
 * @param targets that {@link SampleTargets} gave, empty where there are none
 * @param bad images that were to stand here but cannot be used
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
record LoadedSample(
        int index, String name, Image image, Image pristine, String chain, float[] targets, List<Batch.BadImage> bad) {

    LoadedSample {
        bad = List.copyOf(bad);
    }

    /** The same with targets. */
    LoadedSample with(float[] made) {
        return new LoadedSample(index, name, image, pristine, chain, made, bad);
    }
}
