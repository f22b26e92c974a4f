package io.github.qptv2.media.image;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OrientationTest {

    /** Stored: the rows 123 and 456. Upright, as EXIF 2.3 defines each value by the sides of row 0 and column 0. */
    @ParameterizedTest
    @CsvSource({
        "1, 3, 123456", "2, 3, 321654", "3, 3, 654321", "4, 3, 456123",
        "5, 2, 142536", "6, 2, 415263", "7, 2, 635241", "8, 2, 362514"
    })
    void orientationIsAppliedToStoredRows(int orientation, int width, String expected) {
        var upright = new OrientedImageWriter(3, 2, orientation, new byte[18]);
        upright.put(0, new byte[] {1, 1, 1, 2, 2, 2, 3, 3, 3}, 0);
        upright.put(1, new byte[] {0, 0, 0, 4, 4, 4, 5, 5, 5, 6, 6, 6}, 3);
        Image image = upright.image();
        assertThat(image.width()).isEqualTo(width);
        var seen = new StringBuilder();
        for (int i = 0; i < 18; i += 3) {
            seen.append(image.rgb()[i]);
        }
        assertThat(seen).hasToString(expected);
    }
}
