package io.github.qptv2.media.video;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpatialSamplingTest {

    /**
     * Cells of 4 x 3 leave room for 2 and 1; half of it, rounded up, is 1 and 1: fragments begin at 1 and 5, 1 and 4.
     */
    @Test
    void fragmentsAreCenteredInTheirCells() {
        Image seen = new Fragments(2, 2).fixed().apply(numbered(8, 6));
        assertThat(rows(seen)).isEqualTo("11 12 15 16 / 21 22 25 26 / 41 42 45 46 / 51 52 55 56");
    }

    /** 9 / 2 = 4 and 7 / 2 = 3: the rest on the right and below belongs to no cell. */
    @Test
    void cellsAreWholePixels() {
        Image seen = new Fragments(2, 2).fixed().apply(numbered(9, 7));
        assertThat(rows(seen)).isEqualTo("11 12 15 16 / 21 22 25 26 / 41 42 45 46 / 51 52 55 56");
    }

    @Test
    void aFrameOfTheSizeOfTheGridIsUnchanged() {
        Image frame = numbered(224, 224);
        assertThat(Fragments.STANDARD.fixed().apply(frame).rgb()).isEqualTo(frame.rgb());
        assertThat(Fragments.STANDARD.sampled(3).apply(frame).rgb()).isEqualTo(frame.rgb());
    }

    /** 2 x 3 becomes 4 x 6: cells of 2 x 3, fragments from rows 1 and 4, which contain the first and the last row. */
    @Test
    void aSmallFrameIsEnlargedUntilItsSmallerSideSuffices() {
        Image seen = new Fragments(2, 2).fixed().apply(flatRows(2, 10, 100, 200));
        assertThat(seen.width()).isEqualTo(4);
        assertThat(seen.at(0, 0, 0)).isBetween(10, 60);
        assertThat(seen.at(0, 3, 0)).isEqualTo(200);
    }

    @Test
    void offsetsAreTheSameInAllFramesOfAClip() {
        UnaryOperator<Image> view = Fragments.STANDARD.sampled(11);
        Image frame = numbered(500, 400);
        assertThat(view.apply(frame).rgb()).isEqualTo(view.apply(frame).rgb());
        assertThat(Fragments.STANDARD.sampled(12).apply(frame).rgb())
                .isNotEqualTo(view.apply(frame).rgb());
    }

    /** A cell of 4 x 3 has 3 x 2 positions for a fragment of 2 x 2. */
    @Test
    void everyPositionIsDrawn() {
        Set<String> places = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            Image seen = new Fragments(1, 2).sampled(seed).apply(numbered(4, 3));
            places.add(rows(seen).substring(0, 2));
        }
        assertThat(places).containsExactlyInAnyOrder("00", "01", "02", "10", "11", "12");
    }

    /** Halves of black and white, without keeping the aspect ratio. */
    @Test
    void theWholeFrameIsResizedToASquare() {
        Image seen = new WholeFrame(2).fixed().apply(flatRows(12, 0, 0, 255, 255));
        assertThat(seen.width()).isEqualTo(2);
        assertThat(seen.height()).isEqualTo(2);
        assertThat(seen.at(1, 0, 1)).isLessThan(30);
        assertThat(seen.at(1, 1, 1)).isGreaterThan(225);
    }

    @Test
    void errorsStateTheRuleThenTheValue() {
        assertThatThrownBy(() -> new Fragments(0, 32)).hasMessage("grid and piece must be at least 1, got 0 and 32");
        assertThatThrownBy(() -> new WholeFrame(0)).hasMessage("side must be at least 1, got 0");
    }

    /** Red is 10 times the row and the column, modulo 256. */
    private static Image numbered(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (10 * (i / width) + i % width);
        }
        return Image.of(width, height, rgb);
    }

    private static Image flatRows(int width, int... levels) {
        var rgb = new byte[3 * width * levels.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) levels[i / (3 * width)];
        }
        return Image.of(width, levels.length, rgb);
    }

    private static String rows(Image image) {
        var text = new StringBuilder();
        for (int y = 0; y < image.height(); y++) {
            text.append(y == 0 ? "" : " /");
            for (int x = 0; x < image.width(); x++) {
                text.append(" %02d".formatted(image.at(x, y, 0)));
            }
        }
        return text.substring(1);
    }
}
