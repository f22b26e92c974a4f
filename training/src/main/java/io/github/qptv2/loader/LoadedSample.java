package io.github.qptv2.loader;

import java.util.List;

import io.github.qptv2.media.image.Image;

/**
 * One image of a batch.
 *
 * @param index in the dataset
 * @param name in the dataset
 * @param pristine the crop before it was degraded
 * @param chain the degradation, as {@link io.github.qptv2.degrade.DegradationChain#text}
 * @param targets of {@link SampleTargets}, empty without targets
 * @param unusable samples that this one replaced
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record LoadedSample(
        int index,
        String name,
        Image image,
        Image pristine,
        String chain,
        float[] targets,
        List<UnusableSample> unusable) {

    LoadedSample {
        unusable = List.copyOf(unusable);
    }

    /** Without targets. */
    static LoadedSample of(int index, String name, Image image, Image pristine, String chain) {
        return new LoadedSample(index, name, image, pristine, chain, SampleTargets.EMPTY, List.of());
    }

    /** The same with targets. */
    LoadedSample with(float[] computed) {
        return new LoadedSample(index, name, image, pristine, chain, computed, unusable);
    }

    /** The same with the samples that it replaced. */
    LoadedSample with(List<UnusableSample> replaced) {
        return new LoadedSample(index, name, image, pristine, chain, targets, replaced);
    }
}
