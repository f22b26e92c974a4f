package io.github.qptv2.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.scoring.Conventions;

/**
 * What candidates are ranked by, more being better; how sure a difference between two of them is comes from drawing the
 * same pictures for both.
 */
sealed interface Evidence {

    /** With fewer pictures, all of them can agree by chance. */
    int FEWEST = 6;

    /** The measure on all pictures. */
    double of(Conventions candidate);

    /** Its 95 % interval. */
    Interval interval(Conventions candidate);

    /**
     * By how much one candidate is ahead of another.
     *
     * @param confidence in (0, 1)
     */
    Interval difference(Conventions ahead, Conventions behind, double confidence);

    /** Pictures that were looked at. */
    int pictures();

    /** Minus the mean correlation of severity and score. */
    record Ladders(Map<Conventions, Monotonicity> results, ResampledPictures draws) implements Evidence {

        static Ladders of(Map<Conventions, Monotonicity> results, List<String> pictures, long seed) {
            return new Ladders(results, new ResampledPictures(pictures, seed));
        }

        @Override
        public double of(Conventions candidate) {
            return -result(candidate).mean();
        }

        @Override
        public Interval interval(Conventions candidate) {
            double[] values = result(candidate).perPicture();
            return draws.interval(0.95, drawn -> -mean(values, drawn));
        }

        @Override
        public Interval difference(Conventions ahead, Conventions behind, double confidence) {
            double[] one = result(ahead).perPicture(), other = result(behind).perPicture();
            return draws.interval(confidence, drawn -> mean(other, drawn) - mean(one, drawn));
        }

        @Override
        public int pictures() {
            return results.values().iterator().next().pictures().size();
        }

        private Monotonicity result(Conventions candidate) {
            return results.getOrDefault(candidate, new Monotonicity(List.of()));
        }

        private static double mean(double[] values, int[] places) {
            return Arrays.stream(places).mapToDouble(place -> values[place]).sum() / places.length;
        }
    }

    /** Spearman's correlation of score and opinion. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Labels(Map<Conventions, double[]> scores, double[] opinions, ResampledPictures draws) implements Evidence {

        @Override
        public double of(Conventions candidate) {
            return Srcc.of(finite(candidate), opinions);
        }

        @Override
        public Interval interval(Conventions candidate) {
            return draws.interval(0.95, srcc(candidate));
        }

        @Override
        public Interval difference(Conventions ahead, Conventions behind, double confidence) {
            ToDoubleFunction<int[]> one = srcc(ahead), other = srcc(behind);
            return draws.interval(confidence, drawn -> one.applyAsDouble(drawn) - other.applyAsDouble(drawn));
        }

        @Override
        public int pictures() {
            return opinions.length;
        }

        private ToDoubleFunction<int[]> srcc(Conventions candidate) {
            double[] values = finite(candidate);
            return drawn -> Srcc.of(picked(values, drawn), picked(opinions, drawn));
        }

        /** Scores that are not all numbers order nothing, as if they were all the same. */
        private double[] finite(Conventions candidate) {
            double[] values = scores.getOrDefault(candidate, new double[opinions.length]);
            return Arrays.stream(values).allMatch(Double::isFinite) ? values : new double[values.length];
        }

        private static double[] picked(double[] values, int[] places) {
            return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
        }
    }
}
