package io.github.qptv2.data;

import java.util.List;

import io.github.qptv2.media.image.Image;

/**
 * One picture of a batch.
 *
 * @param index in the data set
 * @param bad pictures that were to stand here but cannot be used
 */
record Sample(int index, String name, Image image, Image pristine, String chain, List<Batch.BadImage> bad) {

    Sample {
        bad = List.copyOf(bad);
    }
}
