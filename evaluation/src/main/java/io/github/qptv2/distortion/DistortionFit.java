package io.github.qptv2.distortion;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.qptv2.degrade.compose.DistortionClass;
import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.io.Quantiles;
import io.github.qptv2.scoring.Embedder;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * Fits a distortion head to a network: distorts crops, trains a perceptron on the statistics of four fifths of the
 * images, and calibrates it on the others.
 */
public final class DistortionFit {

    private static final int FOLDS = 5; // one of them is held out
    private static final int WIDTH = 128, EPOCHS = 40;
    private static final double PRISTINE = 0.95, MIN_THRESHOLD = 0.4;

    private DistortionFit() {}

    /**
     * A fitted head.
     *
     * @param heldOut figures of the images that calibrated it and chose its threshold
     */
    public record Result(DistortionHead head, DistortionEvaluation heldOut) {}

    /** Names of the distortions of a head, in its order. */
    public static List<String> distortions() {
        return Stream.of(DistortionClass.values()).map(DistortionClass::label).toList();
    }

    /**
     * Fits a head.
     *
     * @param description of the images, for the bundle
     * @throws IOException if no image can be used
     * @throws IllegalArgumentException if the network does not read images, or there are too few crops of a kind
     * @throws java.util.concurrent.CancellationException if the listener asked for the end
     */
    public static Result fit(ModelBundle bundle, SampleRequest request, String description, SampleListener listener)
            throws IOException {
        var options = ScorerOptions.DEFAULT.withThreads(request.threads()).withMaxCrops(1);
        DistortionSamples samples;
        try (var embedder = Embedder.of(bundle, options)) {
            samples = new SampleExtraction(embedder, request, listener).run();
        }
        var text = "%s; %,d crops, seed %d".formatted(description, samples.size(), request.seed());
        return fit(samples, request.seed(), text, listener.progress());
    }

    /** Trains on four fifths of the images and calibrates on the others. */
    static Result fit(DistortionSamples samples, long seed, String description, ProgressListener progress) {
        var training = samples.where(image -> image % FOLDS != FOLDS - 1);
        var heldOut = samples.where(image -> image % FOLDS == FOLDS - 1);
        if (training.size() == 0 || heldOut.size() == 0) {
            throw new IllegalArgumentException(
                    "a distortion head needs at least %d images, got fewer".formatted(FOLDS));
        }
        var scaling = StatisticsScaling.of(training.statistics());
        var network = new PerceptronTraining(WIDTH, EPOCHS, seed)
                .fit(
                        training.statistics().stream().map(scaling::of).toArray(float[][]::new),
                        training.levels().toArray(int[][]::new),
                        progress);
        var logits =
                heldOut.statistics().stream().map(scaling::of).map(network::of).toArray(float[][]::new);
        var calibration = IntStream.range(0, network.outputs() / 2)
                .mapToObj(k -> PlattScaling.fit(column(logits, k), heldOut.present(k)))
                .toList();
        var layers = new HeadLayers(network, calibration, scaling);
        var uncalibrated = layers.head(distortions(), MIN_THRESHOLD, description);
        var head = layers.head(distortions(), threshold(uncalibrated, heldOut), description);
        return new Result(head, DistortionEvaluation.of(head, heldOut));
    }

    private static double[] column(float[][] outputs, int k) {
        return Arrays.stream(outputs).mapToDouble(row -> row[k]).toArray();
    }

    /** The probability that the most probable distortion of 95 % of the pristine crops stays below; at least 0.4. */
    private static double threshold(DistortionHead head, DistortionSamples samples) {
        double[] greatest = IntStream.range(0, samples.size())
                .filter(i -> samples.strongest(i) == 0)
                .mapToDouble(
                        i -> Arrays.stream(head.of(samples.statistics().get(i)).probabilities())
                                .max()
                                .orElseThrow())
                .sorted()
                .toArray();
        return greatest.length == 0 ? MIN_THRESHOLD : Math.max(MIN_THRESHOLD, Quantiles.of(greatest, PRISTINE));
    }

    /**
     * Evaluates the head of a model on compositions of other images, with the model's own crops.
     *
     * @throws IOException if no image can be used
     * @throws IllegalArgumentException if the model has no distortion head
     * @throws java.util.concurrent.CancellationException if the listener asked for the end
     */
    public static DistortionEvaluation evaluate(ModelBundle bundle, SampleRequest request, SampleListener listener)
            throws IOException {
        var head = bundle.distortionHead()
                .orElseThrow(() -> new IllegalArgumentException("the model %s has no distortion head"
                        .formatted(bundle.description().name())));
        if (!head.distortions().equals(distortions())) {
            throw new IllegalArgumentException("the distortions of the head must be %s, got %s; fit it again"
                    .formatted(distortions(), head.distortions()));
        }
        try (var embedder = Embedder.of(bundle, ScorerOptions.DEFAULT.withThreads(request.threads()))) {
            return DistortionEvaluation.of(head, new SampleExtraction(embedder, request, listener).run());
        }
    }
}
