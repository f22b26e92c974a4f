package io.github.qptv2.media.feature;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PerceptualHashTest {

    private static final Image WAVES = TestImages.draw(340, 320, (x, y, c) ->
            (int) (128 + 60 * Math.sin(0.05 * x + 0.03 * y) + 40 * Math.cos(0.021 * x * (1 + c))));

    @Test
    void brighteningToTheRightSetsEveryBitAndTheMirrorImageNone() {
        Image rising = TestImages.draw(170, 160, (x, y, c) -> x);
        Image falling = TestImages.draw(170, 160, (x, y, c) -> 200 - x);
        assertThat(PerceptualHash.of(rising).toString()).isEqualTo("f".repeat(64));
        assertThat(PerceptualHash.of(falling).toString()).isEqualTo("0".repeat(64));
        assertThat(PerceptualHash.of(rising).distance(PerceptualHash.of(falling)))
                .isEqualTo(256);
    }

    @Test
    void bitsRunRowByRowFromTheHighest() {
        // one bright column, second of 17: darker-than-right only between columns 1 and 2, the first bit of a row
        Image column = TestImages.draw(17, 16, (x, y, c) -> x == 1 ? 200 : 50);
        assertThat(PerceptualHash.of(column).toString()).isEqualTo("8000".repeat(16));
        Image row = TestImages.draw(17, 16, (x, y, c) -> y == 0 ? 10 * x : 50);
        assertThat(PerceptualHash.of(row)).isEqualTo(new PerceptualHash(0xffff000000000000L, 0, 0, 0));
    }

    @Test
    void aSmallerCopyIsNearAndAnotherImageIsFar() {
        Image half = Resize.resize(WAVES, 170, 160, ResizeFilter.BICUBIC);
        Image other = TestImages.draw(340, 320, (x, y, c) -> (int) (128 + 90 * Math.sin(0.08 * y - 0.06 * x)));
        assertThat(PerceptualHash.of(WAVES).distance(PerceptualHash.of(half))).isLessThanOrEqualTo(8);
        assertThat(PerceptualHash.of(WAVES).distance(PerceptualHash.of(other))).isGreaterThan(60);
    }

    @Test
    void aRotatedImageHasTheSameFourHashesFromAnotherStart() {
        var hashes = PerceptualHash.ofRotations(WAVES);
        // clockwise: the pixel at column x of row y comes from row 319 - x, column y
        Image quarter = TestImages.draw(320, 340, (x, y, c) -> WAVES.at(y, 319 - x, c));
        Image half = TestImages.draw(340, 320, (x, y, c) -> WAVES.at(339 - x, 319 - y, c));
        assertThat(hashes)
                .hasSize(4)
                .doesNotHaveDuplicates()
                .startsWith(PerceptualHash.of(WAVES), PerceptualHash.of(quarter), PerceptualHash.of(half));
        assertThat(PerceptualHash.ofRotations(quarter))
                .containsExactly(hashes.get(1), hashes.get(2), hashes.get(3), hashes.get(0));
    }

    @Test
    void theTextIsParsedToAnEqualHash() {
        PerceptualHash hash = PerceptualHash.of(WAVES);
        assertThat(PerceptualHash.parse(hash.toString())).isEqualTo(hash);
        assertThatThrownBy(() -> PerceptualHash.parse("12"))
                .hasMessage("a perceptual hash has 64 hexadecimal digits, got '12'");
    }
}
