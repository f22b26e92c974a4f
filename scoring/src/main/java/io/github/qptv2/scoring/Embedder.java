package io.github.qptv2.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.media.image.Image;

/**
 * Turns pictures into an encoder's vectors: the mean over the squares that a {@link Scorer} would look at of the pooled
 * and normalised tokens, which is what a quality head is given. The model may have a head; it is not used.
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

    private final Preparation preparation;
    private final Network network;

    private Embedder(ModelBundle bundle, ScorerOptions options) {
        network = Network.ofEncoder(bundle, options);
        preparation = Preparation.of(bundle, options);
    }

    /**
     * Loads an encoder from pretraining, a bundle or a raw checkpoint.
     *
     * @throws CheckpointException if the file is no checkpoint, or not one of a network that reads pictures
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
     * @throws IllegalArgumentException if its network does not read pictures, or the device is not there
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
     * @throws IllegalArgumentException if the picture is under 16 pixels on a side, or more elongated than 50:1
     */
    public Prepared prepare(Image image) {
        return preparation.prepare(image);
    }

    /** The vectors of prepared pictures, (C) each, in their order. */
    public List<float[]> embed(List<Prepared> pictures) {
        float[] squares = network.vectors(Squares.of(pictures));
        var vectors = new ArrayList<float[]>(pictures.size());
        int first = 0;
        for (var picture : pictures) {
            int end = first + picture.crops() * width();
            vectors.add(mean(Arrays.copyOfRange(squares, first, end)));
            first = end;
        }
        return vectors;
    }

    private float[] mean(float[] squares) {
        int C = width(), count = squares.length / C;
        var mean = new float[C];
        for (int c = 0; c < C; c++) {
            double sum = 0;
            for (int square = 0; square < count; square++) {
                sum += squares[square * C + c];
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
