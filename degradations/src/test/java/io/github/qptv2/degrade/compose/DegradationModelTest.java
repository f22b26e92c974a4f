package io.github.qptv2.degrade.compose;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.qptv2.degrade.Blur;
import io.github.qptv2.degrade.ColorSpaceTransform;
import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;
import io.github.qptv2.degrade.pixel.ParameterRange;
import io.github.qptv2.degrade.pixel.Randomness;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class DegradationModelTest {

    private static final int DRAWS = 4000;

    private final DegradationModel blur = RandomOperator.parse("gaussian-blur:sigma=1");
    private final DegradationModel jpeg = RandomOperator.parse("jpeg:quality=30");

    @Test
    void sequentialKeepsItsOrder() {
        assertThat(DegradationModel.Sequential.of(jpeg, blur).sample(3).operators())
                .isEqualTo("jpeg:quality=30;gaussian-blur:sigma=1.0,kernel=0");
    }

    @Test
    void advancedSkipsShufflesAndRepeats() {
        var advanced = new DegradationModel.Advanced(List.of(blur, jpeg), 0.25, true, 1, 2);
        // 1.5 repetitions of 2 chains, 3 of 4 kept: 2.25 operators, deviation of the mean 0.02
        double mean = LongStream.range(0, DRAWS)
                .mapToInt(seed -> advanced.sample(seed).steps().size())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(2.25, within(0.08));
        var never = new DegradationModel.Advanced(List.of(blur, jpeg), 0, false, 2, 2);
        assertThat(never.sample(1).steps()).hasSize(4);
        var always = new DegradationModel.Advanced(List.of(blur, jpeg), 1, true, 1, 1);
        assertThat(always.sample(1).text()).isEqualTo("pristine@1");
        var shuffled = new DegradationModel.Advanced(List.of(blur, jpeg), 0, true, 1, 1);
        assertThat(share(shuffled, "jpeg:quality=30;gaussian-blur:sigma=1.0,kernel=0"))
                .isCloseTo(0.5, within(0.03));
    }

    @Test
    void oneOfChoosesInProportionToWeights() {
        var oneOf = new DegradationModel.OneOf(
                List.of(new DegradationModel.Weighted(3, blur), new DegradationModel.Weighted(1, jpeg)));
        assertThat(share(oneOf, "jpeg:quality=30")).isCloseTo(0.25, within(0.03));
    }

    @Test
    void halfNormalLevelsHaveAFallingDensity() {
        List<Degradation> levels = Kadid10kLevels.named("jpeg").levels();
        var drawn = counts(new DegradationModel.Levels(levels, 2.5));
        double sum = 1 + Math.exp(-0.08) + Math.exp(-0.32) + Math.exp(-0.72) + Math.exp(-1.28);
        // deviation of a share of 4,000 at most 0.0075
        assertThat(drawn.getOrDefault("jpeg:quality=43", 0L) / (double) DRAWS).isCloseTo(1 / sum, within(0.03));
        assertThat(drawn.getOrDefault("jpeg:quality=36", 0L) / (double) DRAWS)
                .isCloseTo(Math.exp(-0.08) / sum, within(0.03));
        assertThat(drawn.getOrDefault("jpeg:quality=4", 0L) / (double) DRAWS)
                .isCloseTo(Math.exp(-1.28) / sum, within(0.03));
    }

    @Test
    void realEsrganHasThePublishedProbabilities() {
        DegradationModel preset = Presets.named("real-esrgan");
        Map<String, Long> operators = LongStream.range(0, DRAWS)
                .mapToObj(preset::sample)
                .flatMap(chain -> chain.steps().stream())
                .collect(Collectors.groupingBy(step -> step.settings().operator(), Collectors.counting()));
        // 2 JPEG, 1 return to size; blur 0.9 + 0.8 x 0.9 times, sinc 0.1 + 0.08 + 0.8; 0.45 of the blurs isotropic
        assertThat(operators.getOrDefault("jpeg", 0L)).isEqualTo(2L * DRAWS);
        assertThat(operators.getOrDefault("restore-size", 0L)).isEqualTo(DRAWS);
        assertThat(operators.getOrDefault("sinc", 0L) / (double) DRAWS).isCloseTo(0.98, within(0.03));
        assertThat(operators.getOrDefault("gaussian-blur", 0L) / (double) DRAWS).isCloseTo(1.62 * 0.45, within(0.04));
        assertThat(operators.getOrDefault("white-noise", 0L) / (double) DRAWS).isCloseTo(1.0, within(0.04));
    }

    @Test
    void qptV2BlursAndTransformsColor() {
        DegradationModel preset = Presets.qptV2();
        assertThat(LongStream.range(0, 500).boxed().flatMap(seed -> preset.sample(seed).steps().stream()))
                .allMatch(step -> step instanceof Blur || step instanceof ColorSpaceTransform)
                .hasAtLeastOneElementOfType(Blur.class)
                .hasAtLeastOneElementOfType(ColorSpaceTransform.class);
    }

    @Test
    void rangesDrawValuesWithinTheirBounds() {
        var random = Randomness.of(1);
        for (int i = 0; i < 200; i++) {
            assertThat(Double.parseDouble(ParameterRange.parse("0.2..3").draw(random)))
                    .isBetween(0.2, 3.0);
            assertThat(Integer.parseInt(ParameterRange.parse("7..21/2").draw(random)) % 2)
                    .isEqualTo(1);
            assertThat(ParameterRange.parse("area|bicubic").draw(random)).isIn("area", "bicubic");
        }
        for (String text : List.of("0.2..3", "7..21/2", "0.5..1|1..4", "lab", "-90..90", "1")) {
            assertThat(ParameterRange.parse(text).text()).isEqualTo(text);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterRange.parse("3..1"))
                .withMessage("the upper end of a range must be at least 3, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterRange.parse("1..4/2"))
                .withMessage("a range must hold whole steps, got 1..4/2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomOperator.parse("jpeg:quality=50..101/1"))
                .withMessage("quality must be in [1, 100], got 101");
    }

    @Test
    void rangesWithInvalidValuesAreRefusedWhenParsed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomOperator.parse("jpeg:quality=30..95"))
                .withMessageStartingWith("jpeg: quality must be a whole number, got ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomOperator.parse("median-blur:size=3..11/1"))
                .withMessageEndingWith("got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterRange.parse("0..1/0.00001"))
                .withMessage("the number of steps of a range must be in [1, 10000], got 100001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomOperator.parse("gain-noise:low=0.5..1.5,high=1.5|1"))
                .withMessageStartingWith("high must be in [");
        assertThat(RandomOperator.parse("jpeg:quality=30..95/1").text()).isEqualTo("jpeg:quality=30..95/1");
    }

    @Test
    void narrowRangesAreDrawnWithinTheirBounds() {
        ParameterRange narrow = ParameterRange.parse("0.00001..0.00004"), uneven = ParameterRange.parse("0.99996..1.2");
        var random = Randomness.of(2);
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            double drawn = Double.parseDouble(narrow.draw(random));
            assertThat(drawn).isBetween(1e-5, 4e-5);
            sum += drawn;
            assertThat(Double.parseDouble(uneven.draw(random))).isBetween(0.99996, 1.2);
        }
        // deviation of one 3e-5 / sqrt(12), of the mean 1.4e-7
        assertThat(sum / DRAWS).isCloseTo(2.5e-5, within(7e-7));
    }

    @Test
    void randomNumbersAreTheSameOnEveryMachine() {
        // SplitMix64 from state 0, as published with the generator: Randomness.of() starts there
        assertThat(Randomness.of().bits()).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(Randomness.of(1, 2).bits()).isNotEqualTo(Randomness.of(2, 1).bits());
    }

    private static double share(DegradationModel composition, String operators) {
        return counts(composition).getOrDefault(operators, 0L) / (double) DRAWS;
    }

    private static Map<String, Long> counts(DegradationModel composition) {
        return LongStream.range(0, DRAWS)
                .mapToObj(seed -> composition.sample(seed).operators())
                .collect(Collectors.groupingBy(operators -> operators, Collectors.counting()));
    }
}
