package io.github.qptv2.scoring;

import java.util.function.BooleanSupplier;

/** A network that has a raw output for every square of a picture. */
interface PictureNetwork extends AutoCloseable {

    /** One for each square, in their order; of the first few only once {@code stop} says yes. */
    float[] scores(Squares squares, BooleanSupplier stop);

    @Override
    void close();
}
