package io.github.qptv2.scoring.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxSession;
import io.github.qptv2.onnx.graph.GraphOptions;
import io.github.qptv2.onnx.graph.HiVitGraph;
import io.github.qptv2.onnx.graph.Output;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.ModelBundle;

/** A HiViT for images and its input normalization. */
public final class ImageScoringNetwork implements CropNetwork {

    private static final String IMAGES = "images";

    private final OnnxSession session;
    private final HiVitConfig config;
    private final PixelPlanes pixels;
    private final int batch;
    private final int grades;

    private ImageScoringNetwork(OnnxSession session, HiVitConfig config, PixelPlanes pixels, int batch, int grades) {
        this.session = session;
        this.config = config;
        this.pixels = pixels;
        this.batch = batch;
        this.grades = grades;
    }

    /**
     * The whole network.
     *
     * @throws IllegalArgumentException if it has no quality head, or is one for clips
     */
    public static ImageScoringNetwork of(ModelBundle bundle, NetworkOptions options) {
        requireHead(bundle);
        var outputs = EnumSet.of(Output.SCORE, Output.TOKEN_SCORES, Output.MEAN_THEN_NORM, Output.NORM_THEN_MEAN);
        if (bundle.distortionHead().isPresent() || bundle.uncertainty().isPresent()) {
            outputs.add(Output.STATISTICS);
        }
        if (bundle.architecture().grades() > 1) {
            outputs.add(Output.DISTRIBUTION);
        }
        return of(bundle, bundle.weights(), outputs, options);
    }

    /**
     * The network with its statistics, whether its model needs them or not.
     *
     * @throws IllegalArgumentException if it has no quality head, or is one for clips
     */
    public static ImageScoringNetwork ofFeatures(ModelBundle bundle, NetworkOptions options) {
        requireHead(bundle);
        return of(bundle, bundle.weights(), EnumSet.of(Output.SCORE, Output.STATISTICS), options);
    }

    private static void requireHead(ModelBundle bundle) {
        if (!bundle.architecture().hasHead()) {
            throw new IllegalArgumentException("an encoder without a quality head cannot score; fine-tune it first");
        }
    }

    /**
     * The encoder without its heads.
     *
     * @throws IllegalArgumentException if it is one for clips
     */
    public static ImageScoringNetwork ofEncoder(ModelBundle bundle, NetworkOptions options) {
        var expected = new Architecture(bundle.architecture().config(), 1, false).expected();
        var encoder = bundle.weights().without(name -> !expected.containsKey(name));
        return of(bundle, encoder, EnumSet.of(Output.VECTOR, Output.STATISTICS), options);
    }

    private static ImageScoringNetwork of(
            ModelBundle bundle, StateDict weights, Set<Output> outputs, NetworkOptions options) {
        var architecture = bundle.architecture();
        if (architecture.frames() > 1) {
            throw new IllegalArgumentException(
                    "a network for clips of %d frames cannot score images".formatted(architecture.frames()));
        }
        var config = architecture.config();
        var inferenceConfig = bundle.description().inferenceConfig();
        var computed = new GraphOptions(inferenceConfig.epsilon(), inferenceConfig.pooling(), outputs)
                .withPrecision(options.precision());
        byte[] graph = HiVitGraph.image(weights, config, computed);
        var pixels = new PixelPlanes(inferenceConfig, config.imageSize());
        return new ImageScoringNetwork(
                OnnxSessions.open(graph, options.onnx()), config, pixels, options.batch(), architecture.grades());
    }

    /** Tokens N of one crop. */
    public int tokens() {
        return config.tokens();
    }

    /** Channels C of a vector. */
    public int width() {
        return config.width();
    }

    @Override
    public int side() {
        return config.imageSize();
    }

    @Override
    public float[] scores(CropBatch crops, BooleanSupplier stop) {
        return outputs(crops, stop, pixels, Output.SCORE);
    }

    /** Outputs K of the head: 1 for a score, else the number of ratings. */
    public int grades() {
        return grades;
    }

    /** Distribution over the ratings 1 to K of each crop, (crops, K), for K above 1; otherwise as {@link #scores}. */
    public float[] distributions(CropBatch crops, BooleanSupplier stop) {
        return outputs(crops, stop, pixels, Output.DISTRIBUTION);
    }

    /**
     * Raw outputs for each crop, under {@code MEAN_THEN_NORM} and {@code NORM_THEN_MEAN}: (crops, 2).
     *
     * @param reading input normalization, in place of the model's own
     */
    public float[] pooledScores(CropBatch crops, PixelPlanes reading, BooleanSupplier stop) {
        return outputs(crops, stop, reading, Output.MEAN_THEN_NORM, Output.NORM_THEN_MEAN);
    }

    /** The encoder's vector of each crop, (crops, C); otherwise as {@link #scores}. */
    public float[] vectors(CropBatch crops) {
        return outputs(crops, () -> false, pixels, Output.VECTOR);
    }

    /** Values D of the statistics of a crop. */
    public int statisticsWidth() {
        return DistortionHead.inputs(config.width());
    }

    /** The statistics D of each crop, (crops, D): those of the stages, then those of its pixels. */
    public float[] statistics(CropBatch crops) {
        return outputs(crops, () -> false, pixels, Output.STATISTICS);
    }

    /** Raw output and statistics of each crop, from the same pass, (crops, 1 + D). */
    public float[] scoresAndStatistics(CropBatch crops, BooleanSupplier stop) {
        return outputs(crops, stop, pixels, Output.SCORE, Output.STATISTICS);
    }

    /** Raw output for each token of each crop, (crops, N); otherwise as {@link #scores}. */
    public float[] tokenScores(CropBatch crops, BooleanSupplier stop) {
        return outputs(crops, stop, pixels, Output.TOKEN_SCORES);
    }

    /** For each crop the values of each output, one output after the other. */
    private float[] outputs(CropBatch crops, BooleanSupplier stop, PixelPlanes reading, Output... wanted) {
        var collected = new OutputCollector(crops.count());
        for (int from = 0; from < crops.count() && !stop.getAsBoolean(); from += batch) {
            int count = Math.min(batch, crops.count() - from);
            var passed = new ArrayList<>(run(crops, from, count, reading, wanted));
            if (wanted[wanted.length - 1] == Output.STATISTICS) {
                passed.add(pixelStatistics(crops, from, count));
            }
            collected.add(passed.toArray(FloatArray[]::new), count);
        }
        return collected.values();
    }

    private FloatArray pixelStatistics(CropBatch crops, int from, int count) {
        var values = new float[count * PixelStatistics.COUNT];
        for (int i = 0; i < count; i++) {
            float[] one = PixelStatistics.of(crops.pixels(from + i), side());
            System.arraycopy(one, 0, values, i * one.length, one.length);
        }
        return new FloatArray(values, count, PixelStatistics.COUNT);
    }

    private Collection<FloatArray> run(CropBatch crops, int from, int count, PixelPlanes reading, Output... wanted) {
        int side = side();
        var input = new float[count * reading.size()];
        for (int i = 0; i < count; i++) {
            reading.write(crops.pixels(from + i), input, i, 0);
        }
        var names = new String[wanted.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = wanted[i].name().toLowerCase(Locale.ROOT);
        }
        try {
            return session.run(Map.of(IMAGES, new FloatArray(input, count, 3, side, side)), List.of(names))
                    .values();
        } catch (OnnxException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
