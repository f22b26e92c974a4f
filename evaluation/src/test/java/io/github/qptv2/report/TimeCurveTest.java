package io.github.qptv2.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import io.github.qptv2.report.TimeCurve.Course;
import io.github.qptv2.report.TimeCurve.Line;
import io.github.qptv2.report.TimeCurve.Point;
import io.github.qptv2.report.TimeCurve.Titles;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TimeCurveTest {

    private static final int BLUE = 0x0072b2;
    private static final int ORANGE = 0xd55e00;

    private static BufferedImage drawn(List<Point> points, List<Line> lines) throws IOException {
        var png = TimeCurve.draw(new Titles("clip.mp4", "score"), new Course(points, lines, 10));
        return ImageIO.read(new ByteArrayInputStream(png.bytes()));
    }

    /** Number of plot columns (below the title, above the axis) with a color. */
    private static List<Integer> columns(BufferedImage image, int color) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(30, 270).anyMatch(y -> (image.getRGB(x, y) & 0xffffff) == color))
                .boxed()
                .toList();
    }

    @Test
    void framesAreConnectedAndALevelIsHorizontal() throws IOException {
        var image = drawn(List.of(new Point(0, 0, 40), new Point(5, 5, 60)), List.of(new Line("mean", 50)));
        var blue = columns(image, BLUE);
        var orange = columns(image, ORANGE);
        int left = blue.get(0), right = blue.get(blue.size() - 1);
        assertThat(blue).hasSizeGreaterThan((right - left) * 9 / 10);
        // half of the ten seconds
        assertThat((right - left) / (double) (orange.get(orange.size() - 1) - orange.get(0)))
                .isBetween(0.45, 0.55);
    }

    @Test
    void segmentsAreDrawnSeparately() throws IOException {
        var image = drawn(List.of(new Point(0, 2, 40), new Point(8, 10, 60)), List.of());
        var blue = columns(image, BLUE);
        int middle = image.getWidth() / 2;
        assertThat(blue).isNotEmpty().doesNotContain(middle);
    }

    @Test
    void singleFramesAndConstantValuesAreDrawn() throws IOException {
        assertThat(columns(drawn(List.of(new Point(0, 0, 0)), List.of(new Line("mean", 0))), BLUE))
                .isNotEmpty();
    }

    @Test
    void aCurveWithoutPointsIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Course(List.of(), List.of(), 1))
                .withMessage("a curve needs at least one point, got none");
    }
}
