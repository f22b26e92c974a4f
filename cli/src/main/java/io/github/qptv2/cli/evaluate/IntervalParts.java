package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.calibrate.CalibrationFit;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.SplitItems;
import io.github.qptv2.evaluate.SplitProtocol;
import io.github.qptv2.scoring.bundle.MosScale;

/**
 * The images of a labeled dataset that intervals are fitted to.
 *
 * @param data names of dataset and split
 * @param reference training images, evenly spaced
 * @param labeled validation images
 * @param mos of the validation images, within the scale
 */
record IntervalParts(String data, MosScale scale, List<Path> reference, List<Path> labeled, List<Double> mos) {

    /** Training images that the distribution of features is measured on. */
    private static final int REFERENCE = 500;

    /**
     * Both parts of a split.
     *
     * @throws IllegalArgumentException if the dataset has no such split, or the split no validation part, or the
     *     specification names several
     */
    static IntervalParts of(DatasetCopy copy, SplitSpec spec) throws IOException {
        var labeled = part(copy, spec, SplitProtocol.Place.VALIDATION);
        var train = part(copy, spec, SplitProtocol.Place.TRAIN).items();
        int count = Math.min(REFERENCE, train.size());
        var scale = CalibrationFit.scale(copy.set().scale());
        double[] mos = CalibrationFit.onScale(
                labeled.items().stream().mapToDouble(LabeledItem::mos).toArray(), scale);
        return new IntervalParts(
                copy.label() + " " + labeled.split(),
                scale,
                IntStream.range(0, count)
                        .mapToObj(i -> copy.file(train.get((int) ((long) i * train.size() / count))))
                        .toList(),
                labeled.items().stream().map(copy::file).toList(),
                Arrays.stream(mos).boxed().toList());
    }

    private static SplitItems part(DatasetCopy copy, SplitSpec spec, SplitProtocol.Place place) throws IOException {
        var selections = new SplitProtocol(spec, place).of(copy.set());
        if (selections.size() > 1 || selections.get(0).split().equals("all")) {
            throw new IllegalArgumentException(
                    "--splits must name one split with a validation part for --intervals, got " + spec.text());
        }
        return selections.get(0);
    }
}
