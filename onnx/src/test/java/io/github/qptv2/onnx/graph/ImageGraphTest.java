package io.github.qptv2.onnx.graph;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ImageGraphTest {

    /** Holds across BLAS libraries. */
    private static final float FORWARD = 2e-5f;

    /** Tolerance for an image's score with other batches and numbers of threads. */
    private static final float INVARIANCE = 1e-5f;

    private static final HiVitConfig CONFIG = new HiVitConfig(64, 32, new Depths(1, 1, 2), 2, true);
    private static final StateDict WEIGHTS = GoldenTensors.read("hivit-micro.safetensors");
    private static final StateDict EXPECTED = GoldenTensors.read("hivit-micro.outputs.safetensors");
    private static final FloatArray INPUT = GoldenTensors.tensor(EXPECTED, "input"); // (2, 3, 64, 64)

    @ParameterizedTest
    @CsvSource({"STAGE1", "STAGE2", "TOKENS"})
    void everyStageEqualsTheReference(Output output) throws OnnxException {
        assertEqual(run(WEIGHTS, Pooling.MEAN_THEN_NORM, output, INPUT), output.label());
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void vectorAndScoreHaveTheModelsPoolingOrder(Pooling pooling) throws OnnxException {
        String order = Output.valueOf(pooling.name()).label();
        assertEqual(run(WEIGHTS, pooling, Output.VECTOR, INPUT), "pooled." + order);
        assertEqual(run(WEIGHTS, pooling, Output.SCORE, INPUT), "score." + order);
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void onePassComputesAllOutputs(Pooling pooling) throws OnnxException {
        byte[] graph = HiVitGraph.image(WEIGHTS, CONFIG, 1e-6, pooling, EnumSet.allOf(Output.class));
        try (var session = OnnxSession.open(graph, OnnxOptions.SINGLE_THREADED)) {
            var labels = EnumSet.allOf(Output.class).stream().map(Output::label).toArray(String[]::new);
            var all = GraphResults.of(session, HiVitGraph.IMAGES, INPUT, labels);

            assertEqual(all.array("mean_then_norm"), "score.mean_then_norm");
            assertEqual(all.array("norm_then_mean"), "score.norm_then_mean");
            assertEqual(
                    all.array("score"),
                    "score." + Output.valueOf(pooling.name()).label());
            assertEqual(all.array("tokens"), "tokens");
            assertThat(all.array("token_scores").shape()).containsExactly(2, 16);
        }
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void statisticsAreMeanAndDeviationOfTheFirstStagesThenTheVector(Pooling pooling) throws OnnxException {
        var outputs = EnumSet.of(Output.STAGE1, Output.STAGE2, Output.VECTOR, Output.STATISTICS);
        byte[] graph = HiVitGraph.image(WEIGHTS, CONFIG, 1e-6, pooling, outputs);
        try (var session = OnnxSession.open(graph, OnnxOptions.SINGLE_THREADED)) {
            var all = GraphResults.of(session, HiVitGraph.IMAGES, INPUT, "stage1", "stage2", "vector", "statistics");
            assertThat(all.array("statistics").shape()).containsExactly(2, 2 * (8 + 16) + 32);
            float[] found = Arrays.copyOfRange(all.values("statistics"), 80, 160); // of the second image
            assertThat(Arrays.copyOfRange(found, 0, 16))
                    .containsExactly(meanAndDeviation(all.values("stage1"), 8), within(FORWARD));
            assertThat(Arrays.copyOfRange(found, 16, 48))
                    .containsExactly(meanAndDeviation(all.values("stage2"), 16), within(FORWARD));
            assertThat(Arrays.copyOfRange(found, 48, 80))
                    .containsExactly(Arrays.copyOfRange(all.values("vector"), 32, 64), within(FORWARD));
        }
    }

    /** Of the second of two images: means of the channels, then deviations. */
    private static float[] meanAndDeviation(float[] values, int channels) {
        int half = values.length / 2, n = half / channels;
        var result = new float[2 * channels];
        for (int c = 0; c < channels; c++) {
            double sum = 0, squares = 0;
            for (int i = half + c; i < values.length; i += channels) {
                sum += values[i];
                squares += (double) values[i] * values[i];
            }
            result[c] = (float) (sum / n);
            result[channels + c] = (float) Math.sqrt(squares / n - sum / n * sum / n);
        }
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "hivit-micro.pth, 2e-5",
        "hivit-micro.fp16.pth, 0.02",
        "hivit-micro.bf16.pth, 0.02",
    })
    void weightsOfEveryFloatingPointTypeGiveTheScores(String file, float tolerance) throws OnnxException {
        var scores = run(GoldenTensors.read(file), Pooling.MEAN_THEN_NORM, Output.SCORE, INPUT);
        assertThat(scores.values())
                .containsExactly(EXPECTED.get("score.mean_then_norm").toFloats(), within(tolerance));
    }

    @Test
    void aTokensScoreIsThatOfItsNormalizedVector() throws OnnxException {
        // an image of one token: both pooling orders are the LayerNorm of it
        var config = new HiVitConfig(16, 32, new Depths(1, 1, 1), 2, false);
        var weights = FormulaWeights.of(Layout.network(config));
        var image = new FloatArray(FormulaWeights.images(16), 2, 3, 16, 16);
        var graph = HiVitGraph.image(
                weights, config, 1e-6, Pooling.NORM_THEN_MEAN, Set.of(Output.SCORE, Output.TOKEN_SCORES));
        try (var session = OnnxSession.open(graph, OnnxOptions.SINGLE_THREADED)) {
            var both = GraphResults.of(session, HiVitGraph.IMAGES, image, "score", "token_scores");
            assertThat(both.array("token_scores").shape()).containsExactly(2, 1);
            assertThat(both.values("token_scores")).containsExactly(both.values("score"), within(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void anImageHasTheSameScoreAloneAndInABatchWithAnyNumberOfThreads(int threads) throws OnnxException {
        float[] expected = EXPECTED.get("score.mean_then_norm").toFloats();
        byte[] graph = HiVitGraph.image(WEIGHTS, CONFIG, 1e-6, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
        try (var session = OnnxSession.open(graph, OnnxOptions.SINGLE_THREADED.withThreads(threads))) {
            float[] alone = scores(session, INPUT, 0);
            float[] batch = scores(session, INPUT, 1, 0, 1, 1, 0, 0, 1);

            assertThat(alone).containsExactly(new float[] {expected[0]}, within(FORWARD));
            assertThat(batch[1]).isEqualTo(alone[0], within(INVARIANCE));
            assertThat(batch[5]).isEqualTo(alone[0], within(INVARIANCE));
            assertThat(batch[6]).isEqualTo(scores(session, INPUT, 1)[0], within(INVARIANCE));
        }
    }

    @Test
    void theRuntimesOptimizationsChangeNoScore() throws Exception {
        byte[] graph = HiVitGraph.image(WEIGHTS, CONFIG, 1e-6, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
        assertThat(PlainRun.of(graph, HiVitGraph.IMAGES, INPUT))
                .containsExactly(EXPECTED.get("score.mean_then_norm").toFloats(), within(FORWARD));
    }

    @Test
    void everyOperatorIsOfTheStandardDomainInOpset18() throws Exception {
        byte[] graph = HiVitGraph.image(WEIGHTS, CONFIG, 1e-6, Pooling.MEAN_THEN_NORM, EnumSet.allOf(Output.class));
        var model = ModelProto.parseFrom(graph);
        assertThat(model.getOpsetImportList()).singleElement().satisfies(set -> {
            assertThat(set.getDomain()).isEmpty();
            assertThat(set.getVersion()).isEqualTo(18);
        });
        assertThat(model.getGraph().getNodeList())
                .extracting(NodeProto::getDomain)
                .containsOnly("");
    }

    @Test
    void vectorsNeedNoHeadAndTokensNoFinalNorm() throws OnnxException {
        var encoder = WEIGHTS.without(name -> name.startsWith("quality_regressor."));
        assertEqual(run(encoder, Pooling.MEAN_THEN_NORM, Output.VECTOR, INPUT), "pooled.mean_then_norm");
        var bare = encoder.without(name -> name.startsWith("norm."));
        assertEqual(run(bare, Pooling.MEAN_THEN_NORM, Output.TOKENS, INPUT), "tokens");
    }

    @Test
    void noRelativeBiasEqualsTablesOfZeros() throws OnnxException {
        StateDict zeros = WEIGHTS;
        for (String name : WEIGHTS.names()) {
            if (name.endsWith("relative_position_bias_table")) {
                long[] shape = WEIGHTS.get(name).shape(); // (49, 2)
                zeros = zeros.with(name, Weight.of(new float[98], shape));
            }
        }
        var none = new HiVitConfig(64, 32, new Depths(1, 1, 2), 2, false);
        var bare = WEIGHTS.without(name -> name.contains("relative_position"));
        byte[] graph = HiVitGraph.image(bare, none, 1e-6, Pooling.MEAN_THEN_NORM, Set.of(Output.SCORE));
        try (var session = OnnxSession.open(graph, OnnxOptions.SINGLE_THREADED)) {
            assertThat(scores(session, INPUT, 0, 1))
                    .containsExactly(
                            run(zeros, Pooling.MEAN_THEN_NORM, Output.SCORE, INPUT)
                                    .values(),
                            within(1e-6f));
        }
    }

    @Test
    void missingWeightsAndValuesOutOfRangeAreNamed() {
        var none = Set.<Output>of();
        var score = Set.of(Output.SCORE);
        var weights = WEIGHTS.without("norm.bias"::equals);
        assertThatThrownBy(() -> HiVitGraph.image(weights, CONFIG, 1e-6, Pooling.MEAN_THEN_NORM, score))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights do not fit the model: missing [norm.bias], unexpected []");
        assertThatThrownBy(() -> HiVitGraph.image(WEIGHTS, CONFIG, 0, Pooling.MEAN_THEN_NORM, score))
                .hasMessage("epsilon must be above 0, got 0.0");
        assertThatThrownBy(() -> HiVitGraph.image(WEIGHTS, CONFIG, 1e-6, Pooling.MEAN_THEN_NORM, none))
                .hasMessage("a graph must have an output, got none");
    }

    private static FloatArray run(StateDict weights, Pooling pooling, Output output, FloatArray images)
            throws OnnxException {
        byte[] graph = HiVitGraph.image(weights, CONFIG, 1e-6, pooling, Set.of(output));
        return GraphResults.of(graph, HiVitGraph.IMAGES, images, output.label()).array(output.label());
    }

    /** Scores of a batch that is made of some of the images. */
    private static float[] scores(OnnxSession session, FloatArray images, int... chosen) throws OnnxException {
        int size = 3 * 64 * 64;
        var batch = new float[chosen.length * size];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(images.values(), chosen[i] * size, batch, i * size, size);
        }
        var input = new FloatArray(batch, chosen.length, 3, 64, 64);
        return GraphResults.of(session, HiVitGraph.IMAGES, input, "score").values("score");
    }

    private static void assertEqual(FloatArray actual, String name) {
        var expected = EXPECTED.get(name);
        assertThat(actual.shape()).containsExactly(expected.shape());
        assertThat(actual.values()).containsExactly(expected.toFloats(), within(FORWARD));
    }
}
