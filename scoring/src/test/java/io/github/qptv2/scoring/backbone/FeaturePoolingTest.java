package io.github.qptv2.scoring.backbone;

import io.github.qptv2.onnx.FloatArray;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeaturePoolingTest {

    @Test
    void aMapGivesTheMeansAndThenTheDeviationsOfItsChannels() {
        var map = new FloatArray(new float[] {1, 1, 5, 5, 0, 0, 0, 12}, 1, 2, 2, 2);
        // channel 0: mean 3, deviation 2; channel 1: mean 3, deviation sqrt((3 * 9 + 81) / 4)
        assertThat(FeaturePooling.of(map, false)).containsExactly(3, 3, 2, (float) Math.sqrt(27));
    }

    @Test
    void channelsMayComeLast() {
        var map = new FloatArray(new float[] {1, 0, 1, 0, 5, 0, 5, 12}, 1, 2, 2, 2);
        assertThat(FeaturePooling.of(map, true)).containsExactly(3, 3, 2, (float) Math.sqrt(27));
    }

    @Test
    void tokensHaveTheirChannelsLast() {
        var tokens = new FloatArray(new float[] {1, 10, 3, 10}, 1, 2, 2);
        assertThat(FeaturePooling.of(tokens, false)).containsExactly(2, 10, 1, 0);
    }

    @Test
    void aVectorStaysAsItIs() {
        assertThat(FeaturePooling.of(new FloatArray(new float[] {4, 2}, 1, 2), false))
                .containsExactly(4, 2);
    }

    @Test
    void severalImagesAreRefused() {
        assertThatThrownBy(() -> FeaturePooling.of(new FloatArray(new float[4], 2, 2), false))
                .hasMessage("an output must be (1, C), (1, N, C), (1, C, h, w) or (1, h, w, C), got [2, 2]");
    }
}
