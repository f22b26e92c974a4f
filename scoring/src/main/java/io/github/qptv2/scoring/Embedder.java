package io.github.qptv2.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.internal.CloseGuard;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;
import io.github.qptv2.scoring.internal.Preprocessor;

/**
 * Computes an encoder's vectors of images: the mean over the crops of a {@link Scorer} of the pooled and normalized
 * tokens, which are the input of a quality head, or of the statistics that are the input of a {@link DistortionHead}. A
 * head of the model is not used.
 *
 * <pre>{@code
 * try (var embedder = Embedder.load(Path.of("encoder.safetensors"), ScorerOptions.DEFAULT)) {
 *     float[] vector = embedder.embed(List.of(embedder.prepare(image))).get(0); // (C)
 * }
 * }</pre>
 *
 * <p>Threads may share an embedder. After {@link #close} every method that computes throws
 * {@link IllegalStateException}.
 *
 * @since 0.1
 */
public final class Embedder implements AutoCloseable {

    private final Preprocessor preprocessor;
    private final ImageScoringNetwork network;
    private final CloseGuard guard;

    private Embedder(ModelBundle bundle, ScorerOptions options) {
        preprocessor =
                Preprocessor.of(bundle, options.applyTo(bundle.description().preprocessing()));
        network = ImageScoringNetwork.ofEncoder(bundle, options.network());
        guard = new CloseGuard("embedder", network::close);
    }

    /**
     * Loads an encoder from pretraining, a bundle or a raw checkpoint.
     *
     * @throws CheckpointException if the file is no checkpoint, or not one of a network that reads images
     * @throws IllegalArgumentException if the device is not available
     */
    public static Embedder load(Path model, ScorerOptions options) throws CheckpointException {
        options.requireDevice();
        try {
            return of(ModelBundle.read(model), options);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(model, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Loads an encoder from a bundle in memory.
     *
     * @throws IllegalArgumentException if its network does not read images, or the device is not available
     */
    public static Embedder of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        SelfTest.require();
        return new Embedder(bundle, options);
    }

    /** Channels C of a vector. */
    public int width() {
        return network.width();
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
     * The vectors of prepared images, (C) each, in their order.
     *
     * @throws IllegalArgumentException if an image was prepared for crops of another size
     */
    public List<float[]> embed(List<ModelInput> images) {
        return means(images, vectors(images, false), width());
    }

    /**
     * The statistics of prepared images, {@link DistortionHead#inputs(int)} each, in their order.
     *
     * @throws IllegalArgumentException as {@link #embed}
     */
    public List<float[]> statistics(List<ModelInput> images) {
        return means(images, vectors(images, true), DistortionHead.inputs(width()));
    }

    private static List<float[]> means(List<ModelInput> images, float[] crops, int width) {
        var vectors = new ArrayList<float[]>(images.size());
        int first = 0;
        for (var image : images) {
            int end = first + image.crops() * width;
            vectors.add(CropMeans.of(crops, first, end, width));
            first = end;
        }
        return vectors;
    }

    private float[] vectors(List<ModelInput> images, boolean statistics) {
        try (var call = guard.enter()) {
            var crops = ModelInput.batch(images, network.side());
            return statistics ? network.statistics(crops) : network.vectors(crops);
        }
    }

    /** Frees the network, after the calls in progress on other threads have ended. */
    @Override
    public void close() {
        guard.close();
    }
}
