package io.github.qptv2.nn;

import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A frozen layer against the plain one at every output width: on some processors a packed kernel is wrong at some. */
class PackedLinearIT {

    private static final int WIDEST = 600;
    private static final float ROUNDING = 2e-4f; // sums of up to 384 products of order 1, summed in another order

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 96, 384})
    void aFrozenLayerEqualsThePlainOneAtEveryWidth(int in) {
        for (int out = 1; out <= WIDEST; out++) {
            for (int rows : new int[] {1, 49, 196}) {
                compare(rows, in, out);
            }
        }
    }

    private static void compare(int rows, int in, int out) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var layer = new Linear(in, out)) {
            Tensor x = Tensor.randn(rows, in), residual = Tensor.randn(rows, out);
            Tensor plain = layer.forward(x);
            layer.freeze();
            assertClose(layer.forward(x), plain, rows, in, out);
            assertClose(layer.gelu(x), Ops.gelu(plain), rows, in, out);
            assertClose(layer.plus(x, residual), plain.add(residual), rows, in, out);
        }
    }

    private static void assertClose(Tensor actual, Tensor expected, int rows, int in, int out) {
        float[] a = actual.toFloatArray(), e = expected.toFloatArray();
        for (int i = 0; i < e.length; i++) {
            if (!(Math.abs(a[i] - e[i]) < ROUNDING)) {
                assertThat(a[i])
                        .as("%d rows, %d -> %d, at %d", rows, in, out, i)
                        .isEqualTo(e[i]);
            }
        }
    }
}
