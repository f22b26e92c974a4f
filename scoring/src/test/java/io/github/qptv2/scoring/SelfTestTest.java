package io.github.qptv2.scoring;

import java.util.List;

import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SelfTestTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void thisMachinePasses(int threads) {
        var outcome = SelfTest.run(threads);
        assertThat(outcome.passed()).as(outcome.toString()).isTrue();
        assertThat(outcome.difference()).isLessThan(1e-5); // and is well within the tolerance
    }

    @Test
    void theExpectedScoresAreThoseOfLibtorch() {
        int side = SelfTest.CONFIG.imageSize();
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var network = new QualityNetwork(SelfTest.CONFIG, SelfTest.EPSILON, Pooling.MEAN_THEN_NORM)) {
            network.load(SelfTest.formula(Layout.network(SelfTest.CONFIG)));
            Tensor images = Tensor.of(SelfTest.images(2, side), 2, 3, side, side);
            float[] scores = network.forward(TokenLayout.of(images)).toFloatArray();
            assertThat(new SelfTest.Outcome(SelfTest.run(1).expected(), List.of(scores[0], scores[1])).difference())
                    .as("libtorch gives %s and %s", scores[0], scores[1])
                    .isLessThan(1e-5);
        }
    }

    @Test
    void aWrongScoreFails() {
        assertThat(new SelfTest.Outcome(List.of(0.5f, 1f), List.of(0.5f, 1.0002f)).passed())
                .isFalse();
        assertThat(new SelfTest.Outcome(List.of(0.5f, 1f), List.of(Float.NaN, 1f)).passed())
                .isFalse();
        assertThat(new SelfTest.Outcome(List.of(0.5f, 1f), List.of(0.50005f, 1f)).passed())
                .isTrue();
    }
}
