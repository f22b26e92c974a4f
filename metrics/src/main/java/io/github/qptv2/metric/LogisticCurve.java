package io.github.qptv2.metric;

/** A smooth map from predictions to the opinions' scale. */
public sealed interface LogisticCurve {

    /** The opinion that stands for a prediction; finite for every finite prediction. */
    double at(double prediction);

    /** The opinions that stand for predictions. */
    default double[] at(double[] predictions) {
        var mapped = new double[predictions.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = at(predictions[i]);
        }
        return mapped;
    }

    /** {@code slope x + offset}: where too few or too equal points fix no bend. */
    record Straight(double slope, double offset) implements LogisticCurve {
        @Override
        public double at(double prediction) {
            return slope * prediction + offset;
        }
    }

    /**
     * {@code (b1 - b2) / (1 + exp(-(x - b3) / |b4|)) + b2}, monotone (VQEG 2003, "Final report … FR-TV phase II").
     * {@code b1} and {@code b2} are the asymptotes to the right and to the left.
     */
    record Logistic4(double b1, double b2, double b3, double b4) implements LogisticCurve {
        /** Checks that there is a width. */
        public Logistic4 {
            if (b4 == 0) {
                throw new IllegalArgumentException("b4 must not be 0");
            }
        }

        @Override
        public double at(double prediction) {
            return (b1 - b2) * sigmoid((prediction - b3) / Math.abs(b4)) + b2;
        }
    }

    /**
     * {@code b1 (1/2 - 1 / (1 + exp(b2 (x - b3)))) + b4 x + b5}, which need not be monotone (Sheikh, Sabir and Bovik
     * 2006, "A statistical evaluation of recent full reference image quality assessment algorithms").
     */
    record Logistic5(double b1, double b2, double b3, double b4, double b5) implements LogisticCurve {
        @Override
        public double at(double prediction) {
            return b1 * (sigmoid(b2 * (prediction - b3)) - 0.5) + b4 * prediction + b5;
        }
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x)); // exp may overflow to infinity, and the quotient is 0 then
    }
}
