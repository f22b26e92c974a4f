package io.github.qptv2.scoring.internal;

import io.github.qptv2.scoring.bundle.InferenceConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PixelPlanesTest {

    private static final byte[] TWO_BY_TWO = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 1, 2, 3, 4, 5, 6};

    @Test
    void anImageIsOnePlaneAChannel() throws Exception {
        var planes = new PixelPlanes(InferenceConfig.DEFAULT.with("normalization", "half"), 2);
        var batch = new float[2 * 3 * 4];
        planes.write(TWO_BY_TWO, batch, 1, 0);
        assertThat(planes.size()).isEqualTo(12);
        assertThat(batch[12]).isEqualTo(-1f); // red of the first pixel, 0
        assertThat(batch[13]).isEqualTo(0.2f); // red of the second, 153 / 255 = 0.6
        assertThat(batch[16]).isEqualTo(-0.6f); // green of the first, 51 / 255 = 0.2
        assertThat(batch[20]).isEqualTo(-0.2f); // blue of the first, 102 / 255 = 0.4
        assertThat(batch[0]).isZero();
    }

    @Test
    void whereBlueComesFirstItsPlaneIsTheFirst() throws Exception {
        var inferenceConfig =
                InferenceConfig.DEFAULT.with("normalization", "half").with("channels", "bgr");
        var batch = new float[12];
        new PixelPlanes(inferenceConfig, 2).write(TWO_BY_TWO, batch, 0, 0);
        assertThat(batch[0]).isEqualTo(-0.2f);
        assertThat(batch[8]).isEqualTo(-1f);
    }

    @Test
    void framesOfAClipLieSideBySideWithinAChannel() throws Exception {
        var inferenceConfig = InferenceConfig.DEFAULT.with("normalization", "half");
        var batch = new float[24];
        new PixelPlanes(inferenceConfig, 2, 2).write(TWO_BY_TWO, batch, 0, 1);
        assertThat(batch[4]).isEqualTo(-1f); // red, frame 1
        assertThat(batch[12]).isEqualTo(-0.6f); // green, frame 1, after red's two frames and green's frame 0
        assertThat(batch[20]).isEqualTo(-0.2f); // blue, frame 1
    }
}
