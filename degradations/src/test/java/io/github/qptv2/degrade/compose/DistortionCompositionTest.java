package io.github.qptv2.degrade.compose;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.LongStream;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class DistortionCompositionTest {

    private static final int DRAWS = 4000;

    @Test
    void aThirdIsPristineAndClassesAndLevelsAreEvenlyDrawn() {
        var counts = new int[4];
        var ofClass = new int[DistortionClass.values().length];
        var ofLevel = new int[DistortionClass.LEVELS + 1];
        for (long seed = 0; seed < DRAWS; seed++) {
            var composition = DistortionComposition.draw(seed);
            assertThat(composition.isPristine())
                    .isEqualTo(composition.levels().stream().allMatch(level -> level == 0));
            counts[composition.chain().steps().size()]++;
            for (int k = 0; k < ofClass.length; k++) {
                ofClass[k] += composition.levels().get(k) > 0 ? 1 : 0;
                ofLevel[composition.levels().get(k)]++;
            }
        }
        double tolerance = 0.03; // four deviations of a share of 4,000
        assertThat(counts[0] / (double) DRAWS).isEqualTo(0.3, within(tolerance));
        assertThat(counts[1] / (double) DRAWS).isEqualTo(0.3, within(tolerance));
        assertThat(counts[2] / (double) DRAWS).isEqualTo(0.25, within(tolerance));
        int drawn = Arrays.stream(ofClass).sum();
        for (int count : ofClass) {
            assertThat(count / (double) drawn).isEqualTo(1 / 11.0, within(tolerance));
        }
        for (int level = 1; level <= 5; level++) {
            assertThat(ofLevel[level] / (double) drawn).isEqualTo(0.2, within(tolerance));
        }
    }

    @Test
    void theSameSeedGivesTheSameCompositionWhoseOrderIsThatOfTheClasses() {
        var texts = new HashSet<String>();
        LongStream.range(0, 200).forEach(seed -> {
            var composition = DistortionComposition.draw(seed);
            assertThat(DistortionComposition.draw(seed)).isEqualTo(composition);
            texts.add(composition.chain().operators());
            assertThat(DegradationChain.parse(composition.chain().text())).isEqualTo(composition.chain());
        });
        assertThat(texts).hasSizeGreaterThan(100);
    }

    /** Mean absolute change of a textured image; a stronger level changes it more, whatever the way. */
    @ParameterizedTest
    @EnumSource(DistortionClass.class)
    void everyLevelChangesTheImageMoreThanTheOneBefore(DistortionClass type) {
        var image = texture();
        for (int variant = 0; variant < type.at(1).size(); variant++) {
            double before = 0;
            for (int level = 1; level <= DistortionClass.LEVELS; level++) {
                double change = change(image, type.at(level).get(variant).apply(image, 1));
                assertThat(change).as("variant %d, level %d", variant, level).isGreaterThan(before);
                before = change;
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> type.at(0)).withMessage("level must be in [1, 5], got 0");
    }

    private static double change(Image image, Image other) {
        byte[] a = image.rgb(), b = other.rgb();
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 255) - (b[i] & 255));
        }
        return (double) sum / a.length;
    }

    /** Waves in three directions, one for each channel, with edges between tiles. */
    private static Image texture() {
        int side = 320;
        var rgb = new byte[3 * side * side];
        for (int y = 0, at = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int edge = (x / 24 + y / 24) % 2 == 0 ? 0 : 45;
                rgb[at++] = (byte) (90 + edge + 50 * Math.sin(0.31 * x));
                rgb[at++] = (byte) (85 + edge + 50 * Math.sin(0.23 * y));
                rgb[at++] = (byte) (80 + edge + 50 * Math.sin(0.17 * (x + y)));
            }
        }
        return Image.of(side, side, rgb);
    }
}
