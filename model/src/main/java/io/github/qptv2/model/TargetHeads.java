package io.github.qptv2.model;

/**
 * What a network is to predict in pretraining, each from a linear head.
 *
 * @param pixels whether the decoder predicts the pixels of every token
 * @param masked channels of a teacher's features that the decoder predicts for every token, 0 for none
 * @param visible channels of a teacher's features predicted from each visible token itself, 0 for none
 * @param pooled statistics of a teacher's features over the crop, predicted from the mean and the deviation of the
 *     visible tokens, 0 for none
 */
public record TargetHeads(boolean pixels, int masked, int visible, int pooled) {

    /** Pixels alone, as in the paper. */
    public static final TargetHeads PIXELS = new TargetHeads(true, 0, 0, 0);

    /** Checks the ranges. */
    public TargetHeads {
        if (masked < 0 || visible < 0 || pooled < 0) {
            throw new IllegalArgumentException(
                    "channels of a head must be at least 0, got %d, %d and %d".formatted(masked, visible, pooled));
        }
        if (!pixels && masked + visible + pooled == 0) {
            throw new IllegalArgumentException("a network must predict something, got no head");
        }
    }

    /** Whether anything is predicted through the decoder. */
    public boolean usesDecoder() {
        return pixels || masked > 0;
    }
}
