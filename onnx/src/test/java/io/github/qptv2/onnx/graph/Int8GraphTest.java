package io.github.qptv2.onnx.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;
import io.github.qptv2.onnx.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class Int8GraphTest {

    /** Weights of 7 bits and inputs of 8, in narrow layers; scores are about 1. */
    private static final float CLOSE = 0.05f;

    private static final HiVitConfig CONFIG = new HiVitConfig(64, 32, new Depths(1, 1, 2), 2, true);
    private static final StateDict WEIGHTS = GoldenTensors.read("hivit-micro.safetensors");
    private static final StateDict EXPECTED = GoldenTensors.read("hivit-micro.outputs.safetensors");
    private static final FloatArray INPUT = GoldenTensors.tensor(EXPECTED, "input"); // (2, 3, 64, 64)

    private static byte[] graph(Pooling pooling, Set<Output> outputs) {
        return HiVitGraph.image(
                WEIGHTS, CONFIG, new GraphOptions(1e-6, pooling, outputs).withPrecision(Precision.INT8));
    }

    private static byte[] scoring() {
        return graph(Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void scoresAreCloseToThoseInFloatsInBothPoolingOrders(Pooling pooling) throws OnnxException {
        String order = Output.valueOf(pooling.name()).label();
        var all = GraphResults.of(
                graph(pooling, EnumSet.allOf(Output.class)),
                HiVitGraph.IMAGES,
                INPUT,
                "score",
                "vector",
                "token_scores",
                "tokens",
                "stage1",
                "stage2");
        assertThat(all.values("score"))
                .containsExactly(EXPECTED.get("score." + order).toFloats(), within(CLOSE));
        assertThat(all.array("vector").shape()).containsExactly(2, 32);
        assertThat(all.array("token_scores").shape()).containsExactly(2, 16);
        assertThat(all.array("tokens").shape()).containsExactly(2, 16, 32);
        assertThat(all.array("stage1").shape()).containsExactly(2, 16, 4, 4, 8);
        assertThat(all.values("stage2"))
                .containsExactly(EXPECTED.get("stage2").toFloats(), within(5 * CLOSE)); // values up to 4
    }

    @Test
    void integersAreUsed() throws OnnxException {
        float[] floats = EXPECTED.get("score.mean_then_norm").toFloats();
        float[] integers =
                GraphResults.of(scoring(), HiVitGraph.IMAGES, INPUT, "score").values("score");
        assertThat(Math.abs(integers[0] - floats[0])).isGreaterThan(1e-6f);
    }

    @Test
    void anImageHasExactlyTheSameScoreAloneAndInABatch() throws OnnxException {
        // the second image ten times as bright: a scale over the batch would be coarse for the first
        try (var session = OnnxSession.open(scoring(), OnnxOptions.SINGLE_THREADED.withThreads(2))) {
            int size = 3 * 64 * 64;
            var both = INPUT.values().clone();
            for (int i = size; i < 2 * size; i++) {
                both[i] *= 10;
            }
            var first = new FloatArray(Arrays.copyOf(both, size), 1, 3, 64, 64);
            float[] alone =
                    GraphResults.of(session, HiVitGraph.IMAGES, first, "score").values("score");
            var batch = new FloatArray(both, 2, 3, 64, 64);
            float[] together =
                    GraphResults.of(session, HiVitGraph.IMAGES, batch, "score").values("score");
            assertThat(together[0]).isEqualTo(alone[0]);
            assertThat(together[1]).isNotEqualTo(alone[0]);
        }
    }

    @Test
    void theNumberOfThreadsDoesNotChangeScores() throws OnnxException {
        var scores = new ArrayList<List<Float>>();
        for (int threads = 1; threads <= 3; threads++) {
            try (var session = OnnxSession.open(scoring(), OnnxOptions.SINGLE_THREADED.withThreads(threads))) {
                float[] found = GraphResults.of(session, HiVitGraph.IMAGES, INPUT, "score")
                        .values("score");
                scores.add(List.of(found[0], found[1]));
            }
        }
        assertThat(scores.get(1)).isEqualTo(scores.get(0));
        assertThat(scores.get(2)).isEqualTo(scores.get(0));
    }

    @Test
    void theRuntimesOptimizationsChangeScoresOnlySlightly() throws Exception {
        // fused operators round floats differently, and an input at a boundary goes to the next integer
        assertThat(PlainRun.of(scoring(), HiVitGraph.IMAGES, INPUT))
                .containsExactly(
                        GraphResults.of(scoring(), HiVitGraph.IMAGES, INPUT, "score")
                                .values("score"),
                        within(2e-3f));
    }

    @Test
    void clipsAreRunOneAtATime() throws OnnxException {
        int frames = 4, size = 3 * 64 * 64;
        var video = new VideoConfig(CONFIG, frames);
        var options =
                new GraphOptions(1e-6, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE)).withPrecision(Precision.INT8);
        byte[] graph = HiVitGraph.video(Inflation.of(WEIGHTS, frames), video, options);
        var clips = new float[2 * 3 * frames * 64 * 64]; // both images as still clips
        for (int i = 0; i < clips.length; i++) {
            int pixel = i % 4096, color = i / 4096 / frames % 3, clip = i / 4096 / frames / 3;
            clips[i] = INPUT.values()[clip * size + color * 4096 + pixel];
        }
        var input = new FloatArray(clips, 2, 3, frames, 64, 64);
        float[] scores =
                GraphResults.of(graph, HiVitGraph.CLIPS, input, "score").values("score");
        assertThat(scores).containsExactly(EXPECTED.get("score.mean_then_norm").toFloats(), within(CLOSE));
        var first = new FloatArray(Arrays.copyOf(clips, clips.length / 2), 1, 3, frames, 64, 64);
        assertThat(GraphResults.of(graph, HiVitGraph.CLIPS, first, "score").values("score")[0])
                .isEqualTo(scores[0]);
    }

    @Test
    void everyOperatorIsOfTheStandardDomain() throws Exception {
        var nodes = new ArrayList<NodeProto>();
        collect(ModelProto.parseFrom(scoring()).getGraph(), nodes);
        assertThat(nodes).extracting(NodeProto::getDomain).containsOnly("");
        assertThat(nodes).extracting(NodeProto::getOpType).contains("Scan", "MatMulInteger");
    }

    private static void collect(GraphProto graph, List<NodeProto> nodes) {
        for (var node : graph.getNodeList()) {
            nodes.add(node);
            node.getAttributeList().stream()
                    .filter(AttributeProto::hasG)
                    .forEach(attribute -> collect(attribute.getG(), nodes));
        }
    }
}
