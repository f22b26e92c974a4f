package io.github.qptv2.media.image;

/** The source samples of each target sample along one axis, and their weights. */
final class ResampleWeights {

    /** Fractional bits: of 32 bits, 8 remain for the sample and 2 for overshoot, as in Pillow. */
    static final int BITS = 22;

    private final int[] first;
    private final int[][] weights;

    private ResampleWeights(int[] first, int[][] weights) {
        this.first = first;
        this.weights = weights;
    }

    /** The weights that map {@code from} samples to {@code to}; when reducing, the kernel is widened by the ratio. */
    static ResampleWeights of(int from, int to, ResizeFilter filter) {
        double ratio = (double) from / to;
        double stretch = Math.max(ratio, 1);
        double support = filter.support() * stretch;
        var first = new int[to];
        var weights = new int[to][];
        for (int i = 0; i < to; i++) {
            double center = (i + 0.5) * ratio;
            int low = Math.max((int) (center - support + 0.5), 0);
            int high = Math.min((int) (center + support + 0.5), from);
            var exact = new double[high - low];
            for (int k = 0; k < exact.length; k++) {
                exact[k] = filter.at((low + k - center + 0.5) / stretch);
            }
            first[i] = low;
            weights[i] = fixed(exact);
        }
        return new ResampleWeights(first, weights);
    }

    private static int[] fixed(double[] exact) {
        double sum = 0;
        for (double weight : exact) {
            sum += weight;
        }
        var fixed = new int[exact.length];
        for (int k = 0; k < fixed.length; k++) {
            double scaled = exact[k] / sum * (1 << BITS);
            fixed[k] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
        return fixed;
    }

    /** Number of target samples. */
    int size() {
        return first.length;
    }

    /** The first source sample of a target sample. */
    int first(int target) {
        return first[target];
    }

    /** Fixed-point weights of a target sample, which sum to {@code 1 << BITS} up to rounding; not a copy. */
    int[] weights(int target) {
        return weights[target];
    }

    /** The first source sample that any target needs. */
    int begin() {
        return first[0];
    }

    /** One past the last source sample that any target needs. */
    int end() {
        return first[first.length - 1] + weights[weights.length - 1].length;
    }
}
