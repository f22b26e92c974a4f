package io.github.qptv2.distortion;

import io.github.qptv2.metric.LogisticCurve;

/**
 * Platt scaling (Platt 1999, with the numerics of Lin, Lin and Weng 2007): the probability of a class is the logistic
 * function of {@code slope * logit + offset}, fitted by Newton's method to held-out outputs.
 *
 * @param slope factor on the logits, above 0 for logits that rise with the class
 * @param offset added to them
 */
record PlattScaling(double slope, double offset) {

    private static final int MAX_STEPS = 100;
    private static final double RIDGE = 1e-12, SMALL = 1e-9;

    /**
     * Fits to outputs and labels. The targets of both classes are Platt's, {@code (n + 1) / (n + 2)} and {@code 1 / (n
     * + 2)}, which keep probabilities off 0 and 1.
     *
     * @param logits raw outputs
     * @param present whether each sample has the class
     * @throws IllegalArgumentException unless both kinds of samples occur
     */
    static PlattScaling fit(double[] logits, boolean[] present) {
        int positive = 0;
        for (boolean is : present) {
            positive += is ? 1 : 0;
        }
        int negative = logits.length - positive;
        if (positive == 0 || negative == 0) {
            throw new IllegalArgumentException("Platt scaling needs samples with and without the class, got %d and %d"
                    .formatted(positive, negative));
        }
        double high = (positive + 1.0) / (positive + 2), low = 1.0 / (negative + 2);
        double slope = 1, offset = 0;
        for (int step = 0; step < MAX_STEPS; step++) {
            double h11 = RIDGE, h22 = RIDGE, h21 = 0, g1 = 0, g2 = 0;
            for (int i = 0; i < logits.length; i++) {
                double p = LogisticCurve.sigmoid(slope * logits[i] + offset), weight = p * (1 - p);
                double error = p - (present[i] ? high : low);
                h11 += logits[i] * logits[i] * weight;
                h22 += weight;
                h21 += logits[i] * weight;
                g1 += logits[i] * error;
                g2 += error;
            }
            if (Math.abs(g1) < SMALL && Math.abs(g2) < SMALL) {
                break;
            }
            double determinant = h11 * h22 - h21 * h21;
            double slopeStep = (h22 * g1 - h21 * g2) / determinant, offsetStep = (h11 * g2 - h21 * g1) / determinant;
            double size = 1, loss = loss(logits, present, slope, offset, high, low);
            while (size > SMALL
                    && loss(logits, present, slope - size * slopeStep, offset - size * offsetStep, high, low) > loss) {
                size /= 2;
            }
            slope -= size * slopeStep;
            offset -= size * offsetStep;
        }
        return new PlattScaling(slope, offset);
    }

    private static double loss(
            double[] logits, boolean[] present, double slope, double offset, double high, double low) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double z = slope * logits[i] + offset, target = present[i] ? high : low;
            sum += Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
        }
        return sum;
    }

    /** The probability of a raw output. */
    double probability(double logit) {
        return LogisticCurve.sigmoid(slope * logit + offset);
    }
}
