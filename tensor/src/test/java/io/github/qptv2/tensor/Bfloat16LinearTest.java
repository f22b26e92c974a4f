package io.github.qptv2.tensor;

import java.util.function.Supplier;

import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.device.Device;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/**
 * Linear layers in bfloat16 equal the same layers in 32-bit floats on the same rounded operands, forward and in both
 * gradients: kernels for packed weights are known to compute garbage on some processors at widths that are not
 * multiples of 64.
 */
class Bfloat16LinearTest {

    private static final int IN = 96;
    /** Half a unit in the last of bfloat16's eight bits, and the accumulation's own error. */
    private static final double RELATIVE = 1.0 / 256 + 1e-3;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 16, 24, 31, 32, 33, 48, 63, 64, 65, 96, 128, 160, 192, 208, 256, 288, 384, 768})
    void outputsAndBothGradientsEqualThoseOf32BitFloats(int out) {
        for (int rows : new int[] {1, 7, 49, 98}) {
            try (var scope = Scope.open()) {
                Ops.seed(out);
                Tensor x = rounded(Tensor.randn(rows, IN));
                Tensor weight = rounded(Tensor.randn(out, IN));
                Tensor bias = rounded(Tensor.randn(out));
                Tensor upstream = rounded(Tensor.randn(rows, out));

                Layer mixed = run(Device.CPU, x, weight, bias, upstream);
                Layer plain = run(null, x, weight, bias, upstream);

                assertNear(mixed.y(), plain.y(), "output, " + rows + " x " + out);
                assertNear(mixed.dx(), plain.dx(), "gradient of the input, " + rows + " x " + out);
                assertNear(mixed.dw(), plain.dw(), "gradient of the weight, " + rows + " x " + out);
                assertNear(mixed.db(), plain.db(), "gradient of the bias, " + rows + " x " + out);
            }
        }
    }

    /** Values of the output and the gradients of {@code sum(y * upstream)}. */
    private record Layer(Tensor y, Tensor dx, Tensor dw, Tensor db) {}

    private static Layer run(@Nullable Device mixed, Tensor x, Tensor weight, Tensor bias, Tensor upstream) {
        Tensor input = leaf(x), w = leaf(weight), b = leaf(bias);
        Supplier<Tensor> forward = () -> Ops.linear(input, w, b);
        Tensor y;
        if (mixed == null) {
            y = forward.get();
        } else {
            try (var cast = Autocast.open(mixed)) {
                y = forward.get();
            }
        }
        y.to(DType.F32).mul(upstream).sum().backward();
        return new Layer(y.to(DType.F32), gradient(input), gradient(w), gradient(b));
    }

    private static Tensor leaf(Tensor values) {
        return Tensor.of(values.toFloatArray(), values.shape()).requiresGrad();
    }

    private static Tensor gradient(Tensor leaf) {
        return leaf.gradient().orElseThrow();
    }

    private static Tensor rounded(Tensor values) {
        return values.to(DType.BF16).to(DType.F32);
    }

    /** Differences are relative to the largest value, since sums cancel. */
    private static void assertNear(Tensor mixed, Tensor plain, String what) {
        float[] actual = mixed.toFloatArray(), expected = plain.toFloatArray();
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as(what).isCloseTo(expected[i], offset(RELATIVE * largest));
        }
    }
}
