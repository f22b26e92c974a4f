package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.dataset.LabeledDataset;

/** Reader of a public labeled dataset. */
public interface DatasetReader {

    /** Name for command lines and files: lower-case letters, digits and hyphens. */
    String name();

    /** Short description with authors. */
    String title();

    /** Figures of a complete copy. */
    ExpectedFigures expectation();

    /** Whether a complete copy has this image without a label, as a pristine reference. */
    default boolean isOriginal(String path) {
        return false;
    }

    /**
     * Reads the labels below a folder in any known format; opens no image, and images may be missing.
     *
     * @throws IOException in one line with file and line, or with the files that were expected
     */
    LabeledDataset read(Path folder) throws IOException;
}
