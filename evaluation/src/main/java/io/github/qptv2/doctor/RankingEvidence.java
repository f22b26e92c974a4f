package io.github.qptv2.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.scoring.bundle.InferenceConfig;

/**
 * What candidates are ranked by, more being better; how sure a difference between two of them is comes from drawing the
 * same images for both.
 */
sealed interface RankingEvidence {

    /** With fewer images, all of them can agree by chance. */
    int FEWEST = 6;

    /** The measure on all images. */
    double of(InferenceConfig candidate);

    /** Its 95 % interval. */
    Interval interval(InferenceConfig candidate);

    /**
     * By how much one candidate is ahead of another.
     *
     * @param confidence in (0, 1)
     */
    Interval difference(InferenceConfig ahead, InferenceConfig behind, double confidence);

    /** Images that were looked at. */
    int images();

    /** Minus the mean correlation of severity and score. */
    record DistortionEvidence(Map<InferenceConfig, Monotonicity> results, ImageBootstrap draws)
            implements RankingEvidence {

        static DistortionEvidence of(Map<InferenceConfig, Monotonicity> results, List<String> images, long seed) {
            return new DistortionEvidence(results, new ImageBootstrap(images, seed));
        }

        @Override
        public double of(InferenceConfig candidate) {
            return -result(candidate).mean();
        }

        @Override
        public Interval interval(InferenceConfig candidate) {
            double[] values = result(candidate).perImage();
            return draws.interval(0.95, drawn -> -mean(values, drawn));
        }

        @Override
        public Interval difference(InferenceConfig ahead, InferenceConfig behind, double confidence) {
            double[] one = result(ahead).perImage(), other = result(behind).perImage();
            return draws.interval(confidence, drawn -> mean(other, drawn) - mean(one, drawn));
        }

        @Override
        public int images() {
            return results.values().iterator().next().images().size();
        }

        private Monotonicity result(InferenceConfig candidate) {
            return results.getOrDefault(candidate, new Monotonicity(List.of()));
        }

        private static double mean(double[] values, int[] places) {
            return Arrays.stream(places).mapToDouble(place -> values[place]).sum() / places.length;
        }
    }

    /** Spearman's correlation of score and opinion. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record LabelEvidence(Map<InferenceConfig, double[]> scores, double[] mos, ImageBootstrap draws)
            implements RankingEvidence {

        @Override
        public double of(InferenceConfig candidate) {
            return Srcc.of(finite(candidate), mos);
        }

        @Override
        public Interval interval(InferenceConfig candidate) {
            return draws.interval(0.95, srcc(candidate));
        }

        @Override
        public Interval difference(InferenceConfig ahead, InferenceConfig behind, double confidence) {
            ToDoubleFunction<int[]> one = srcc(ahead), other = srcc(behind);
            return draws.interval(confidence, drawn -> one.applyAsDouble(drawn) - other.applyAsDouble(drawn));
        }

        @Override
        public int images() {
            return mos.length;
        }

        private ToDoubleFunction<int[]> srcc(InferenceConfig candidate) {
            double[] values = finite(candidate);
            return drawn -> Srcc.of(picked(values, drawn), picked(mos, drawn));
        }

        /** Scores that are not all numbers order nothing, as if they were all the same. */
        private double[] finite(InferenceConfig candidate) {
            double[] values = scores.getOrDefault(candidate, new double[mos.length]);
            return Arrays.stream(values).allMatch(Double::isFinite) ? values : new double[values.length];
        }

        private static double[] picked(double[] values, int[] places) {
            return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
        }
    }
}
