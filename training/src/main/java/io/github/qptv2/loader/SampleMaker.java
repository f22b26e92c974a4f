package io.github.qptv2.loader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.SampleSource;

/**
 * Reads, decodes, crops and degrades the image at a place of the epoch. Its result depends on the place alone.
 *
 * @param targets made of each crop besides
 * @param part the indices of this rank's part of the epoch, in order
 * @param config rank and world, which place the part in the epoch
 */
record SampleMaker(
        ImageDataset dataset,
        SampleTransform transform,
        SampleTargets targets,
        LoaderConfig config,
        LoaderState state,
        Part part) {

    /** How many bad images in a row make a data set unusable. */
    private static final int PATIENCE = 1000;

    /** This rank's share of the order. */
    interface Part {
        int size();

        int index(int place);
    }

    /**
     * The image at a place, or the next good one after it, from the beginning again at the end: so a batch is always
     * full, and which image stands in does not depend on timing. The random numbers stay those of the place. A bad
     * image is named at its own place alone, however many others look for a stand-in there.
     */
    LoadedSample make(int place) {
        LoadedSample read = read(place);
        // outside of what a bad image is forgiven for: targets that cannot be made end the run
        return read.with(targets.of(read.image(), read.pristine()));
    }

    private LoadedSample read(int place) {
        var bad = new ArrayList<Batch.BadImage>(1);
        String last = "";
        int most = Math.min(PATIENCE, part.size());
        for (int skipped = 0; skipped < most; skipped++) {
            int index = part.index((place + skipped) % part.size());
            try {
                return make(place, index, bad);
            } catch (IOException | RuntimeException e) {
                // whatever a decoder or a degradation throws: one image of millions must not end the run
                last = oneLine(dataset.get(index).name(), e);
                if (skipped == 0) {
                    bad.add(new Batch.BadImage(dataset.get(index).name(), last));
                }
            }
        }
        throw new NoUsableSampleException(
                "no image or video can be used of the %d tried; the last: %s".formatted(most, last));
    }

    private LoadedSample make(int place, int index, List<Batch.BadImage> bad) throws IOException {
        SampleSource source = dataset.get(index);
        long inEpoch = (long) place * config.world() + config.rank();
        var shown = transform.of(source, SeededRandom.of(state.seed(), state.epoch(), inEpoch, 1));
        return new LoadedSample(
                index, source.name(), shown.image(), shown.pristine(), shown.chain(), SampleTargets.EMPTY, bad);
    }

    private static String oneLine(String name, Exception e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("cannot be read");
        return e instanceof IOException
                ? line
                : "%s: %s: %s".formatted(name, e.getClass().getSimpleName(), line);
    }
}
