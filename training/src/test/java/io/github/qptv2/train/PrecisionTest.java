package io.github.qptv2.train;

import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrecisionTest {

    /** 1 + 2^-10 is 1 in bfloat16. */
    private static float product(Precision precision) {
        try (var scope = Scope.open()) {
            var x = Tensor.of(new float[] {1 + 0x1p-10f}, 1, 1);
            var one = Tensor.of(new float[] {1}, 1, 1);
            return precision.in(Device.CPU, () -> x.matmul(one)).toFloatArray()[0];
        }
    }

    @Test
    void onAProcessorProductsAreExactUnlessAskedOtherwise() {
        assertThat(product(Precision.AUTO)).isEqualTo(1 + 0x1p-10f);
        assertThat(product(Precision.FP32)).isEqualTo(1 + 0x1p-10f);
        assertThat(product(Precision.BF16)).isEqualTo(1);
    }

    @Test
    void onAGraphicsCardTheyAreMixedUnlessAskedOtherwise() {
        assertThat(Precision.AUTO.isMixed(Device.cuda(0))).isTrue();
        assertThat(Precision.FP32.isMixed(Device.cuda(0))).isFalse();
    }
}
