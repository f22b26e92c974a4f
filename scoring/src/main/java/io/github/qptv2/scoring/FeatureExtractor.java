package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.internal.CloseGuard;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;
import io.github.qptv2.scoring.internal.Preprocessor;

/**
 * Computes what a model's intervals are fitted to: raw output and statistics of images, from the crops and the pass of
 * a {@link Scorer}.
 *
 * <pre>{@code
 * try (var extractor = FeatureExtractor.of(bundle, ScorerOptions.DEFAULT)) {
 *     ImageFeatures features = extractor.features(List.of(extractor.prepare(image))).get(0);
 * }
 * }</pre>
 *
 * <p>Threads may share an extractor. After {@link #close} every method that computes throws
 * {@link IllegalStateException}.
 *
 * @since 0.2
 */
public final class FeatureExtractor implements AutoCloseable {

    private final Preprocessor preprocessor;
    private final ImageScoringNetwork network;
    private final CloseGuard guard;

    private FeatureExtractor(ModelBundle bundle, ScorerOptions options) {
        preprocessor =
                Preprocessor.of(bundle, options.applyTo(bundle.description().preprocessing()));
        network = ImageScoringNetwork.ofFeatures(bundle, options.network());
        guard = new CloseGuard("feature extractor", network::close);
    }

    /**
     * Loads a model.
     *
     * @throws IllegalArgumentException if it is no HiViT for images with a quality head, or the device is not available
     */
    public static FeatureExtractor of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        SelfTest.require();
        return new FeatureExtractor(bundle, options);
    }

    /**
     * Resizes an image and cuts it into crops, which needs no network.
     *
     * @throws ImageException if the image is under 16 pixels on a side, or more elongated than 50:1
     */
    public ModelInput prepare(Image image) throws ImageException {
        try (var call = guard.enter()) {
            return new ModelInput(preprocessor.prepare(image), image.warning());
        }
    }

    /**
     * The features of prepared images, in their order.
     *
     * @throws IllegalArgumentException if an image was prepared for crops of another size
     */
    public List<ImageFeatures> features(List<ModelInput> images) {
        var features = new ArrayList<ImageFeatures>(images.size());
        try (var call = guard.enter()) {
            var outputs = CropOutputs.of(network, true, ModelInput.batch(images, network.side()), () -> false);
            int first = 0;
            for (var image : images) {
                features.add(outputs.features(first, first + image.crops()));
                first += image.crops();
            }
        }
        return features;
    }

    /** Frees the network, after the calls in progress on other threads have ended. */
    @Override
    public void close() {
        guard.close();
    }
}
