package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ResizePolicy;

/**
 * One set of weights under any conventions, to find out which of them fit. An image is prepared once for each way of
 * resizing, both orders of pooling come from one pass, and weights are loaded once for each epsilon.
 *
 * <pre>{@code
 * try (var trial = InferenceConfigTrial.of(bundle, ScorerOptions.DEFAULT)) {
 *     var squashed = trial.prepare(image, new ResizePolicy.Squash());
 *     double raw = trial.outputs(List.of(squashed), conventions, () -> false).get(0).of(Pooling.MEAN_THEN_NORM);
 * }
 * }</pre>
 *
 * <p>Images may be prepared on any thread; one thread at a time asks for outputs.
 */
public final class InferenceConfigTrial implements AutoCloseable {

    private final ModelBundle bundle;
    private final ScorerOptions options;
    private final Map<Double, ImageScoringNetwork> networks = new LinkedHashMap<>();

    private InferenceConfigTrial(ModelBundle bundle, ScorerOptions options) {
        this.bundle = bundle;
        this.options = options;
    }

    /**
     * Loads the network under the bundle's own conventions; another epsilon loads it again when it is asked for.
     *
     * @throws IllegalArgumentException if the network cannot score images, or the device is not there
     */
    public static InferenceConfigTrial of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        var trial = new InferenceConfigTrial(bundle, options);
        trial.network(bundle.description().inferenceConfig());
        return trial;
    }

    /**
     * An image's raw output under both orders of pooling: the mean over its crops, not finite where one of theirs is
     * not.
     */
    public record Outputs(double meanThenNorm, double normThenMean) {

        /** The output under one of them. */
        public double of(Pooling order) {
            return switch (order) {
                case MEAN_THEN_NORM -> meanThenNorm;
                case NORM_THEN_MEAN -> normThenMean;
            };
        }
    }

    /**
     * Cuts an image into crops, which is all that depends on the way of resizing.
     *
     * @throws IllegalArgumentException if the image is under 16 pixels on a side, or more elongated than 50:1
     */
    public ModelInput prepare(Image image, ResizePolicy way) {
        return new Preprocessor(way, options.over(bundle.description().preprocessing()), side()).prepare(image);
    }

    /**
     * Runs the network on images that were prepared in the conventions' way of resizing.
     *
     * @param inferenceConfig whose order of pooling is not looked at: both are given
     * @param stop asked before each pass of the network, perhaps on other threads
     * @return for each image, in their order
     * @throws CancellationException if {@code stop} said yes
     */
    public List<Outputs> outputs(List<ModelInput> images, InferenceConfig inferenceConfig, BooleanSupplier stop) {
        var crops = CropBatch.of(images);
        float[] raws = network(inferenceConfig).pooledScores(crops, new PixelPlanes(inferenceConfig, side()), stop);
        if (raws.length < 2 * crops.count()) {
            throw new CancellationException("stopped between two passes of the network");
        }
        var outputs = new ArrayList<Outputs>(images.size());
        int at = 0;
        for (var image : images) {
            outputs.add(mean(raws, at, image.crops()));
            at += image.crops();
        }
        return outputs;
    }

    private static Outputs mean(float[] raws, int first, int count) {
        double meanFirst = 0, normFirst = 0;
        for (int crop = first; crop < first + count; crop++) {
            meanFirst += raws[2 * crop];
            normFirst += raws[2 * crop + 1];
        }
        return new Outputs(meanFirst / count, normFirst / count);
    }

    private ImageScoringNetwork network(InferenceConfig inferenceConfig) {
        return networks.computeIfAbsent(
                inferenceConfig.epsilon(), epsilon -> ImageScoringNetwork.of(bundle.with(inferenceConfig), options));
    }

    private int side() {
        return bundle.architecture().config().imageSize();
    }

    /** Frees the networks. */
    @Override
    public void close() {
        networks.values().forEach(ImageScoringNetwork::close);
    }
}
