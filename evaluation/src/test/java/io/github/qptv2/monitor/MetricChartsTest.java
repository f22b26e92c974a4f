package io.github.qptv2.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetricChartsTest {

    private static final int BLUE = 0xff0072b2;
    private static final int PALE_BLUE = 0xffaad0e5;

    @TempDir
    Path dir;

    /** Entries of a run of 4,000 steps. */
    private static List<MetricsEntry> run() {
        var random = new Random(1);
        return IntStream.rangeClosed(1, 400)
                .mapToObj(i -> new MetricsEntry(
                        10L * i,
                        Map.of(
                                "loss",
                                0.35 + 0.65 * Math.exp(-i / 60.0) + 0.02 * random.nextGaussian(),
                                "learning-rate",
                                1.5e-4 * (i < 40 ? i / 40.0 : 0.5 + 0.5 * Math.cos(Math.PI * (i - 40) / 360)),
                                "gradient-norm",
                                0.4 + 2 * Math.exp(-i / 30.0) * (1 + 0.3 * Math.abs(random.nextGaussian())))))
                .toList();
    }

    private long pixels(PngImage png, int color) throws IOException {
        Path file = dir.resolve("curves.png");
        png.write(file);
        var image = ImageIO.read(file.toFile());
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == color)
                .count();
    }

    @Test
    void threeChartsAreStacked() {
        PngImage png = MetricCharts.draw(run(), Panel.PRETRAINING);
        assertThat(png.width()).isEqualTo(1000);
        assertThat(png.height()).isEqualTo(3 * 280 + 44);
    }

    @Test
    void rawValuesArePaleUnderTheSmoothedLine() throws IOException {
        var loss = Panel.PRETRAINING.get(0);
        PngImage smoothed = MetricCharts.draw(run(), List.of(loss));
        PngImage raw = MetricCharts.draw(run(), List.of(new Panel(loss.axis(), loss.keys(), false)));
        assertThat(pixels(smoothed, BLUE)).isGreaterThan(200);
        assertThat(pixels(smoothed, PALE_BLUE)).isGreaterThan(200);
        assertThat(pixels(raw, PALE_BLUE)).isLessThan(50); // except for antialiased edges
    }

    @Test
    void runsOfZeroOrOneStepAreDrawn() throws IOException {
        assertThat(pixels(MetricCharts.draw(List.of(), Panel.PRETRAINING), BLUE))
                .isZero();
        assertThat(pixels(MetricCharts.draw(run().subList(0, 1), Panel.PRETRAINING), BLUE))
                .isPositive();
    }

    @Test
    void chartsWithoutPanelsOrKeysAreErrors() {
        assertThatThrownBy(() -> MetricCharts.draw(run(), List.of()))
                .hasMessage("charts need at least one panel, got none");
        assertThatThrownBy(() -> new Panel("loss", List.of(), true))
                .hasMessage("a panel needs at least one key, got none");
    }
}
