package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.dataset.LabeledDataset;

/** A labeled set that copies are to be read of. */
public interface Benchmark {

    /** For command lines and files: lower case, digits and hyphens. */
    String name();

    /** In a few words: what it holds, who owns it. */
    String title();

    /** What a whole copy has. */
    ExpectedFigures expectation();

    /** Whether a whole copy has this image without a label: an original that others were made from. */
    default boolean isOriginal(String path) {
        return false;
    }

    /**
     * Reads the labels below a folder, in whichever of the known forms they are there; no image is opened, none need be
     * there.
     *
     * @throws IOException in one line that names the file (and line) or says which files were looked for
     */
    LabeledDataset read(Path folder) throws IOException;
}
