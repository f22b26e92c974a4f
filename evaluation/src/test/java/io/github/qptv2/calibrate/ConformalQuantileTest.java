package io.github.qptv2.calibrate;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConformalQuantileTest {

    /** n, ..., 2, 1. */
    private static double[] falling(int n) {
        return IntStream.range(0, n).mapToDouble(i -> n - i).toArray();
    }

    @Test
    void theRankIsOfOneValueMore() {
        assertThat(ConformalQuantile.of(falling(9), 0.9)).isEqualTo(9); // ceil(10 x 0.9) = 9
        assertThat(ConformalQuantile.of(falling(10), 0.9)).isEqualTo(10); // ceil(11 x 0.9) = ceil(9.9)
        assertThat(ConformalQuantile.of(falling(18), 0.9)).isEqualTo(18); // ceil(17.1)
        assertThat(ConformalQuantile.of(falling(19), 0.9)).isEqualTo(18); // 20 x 0.9, not the 17.1th of 19
        assertThat(ConformalQuantile.of(falling(99), 0.9)).isEqualTo(90);
        assertThat(ConformalQuantile.of(falling(666), 0.9)).isEqualTo(601); // ceil(600.3)
        assertThat(ConformalQuantile.of(falling(3), 0.5)).isEqualTo(2);
    }

    @Test
    void tiesCountOneByOne() {
        assertThat(ConformalQuantile.of(new double[] {2, 1, 2, 2, 7, 2, 2, 2, 9}, 0.8))
                .isEqualTo(7); // the 8th
    }

    @Test
    void fewerThanTheLevelNeedsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConformalQuantile.of(falling(8), 0.9))
                .withMessage("intervals of level 0.9 need at least 9 images, got 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConformalQuantile.of(falling(18), 0.95))
                .withMessage("intervals of level 0.95 need at least 19 images, got 18");
    }
}
