package io.github.qptv2.onnx.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Networks of a few channels, compared with convolutions written out as loops. */
class EfficientNetLiteTest {

    /** Output channels of the blocks, seven stages; the third and fifth block are residual. */
    private static final int[] CHANNELS = {3, 4, 4, 5, 5, 6, 7, 8, 9};

    private static final int[] STRIDES = {1, 2, 1, 2, 1, 2, 1, 2, 1};
    private static final int[] KERNELS = {3, 3, 3, 5, 5, 3, 5, 5, 3};
    private static final int STEM = 2, EXPANSION = 2;

    /** Rounding of values up to 10 through 27 layers; one pixel of wrong padding is an error of order 1. */
    private static final float SAME = 1e-3f;

    private final Random random = new Random(7);
    private final Map<String, Weight> weights = new LinkedHashMap<>();

    private void convolution(String name, String norm, int out, int in, int kernel) {
        weights.put(name + ".weight", Weight.of(drawn(out * in * kernel * kernel, 0), out, in, kernel, kernel));
        weights.put(norm + ".weight", Weight.of(drawn(out, 1), out));
        weights.put(norm + ".bias", Weight.of(drawn(out, 0.5f), out));
        weights.put(norm + ".running_mean", Weight.of(drawn(out, 0), out));
        float[] variance = drawn(out, 0);
        for (int i = 0; i < out; i++) {
            variance[i] = 1 + variance[i] * variance[i];
        }
        weights.put(norm + ".running_var", Weight.of(variance, out));
    }

