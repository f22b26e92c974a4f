package io.github.qptv2.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * Turns images into an encoder's vectors: the mean over the crops that a {@link Scorer} would look at of the pooled and
 * normalized tokens, which is what a quality head is given. The model may have a head; it is not used.
 *
 * <pre>{@code
 * try (var embedder = Embedder.load(Path.of("encoder.safetensors"), ScorerOptions.DEFAULT)) {
 *     float[] vector = embedder.embed(List.of(embedder.prepare(image))).get(0); // (C)
 * }
 * }</pre>
 *
 * <p>Threads may share an embedder.
 */
public final class Embedder implements AutoCloseable {

    private final Preprocessor preprocessor;
    private final ImageScoringNetwork network;

    private Embedder(ModelBundle bundle, ScorerOptions options) {
        network = ImageScoringNetwork.ofEncoder(bundle, options);
        preprocessor = Preprocessor.of(bundle, options);
    }

    /**
     * Loads an encoder from pretraining, a bundle or a raw checkpoint.
     *
     * @throws CheckpointException if the file is no checkpoint, or not one of a network that reads images
     */
    public static Embedder load(Path model, ScorerOptions options) throws CheckpointException {
        try {
            return of(ModelBundle.read(model), options);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(model, String.valueOf(e.getMessage()));
        }
    }

    /**
     * As {@link #load}, of a bundle at hand.
     *
     * @throws IllegalArgumentException if its network does not read images, or the device is not there
     */
    public static Embedder of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        return new Embedder(bundle, options);
    }

    /** Channels C of a vector. */
    public int width() {
        return network.width();
    }

    /**
     * Does the part that needs no network, on any thread.
     *
     * @throws IllegalArgumentException if the image is under 16 pixels on a side, or more elongated than 50:1
     */
    public ModelInput prepare(Image image) {
        return preprocessor.prepare(image);
    }

    /** The vectors of prepared images, (C) each, in their order. */
    public List<float[]> embed(List<ModelInput> images) {
        float[] crops = network.vectors(CropBatch.of(images));
        var vectors = new ArrayList<float[]>(images.size());
        int first = 0;
        for (var image : images) {
            int end = first + image.crops() * width();
            vectors.add(mean(Arrays.copyOfRange(crops, first, end)));
            first = end;
        }
        return vectors;
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

    /** Frees the network. */
    @Override
    public void close() {
        network.close();
    }
}
