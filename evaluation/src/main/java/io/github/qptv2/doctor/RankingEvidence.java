package io.github.qptv2.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.Resampling;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.scoring.bundle.InferenceConfig;

/**
 * The measure that ranks candidates, higher being better. A paired bootstrap over images gives the confidence interval
 * of a difference between two candidates.
 */
sealed interface RankingEvidence {

    /** With fewer images, all can agree by chance. */
    int MIN = 6;

    /**
     * Bootstrap samples of images.
     *
     * @param groups source content of each image; images of one content are drawn together
     */
    static Resampling resampling(List<String> groups, long seed) {
        return new Bootstrap(4000, seed).resample(groups);
    }

    /** The measure over all images. */
    double of(InferenceConfig candidate);

    /** Its 95 % interval. */
    Interval interval(InferenceConfig candidate);

    /**
     * Confidence interval of the difference between two candidates.
     *
     * @param confidence in (0, 1)
     */
    Interval difference(InferenceConfig candidate, InferenceConfig baseline, double confidence);

    /** Number of images. */
    int images();

    /** Minus the mean Spearman correlation of distortion level and score. */
    record DistortionEvidence(Map<InferenceConfig, Monotonicity> results, Resampling draws) implements RankingEvidence {

        static DistortionEvidence of(Map<InferenceConfig, Monotonicity> results, List<String> images, long seed) {
            return new DistortionEvidence(results, resampling(images, seed));
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
        public Interval difference(InferenceConfig candidate, InferenceConfig baseline, double confidence) {
            double[] one = result(candidate).perImage(),
                    other = result(baseline).perImage();
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

    /** Spearman's correlation of score and MOS. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record LabelEvidence(Map<InferenceConfig, double[]> scores, double[] mos, Resampling draws)
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
        public Interval difference(InferenceConfig candidate, InferenceConfig baseline, double confidence) {
            ToDoubleFunction<int[]> one = srcc(candidate), other = srcc(baseline);
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

        /** Scores with a non-finite value have no correlation, as a constant has none. */
        private double[] finite(InferenceConfig candidate) {
            double[] values = scores.getOrDefault(candidate, new double[mos.length]);
            return Arrays.stream(values).allMatch(Double::isFinite) ? values : new double[values.length];
        }

        private static double[] picked(double[] values, int[] places) {
            return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
        }
    }
}