    private float[] drawn(int count, float center) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = center + (float) random.nextGaussian() * 0.5f;
        }
        return values;
    }

    private StateDict network() {
        convolution("_conv_stem", "_bn0", STEM, 3, 3);
        int in = STEM;
        for (int i = 0; i < CHANNELS.length; i++) {
            String block = "_blocks." + i + ".";
            int hidden = i == 0 ? in : in * EXPANSION;
            if (i > 0) {
                convolution(block + "_expand_conv", block + "_bn0", hidden, in, 1);
            }
            convolution(block + "_depthwise_conv", block + "_bn1", hidden, 1, KERNELS[i]);
            convolution(block + "_project_conv", block + "_bn2", CHANNELS[i], hidden, 1);
            in = CHANNELS[i];
        }
        return StateDict.of(weights);
    }

    /** A map of channels, rows and columns. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Plane(float[][][] at) {

        /** A convolution padded as TensorFlow's SAME, its batch norm, then ReLU6 if active. */
        Plane convolved(StateDict from, String name, String norm, int stride, boolean depthwise, boolean active) {
            float[] kernel = from.get(name + ".weight").toFloats();
            long[] shape = from.get(name + ".weight").shape();
            int out = (int) shape[0], in = (int) shape[1], k = (int) shape[2];
            int rows = (at[0].length + stride - 1) / stride, columns = (at[0][0].length + stride - 1) / stride;
            int top = Math.max((rows - 1) * stride + k - at[0].length, 0) / 2;
            int left = Math.max((columns - 1) * stride + k - at[0][0].length, 0) / 2;
            var result = new float[out][rows][columns];
            for (int c = 0; c < out; c++) {
                double gain =
                        value(from, norm + ".weight", c) / Math.sqrt(value(from, norm + ".running_var", c) + 1e-3);
                for (int y = 0; y < rows; y++) {
                    for (int x = 0; x < columns; x++) {
                        double sum = 0;
                        for (int i = 0; i < in; i++) {
                            for (int v = 0; v < k; v++) {
                                for (int u = 0; u < k; u++) {
                                    sum += kernel[((c * in + i) * k + v) * k + u]
                                            * pixel(depthwise ? c : i, y * stride + v - top, x * stride + u - left);
                                }
                            }
                        }
                        double normal =
                                (sum - value(from, norm + ".running_mean", c)) * gain + value(from, norm + ".bias", c);
                        result[c][y][x] = (float) (active ? Math.min(Math.max(normal, 0), 6) : normal);
                    }
                }
            }
            return new Plane(result);
        }

        private static float value(StateDict from, String name, int i) {
            return from.get(name).toFloats()[i];
        }

        private float pixel(int c, int y, int x) {
            return y < 0 || x < 0 || y >= at[c].length || x >= at[c][y].length ? 0 : at[c][y][x];
        }

        Plane plus(Plane other) {
            var sum = new float[at.length][at[0].length][at[0][0].length];
            for (int c = 0; c < at.length; c++) {
                for (int y = 0; y < at[c].length; y++) {
                    for (int x = 0; x < at[c][y].length; x++) {
                        sum[c][y][x] = at[c][y][x] + other.at[c][y][x];
                    }
                }
            }
            return new Plane(sum);
        }

        float[] flat() {
            var values = new float[at.length * at[0].length * at[0][0].length];
            int i = 0;
            for (float[][] rows : at) {
                for (float[] row : rows) {
                    for (float value : row) {
                        values[i++] = value;
                    }
                }
            }
            return values;
        }
    }

    private static Map<Integer, Plane> reference(StateDict network, Plane image) {
        var blocks = new LinkedHashMap<Integer, Plane>();
        Plane x = image.convolved(network, "_conv_stem", "_bn0", 2, false, true);
        for (int i = 0; i < CHANNELS.length; i++) {
            String block = "_blocks." + i + ".";
            Plane hidden = i == 0 ? x : x.convolved(network, block + "_expand_conv", block + "_bn0", 1, false, true);
            hidden = hidden.convolved(network, block + "_depthwise_conv", block + "_bn1", STRIDES[i], true, true);
            hidden = hidden.convolved(network, block + "_project_conv", block + "_bn2", 1, false, false);
            x = i > 0 && CHANNELS[i] == CHANNELS[i - 1] ? hidden.plus(x) : hidden;
            blocks.put(i, x);
        }
        return blocks;
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "65, 47", "33, 90", "7, 5"})
    void outputsAreThoseOfTheConvolutionsAtAnySize(int height, int width) throws Exception {
        StateDict network = network();
        byte[] onnx = EfficientNetLite.onnx(network, Map.of("license", "none"));
        var pixels = new float[3][height][width];
        for (float[][] rows : pixels) {
            for (float[] row : rows) {
                for (int x = 0; x < width; x++) {
                    row[x] = (float) random.nextGaussian();
                }
            }
        }
        var image = new Plane(pixels);
        var expected = reference(network, image);
        int[] ends = {2, 4, 5, 6, 7, 8};
        for (int block : ends) {
            var results =
                    GraphResults.of(onnx, "image", new FloatArray(image.flat(), 1, 3, height, width), "block" + block);
            float[] values = Objects.requireNonNull(expected.get(block)).flat();
            assertThat(results.values("block" + block)).hasSameSizeAs(values);
            for (int i = 0; i < values.length; i++) {
                assertThat(results.values("block" + block)[i]).isCloseTo(values[i], within(SAME));
            }
        }
        assertThat(OnnxFile.metadata(onnx)).containsEntry("license", "none");
    }

    @Test
    void theVariantFollowsFromBlocksAndWidth() {
        for (int i = 0; i < 21; i++) {
            weights.put("_blocks." + i + "._project_conv.weight", Weight.of(new float[352], 352, 1, 1, 1));
        }
        assertThat(EfficientNetLite.name(StateDict.of(weights))).isEqualTo("efficientnet-lite2");
        weights.put("_blocks.20._project_conv.weight", Weight.of(new float[320], 320, 1, 1, 1));
        assertThat(EfficientNetLite.name(StateDict.of(weights))).isEqualTo("efficientnet-lite1");
        weights.remove("_blocks.20._project_conv.weight");
        assertThatThrownBy(() -> EfficientNetLite.name(StateDict.of(weights)))
                .hasMessageEndingWith("last channels, got 20 and 352");
    }

    @Test
    void squeezeAndExcitationIsRefused() {
        StateDict network = network().with("_blocks.1._se_reduce.weight", Weight.of(new float[4], 1, 4, 1, 1));
        assertThatThrownBy(() -> EfficientNetLite.onnx(network, Map.of()))
                .hasMessageContaining("squeeze-and-excitation");
    }

    @Test
    void aMissingTensorAndOneOfAnotherSizeAreNamed() {
        StateDict network = network();
        assertThatThrownBy(() -> EfficientNetLite.onnx(network.without("_bn0.bias"::equals), Map.of()))
                .hasMessageContaining("_bn0.bias");
        assertThatThrownBy(() -> EfficientNetLite.onnx(network.with("_bn0.bias", Weight.of(new float[5], 5)), Map.of()))
                .hasMessageContaining("tensor _bn0.bias must have 2 elements");
    }
}
