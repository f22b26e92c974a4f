package io.github.qptv2.data;

import java.util.List;

import io.github.qptv2.media.image.Image;

/**
 * One picture of a batch.
 *
 * @param index in the data set
 * @param targets that {@link SampleTargets} gave, empty where there are none
 * @param bad pictures that were to stand here but cannot be used
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
record Sample(
        int index, String name, Image image, Image pristine, String chain, float[] targets, List<Batch.BadImage> bad) {

    Sample {
        bad = List.copyOf(bad);
    }

    /** The same with targets. */
    Sample with(float[] made) {
        return new Sample(index, name, image, pristine, chain, made, bad);
    }
}
