package io.github.qptv2.scoring.internal;

/** A sequence of crops; a crop's pixels are fetched at the start of their forward pass. */
public interface CropBatch {

    /** Number of crops. */
    int count();

    /** Unsigned RGB bytes of one crop, (S, S, 3). */
    byte[] pixels(int crop);
}
