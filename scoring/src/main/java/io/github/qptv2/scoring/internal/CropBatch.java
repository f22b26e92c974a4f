package io.github.qptv2.scoring.internal;

/** A sequence of crops; a crop's pixels are fetched when the pass that takes them begins. */
public interface CropBatch {

    /** Number of crops. */
    int count();

    /** Unsigned RGB bytes of one crop, (S, S, 3). */
    byte[] pixels(int crop);
}
