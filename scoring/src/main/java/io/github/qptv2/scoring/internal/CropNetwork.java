package io.github.qptv2.scoring.internal;

import java.util.function.BooleanSupplier;

/** A network with one raw output for each crop of an image. */
public interface CropNetwork extends AutoCloseable {

    /** Side of a crop, in pixels; 0 of a regression on frozen networks, whose windows are packed. */
    int side();

    /**
     * One raw output for each crop, in their order.
     *
     * @param stop asked before each pass, perhaps on other threads; once it returns true, the array holds the outputs
     *     of the first crops only
     */
    float[] scores(CropBatch crops, BooleanSupplier stop);

    /** Frees the network. */
    @Override
    void close();
}
