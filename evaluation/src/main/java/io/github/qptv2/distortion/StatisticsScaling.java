package io.github.qptv2.distortion;

import java.util.List;

import io.github.qptv2.scoring.backbone.Standardization;
import io.github.qptv2.scoring.bundle.DistortionHead;

/**
 * Inputs of the perceptron: standardized statistics, those of the pixels times {@value #PIXELS}. They are the more
 * informative ones, and weight decay then shrinks their weights less.
 */
record StatisticsScaling(Standardization standardization) {

    private static final float PIXELS = 3;
    private static final double CONSTANT = 1e-6;

    static StatisticsScaling of(List<float[]> samples) {
        int D = samples.get(0).length, n = samples.size();
        var mean = new double[D];
        var variance = new double[D];
        for (float[] sample : samples) {
            for (int d = 0; d < D; d++) {
                mean[d] += sample[d] / n;
            }
        }
        for (float[] sample : samples) {
            for (int d = 0; d < D; d++) {
                variance[d] += (sample[d] - mean[d]) * (sample[d] - mean[d]) / n;
            }
        }
        var means = new float[D];
        var factors = new float[D];
        for (int d = 0; d < D; d++) {
            double deviation = Math.sqrt(variance[d]);
            means[d] = (float) mean[d];
            factors[d] = deviation > CONSTANT ? (float) (1 / deviation) : 0;
        }
        return new StatisticsScaling(new Standardization(means, factors));
    }

    /** Factor on a standardized statistic. */
    float factor(int statistic) {
        return statistic < standardization.width() - DistortionHead.PIXEL_STATISTICS ? 1 : PIXELS;
    }

    /** The inputs (D) of statistics (D). */
    float[] of(float[] statistics) {
        float[] z = standardization.of(statistics);
        for (int d = 0; d < z.length; d++) {
            z[d] *= factor(d);
        }
        return z;
    }
}
