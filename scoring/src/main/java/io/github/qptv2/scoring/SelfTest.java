package io.github.qptv2.scoring;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;
import io.github.qptv2.onnx.graph.HiVitGraph;
import io.github.qptv2.onnx.graph.Output;

/**
 * Checks that this machine computes networks correctly: a small network whose weights and input follow from formulas is
 * run and compared with known values. On some CPUs a library's matrix product is wrong at some widths; the widths here,
 * 24 to 384, are mostly no multiples of 64.
 *
 * <pre>{@code
 * System.out.println(SelfTest.run(4).passed());
 * }</pre>
 *
 * <p>The test runs before the first network of a process is loaded and takes some tens of milliseconds.
 *
 * @since 0.1
 */
public final class SelfTest {

    /** Raw outputs of the two inputs, by libtorch's plain layers. */
    private static final float[] EXPECTED = {-0.34230375f, -0.3929334f};

    /** Largest difference of a raw output that passes. */
    public static final double TOLERANCE = 1e-4;

    /** HiViT with stages of 24, 48 and 96 channels, on 64 x 64 pixels. */
    static final HiVitConfig CONFIG = new HiVitConfig(64, 96, new HiVitConfig.Depths(1, 1, 2), 3, true);

    static final double EPSILON = 1e-6;

    private SelfTest() {}

    /**
     * Computed and expected raw outputs.
     *
     * @param expected raw outputs of two inputs
     * @param actual raw outputs of this machine, equally many
     */
    public record Outcome(List<Float> expected, List<Float> actual) {

        /** Whether the largest difference is within 1e-4. */
        public boolean passed() {
            return difference() <= TOLERANCE;
        }

        /** The largest difference; infinite if a score is NaN. */
        public double difference() {
            double largest = 0;
            for (int i = 0; i < expected.size(); i++) {
                double difference = Math.abs(expected.get(i) - actual.get(i));
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
            }
            return largest;
        }

        @Override
        public String toString() {
            return "expected %s, got %s".formatted(expected, actual);
        }
    }

    /** Runs the test on the CPU with {@code threads} threads. */
    public static Outcome run(int threads) {
        var weights = formula(Layout.network(CONFIG));
        byte[] graph = HiVitGraph.image(weights, CONFIG, EPSILON, Pooling.MEAN_THEN_NORM, EnumSet.of(Output.SCORE));
        int side = CONFIG.imageSize();
        try (var session = OnnxSession.open(graph, OnnxOptions.SINGLE_THREADED.withThreads(threads))) {
            var images = new FloatArray(images(2, side), 2, 3, side, side);
            var scores = session.run(Map.of("images", images), "score");
            return new Outcome(List.of(EXPECTED[0], EXPECTED[1]), List.of(scores.values()[0], scores.values()[1]));
        } catch (OnnxException e) {
            throw new IllegalStateException("the self-test's network " + e.getMessage(), e);
        }
    }

    /**
     * Runs the test once per process and caches the result.
     *
     * @throws SelfTestException if this machine computes wrong scores
     */
    static void require() {
        var outcome = Once.OUTCOME;
        if (!outcome.passed()) {
            throw new SelfTestException(
                    "scores would be wrong on this machine: the self-test must be within %s of known values, %s"
                            .formatted(TOLERANCE, outcome));
        }
    }

    private static final class Once {

        static final Outcome OUTCOME = run(1);
    }

    /** Weights by the formula of {@code golden/README.md}. */
    static StateDict formula(Map<String, long[]> shapes) {
        var weights = new LinkedHashMap<String, Weight>();
        shapes.forEach((name, shape) -> weights.put(name, Weight.of(values(name, shape), shape)));
        return StateDict.of(weights);
    }

    private static float[] values(String name, long[] shape) {
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        int phase = 0;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            phase = (phase + b) % 97;
        }
        double offset = name.matches("(.*\\.)?norm[12]?\\.weight") ? 1 : 0;
        double scale = offset == 1 ? 0.1 : scale(name);
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float)
                    (scale > 0
                            ? offset + scale * Math.sin(0.37 * i + phase)
                            : 1.5
                                    / Math.sqrt((double) count / shape[0])
                                    * Math.sin(0.37 * i * (1 + 0.001 * (i % 13)) + phase));
        }
        return values;
    }

    /** Amplitude of biases and positions; 0 for a matrix, whose amplitude follows from its width. */
    private static double scale(String name) {
        if (name.endsWith(".bias")) {
            return 0.05;
        }
        return name.contains("relative_position_bias_table") || name.contains("pos_embed") ? 0.2 : 0;
    }

    /** Pixels by the formula of {@code golden/README.md}, (B, 3, S, S). */
    static float[] images(int count, int side) {
        var pixels = new float[count * 3 * side * side];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % side, y = i / side % side, c = i / side / side % 3, b = i / side / side / 3;
            pixels[i] = (float) (Math.sin(0.11 * x + 0.07 * y * (1 + c) + b)
                    + 0.5 * Math.cos(0.31 * x * (1 + 0.1 * c) - 0.23 * y + 2 * b));
        }
        return pixels;
    }
}
