package io.github.qptv2.onnx.graph;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.Fit;
import io.github.qptv2.checkpoint.StateDict;

/**
 * Writes HiViT networks (Zhang et al., ICLR 2023) as ONNX graphs, in standard operators of opset 18.
 *
 * <pre>{@code
 * byte[] network = HiVitGraph.image(weights, HiVitConfig.TINY, 1e-6, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
 * Files.write(Path.of("network.onnx"), network);
 * }</pre>
 *
 * <p>Weights have the names and shapes of the published checkpoints and any floating-point type; the graph has 32-bit
 * floats. Weights that no output needs may be missing, and others may be there.
 */
public final class HiVitGraph {

    /** Name of the input of a network for images: normalized pixels, (B, 3, S, S). */
    public static final String IMAGES = "images";

    /** Name of the input of a network for clips: normalized pixels, (B, 3, F, S, S). */
    public static final String CLIPS = "clips";

    /** What a graph computes for each of B images or clips; N tokens of C channels, (T N) in clips. */
    public enum Output {
        /** Raw score in the pooling order of the model, (B). */
        SCORE(true, true),
        /** Pooled and normalized vector in the pooling order of the model, what the head sees, (B, C). */
        VECTOR(true, false),
        /** What the head says of each normalized token by itself, (B, N). */
        TOKEN_SCORES(true, true),
        /** Raw score with the mean taken first, (B). */
        MEAN_THEN_NORM(true, true),
        /** Raw score with the LayerNorm first, (B). */
        NORM_THEN_MEAN(true, true),
        /** Tokens after the last block, not normalized, (B, N, C). */
        TOKENS(false, false),
        /** The first stage, (B, N, 4, 4, C/4). */
        STAGE1(false, false),
        /** The second stage, (B, N, 2, 2, C/2). */
        STAGE2(false, false);

        private final boolean norm;
        private final boolean head;

        Output(boolean norm, boolean head) {
            this.norm = norm;
            this.head = head;
        }

        /** What a graph calls it, such as {@code token_scores}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private HiVitGraph() {}

    /**
     * A network for images; its input is {@value #IMAGES}.
     *
     * @param epsilon added to the variance in every LayerNorm, above 0
     * @param pooling for {@link Output#SCORE} and {@link Output#VECTOR}
     * @param outputs at least one
     * @return an ONNX file
     * @throws IllegalArgumentException if weights are missing or have other shapes
     */
    public static byte[] image(
            StateDict weights, HiVitConfig config, double epsilon, Pooling pooling, Set<Output> outputs) {
        var layers = layers("hivit", weights, new Architecture(config, 1, true), epsilon, outputs);
        String images = layers.graph().input(IMAGES, -1, 3, config.imageSize(), config.imageSize());
        var stem = new Stem(layers, config, 1, false);
        return model(stem, new ImageAttention(layers, config), images, pooling, outputs);
    }

    /**
     * A network for clips, in the layout of {@link io.github.qptv2.architecture.Inflation}; its input is
     * {@value #CLIPS}.
     *
     * @param epsilon added to the variance in every LayerNorm, above 0
     * @param pooling for {@link Output#SCORE} and {@link Output#VECTOR}
     * @param outputs at least one
     * @return an ONNX file
     * @throws IllegalArgumentException if weights are missing or have other shapes
     */
    public static byte[] video(
            StateDict weights, VideoConfig config, double epsilon, Pooling pooling, Set<Output> outputs) {
        var image = config.image();
        var layers = layers("hivit-video", weights, new Architecture(image, config.frames(), true), epsilon, outputs);
        String clips = layers.graph().input(CLIPS, -1, 3, config.frames(), image.imageSize(), image.imageSize());
        var stem = new Stem(layers, image, config.steps(), true);
        return model(stem, new ClipAttention(layers, config), clips, pooling, outputs);
    }

    private static Layers layers(
            String name, StateDict weights, Architecture architecture, double epsilon, Set<Output> outputs) {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be above 0, got " + epsilon);
        }
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("a graph must have an output, got none");
        }
        var expected = new LinkedHashMap<>(architecture.expected());
        expected.keySet().removeIf(weight -> !needed(weight, outputs));
        var fit = Fit.of(expected, weights.without(weight -> !expected.containsKey(weight)));
        if (!fit.isExact()) {
            throw new IllegalArgumentException(fit.message());
        }
        return new Layers(new Graph(name), weights, epsilon);
    }

    private static boolean needed(String weight, Set<Output> outputs) {
        if (weight.startsWith("quality_regressor.")) {
            return outputs.stream().anyMatch(output -> output.head);
        }
        return !weight.startsWith("norm.") || outputs.stream().anyMatch(output -> output.norm);
    }

    private static byte[] model(Stem stem, Attention attention, String pixels, Pooling pooling, Set<Output> outputs) {
        var layers = stem.layers();
        var stages = stem.of(pixels);
        long N = stem.tokens(), C = stem.config().width();
        String tokens = new Encoder(layers, stem.config(), attention).of(stages.tokens(), N);
        var head = new Head(layers, tokens, N, (int) C);
        var graph = layers.graph();
        for (var output : EnumSet.copyOf(outputs)) {
            String label = output.label();
            switch (output) {
                case SCORE -> graph.output(label, head.score(pooling), -1);
                case MEAN_THEN_NORM -> graph.output(label, head.score(Pooling.MEAN_THEN_NORM), -1);
                case NORM_THEN_MEAN -> graph.output(label, head.score(Pooling.NORM_THEN_MEAN), -1);
                case VECTOR -> graph.output(label, head.vector(pooling), -1, C);
                case TOKEN_SCORES -> graph.output(label, head.tokenScores(), -1, N);
                case TOKENS -> graph.output(label, layers.reshape(tokens, -1, N, C), -1, N, C);
                case STAGE1 -> graph.output(label, stem.stage1(stages.stage1()), -1, N, 4, 4, C / 4);
                case STAGE2 -> graph.output(label, stem.stage2(stages.stage2()), -1, N, 2, 2, C / 2);
            }
        }
        return graph.model();
    }
}
