package io.github.qptv2.metric;

/** Smooth mapping from predictions to the MOS scale. */
public sealed interface LogisticCurve {

    /** The MOS of a prediction; finite for every finite prediction. */
    double at(double prediction);

    /** The MOS of each prediction. */
    default double[] at(double[] predictions) {
        var mapped = new double[predictions.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = at(predictions[i]);
        }
        return mapped;
    }

    /** {@code slope x + offset}: the fallback where too few distinct points determine a curve. */
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
        /** Checks the width. */
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
