package io.github.qptv2.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.internal.CloseGuard;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;
import io.github.qptv2.scoring.internal.Preprocessor;

/**
 * Computes an encoder's vectors of images: the mean over the crops of a {@link Scorer} of the pooled and normalized
 * tokens, which are the input of a quality head. A head of the model is not used.
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
        preprocessor = Preprocessor.of(bundle, options.over(bundle.description().preprocessing()));
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
        float[] crops = vectors(images);
        var vectors = new ArrayList<float[]>(images.size());
        int first = 0;
        for (var image : images) {
            int end = first + image.crops() * width();
            vectors.add(mean(Arrays.copyOfRange(crops, first, end)));
            first = end;
        }
        return vectors;
    }

    private float[] vectors(List<ModelInput> images) {
        try (var call = guard.enter()) {
            return network.vectors(ModelInput.batch(images, network.side()));
        }
    }

    private float[] mean(float[] crops) {
        int C = width(), count = crops.length / C;
        var mean = new float[C];
        for (int c = 0; c < C; c++) {
            double sum = 0;
            for (int crop = 0; crop < count; crop++) {
                sum += crops[crop * C + c];
            }
            mean[c] = (float) (sum / count);
        }
        return mean;
    }

    /** Frees the network, after the calls in progress on other threads have ended. */
    @Override
    public void close() {
        guard.close();
    }
}
