package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Predicted distribution of human ratings over the grades 1 to K, such as 1 to 10 of a model trained on AVA.
 *
 * @param shares of the grades, lowest first, each in [0, 1], with a sum of 1
 * @since 0.2
 */
public record RatingDistribution(List<Double> shares) {

    /** Copies and checks. */
    public RatingDistribution {
        shares = List.copyOf(shares);
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (shares.size() < 2 || !(Math.abs(sum - 1) < 1e-3) || shares.stream().anyMatch(share -> !(share >= 0))) {
            throw new IllegalArgumentException(
                    "shares must be two or more numbers of at least 0 with a sum of 1, got " + shares);
        }
    }

    /** Mean of the distributions of the crops from {@code first} to before {@code end}; values are (crops, K). */
    static RatingDistribution mean(float[] values, int grades, int first, int end) {
        var shares = new ArrayList<Double>(grades);
        for (int grade = 0; grade < grades; grade++) {
            double sum = 0;
            for (int crop = first; crop < end; crop++) {
                sum += values[crop * grades + grade];
            }
            shares.add(sum / (end - first));
        }
        return new RatingDistribution(shares);
    }

    /** Mean grade, in [1, K]. */
    public double mean() {
        double mean = 0;
        for (int i = 0; i < shares.size(); i++) {
            mean += (i + 1) * shares.get(i);
        }
        return mean;
    }

    /** Standard deviation of the grades: how much human ratings of the image differ. */
    public double deviation() {
        double mean = mean(), squaredErrors = 0;
        for (int i = 0; i < shares.size(); i++) {
            squaredErrors += shares.get(i) * (i + 1 - mean) * (i + 1 - mean);
        }
        return Math.sqrt(squaredErrors);
    }
}
