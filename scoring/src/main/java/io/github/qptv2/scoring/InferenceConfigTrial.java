package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ResizePolicy;
import io.github.qptv2.scoring.internal.CloseGuard;
import io.github.qptv2.scoring.internal.ImageBatch;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;
import io.github.qptv2.scoring.internal.PixelPlanes;
import io.github.qptv2.scoring.internal.Preprocessor;

/**
 * Runs one state dict under different {@link InferenceConfig}s, to find the one that fits. An image is prepared once
 * for each resize policy, both orders of pooling come from one pass, and weights are loaded once for each epsilon.
 *
 * <pre>{@code
 * try (var trial = InferenceConfigTrial.of(bundle, ScorerOptions.DEFAULT)) {
 *     var squashed = trial.prepare(image, new ResizePolicy.Squash());
 *     double raw = trial.outputs(List.of(squashed), config, token).get(0).of(Pooling.MEAN_THEN_NORM);
 * }
 * }</pre>
 *
 * <p>Threads may prepare images at the same time, but not compute outputs. After {@link #close} both throw
 * {@link IllegalStateException}.
 *
 * @since 0.1
 */
public final class InferenceConfigTrial implements AutoCloseable {

    private final ModelBundle bundle;
    private final ScorerOptions options;
    private final Map<Double, ImageScoringNetwork> networks = new LinkedHashMap<>();
    private final CloseGuard guard =
            new CloseGuard("trial", () -> networks.values().forEach(ImageScoringNetwork::close));

    private InferenceConfigTrial(ModelBundle bundle, ScorerOptions options) {
        this.bundle = bundle;
        this.options = options;
    }

    /**
     * Loads the network under the bundle's own configuration; another epsilon loads it again when it is first used.
     *
     * @throws IllegalArgumentException if the network cannot score images, or the device is not available
     */
    public static InferenceConfigTrial of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        SelfTest.require();
        var trial = new InferenceConfigTrial(bundle, options);
        trial.network(bundle.description().inferenceConfig());
        return trial;
    }

    /**
     * An image's raw output under both orders of pooling: the mean over its crops, not finite if that of a crop is not.
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
     * Cuts an image into crops, the only step that depends on the resize policy.
     *
     * @throws ImageException if the image is under 16 pixels on a side, or more elongated than 50:1
     */
    public ModelInput prepare(Image image, ResizePolicy policy) throws ImageException {
        var spec = options.applyTo(bundle.description().preprocessing());
        try (var call = guard.enter()) {
            return new ModelInput(new Preprocessor(policy, spec, side()).prepare(image), image.warning());
        }
    }

    /**
     * Runs the network on images that were prepared with the configuration's resize policy.
     *
     * @param inferenceConfig configuration; its order of pooling is ignored, both are computed
     * @return outputs of each image, in their order
     * @throws CancellationException if {@code token} is canceled before the last pass
     * @throws IllegalArgumentException if an image was prepared for crops of another size
     */
    public List<Outputs> outputs(List<ModelInput> images, InferenceConfig inferenceConfig, CancellationToken token) {
        var crops = ModelInput.batch(images, side());
        float[] rawOutputs = rawOutputs(crops, inferenceConfig, token);
        if (rawOutputs.length < 2 * crops.count()) {
            throw new CancellationException("canceled between two passes of the network");
        }
        var outputs = new ArrayList<Outputs>(images.size());
        int at = 0;
        for (var image : images) {
            outputs.add(mean(rawOutputs, at, image.crops()));
            at += image.crops();
        }
        return outputs;
    }

    private float[] rawOutputs(ImageBatch crops, InferenceConfig inferenceConfig, CancellationToken token) {
        try (var call = guard.enter()) {
            return network(inferenceConfig)
                    .pooledScores(crops, new PixelPlanes(inferenceConfig, side()), token::isCanceled);
        }
    }

    private static Outputs mean(float[] rawOutputs, int first, int count) {
        double meanFirst = 0, normFirst = 0;
        for (int crop = first; crop < first + count; crop++) {
            meanFirst += rawOutputs[2 * crop];
            normFirst += rawOutputs[2 * crop + 1];
        }
        return new Outputs(meanFirst / count, normFirst / count);
    }

    private ImageScoringNetwork network(InferenceConfig inferenceConfig) {
        return networks.computeIfAbsent(
                inferenceConfig.epsilon(),
                epsilon -> ImageScoringNetwork.of(bundle.with(inferenceConfig), options.network()));
    }

    private int side() {
        return bundle.architecture().config().imageSize();
    }

    /** Frees the networks, after the calls in progress on other threads have ended. */
    @Override
    public void close() {
        guard.close();
    }
}
