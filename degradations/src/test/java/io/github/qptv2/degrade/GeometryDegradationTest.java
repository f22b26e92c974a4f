package io.github.qptv2.degrade;

import java.util.stream.IntStream;

import io.github.qptv2.degrade.compose.Kadid10kLevels;
import io.github.qptv2.degrade.pixel.Interpolation;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GeometryDegradationTest {

    private final Image scene = TestImages.scene(128, 96);

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void largerFactorsLoseMoreDetail(Interpolation filter) {
        double two = ImageStatistics.difference(new Rescaling.DownUp(2, filter, filter).apply(scene, 1), scene);
        double four = ImageStatistics.difference(new Rescaling.DownUp(4, filter, filter).apply(scene, 1), scene);
        assertThat(two).isPositive();
        assertThat(four).isGreaterThan(two);
    }

    @Test
    void resamplingDoesNotShiftAGradient() {
        // a shift by half a pixel would show as 1 level at every pixel
        var rgb = new byte[3 * 128 * 16];
        IntStream.range(0, rgb.length).forEach(i -> rgb[i] = (byte) (2 * (i / 3 % 128)));
        Image ramp = Image.of(128, 16, rgb);
        Image back = new Rescaling.DownUp(2, Interpolation.AREA, Interpolation.BILINEAR).apply(ramp, 1);
        for (int x = 4; x < 124; x++) {
            assertThat(back.at(x, 8, 0)).isCloseTo(2 * x, within(1));
        }
    }

    @Test
    void aChainWithRescalingKeepsTheSizeOfTheImage() {
        Image degraded = DegradationChain.parse("rescale:factor=0.3,filter=area;jpeg:quality=40;rescale:factor=1.5")
                .apply(scene);
        assertThat(degraded.width()).isEqualTo(128);
        assertThat(degraded.height()).isEqualTo(96);
    }

    @Test
    void pixelationRepeatsPixels() {
        Image blocks = new Rescaling.Pixelate(0.5).apply(scene, 1);
        // side 0.95 - 0.5^0.6 = 0.29: about 7 of 10 neighbors are equal
        long equal = IntStream.range(1, 128)
                .filter(x -> blocks.at(x, 40, 1) == blocks.at(x - 1, 40, 1))
                .count();
        assertThat(equal).isBetween(80L, 105L);
    }

    @Test
    void jitterMovesPixelsMoreAtEachLevelAndKeepsTheirMean() {
        double before = 0;
        for (Degradation level : Kadid10kLevels.named("jitter").levels()) {
            Image moved = level.apply(scene, 1);
            double difference = ImageStatistics.difference(moved, scene);
            assertThat(difference).isGreaterThan(before);
            assertThat(ImageStatistics.mean(moved)).isCloseTo(ImageStatistics.mean(scene), within(1.0));
            before = difference;
        }
    }

    @Test
    void colorBlocksCoverTheirCountAndSize() {
        Image flat = TestImages.flat(200, 200, 1, 2, 3);
        Image covered = new Displacement.ColorBlocks(1, 32).apply(flat, 4);
        long changed = IntStream.range(0, 200 * 200)
                .filter(i -> covered.rgb()[3 * i] != 1 || covered.rgb()[3 * i + 1] != 2)
                .count();
        assertThat(changed).isEqualTo(32 * 32);
    }

    @Test
    void patchesAddNoNewColors() {
        Image flat = TestImages.flat(64, 64, 9, 8, 7);
        assertThat(new Displacement.Patches(50, 16, 8).apply(flat, 1).rgb()).isEqualTo(flat.rgb());
        assertThat(ImageStatistics.difference(new Displacement.Patches(50, 16, 8).apply(scene, 1), scene))
                .isGreaterThan(ImageStatistics.difference(new Displacement.Patches(5, 16, 8).apply(scene, 1), scene));
    }
}
