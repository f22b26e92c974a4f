package io.github.qptv2.loader;

import java.io.IOException;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.SampleSource;

/**
 * Reads, decodes, crops and degrades the image at a place of the epoch. The result depends on the place alone.
 *
 * @param targets computed from each crop
 * @param part this rank's part of the epoch
 * @param config rank and world, which place the part in the epoch
 */
record SampleMaker(
        ImageDataset dataset,
        SampleTransform transform,
        SampleTargets targets,
        LoaderConfig config,
        LoaderState state,
        Part part) {

    /** This rank's share of the order. */
    interface Part {
        int size();

        /** Index in the dataset. */
        int index(int place);
    }

    /**
     * The sample at a place; an unusable one is replaced as {@link UsableSamples} says, so that a batch is always full.
     * The random numbers stay those of the place.
     */
    LoadedSample make(int place) {
        var samples = new UsableSamples("image or video", part.size(), at -> dataset.get(part.index(at)));
        var usable = samples.read(place, (source, at) -> make(place, part.index(at), source));
        var sample = usable.value().with(usable.unusable());
        // outside of the rule for unusable images: an error in the targets ends the run
        return sample.with(targets.of(sample.image(), sample.pristine()));
    }

    private LoadedSample make(int place, int index, SampleSource source) throws IOException {
        long inEpoch = (long) place * config.world() + config.rank();
        var crop = transform.of(source, SeededRandom.of(state.seed(), state.epoch(), inEpoch, 1));
        return LoadedSample.of(index, source.name(), crop.image(), crop.pristine(), crop.chain());
    }
}
