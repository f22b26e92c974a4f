package io.github.qptv2.media.image;

import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class ResizePropertyTest {

    private static final String SEED = "20241";

    private static Image flat(int width, int height, byte red, byte green, byte blue) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = red;
            rgb[i + 1] = green;
            rgb[i + 2] = blue;
        }
        return Image.of(width, height, rgb);
    }

    private static Image noise(int width, int height, long seed) {
        var rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        return Image.of(width, height, rgb);
    }

    @Property(tries = 200, seed = SEED)
    void aConstantImageStaysConstant(
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 70) int height,
            @ForAll @IntRange(min = 1, max = 90) int toWidth,
            @ForAll @IntRange(min = 1, max = 90) int toHeight,
            @ForAll byte red,
            @ForAll byte blue,
            @ForAll ResizeFilter filter) {
        Image resized = Resize.resize(flat(width, height, red, (byte) 77, blue), toWidth, toHeight, filter);
        assertThat(resized.rgb())
                .isEqualTo(flat(toWidth, toHeight, red, (byte) 77, blue).rgb());
    }

    @Property(tries = 100, seed = SEED)
    void theSameSizeIsTheIdentity(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll long seed,
            @ForAll ResizeFilter filter) {
        Image image = noise(width, height, seed);
        assertThat(Resize.resize(image, width, height, filter).rgb()).isEqualTo(image.rgb());
    }

    /** The triangle has no negative lobes, so it never leaves the range of the image. */
    @Property(tries = 100, seed = SEED)
    void bilinearValuesStayInTheRangeOfTheImage(
            @ForAll @IntRange(min = 1, max = 40) int toWidth,
            @ForAll @IntRange(min = 1, max = 40) int toHeight,
            @ForAll long seed) {
        var rgb = noise(17, 23, seed).rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (100 + (rgb[i] & 31));
        }
        Image resized = Resize.resize(Image.of(17, 23, rgb), toWidth, toHeight, ResizeFilter.BILINEAR);
        int[] sorted = new int[resized.rgb().length];
        Arrays.setAll(sorted, i -> resized.rgb()[i] & 255);
        Arrays.sort(sorted);
        assertThat(sorted[0]).isGreaterThanOrEqualTo(100);
        assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(131);
    }

    /** Each axis is resized independently: transposing the image transposes the result of a change of one axis. */
    @Property(tries = 100, seed = SEED)
    void rowsAndColumnsAreResizedAlike(
            @ForAll @IntRange(min = 1, max = 30) int width,
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll @IntRange(min = 1, max = 40) int toWidth,
            @ForAll long seed,
            @ForAll ResizeFilter filter) {
        Image image = noise(width, height, seed);
        Image wide = Resize.resize(image, toWidth, height, filter);
        Image tall = Resize.resize(transposed(image), height, toWidth, filter);
        assertThat(transposed(tall).rgb()).isEqualTo(wide.rgb());
    }

    private static Image transposed(Image image) {
        var rgb = new byte[image.rgb().length];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                System.arraycopy(image.rgb(), 3 * (y * image.width() + x), rgb, 3 * (x * image.height() + y), 3);
            }
        }
        return Image.of(image.height(), image.width(), rgb);
    }
}
