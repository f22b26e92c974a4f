package io.github.qptv2.model;

import java.util.Locale;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HiVitTinyIT {

    private static final float FORWARD = 2e-5f; // holds across BLAS libraries

    @Test
    void theFullSizeNetworkEqualsTheReference() {
        var expected = GoldenTensors.read("hivit-tiny-formula.outputs.safetensors");
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var network = new QualityNetwork(HiVitConfig.TINY, 1e-6, Pooling.MEAN_THEN_NORM)) {
            network.load(FormulaWeights.of(Layout.network(HiVitConfig.TINY)));
            Tensor images = Tensor.of(FormulaWeights.images(224), 2, 3, 224, 224);

            Tensor tokens = network.encoder().forward(TokenLayout.of(images)); // (2, 196, 384)

            Tensor every28th = tokens.reshape(2, 7, 28, 384).select(2, 0); // (2, 7, 384)
            assertThat(every28th.toFloatArray())
                    .containsExactly(expected.get("tokens").toFloats(), within(FORWARD));
            for (var pooling : Pooling.values()) {
                String order = pooling.name().toLowerCase(Locale.ROOT);
                assertThat(network.pool(tokens, pooling).toFloatArray())
                        .containsExactly(expected.get("pooled." + order).toFloats(), within(FORWARD));
                assertThat(network.scores(tokens, pooling).toFloatArray())
                        .containsExactly(expected.get("score." + order).toFloats(), within(FORWARD));
            }
        }
    }
}
