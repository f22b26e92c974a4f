package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.media.image.Image;

/**
 * One set of weights under any conventions, to find out which of them fit. A picture is prepared once for each way of
 * resizing, both orders of pooling come from one pass, and weights are loaded once for each epsilon.
 *
 * <pre>{@code
 * try (var trial = ConventionTrial.of(bundle, ScorerOptions.DEFAULT)) {
 *     var squashed = trial.prepare(image, new Resizing.Squash());
 *     double raw = trial.outputs(List.of(squashed), conventions, () -> false).get(0).of(Pooling.MEAN_THEN_NORM);
 * }
 * }</pre>
 *
 * <p>Pictures may be prepared on any thread; one thread at a time asks for outputs.
 */
public final class ConventionTrial implements AutoCloseable {

    private final ModelBundle bundle;
    private final ScorerOptions options;
    private final Map<Double, Network> networks = new LinkedHashMap<>();

    private ConventionTrial(ModelBundle bundle, ScorerOptions options) {
        this.bundle = bundle;
        this.options = options;
    }

    /**
     * Loads the network under the bundle's own conventions; another epsilon loads it again when it is asked for.
     *
     * @throws IllegalArgumentException if the network cannot score pictures, or the device is not there
     */
    public static ConventionTrial of(ModelBundle bundle, ScorerOptions options) {
        options.requireDevice();
        var trial = new ConventionTrial(bundle, options);
        trial.network(bundle.description().conventions());
        return trial;
    }

    /**
     * A picture's raw output under both orders of pooling: the mean over its squares, not finite where one of theirs is
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
     * Cuts a picture into squares, which is all that depends on the way of resizing.
     *
     * @throws IllegalArgumentException if the picture is under 16 pixels on a side, or more elongated than 50:1
     */
    public Prepared prepare(Image image, Resizing way) {
        return new Preparation(way, options.over(bundle.description().preprocessing()), side()).prepare(image);
    }

    /**
     * Runs the network on pictures that were prepared in the conventions' way of resizing.
     *
     * @param conventions whose order of pooling is not looked at: both are given
     * @param stop asked before each pass of the network, perhaps on other threads
     * @return for each picture, in their order
     * @throws CancellationException if {@code stop} said yes
     */
    public List<Outputs> outputs(List<Prepared> pictures, Conventions conventions, BooleanSupplier stop) {
        var squares = Squares.of(pictures);
        float[] raws = network(conventions).pooledScores(squares, new PixelPlanes(conventions, side()), stop);
        if (raws.length < 2 * squares.count()) {
            throw new CancellationException("stopped between two passes of the network");
        }
        var outputs = new ArrayList<Outputs>(pictures.size());
        int at = 0;
        for (var picture : pictures) {
            outputs.add(mean(raws, at, picture.crops()));
            at += picture.crops();
        }
        return outputs;
    }

    private static Outputs mean(float[] raws, int first, int count) {
        double meanFirst = 0, normFirst = 0;
        for (int square = first; square < first + count; square++) {
            meanFirst += raws[2 * square];
            normFirst += raws[2 * square + 1];
        }
        return new Outputs(meanFirst / count, normFirst / count);
    }

    private Network network(Conventions conventions) {
        return networks.computeIfAbsent(
                conventions.epsilon(), epsilon -> Network.of(bundle.with(conventions), options));
    }

    private int side() {
        return bundle.architecture().config().imageSize();
    }

    /** Frees the networks. */
    @Override
    public void close() {
        networks.values().forEach(Network::close);
    }
}
