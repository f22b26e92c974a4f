package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.evaluate.DatasetCopy;
import org.jspecify.annotations.Nullable;

/**
 * A labeled dataset of a benchmark.
 *
 * @param source folder or file that the labels were read from
 */
public record BenchmarkSet(DatasetCopy copy, Path source) {

    /**
     * Reads the labels.
     *
     * @param scale of labels of one's own; null for the dataset's
     * @throws IOException in one line if the labels cannot be read
     * @throws IllegalArgumentException if the scale is neither stated nor given, or differs from the stated one
     */
    public static BenchmarkSet read(String name, Path source, @Nullable RatingScale scale) throws IOException {
        var copy = DatasetCopy.read(name, source);
        LabeledDataset set = scale == null ? copy.set() : copy.set().on(scale);
        set.scale().required();
        return new BenchmarkSet(new DatasetCopy(set, copy.root()), source);
    }

    LabeledDataset set() {
        return copy.set();
    }

    String name() {
        return copy.set().name();
    }

    BenchmarkSet with(LabeledDataset other) {
        return new BenchmarkSet(new DatasetCopy(other, copy.root()), source);
    }
}
