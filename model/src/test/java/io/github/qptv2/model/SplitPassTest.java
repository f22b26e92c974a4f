package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.ThreadTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SplitPassTest {

    private static final float FORWARD = 2e-5f; // across BLAS libraries, as in HiVitParityTest
    private static final StateDict EXPECTED = Golden.read("hivit-micro.outputs.safetensors");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void anyNumberOfThreadsGivesTheReferenceTokens(int threads) {
        int before = Ops.threads();
        Ops.threads(threads); // 16 units: 3 threads take 5, 5 and 6
        try (var team = ThreadTeam.open();
                var scope = Scope.open();
                var noGrad = NoGrad.open();
                var network = network()) {
            network.freeze();
            Tensor tokens = network.encoder().forward(Units.of(Golden.tensor(EXPECTED, "input")), team);

            assertThat(tokens.toFloatArray())
                    .containsExactly(EXPECTED.get("tokens").toFloats(), within(FORWARD));
        } finally {
            Ops.threads(before);
        }
    }

    @Test
    void nothingOfAPassStaysInMemory() {
        try (var team = ThreadTeam.open();
                var network = network()) {
            long before = handlesAfterAPass(network, team);

            assertThat(handlesAfterAPass(network, team)).isEqualTo(before);
        }
    }

    private static long handlesAfterAPass(QualityNetwork network, ThreadTeam team) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            network.forward(Units.of(Golden.tensor(EXPECTED, "input")), team);
        }
        return Ops.liveHandles();
    }

    private static QualityNetwork network() {
        var config = new HiVitConfig(64, 32, new Depths(1, 1, 2), 2, true);
        var network = new QualityNetwork(config, 1e-6, Pooling.MEAN_THEN_NORM);
        network.load(Golden.read("hivit-micro.safetensors"));
        return network;
    }
}
