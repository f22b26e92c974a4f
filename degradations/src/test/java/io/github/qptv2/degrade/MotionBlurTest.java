package io.github.qptv2.degrade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.degrade.compose.Kadid10kLevels;
import io.github.qptv2.degrade.compose.Presets;
import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.io.LegacyNames;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class MotionBlurTest {

    private static final int IMAGES = 36_000;

    private final Image scene = TestImages.scene(97, 75);

    /** The angle of step {@code step} of a chain with this seed. */
    private static double angle(long seed, int step) {
        return OpticalBlur.Motion.withRandomAngle(9).angle(Randomness.of(seed, step));
    }

    @Test
    void theAngleIsUniformOverAHalfTurn() {
        int[] counts = new int[18];
        double sum = 0;
        for (long seed = 0; seed < IMAGES; seed++) {
            double angle = angle(seed, 0);
            assertThat(angle).isBetween(0.0, 180.0);
            counts[(int) (angle / 10)]++;
            sum += angle;
        }
        for (int count : counts) {
            // 2,000 in each, deviation sqrt(36000 / 18 x 17 / 18) = 43
            assertThat((double) count).isCloseTo(2000, within(5 * 43.5));
        }
        // deviation of one 180 / sqrt(12) = 52, of the mean 0.27
        assertThat(sum / IMAGES).isCloseTo(90, within(1.4));
    }

    @Test
    void anImageIsBlurredAtTheAngleOfItsSeedAndStep() {
        DegradationChain drawn = DegradationChain.parse("gamma:gamma=1;motion-blur:length=9@31");
        DegradationChain fixed =
                DegradationChain.parse("gamma:gamma=1;motion-blur:length=9,angle=" + angle(31, 1) + "@31");
        assertThat(drawn.apply(scene).rgb()).isEqualTo(fixed.apply(scene).rgb());
        assertThat(drawn.text()).isEqualTo("gamma:gamma=1.0;motion-blur:length=9.0,angle=random@31");
        assertThat(DegradationChain.parse(drawn.text())).isEqualTo(drawn);
        assertThat(DegradationChain.parse("motion-blur:length=9@32")
                        .apply(scene)
                        .rgb())
                .isNotEqualTo(DegradationChain.parse("motion-blur:length=9@31")
                        .apply(scene)
                        .rgb());
    }

    @Test
    void allLevelsOfAnImageAndAllFramesOfAClipHaveTheSameAngle() {
        for (Degradation level : Kadid10kLevels.named("motion-blur").levels()) {
            var motion = (OpticalBlur.Motion) level;
            var fixed = new OpticalBlur.Motion(motion.length(), angle(7, 0));
            assertThat(motion.angle()).isNull();
            assertThat(motion.apply(scene, 7).rgb())
                    .isEqualTo(fixed.apply(scene, 7).rgb());
        }
        List<Image> clip = DegradationChain.parse("motion-blur:length=9@5").apply(List.of(scene, scene, scene));
        assertThat(clip.get(2).rgb()).isEqualTo(clip.get(0).rgb());
    }

    @Test
    void aGivenAngleIsUsed() {
        var fixed = Operators.parse("motion-blur:length=9,angle=0");
        assertThat(fixed.apply(scene, 1).rgb()).isEqualTo(fixed.apply(scene, 2).rgb());
        assertThat(DegradationChain.parse("motion-blur:length=9;motion-blur:length=5,angle=30;jpeg:quality=30@4")
                        .withMotionAngle(45)
                        .text())
                .isEqualTo("motion-blur:length=9.0,angle=45.0;motion-blur:length=5.0,angle=30.0;jpeg:quality=30@4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operators.parse("motion-blur:length=9,angle=any"))
                .withMessage("motion-blur: angle must be a number, got any");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operators.parse("motion-blur:length=9,angle=400"))
                .withMessage("angle must be in [-360, 360], got 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kadid", "arniqa", "qptv1"})
    void presetsDrawTheAngle(String preset) {
        assertThat(Presets.named(preset).toString())
                .contains("Motion[length=")
                .contains("angle=null")
                .doesNotContain("angle=0.0", "angle=45.0");
    }

    @Test
    void theTextOfARandomOperatorStatesThatAnOmittedAngleIsRandom() {
        assertThat(RandomOperator.parse("motion-blur:length=3..9").text())
                .isEqualTo("motion-blur:length=3..9,angle=random");
        assertThat(RandomOperator.parse("motion-blur:length=3..9,angle=30").text())
                .isEqualTo("motion-blur:length=3..9,angle=30");
        assertThat(RandomOperator.parse("motion-blur:length=3..9,angle=0..180")
                        .sample(1)
                        .operators())
                .matches("motion-blur:length=\\d\\.\\d+,angle=\\d+\\.\\d+");
    }

    /** A run resumes only if this text is unchanged: it distinguishes horizontal from random angles. */
    @ParameterizedTest
    @CsvSource({
        "qptv2,       true,  b4a808a330731f3de6daa91f6f16a686d87f9fa8993795e4e793d3e88ae96db5",
        "real-esrgan, true,  b5a9220b96bd2ce8764edcd1f27b321e0aec46b3c03b303fa9526ca684d90aa6",
        "qptv1,       false, 0989f0819be5101b508f4787295d2d39eea9feb9fe3cd9abecbda4c819f83f5d",
        "kadid,       false, 240527a0f183764b12c1b9ca6b60ff673b86d74e290bea8e7c86e1269ddd55b9",
        "arniqa,      false, bbb39452b2c252c763214f7c9203df0e1057dfb51554c9e4bca7d0f101b67962",
    })
    void presetsWithoutMotionBlurKeepTheirTextOfFormerRuns(String preset, boolean kept, String before)
            throws Exception {
        byte[] text =
                LegacyNames.formerOperators(Presets.named(preset).toString()).getBytes(StandardCharsets.UTF_8);
        String now =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        assertThat(now.equals(before)).isEqualTo(kept);
    }
}
