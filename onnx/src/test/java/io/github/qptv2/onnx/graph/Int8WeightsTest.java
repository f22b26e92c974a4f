package io.github.qptv2.onnx.graph;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Int8WeightsTest {

    @Test
    void everyOutputChannelHasItsOwnScaleAndTheLargestWeightIs64() {
        float[] weight = {6.4f, -3.2f, 0.07f, 0, 0.5f, 1};
        var int8 = Int8Weights.of(new Dense("layer", weight, new float[0], 3));
        assertThat(int8.scales()).containsExactly(0.1f, 1 / 64f);
        // input after input: 6.4 / 0.1 and 0, -3.2 / 0.1 and 0.5 x 64, 0.07 / 0.1 rounded and 64
        assertThat(int8.values()).containsExactly(64, 0, -32, 32, 1, 64);
    }

    @Test
    void aChannelOfZerosHasAPositiveScale() {
        var int8 = Int8Weights.of(new Dense("layer", new float[] {0, 0}, new float[0], 2));
        assertThat(int8.scales()).containsExactly(1);
        assertThat(int8.values()).containsExactly(0, 0);
    }

    @Test
    void twoProductsWithUnsignedBytesFitInto16Bits() {
        var random = new SplittableRandom(1);
        var weight = new float[64 * 33];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) random.nextDouble(-7, 7);
        }
        int largest = 0;
        for (byte value :
                Int8Weights.of(new Dense("layer", weight, new float[0], 64)).values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(2 * 255 * largest).isBetween(2 * 255 * 64, (int) Short.MAX_VALUE);
    }
}
