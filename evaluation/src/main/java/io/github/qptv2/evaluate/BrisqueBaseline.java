package io.github.qptv2.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.qptv2.media.feature.SupportVectorRegression;
import io.github.qptv2.media.feature.SupportVectorRegression.Settings;
import io.github.qptv2.metric.Srcc;

/**
 * Classical baseline on the same labels: BRISQUE features and support-vector regression, whose settings are selected by
 * cross-validation on the training items.
 *
 * @param seed of the validated items and their folds
 * @param max maximum number of training items for the selection, whose time grows quadratically
 */
public record BrisqueBaseline(long seed, int max) {

    private static final int FOLDS = 5;

    /** Items as features and MOS. */
    public record Samples(List<float[]> features, List<Double> mos) {

        /** Copies; throws unless both are equally many. */
        public Samples {
            features = List.copyOf(features);
            mos = List.copyOf(mos);
            if (features.size() != mos.size()) {
                throw new IllegalArgumentException(
                        "features and MOS must be equally many, got %d and %d".formatted(features.size(), mos.size()));
            }
        }

        float[][] rows() {
            return features.toArray(float[][]::new);
        }

        double[] targets() {
            return mos.stream().mapToDouble(Double::doubleValue).toArray();
        }

        Samples at(List<Integer> indices) {
            return new Samples(
                    indices.stream().map(features::get).toList(),
                    indices.stream().map(mos::get).toList());
        }
    }

    /**
     * Predictions with the selected settings.
     *
     * @param validated mean SRCC over the folds with these settings
     */
    public record Outcome(Settings settings, double validated, List<Double> predicted) {}

    private record Choice(Settings settings, double validated) {}

    /** Checks the range. */
    public BrisqueBaseline {
        if (max < 2 * FOLDS) {
            throw new IllegalArgumentException("settings need at least %d items, got %d".formatted(2 * FOLDS, max));
        }
    }

    /** Fits to training items and predicts test items from their features. */
    public Outcome run(Samples train, List<float[]> test) {
        var order =
                new ArrayList<>(IntStream.range(0, train.mos().size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        Choice choice = choose(train.at(order.subList(0, Math.min(max, order.size()))));
        try (var regression = SupportVectorRegression.train(train.rows(), train.targets(), choice.settings())) {
            double[] predicted = regression.predict(test.toArray(float[][]::new));
            return new Outcome(
                    choice.settings(),
                    choice.validated(),
                    IntStream.range(0, predicted.length)
                            .mapToObj(i -> predicted[i])
                            .toList());
        }
    }

    private static Choice choose(Samples samples) {
        var best = new Choice(new Settings(1, 0.1, 0.3), Double.NEGATIVE_INFINITY);
        for (Settings settings : grid()) {
            double validated = validate(samples, settings);
            if (validated > best.validated()) {
                best = new Choice(settings, validated);
            }
        }
        return best;
    }

    private static List<Settings> grid() {
        var grid = new ArrayList<Settings>();
        for (double c : new double[] {1, 4, 16, 64}) {
            for (double gamma : new double[] {0.02, 0.05, 0.1, 0.3}) {
                for (double epsilon : new double[] {0.1, 0.4}) {
                    grid.add(new Settings(c, gamma, epsilon));
                }
            }
        }
        return grid;
    }

    /** Mean SRCC over the folds. */
    private static double validate(Samples samples, Settings settings) {
        double sum = 0;
        int size = samples.mos().size();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Samples training = samples.at(IntStream.range(0, size)
                    .filter(i -> i % FOLDS != left)
                    .boxed()
                    .toList());
            Samples held = samples.at(IntStream.range(0, size)
                    .filter(i -> i % FOLDS == left)
                    .boxed()
                    .toList());
            try (var regression = SupportVectorRegression.train(training.rows(), training.targets(), settings)) {
                sum += Srcc.of(regression.predict(held.rows()), held.targets());
            }
        }
        return sum / FOLDS;
    }
}
