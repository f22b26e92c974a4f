package io.github.qptv2.model;

/**
 * The prediction targets of pretraining, each with a linear head.
 *
 * @param pixels whether the decoder predicts the pixels of every token
 * @param masked channels of teacher features that the decoder predicts for every token, or 0
 * @param visible channels of teacher features predicted from each visible token, or 0
 * @param pooled statistics of teacher features over the crop, predicted from mean and standard deviation of the visible
 *     tokens, or 0
 */
public record TargetHeads(boolean pixels, int masked, int visible, int pooled) {

    /** Only pixels, as in the paper. */
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

    /** Whether a head needs the decoder. */
    public boolean usesDecoder() {
        return pixels || masked > 0;
    }
}
