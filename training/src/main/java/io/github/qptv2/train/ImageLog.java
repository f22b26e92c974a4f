package io.github.qptv2.train;

import java.io.IOException;

/** Writes images of a run's progress, such as reconstructions. */
@FunctionalInterface
public interface ImageLog {

    /** Writes no images. */
    ImageLog NONE = (step, metrics) -> {};

    /**
     * Writes the images that are due.
     *
     * @param step number of completed steps; 0 before the first one
     */
    void write(long step, MetricsWriter metrics) throws IOException;
}
