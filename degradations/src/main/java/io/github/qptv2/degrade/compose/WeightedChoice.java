package io.github.qptv2.degrade.compose;

import java.util.function.IntToDoubleFunction;

/** The inverse of a discrete cumulative distribution. */
final class WeightedChoice {

    private WeightedChoice() {}

    /**
     * The index of the choice at a point of the cumulative weights.
     *
     * @param count of choices, at least 1
     * @param weight of each index, at least 0
     * @param point in [0, sum of the weights)
     */
    static int index(int count, IntToDoubleFunction weight, double point) {
        double left = point;
        for (int i = 0; i < count - 1; i++) {
            left -= weight.applyAsDouble(i);
            if (left < 0) {
                return i;
            }
        }
        return count - 1;
    }
}
