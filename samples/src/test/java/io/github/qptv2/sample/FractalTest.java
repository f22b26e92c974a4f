package io.github.qptv2.sample;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FractalTest {

    @Test
    void noiseIsZeroAtTheCornersOfCellsAndSmoothBetween() {
        var fractal = new Fractal(3);
        assertThat(fractal.noise(4, -7)).isZero();
        for (double x = -3; x < 3; x += 0.01) {
            // the slope of gradient noise with gradients of length 1 is at most 4
            assertThat(fractal.noise(x + 0.01, 0.3)).isCloseTo(fractal.noise(x, 0.3), within(0.04));
        }
    }

    @Test
    void theSameSeedGivesTheSameNoiseAndAnotherSeedAnother() {
        assertThat(new Fractal(3).sum(0.4, 0.7, 5)).isEqualTo(new Fractal(3).sum(0.4, 0.7, 5));
        assertThat(new Fractal(3).sum(0.4, 0.7, 5)).isNotEqualTo(new Fractal(4).sum(0.4, 0.7, 5));
    }

    @Test
    void cellsHaveUniformNumbers() {
        var fractal = new Fractal(1);
        // 10,000 uniform numbers: deviation of the mean 0.0029
        double mean = IntStream.range(0, 10_000)
                .mapToDouble(i -> fractal.cell(i % 100 - 50, i / 100))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.01));
    }
}
