package io.github.qptv2.onnx.graph;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.StateDictDiff;
import io.github.qptv2.onnx.Precision;

/**
 * Exports HiViT networks (Zhang et al., ICLR 2023) as ONNX graphs with standard operators of opset 18.
 *
 * <pre>{@code
 * byte[] network = HiVitGraph.image(weights, HiVitConfig.TINY, 1e-6, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
 * Files.write(Path.of("network.onnx"), network);
 * }</pre>
 *
 * <p>Weights have the names and shapes of the published checkpoints and any floating-point type; the graph has 32-bit
 * floats. Weights that no output needs may be missing; additional ones are ignored.
 */
public final class HiVitGraph {

    /** Name of the input of a network for images: normalized pixels, (B, 3, S, S). */
    public static final String IMAGES = "images";

    /** Name of the input of a network for clips: normalized pixels, (B, 3, F, S, S). */
    public static final String CLIPS = "clips";

    /** Name of the input of a network for decoded images: red, green, blue of sRGB as unsigned bytes, (H, W, 3). */
    public static final String IMAGE = "image";

    private HiVitGraph() {}

    /**
     * A network for images in 32-bit floats; its input is {@value #IMAGES}.
     *
     * @return an ONNX file
     * @throws IllegalArgumentException if weights are missing or have other shapes
     */
    public static byte[] image(
            StateDict weights, HiVitConfig config, double epsilon, Pooling pooling, Set<Output> outputs) {
        return image(weights, config, new GraphOptions(epsilon, pooling, outputs));
    }

    /**
     * A network for images; its input is {@value #IMAGES}.
     *
     * @return an ONNX file
     * @throws IllegalArgumentException if weights are missing or have other shapes
     */
    public static byte[] image(StateDict weights, HiVitConfig config, GraphOptions options) {
        var layers = layers("hivit", weights, new Architecture(config, 1, true, Architecture.grades(weights)), options);
        return network(layers, new Encoder.OfImages(config), IMAGES, options);
    }

    /**
     * A network for clips, in the layout of {@link io.github.qptv2.architecture.Inflation}, in 32-bit floats; its input
     * is {@value #CLIPS}.
     *
     * @return an ONNX file
     * @throws IllegalArgumentException if weights are missing or have other shapes
     */
    public static byte[] video(
            StateDict weights, VideoConfig config, double epsilon, Pooling pooling, Set<Output> outputs) {
        return video(weights, config, new GraphOptions(epsilon, pooling, outputs));
    }

    /**
     * A network for clips, in the layout of {@link io.github.qptv2.architecture.Inflation}; its input is
     * {@value #CLIPS}.
     *
     * @return an ONNX file
     * @throws IllegalArgumentException if weights are missing or have other shapes
     */
    public static byte[] video(StateDict weights, VideoConfig config, GraphOptions options) {
        var layers = layers(
                "hivit-video",
                weights,
                new Architecture(config.image(), config.frames(), true, Architecture.grades(weights)),
                options);
        return network(layers, new Encoder.OfClips(config), CLIPS, options);
    }

    /**
     * A network with preprocessing: the input is {@value #IMAGE}, a decoded image; outputs are {@code score} and, if
     * there is a MOS curve, {@code mos}, (1) each.
     *
     * @param options of which the outputs are ignored
     * @return an ONNX file
     * @throws IllegalArgumentException if weights are missing or have other shapes
     */
    public static byte[] decodedImage(
            StateDict weights, HiVitConfig config, GraphOptions options, ImagePreprocessing preprocessing) {
        var scored = new GraphOptions(
                options.epsilon(), options.pooling(), Set.of(Output.SCORE), options.precision(), options.metadata());
        var layers =
                layers("hivit-image", weights, new Architecture(config, 1, true, Architecture.grades(weights)), scored);
        var graph = layers.graph();
        String image = graph.input(IMAGE, Graph.UINT8, "height", "width", "3");
        var encoder = new Encoder.OfImages(config);
        var scales = preprocessing.crops().stream()
                .map(policy -> new CropSteps(new Scalars(graph), preprocessing, policy, config.imageSize()))
                .toList();
        var oneByOne = new PerSampleScan(layers, encoder, options.pooling());
        String scores = scales.size() == 1
                ? ofOneScale(oneByOne, scales.get(0), image)
                : ofSeveralScales(oneByOne, scales, image); // (crops)
        String score = graph.node("ReduceMean", List.of(scores)); // (1)
        graph.output(Output.SCORE.label(), score, 1);
        preprocessing.mos().ifPresent(curve -> graph.output("mos", curve.of(graph, score), 1));
        return graph.model(options.metadata());
    }

    /** Crops are cut where the network runs, so that one at a time is in memory. */
    private static String ofOneScale(PerSampleScan oneByOne, CropSteps crops, String image) {
        var working = crops.working(image);
        return oneByOne.of(crops.corners(working), crops.pixels(working), List.of(Output.SCORE))
                .get(0);
    }

    private static String ofSeveralScales(PerSampleScan oneByOne, List<CropSteps> scales, String image) {
        var cut = scales.stream().map(scale -> scale.cut(image)).toList();
        String all = oneByOne.layers().graph().node("Concat", cut, Attributes.integer("axis", 0)); // (crops, 3, S, S)
        return oneByOne.of(all, PerSampleScan.pixels(oneByOne.encoder()), List.of(Output.SCORE))
                .get(0);
    }

    private static Layers layers(String name, StateDict weights, Architecture architecture, GraphOptions options) {
        var outputs = options.outputs();
        var expected = new LinkedHashMap<>(architecture.expected());
        expected.keySet().removeIf(weight -> !needed(weight, outputs));
        var fit = StateDictDiff.of(expected, weights.without(weight -> !expected.containsKey(weight)));
        if (!fit.isExact()) {
            throw new IllegalArgumentException(fit.message());
        }
        return new Layers(new Graph(name), weights, options.epsilon(), arithmetic(options.precision()));
    }

    private static Arithmetic arithmetic(Precision precision) {
        return switch (precision) {
            case FP32 -> new FloatArithmetic();
            case INT8 -> new Int8Arithmetic();
        };
    }

    private static boolean needed(String weight, Set<Output> outputs) {
        if (weight.startsWith("quality_regressor.")) {
            return outputs.stream().anyMatch(Output::needsHead);
        }
        return !weight.startsWith("norm.") || outputs.stream().anyMatch(Output::needsNorm);
    }

    private static byte[] network(Layers layers, Encoder encoder, String input, GraphOptions options) {
        var graph = layers.graph();
        String pixels = graph.input(input, batch(encoder.pixels()));
        var outputs = List.copyOf(EnumSet.copyOf(options.outputs()));
        List<String> values;
        if (options.precision() == Precision.INT8) {
            var oneByOne = new PerSampleScan(layers, encoder, options.pooling());
            values = oneByOne.of(pixels, PerSampleScan.pixels(encoder), outputs);
        } else {
            var network = new Network(layers, encoder, pixels, options.pooling());
            values = outputs.stream().map(network::of).toList();
        }
        for (int i = 0; i < outputs.size(); i++) {
            var output = outputs.get(i);
            graph.output(output.label(), values.get(i), batch(Network.shape(output, encoder, layers)));
        }
        return graph.model(options.metadata());
    }

    private static long[] batch(long... shape) {
        return LongStream.concat(LongStream.of(-1), LongStream.of(shape)).toArray();
    }
}
