package io.github.qptv2.distortion;

/** AdamW (Loshchilov and Hutter, ICLR 2019) on an array of weights, in place. */
final class HeadAdamW {

    private static final double BETA1 = 0.9, BETA2 = 0.98, EPSILON = 1e-8, DECAY = 0.03;

    private final float[] weights;
    private final boolean decayed;
    private final float[] mean;
    private final float[] square;

    /** @param decayed whether weight decay applies, which spares biases */
    HeadAdamW(float[] weights, boolean decayed) {
        this.weights = weights;
        this.decayed = decayed;
        mean = new float[weights.length];
        square = new float[weights.length];
    }

    /**
     * One step.
     *
     * @param step from 1
     */
    void step(float[] gradient, int step, double rate) {
        double first = 1 - StrictMath.pow(BETA1, step), second = 1 - StrictMath.pow(BETA2, step);
        double shrink = decayed ? 1 - rate * DECAY : 1;
        for (int i = 0; i < weights.length; i++) {
            mean[i] = (float) (BETA1 * mean[i] + (1 - BETA1) * gradient[i]);
            square[i] = (float) (BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i]);
            weights[i] = (float)
                    (shrink * weights[i] - rate * (mean[i] / first) / (Math.sqrt(square[i] / second) + EPSILON));
        }
    }
}
