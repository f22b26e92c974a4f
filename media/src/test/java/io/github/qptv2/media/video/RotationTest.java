package io.github.qptv2.media.video;

import java.io.IOException;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RotationTest {

    /** (x, y) goes to (a x + c y, b x + d y), y downwards; the image's upper left is 1 and its upper right 2. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 1, 0, 123456",
        "-1, 0, 0, 1, 0, 321654",
        "-1, 0, 0, -1, 180, 654321",
        "1, 0, 0, -1, 180, 456123",
        "0, 1, 1, 0, 270, 142536",
        "0, 1, -1, 0, 90, 415263",
        "0, -1, -1, 0, 90, 635241",
        "0, -1, 1, 0, 270, 362514"
    })
    void theMatrixMapsPixels(int a, int b, int c, int d, int degrees, String pixels) {
        Rotation turn = Rotation.of(a << 16, b << 16, c << 16, d << 16);
        Image turned = turn.apply(numbered());
        assertThat(digits(turned)).isEqualTo(pixels);
        assertThat(turn.degrees()).isEqualTo(degrees);
        assertThat(turned.width()).isEqualTo(turn.swapsSides() ? 2 : 3);
    }

    /** A phone that was slightly tilted. */
    @Test
    void anglesAreRoundedToMultiplesOf90Degrees() {
        assertThat(Rotation.of(6000, 65000, -65000, 6000)).isEqualTo(new Rotation(6));
    }

    /** The stored upper left corner is displayed at the upper right. */
    @Test
    void aVideoIsRotatedByItsMatrix() throws IOException {
        try (Video stored = VideoReader.standard().open(VideoFixtures.resource("h264-b-frames.mp4"));
                Video turned = VideoReader.standard().open(VideoFixtures.resource("rotated.mov"))) {
            Image flat = stored.frame(9), upright = turned.frame(9);
            assertThat(upright.width()).isEqualTo(flat.height());
            for (int y = 0; y < flat.height(); y++) {
                for (int x = 0; x < flat.width(); x++) {
                    assertThat(upright.at(flat.height() - 1 - y, x, 1)).isEqualTo(flat.at(x, y, 1));
                }
            }
        }
    }

    /** 1 2 3 above 4 5 6. */
    private static Image numbered() {
        var rgb = new byte[18];
        for (int i = 0; i < 18; i++) {
            rgb[i] = (byte) (i / 3 + 1);
        }
        return Image.of(3, 2, rgb);
    }

    private static String digits(Image image) {
        var digits = new StringBuilder();
        for (int i = 0; i < image.rgb().length; i += 3) {
            digits.append(image.rgb()[i]);
        }
        return digits.toString();
    }
}
