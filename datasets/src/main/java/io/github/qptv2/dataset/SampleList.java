package io.github.qptv2.dataset;

import java.util.List;

/**
 * Located images, before they become an {@link ImageDataset}.
 *
 * @param samples in order
 * @param shards sizes of the shards in order; empty where images are separate files
 */
record SampleList(List<SampleSource> samples, List<Integer> shards) {

    SampleList {
        samples = List.copyOf(samples);
        shards = List.copyOf(shards);
    }

    /** Images in separate files. */
    static SampleList ofFiles(List<SampleSource> samples) {
        return new SampleList(samples, List.of());
    }
}
