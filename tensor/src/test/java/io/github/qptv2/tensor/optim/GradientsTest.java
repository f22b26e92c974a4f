package io.github.qptv2.tensor.optim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

class GradientsTest {

    @Test
    void theNormIsThatOfAllGradientsConcatenated() {
        try (var scope = Scope.open()) {
            var parameters = parameters();
            var gradients = new Gradients(parameters);
            assertThat(gradients.norm()).isZero();

            backward(parameters, 3, 4);

            assertThat(gradients.norm()).isEqualTo(5);
        }
    }

    @Test
    void clippingScalesLargeGradientsAndLeavesSmallOnes() {
        try (var scope = Scope.open()) {
            var parameters = parameters();
            var gradients = new Gradients(parameters);
            backward(parameters, 3, 4);

            assertThat(gradients.clip(10)).isEqualTo(5);
            assertThat(gradients.norm()).isEqualTo(5);
            assertThat(gradients.clip(1)).isEqualTo(5);
            // PyTorch divides by 5 + 1e-6
            assertThat(gradients.norm()).isEqualTo(1, within(1e-6));
            assertThat(gradients.all().get(0).item()).isEqualTo(0.6f, within(1e-6f));
        }
    }

    @Test
    void accumulatedPassesAreScaledToTheirMean() {
        try (var scope = Scope.open()) {
            var parameters = parameters();
            var gradients = new Gradients(parameters);
            backward(parameters, 3, 4);
            backward(parameters, 1, 8);

            gradients.scale(0.5);

            assertThat(gradients.all()).extracting(Tensor::item).containsExactly(2f, 6f);
        }
    }

    @Test
    void theFirstParameterWithANonFiniteGradientIsNamed() {
        try (var scope = Scope.open()) {
            var parameters = parameters();
            var gradients = new Gradients(parameters);
            backward(parameters, 3, 4);
            assertThat(gradients.firstNonFinite()).isEmpty();

            backward(parameters, 0, Double.POSITIVE_INFINITY);

            assertThat(gradients.firstNonFinite()).contains("b");
            assertThat(gradients.clip(1)).isInfinite();
            assertThat(gradients.all().get(0).item()).isEqualTo(3); // an infinite norm clips nothing
        }
    }

    @Test
    void aParameterWithoutAGradientIsNamed() {
        try (var scope = Scope.open()) {
            var parameters = parameters();
            var gradients = new Gradients(parameters);
            backward(parameters, 3, 4);
            gradients.forget();

            assertThatIllegalStateException().isThrownBy(gradients::all).withMessage("no gradient reached a");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> gradients.clip(0))
                    .withMessage("gradients must be clipped to a norm above 0, got 0.0");
        }
    }

    private static Map<String, Tensor> parameters() {
        var parameters = new LinkedHashMap<String, Tensor>();
        parameters.put("a", Tensor.ones(1).requiresGrad());
        parameters.put("b", Tensor.ones(1).requiresGrad());
        return parameters;
    }

    private static void backward(Map<String, Tensor> parameters, double a, double b) {
        var first = Objects.requireNonNull(parameters.get("a"));
        var second = Objects.requireNonNull(parameters.get("b"));
        first.mul(a).add(second.mul(b)).sum().backward();
    }
}
