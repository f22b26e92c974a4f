package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResizeTest {

    @ParameterizedTest
    @CsvSource({
        "down_53x40.bicubic", "down_53x40.bilinear", "up_200x160.bicubic", "up_200x160.bilinear",
        "squash_64x64.bicubic", "squash_64x64.bilinear", "mixed_40x190.bicubic", "mixed_40x190.bilinear"
    })
    void everyPixelEqualsThatOfPillow(String name) throws IOException {
        Image expected = golden(name);
        ResizeFilter filter = name.endsWith("bicubic") ? ResizeFilter.BICUBIC : ResizeFilter.BILINEAR;
        Image actual = Resize.resize(golden("input"), expected.width(), expected.height(), filter);
        assertThat(actual.rgb()).isEqualTo(expected.rgb());
    }

    @Test
    void aFlatImageStaysFlat() {
        var gray = new byte[3 * 37 * 11];
        java.util.Arrays.fill(gray, (byte) 200);
        assertThat(Resize.resize(Image.of(37, 11, gray), 5, 90, ResizeFilter.BICUBIC)
                        .rgb())
                .containsOnly(200);
    }

    @Test
    void halvingTwoPixelsWithTheTriangleGivesTheirMean() {
        Image pair = Image.of(2, 1, new byte[] {0, 10, 20, 100, 30, 40});
        assertThat(Resize.resize(pair, 1, 1, ResizeFilter.BILINEAR).rgb()).containsExactly(50, 20, 30);
    }

    @Test
    void theSameSizeIsTheSameImage() {
        Image one = Image.of(1, 1, new byte[] {1, 2, 3});
        assertThat(Resize.resize(one, 1, 1, ResizeFilter.BICUBIC)).isSameAs(one);
    }

    @Test
    void aSideOfZeroPixelsIsRefused() {
        Image one = Image.of(1, 1, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> Resize.resize(one, 0, 4, ResizeFilter.BICUBIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width and height must be at least 1, got 0x4");
    }

    /** One entry of the safetensors file: the length of a JSON header, the header, then little-endian floats. */
    private static Image golden(String name) throws IOException {
        byte[] file;
        try (var stream = ResizeTest.class.getResourceAsStream("/golden/resize.safetensors")) {
            file = java.util.Objects.requireNonNull(stream).readAllBytes();
        }
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong(0);
        Matcher entry = Pattern.compile(Pattern.quote('"' + name + '"')
                        + ".*?\"shape\":\\[(\\d+),(\\d+),3\\],\"data_offsets\":\\[(\\d+)")
                .matcher(new String(file, 8, header, StandardCharsets.UTF_8));
        assertThat(entry.find()).isTrue();
        int height = Integer.parseInt(entry.group(1)), width = Integer.parseInt(entry.group(2));
        var values = bytes.position(8 + header + Integer.parseInt(entry.group(3)))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(values.get(i));
        }
        return Image.of(width, height, rgb);
    }
}
