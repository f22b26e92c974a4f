package io.github.qptv2.degrade;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.qptv2.degrade.compose.Presets;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DegradationChainTest {

    private final Image scene = TestImages.scene(64, 48);

    static List<String> presets() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aParsedChainGivesTheSameBytes(String preset) {
        for (long seed = 0; seed < 8; seed++) {
            DegradationChain chain = Presets.named(preset).sample(seed);
            DegradationChain read = DegradationChain.parse(chain.text());
            assertThat(read).isEqualTo(chain);
            assertThat(read.apply(scene).rgb()).isEqualTo(chain.apply(scene).rgb());
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void otherSeedsGiveOtherChains(String preset) {
        Set<String> chains = LongStream.range(0, 50)
                .mapToObj(seed -> Presets.named(preset).sample(seed).operators())
                .collect(Collectors.toSet());
        assertThat(chains).hasSizeGreaterThan(30);
    }

    @Test
    void aChainIsParsedFromItsText() {
        DegradationChain chain = DegradationChain.parse("gaussian-blur:sigma=2.0,kernel=13;jpeg:quality=30@-42");
        assertThat(chain.steps()).containsExactly(new Blur.Gaussian(2, 13), new ImageCodec.Jpeg(30));
        assertThat(chain.seed()).isEqualTo(-42);
        assertThat(chain).hasToString("gaussian-blur:sigma=2.0,kernel=13;jpeg:quality=30@-42");
    }

    @Test
    void anEmptyChainDoesNotChangeTheImage() {
        assertThat(DegradationChain.parse("pristine@7")).isEqualTo(new DegradationChain(List.of(), 7));
        assertThat(new DegradationChain(List.of(), 7).text()).isEqualTo("pristine@7");
        assertThat(new DegradationChain(List.of(), 7).apply(scene).rgb()).isEqualTo(scene.rgb());
    }

    @Test
    void noiseBeforeDenoisingDiffersInEveryFrame() {
        Image gray = TestImages.flat(32, 32, 128, 128, 128);
        DegradationChain chain = DegradationChain.parse("noise-then-denoise:variance=0.02@5");
        List<Image> clip = chain.apply(List.of(gray, gray));
        assertThat(clip.get(0).rgb()).isEqualTo(chain.apply(gray).rgb());
        assertThat(clip.get(1).rgb()).isNotEqualTo(clip.get(0).rgb());
    }

    @Test
    void aBlurWiderThanTheLargestKernelIsRefused() {
        // 50 pixels on each side are three deviations of 16.67
        assertThat(DegradationChain.parse("gaussian-blur:sigma=16.6").steps()).hasSize(1);
        assertThat(DegradationChain.parse("gaussian-blur:sigma=20,kernel=101").steps())
                .hasSize(1);
        for (String wide : List.of("gaussian-blur:sigma=20", "anisotropic-blur:sigma-x=1,sigma-y=20")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DegradationChain.parse(wide))
                    .withMessage("sigma must be at most 16.66 unless a kernel is given, got 20");
        }
    }

    @Test
    void errorsOfInvalidTextListTheValidNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DegradationChain.parse("blurr:sigma=1"))
                .withMessageStartingWith("no operator is called 'blurr'; there are anisotropic-blur, bilateral, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DegradationChain.parse("gaussian-blur:sgma=1"))
                .withMessage("gaussian-blur has no parameter 'sgma'; it has sigma, kernel=0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DegradationChain.parse("gaussian-blur"))
                .withMessage("gaussian-blur needs sigma; its parameters are sigma, kernel=0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DegradationChain.parse("jpeg:quality=30.5"))
                .withMessage("jpeg: quality must be a whole number, got 30.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DegradationChain.parse("jpeg:quality=101"))
                .withMessage("quality must be in [1, 100], got 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DegradationChain.parse("jpeg:quality=10@x"))
                .withMessage("a chain ends in @ and a whole number, its seed, got @x");
    }
}
