package io.github.qptv2.distortion;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.io.ProgressListener;

/**
 * Trains a {@link Perceptron} on one thread: binary cross-entropy of each distortion, a tenth of the squared error of
 * the levels of those that are present, dropout of inputs and activations, AdamW with a cosine schedule. The same seed
 * gives the same bits.
 *
 * @param activations activations H
 * @param epochs passes over the samples
 * @param seed of initial weights, order and dropout
 */
record PerceptronTraining(int activations, int epochs, long seed) {

    private static final int BATCH = 64, WARMUP = 20;
    private static final double RATE = 2e-3;
    private static final float INPUT_DROPOUT = 0.1f, ACTIVATION_DROPOUT = 0.5f, LEVEL_WEIGHT = 0.1f;
    private static final float MIDDLE_LEVEL = 3;

    /**
     * Trains on inputs (n, D) and levels (n, K), 0 for an absent distortion.
     *
     * @param progress called after each epoch
     */
    Perceptron fit(float[][] inputs, int[][] levels, ProgressListener progress) {
        var network = initial(inputs[0].length, levels);
        var optimizer = List.of(
                new HeadAdamW(network.first(), true),
                new HeadAdamW(network.firstBias(), false),
                new HeadAdamW(network.second(), true),
                new HeadAdamW(network.secondBias(), false));
        var random = Randomness.of(seed, 1);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < inputs.length; i++) {
            order.add(i);
        }
        int steps = epochs * ((inputs.length + BATCH - 1) / BATCH), step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            random.shuffle(order);
            for (int from = 0; from < order.size(); from += BATCH) {
                var batch = order.subList(from, Math.min(from + BATCH, order.size()));
                var gradient = new Gradient(network, random);
                batch.forEach(i -> gradient.add(inputs[i], levels[i], 1f / batch.size()));
                double rate = RATE
                        * 0.5
                        * (1 + StrictMath.cos(Math.PI * ++step / steps))
                        * Math.min(1, step / (double) WARMUP);
                for (int k = 0; k < optimizer.size(); k++) {
                    optimizer.get(k).step(gradient.all().get(k), step, rate);
                }
            }
            progress.at("training the distortion head", epoch + 1, epochs);
        }
        return network;
    }

    /** Normal weights; logits begin at those of the classes' frequencies, levels at the middle. */
    private Perceptron initial(int inputs, int[][] levels) {
        int classes = levels[0].length;
        var random = Randomness.of(seed, 0);
        var bias = new float[2 * classes];
        for (int k = 0; k < classes; k++) {
            double present = 1;
            for (int[] sample : levels) {
                present += sample[k] > 0 ? 1 : 0;
            }
            bias[k] = (float) StrictMath.log(present / (levels.length + 2 - present));
            bias[classes + k] = MIDDLE_LEVEL;
        }
        return new Perceptron(
                normal(random, inputs, activations),
                new float[activations],
                normal(random, activations, 2 * classes),
                bias);
    }

    private static float[] normal(Randomness random, int rows, int columns) {
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.gaussian() / Math.sqrt(rows));
        }
        return values;
    }

    /** The gradient of the mean loss over a batch. */
    private static final class Gradient {

        private final Perceptron network;
        private final Randomness random;
        private final List<float[]> all;

        Gradient(Perceptron network, Randomness random) {
            this.network = network;
            this.random = random;
            all = List.of(
                    new float[network.first().length],
                    new float[network.firstBias().length],
                    new float[network.second().length],
                    new float[network.secondBias().length]);
        }

        List<float[]> all() {
            return all;
        }

        void add(float[] input, int[] levels, float weight) {
            float[] x = dropped(input, INPUT_DROPOUT);
            float[] inner = network.inner(x);
            float[] activations = dropped(rectified(inner), ACTIVATION_DROPOUT);
            float[] error = errors(network.output(activations), levels, weight);
            Perceptron.addOuter(activations, error, all.get(2));
            addTo(all.get(3), error);
            float[] back = back(activations, error);
            Perceptron.addOuter(x, back, all.get(0));
            addTo(all.get(1), back);
        }

        private float[] dropped(float[] values, float share) {
            var kept = new float[values.length];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = random.uniform() < share ? 0 : values[i] / (1 - share);
            }
            return kept;
        }

        private static float[] rectified(float[] values) {
            var activations = new float[values.length];
            for (int i = 0; i < activations.length; i++) {
                activations[i] = Math.max(0, values[i]);
            }
            return activations;
        }

        private static float[] errors(float[] outputs, int[] levels, float weight) {
            int classes = levels.length;
            var errors = new float[outputs.length];
            for (int k = 0; k < classes; k++) {
                boolean present = levels[k] > 0;
                errors[k] = weight * (float) (1 / (1 + StrictMath.exp(-outputs[k])) - (present ? 1 : 0));
                errors[classes + k] = present ? weight * LEVEL_WEIGHT * (outputs[classes + k] - levels[k]) : 0;
            }
            return errors;
        }

        /** Through the second layer, the dropout and the rectification: a activation that is 0 passes nothing back. */
        private float[] back(float[] activations, float[] error) {
            var back = new float[activations.length];
            for (int h = 0; h < back.length; h++) {
                if (activations[h] > 0) {
                    float sum = 0;
                    for (int j = 0, at = h * error.length; j < error.length; j++, at++) {
                        sum += network.second()[at] * error[j];
                    }
                    back[h] = sum / (1 - ACTIVATION_DROPOUT);
                }
            }
            return back;
        }

        private static void addTo(float[] sum, float[] values) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
    }
}
