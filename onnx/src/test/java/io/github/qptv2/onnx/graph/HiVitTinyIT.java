package io.github.qptv2.onnx.graph;

import java.util.EnumSet;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HiVitTinyIT {

    private static final float FORWARD = 2e-5f; // holds across BLAS libraries

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void theFullSizeNetworkEqualsTheReference(Pooling pooling) throws OnnxException {
        var expected = GoldenTensors.read("hivit-tiny-formula.outputs.safetensors");
        var weights = FormulaWeights.of(Layout.network(HiVitConfig.TINY));
        var images = new FloatArray(FormulaWeights.images(224), 2, 3, 224, 224);
        var outputs =
                EnumSet.of(Output.TOKENS, Output.VECTOR, Output.SCORE, Output.MEAN_THEN_NORM, Output.NORM_THEN_MEAN);
        byte[] graph = HiVitGraph.image(weights, HiVitConfig.TINY, 1e-6, pooling, outputs);
        var labels = outputs.stream().map(Output::label).toArray(String[]::new);
        var found = GraphResults.of(graph, HiVitGraph.IMAGES, images, labels);

        assertThat(every28th(found.values("tokens")))
                .containsExactly(expected.get("tokens").toFloats(), within(FORWARD));
        String order = Output.valueOf(pooling.name()).label();
        assertThat(found.values("vector"))
                .containsExactly(expected.get("pooled." + order).toFloats(), within(FORWARD));
        assertThat(found.values("score"))
                .containsExactly(expected.get("score." + order).toFloats(), within(FORWARD));
        for (String label : new String[] {"mean_then_norm", "norm_then_mean"}) {
            assertThat(found.values(label))
                    .containsExactly(expected.get("score." + label).toFloats(), within(FORWARD));
        }
    }

    /** Tokens 0, 28, 56 and so on of (2, 196, 384). */
    private static float[] every28th(float[] tokens) {
        int width = 384, kept = 14; // of both images
        var some = new float[kept * width];
        for (int i = 0; i < kept; i++) {
            System.arraycopy(tokens, i * 28 * width, some, i * width, width);
        }
        return some;
    }
}
