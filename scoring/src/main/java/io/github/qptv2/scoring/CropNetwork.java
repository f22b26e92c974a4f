package io.github.qptv2.scoring;

import java.util.function.BooleanSupplier;

/** A network that has a raw output for every crop of an image. */
interface CropNetwork extends AutoCloseable {

    /** One for each crop, in their order; of the first few only once {@code stop} says yes. */
    float[] scores(CropBatch crops, BooleanSupplier stop);

    @Override
    void close();
}
