package io.github.qptv2.scoring.backbone;

import java.util.List;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageViewTest {

    @Test
    void theMostPixelsOfAViewAreThoseOfAllItsWindows() {
        assertThat(ImageView.parse("native:32+reduced:64+center:16+crops:16:3").maxPixels())
                .isEqualTo(32 * 32 + 64 * 64 + 16 * 16 + 9 * 16 * 16);
    }

    /** Red tells the column and green the row. */
    private static Image image(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            rgb[3 * i] = (byte) (i % width);
            rgb[3 * i + 1] = (byte) (i / width);
        }
        return Image.of(width, height, rgb);
    }

    private static List<String> sizes(String view, int width, int height) {
        return ImageView.parse(view).of(image(width, height)).stream()
                .map(part -> part.width() + "x" + part.height())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "native:32, 100, 50, 32x32",
        "native:64, 100, 50, 64x50", // what is smaller stays as it is
        "reduced:50, 100, 60, 50x30",
        "reduced:200, 100, 60, 100x60",
        "center:20, 100, 50, 20x20",
        "center:80, 100, 50, 80x80", // enlarged
        "crops:40:1, 100, 50, 40x40",
        "crops:60:2, 30, 40, 60x60|60x60" // enlarged to 60x80, of which two crops cover the height
    })
    void aViewHasItsSize(String view, int width, int height, String expected) {
        assertThat(sizes(view, width, height)).containsExactly(expected.split("\\|"));
    }

    @Test
    void theCenterIsCutAtNativeSize() {
        Image part = ImageView.parse("native:20").of(image(100, 50)).get(0);
        assertThat(part.at(0, 0, 0)).isEqualTo(40); // (100 - 20) / 2
        assertThat(part.at(0, 0, 1)).isEqualTo(15); // (50 - 20) / 2
    }

    @Test
    void cropsSpreadFromEdgeToEdge() {
        var parts = ImageView.parse("crops:40:3").of(image(100, 50));
        assertThat(parts).hasSize(6); // 100 / 40 and 50 / 40 rounded up
        assertThat(parts.stream().map(part -> part.at(0, 0, 0) + "," + part.at(0, 0, 1)))
                .containsExactly("0,0", "30,0", "60,0", "0,10", "30,10", "60,10");
    }

    @Test
    void joinedWindowsAreAllGiven() {
        assertThat(sizes("native:32+reduced:50", 100, 50)).containsExactly("32x32", "50x25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"native:224", "reduced:320", "center:299", "crops:224:3", "native:224+reduced:224"})
    void itsTextReadsBack(String text) {
        assertThat(ImageView.parse(text)).hasToString(text).isEqualTo(ImageView.parse(text));
        assertThat(ImageView.parse(text)).hasSameHashCodeAs(ImageView.parse(text));
    }

    @Test
    void onlyCentersAndCropsAreOfOneSize() {
        assertThat(ImageView.parse("center:64").gives(64, 64)).isTrue();
        assertThat(ImageView.parse("crops:64:2+center:64").gives(64, 64)).isTrue();
        assertThat(ImageView.parse("center:64").gives(64, 32)).isFalse();
        assertThat(ImageView.parse("crops:32:2").gives(64, 64)).isFalse();
        assertThat(ImageView.parse("native:64").gives(64, 64)).isFalse();
        assertThat(ImageView.parse("center:64+reduced:64").gives(64, 64)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "whole, 'a view must be native:N, reduced:N, center:N or crops:N:ACROSS, got whole'",
        "native:8, 'a view must be of [16, 4096] pixels, got 8'",
        "crops:224:17, 'crops across must be in [1, 16], got 17'",
        "native:32+, 'a view must be native:N, reduced:N, center:N or crops:N:ACROSS, got '"
    })
    void whatIsNoViewIsRefused(String text, String message) {
        assertThatThrownBy(() -> ImageView.parse(text)).hasMessage(message);
    }
}
