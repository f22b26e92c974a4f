package io.github.qptv2.tensor;

import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.device.Device;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AutocastTest {

    @Test
    void productsAreBfloat16WhileOneIsOpen() {
        try (var scope = Scope.open()) {
            var x = Tensor.ones(2, 3);
            try (var cast = Autocast.open(Device.CPU)) {
                assertThat(x.matmul(Tensor.ones(3, 2)).dtype()).isEqualTo(DType.BF16);
                try (var inner = Autocast.open(Device.CPU)) {
                    assertThat(x.matmul(Tensor.ones(3, 2)).dtype()).isEqualTo(DType.BF16);
                }
                assertThat(x.matmul(Tensor.ones(3, 2)).dtype()).isEqualTo(DType.BF16);
                assertThat(x.add(x.matmul(Tensor.ones(3, 3))).dtype()).isEqualTo(DType.F32); // a residual
                assertThat(Ops.layerNorm(x, Tensor.ones(3), Tensor.zeros(3), 1e-6)
                                .dtype())
                        .isEqualTo(DType.F32);
            }
            assertThat(x.matmul(Tensor.ones(3, 2)).dtype()).isEqualTo(DType.F32);
        }
    }

    /** 257 needs nine bits and becomes 256; the second product must see the new weight. */
    @Test
    void theNextProductUsesUpdatedWeightsAndGradientsAre32Bit() {
        try (var scope = Scope.open()) {
            var weight = Tensor.of(new float[] {257}, 1, 1).requiresGrad();
            var one = Tensor.ones(1, 1);
            try (var cast = Autocast.open(Device.CPU)) {
                var product = Ops.linear(one, weight, null);
                assertThat(product.item()).isEqualTo(256);
                product.sum().backward();
                assertThat(weight.gradient().orElseThrow().dtype()).isEqualTo(DType.F32);

                weight.copyFrom(Tensor.of(new float[] {3}, 1, 1));

                assertThat(Ops.linear(one, weight, null).item()).isEqualTo(3);
            }
        }
    }
}
