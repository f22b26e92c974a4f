package io.github.qptv2.onnx.graph;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class Int8ArithmeticTest {

    private static final int ROWS = 7;

    private final SplittableRandom random = new SplittableRandom(3);

    private float[] values(int count, DoubleSupplier value) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) value.getAsDouble();
        }
        return values;
    }

    private static float[] onnx(Dense dense, float[] x) throws OnnxException {
        var graph = new Graph("linear");
        String rows = graph.input("x", -1, dense.inputs());
        graph.output("y", new Int8Arithmetic().linear(graph, rows, dense), -1, dense.outputs());
        var input = new FloatArray(x, x.length / dense.inputs(), dense.inputs());
        return GraphResults.of(graph.model(Map.of()), "x", input, "y").values("y");
    }

    /** The same computation in plain Java, whose integers cannot saturate. */
    private static float[] reference(Dense dense, float[] x) {
        float low = 0, high = 0;
        for (float value : x) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        float scale = (high - low) / 255;
        int zero = (int) Math.rint(-low / scale);
        var weights = Int8Weights.of(dense);
        int in = dense.inputs(), out = dense.outputs(), rows = x.length / in;
        var y = new float[rows * out];
        for (int row = 0; row < rows; row++) {
            for (int channel = 0; channel < out; channel++) {
                long sum = 0;
                for (int i = 0; i < in; i++) {
                    long value = Math.max(0, Math.min(255, (long) Math.rint(x[row * in + i] / scale) + zero));
                    sum += (value - zero) * weights.values()[i * out + channel];
                }
                y[row * out + channel] = (float) ((double) sum * scale * weights.scales()[channel])
                        + (dense.hasBias() ? dense.bias()[channel] : 0);
            }
        }
        return y;
    }

    @ParameterizedTest
    @CsvSource({"16, 1", "64, 65", "96, 288", "384, 33", "1536, 96"})
    void aLinearLayerEqualsIntegersInPlainJava(int in, int out) throws OnnxException {
        var dense = new Dense(
                "layer",
                values(in * out, () -> random.nextDouble(-1, 1) / Math.sqrt(in)),
                values(out, () -> random.nextDouble(-1, 1)),
                in);
        float[] x = values(ROWS * in, () -> random.nextDouble(-1, 3));
        // sums are the same integers; only floats are rounded differently
        assertThat(onnx(dense, x)).containsExactly(reference(dense, x), within(1e-5f));
    }

    @Test
    void theLargestProductsDoNotSaturate() throws OnnxException {
        int in = 1536, out = 40;
        var sign = new int[] {0};
        var dense = new Dense("layer", values(in * out, () -> sign[0]++ / in % 2 == 0 ? 1 : -1), new float[0], in);
        float[] x = values(ROWS * in, () -> 1); // every input is 255, every weight 64 or -64
        float[] y = onnx(dense, x);
        assertThat(y[0]).isEqualTo(1536, within(1e-2f));
        assertThat(y[1]).isEqualTo(-1536, within(1e-2f));
        assertThat(y).containsExactly(reference(dense, x), within(1e-2f));
    }

    @Test
    void layersWithTheSameInputQuantizeItOnce() {
        var graph = new Graph("two");
        var arithmetic = new Int8Arithmetic();
        String rows = graph.input("x", -1, 4);
        for (String name : List.of("one", "other")) {
            arithmetic.linear(graph, rows, new Dense(name, new float[] {1, 2, 3, 4}, new float[0], 4));
        }
        assertThat(graph.proto().getNodeList())
                .filteredOn(node -> node.getOpType().equals("DynamicQuantizeLinear"))
                .hasSize(1);
    }
}
