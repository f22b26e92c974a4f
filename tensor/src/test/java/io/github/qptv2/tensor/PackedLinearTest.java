package io.github.qptv2.tensor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

class PackedLinearTest {

    private static final float ROUNDING = 2e-5f; // sums of up to 300 products of order 1

    @ParameterizedTest
    @CsvSource({"1, 7, 64", "33, 96, 128", "4, 300, 576"})
    void givesWhatTheSeparateOperationsGive(int rows, int in, int out) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            Ops.seed(rows);
            Tensor x = Tensor.randn(2, rows, in), weight = Tensor.randn(out, in).mul(0.1), bias = Tensor.randn(out);
            Tensor residual = Tensor.randn(2, rows, out), plain = Ops.linear(x, weight, bias);
            var found = PackedLinear.of(weight, bias);
            assumeThat(found).as("this build of libtorch has oneDNN").isPresent();
            try (var packed = found.get()) {
                assertClose(packed.forward(x), plain);
                assertClose(packed.gelu(x), Ops.gelu(plain));
                assertClose(packed.plus(x, residual), plain.add(residual));
            }
        }
    }

    @Test
    void aLayerWithoutBiasStaysWithout() {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            Tensor x = Tensor.ones(1, 3), weight = Tensor.ones(64, 3);
            var found = PackedLinear.of(weight, null);
            assumeThat(found).isPresent();
            try (var packed = found.get()) {
                assertThat(packed.forward(x).toFloatArray()).hasSize(64).containsOnly(3);
            }
        }
    }

    @Test
    void nothingIsLeftBehind() {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            Tensor x = Tensor.ones(4, 8), weight = Tensor.ones(64, 8), bias = Tensor.zeros(64);
            Runnable use = () -> {
                try (var inner = Scope.open();
                        var packed = PackedLinear.of(weight, bias).orElseThrow()) {
                    packed.plus(x, packed.gelu(x));
                }
            };
            assumeThat(OneDnn.INSTANCE).isPresent();
            use.run();
            long before = Ops.liveHandles();
            for (int i = 0; i < 50; i++) {
                use.run();
            }
            assertThat(Ops.liveHandles()).isLessThanOrEqualTo(before); // less where others' garbage went meanwhile
        }
    }

    private static void assertClose(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).containsExactly(expected.shape());
        assertThat(actual.toFloatArray()).containsExactly(expected.toFloatArray(), within(ROUNDING));
    }
}
