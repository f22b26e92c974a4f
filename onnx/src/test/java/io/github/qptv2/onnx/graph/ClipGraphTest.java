package io.github.qptv2.onnx.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClipGraphTest {

    private static final HiVitConfig IMAGE = new HiVitConfig(48, 32, new HiVitConfig.Depths(1, 1, 2), 2, true);
    private static final VideoConfig CLIP = new VideoConfig(IMAGE, 6);
    private static final double EPSILON = 1e-6;

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void aClipOfEqualFramesHasTheScoreOfTheFrame(Pooling pooling) throws OnnxException {
        var weights = FormulaWeights.of(Layout.network(IMAGE));
        var images = new FloatArray(FormulaWeights.images(48), 2, 3, 48, 48);
        var outputs = Set.of(Output.SCORE);
        byte[] image = HiVitGraph.image(weights, IMAGE, EPSILON, pooling, outputs);
        byte[] clip = HiVitGraph.video(Inflation.of(weights, CLIP.frames()), CLIP, EPSILON, pooling, outputs);

        float[] frames = run(image, 1, HiVitGraph.IMAGES, images, "score");
        float[] clips = run(clip, 1, HiVitGraph.CLIPS, repeated(images), "score");

        assertThat(clips).containsExactly(frames, within(1e-5f));
    }

    @Test
    void theGoldenNetworkInflatedGivesTheGoldenScores() throws OnnxException {
        var expected = GoldenTensors.read("hivit-micro.outputs.safetensors");
        var image = new HiVitConfig(64, 32, new HiVitConfig.Depths(1, 1, 2), 2, true);
        var weights = Inflation.of(GoldenTensors.read("hivit-micro.safetensors"), 8);
        byte[] graph = HiVitGraph.video(
                weights, new VideoConfig(image, 8), EPSILON, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
        var clips = repeated(GoldenTensors.tensor(expected, "input"), 8);

        assertThat(run(graph, 1, HiVitGraph.CLIPS, clips, "score"))
                .containsExactly(expected.get("score.mean_then_norm").toFloats(), within(2e-5f));
    }

    @Test
    void everyPairOfTokensHasTheBiasOfQueryMinusKeyInTimeAndSpace() throws OnnxException {
        var one = new VideoConfig(new HiVitConfig(48, 32, new HiVitConfig.Depths(1, 1, 1), 2, true), 6);
        var weights = FormulaWeights.of(new Architecture(one.image(), 6, true).expected());
        // with the MLP at zero the block only adds attention to its input
        var bare = zeroed(weights, "blocks.6.mlp.fc2.");
        var still = zeroed(bare, "blocks.6.attn.proj.");
        var clips = movingClips();

        float[] input = run(tokens(still, one), 1, HiVitGraph.CLIPS, clips, "tokens"); // (2, 27, 32)
        float[] output = run(tokens(bare, one), 1, HiVitGraph.CLIPS, clips, "tokens");

        var reference = new ReferenceAttention(bare, one, "blocks.6", EPSILON);
        assertThat(output).containsExactly(reference.of(input), within(2e-5f));
    }

    @Test
    void aClipHasTheSameScoreAloneAndInABatchWithAnyNumberOfThreads() throws Exception {
        var weights = FormulaWeights.of(new Architecture(IMAGE, 6, true).expected());
        byte[] graph = HiVitGraph.video(weights, CLIP, EPSILON, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
        var both = movingClips();
        int size = both.values().length / 2;
        var second = new FloatArray(Arrays.copyOfRange(both.values(), size, 2 * size), 1, 3, 6, 48, 48);

        float alone = run(graph, 1, HiVitGraph.CLIPS, second, "score")[0];
        float[] batch = run(graph, 2, HiVitGraph.CLIPS, both, "score");

        assertThat(batch[1]).isEqualTo(alone, within(1e-5f));
        assertThat(batch[0]).isNotCloseTo(alone, within(1e-3f));
        assertThat(PlainRun.of(graph, HiVitGraph.CLIPS, both)).containsExactly(batch, within(1e-5f));
    }

    @Test
    void noOptimizationStoresTheBiasesOfATimeStep(@TempDir Path folder) throws Exception {
        var weights = FormulaWeights.of(new Architecture(IMAGE, 16, true).expected());
        byte[] graph = HiVitGraph.video(
                weights, new VideoConfig(IMAGE, 16), EPSILON, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
        var file = folder.resolve("optimized.onnx");
        PlainRun.optimize(graph, file);

        var constants = constants(ModelProto.parseFrom(Files.readAllBytes(file)).getGraph())
                .toList();

        // the largest weight is the MLP's 128 x 32; a time step has H N N T = 2 * 9 * 9 * 8 = 1,296 biases
        assertThat(constants)
                .extracting(ClipGraphTest::elements)
                .contains(128 * 32L)
                .noneMatch(count -> count >= 1296 && count % 1296 == 0);
        assertThat(constants)
                .filteredOn(constant -> constant.getName().contains("relative_position_bias"))
                .extracting(ClipGraphTest::elements)
                .containsExactly(2 * 25 * 15L, 2 * 25 * 15L); // H P (2T - 1)
    }

    /** Constants of a graph and of its nodes' body graphs. */
    private static Stream<TensorProto> constants(GraphProto graph) {
        var bodies = graph.getNodeList().stream()
                .flatMap(node -> node.getAttributeList().stream())
                .filter(AttributeProto::hasG)
                .flatMap(attribute -> constants(attribute.getG()));
        return Stream.concat(graph.getInitializerList().stream(), bodies);
    }

    private static long elements(TensorProto constant) {
        return constant.getDimsList().stream().reduce(1L, Math::multiplyExact);
    }

    private static byte[] tokens(StateDict weights, VideoConfig config) {
        return HiVitGraph.video(weights, config, EPSILON, Pooling.MEAN_THEN_NORM, Set.of(Output.TOKENS));
    }

    private static StateDict zeroed(StateDict weights, String prefix) {
        StateDict changed = weights;
        for (String name : weights.names()) {
            if (name.startsWith(prefix)) {
                var weight = weights.get(name);
                changed = changed.with(name, Weight.of(new float[weight.elements()], weight.shape()));
            }
        }
        return changed;
    }

    private static float[] run(byte[] graph, int threads, String name, FloatArray clips, String output)
            throws OnnxException {
        try (var session = OnnxSession.open(graph, OnnxOptions.SINGLE_THREADED.withThreads(threads))) {
            return GraphResults.of(session, name, clips, output).values(output);
        }
    }

    private static FloatArray repeated(FloatArray images) {
        return repeated(images, 6);
    }

    /** Each image as a clip, (B, 3, F, S, S). */
    private static FloatArray repeated(FloatArray images, int frames) {
        int side = (int) images.shape()[2], plane = side * side, planes = images.values().length / plane;
        var clips = new float[planes * frames * plane];
        for (int i = 0; i < planes * frames; i++) {
            System.arraycopy(images.values(), i / frames * plane, clips, i * plane, plane);
        }
        return new FloatArray(clips, planes / 3, 3, frames, side, side);
    }

    /** Two clips, brighter from frame to frame. */
    private static FloatArray movingClips() {
        var clips = repeated(new FloatArray(FormulaWeights.images(48), 2, 3, 48, 48));
        for (int i = 0; i < clips.values().length; i++) {
            clips.values()[i] *= 1 + 0.3f * (i / (48 * 48) % 6);
        }
        return clips;
    }
}
