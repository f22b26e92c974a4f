package io.github.qptv2.teacher;

import io.github.qptv2.onnx.FloatArray;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OutputTargetTest {

    private static final ChannelProjection DIFFERENCE =
            new ChannelProjection(new float[] {1, 2}, new float[][] {{1, -1}});

    private static OutputTarget target(int grid, int cells) {
        double stride = 16.0 / cells;
        var resampler =
                new TokenGridResampler(grid, 16, cells, cells, new CellPlacement(stride, stride / 2, stride / 2));
        return new OutputTarget("map", DIFFERENCE, resampler, grid * grid);
    }

    @Test
    void componentsAreProjectionsOfCenteredChannels() {
        // (a - 1) - (b - 2) = a - b + 1
        var map = new FloatArray(new float[] {1, 5, 0, 0, 1, 1, 2, 9}, 2, 2, 2);
        assertThat(target(2, 2).components(map)).containsExactly(1, 5, -1, -8);
    }

    @Test
    void componentsAreClippedAtEightDeviations() {
        var map = new FloatArray(new float[] {100, 0, 0, 0, 0, 0, 0, 100}, 2, 2, 2);
        assertThat(target(2, 2).components(map)).containsExactly(8, 1, 1, -8);
    }

    @Test
    void projectionAndResamplingCommute() {
        var few = new FloatArray(new float[] {1, 2, 0, 3, 4, 1, 1, 2}, 2, 2, 2);
        var projected = target(4, 2).components(few); // 4 cells, 16 tokens: projected first
        var resampler = new TokenGridResampler(4, 16, 2, 2, new CellPlacement(8, 4, 4));
        var planes = DIFFERENCE.planes(resampler.planes(few.values(), 2), 16);
        assertThat(projected).containsExactly(planes, within(1e-6f)); // rounding
    }

    @Test
    void pooledTargetsAreThreeTimesTheMeanAndTheDeviationMinusOne() {
        var pooled = new float[3];
        target(2, 2).pool(new float[] {1, 1, 5, 5}, pooled, 1);
        assertThat(pooled).containsExactly(0, 9, 3); // mean 3, deviation 2
    }

    @Test
    void aVectorIsOnlyProjected() {
        var vector = new OutputTarget("vector", DIFFERENCE, null, 4);
        assertThat(vector.isMap()).isFalse();
        assertThat(vector.components(new FloatArray(new float[] {4, 3}, 2))).containsExactly(2);
    }
}
