package io.github.qptv2.degrade.compose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.qptv2.degrade.Degradation;
import io.github.qptv2.degrade.DegradationChain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The preset against ARNIQA's published generator. Shares may differ by five deviations of a binomial. */
class ArniqaTest {

    private static final int DRAWS = 16_000;

    /** One block for each group: operator, parameter, values at levels 1 to 5. */
    private static final String SPACE =
            """
            gaussian-blur sigma .1 .5 1 2 5
            lens-blur radius 1 2 4 6 8
            motion-blur length 1 2 4 6 10

            color-diffusion gain 1 3 6 8 12
            color-shift distance 1 3 6 8 12
            saturation-hsv factor .4 .2 .1 0 -.4
            saturation-lab factor 1 2 3 6 9

            jpeg2000 ratio 16 32 45 120 170
            jpeg quality 43 36 24 7 4

            white-noise deviation 8.0638 11.4039 13.9669 18.0312 25.5
            white-noise-ycbcr variance .0001 .0005 .001 .002 .003
            impulse-noise density .001 .005 .01 .02 .03
            multiplicative-noise variance .001 .005 .01 .02 .05

            brighten amount .1 .2 .4 .7 1.1
            darken amount .05 .1 .2 .4 .8
            mean-shift shift 0 .08 -.08 .15 -.15

            jitter deviation .05 .1 .2 .5 1
            non-eccentricity-patch count 20 40 60 80 100
            pixelate strength .01 .05 .1 .2 .5
            quantization levels 20 16 13 10 7
            color-block count 2 4 6 8 10

            unsharp amount 1 2 3 6 12
            s-curve amount 0 .15 -.4 .3 -.6
            nonlinear-contrast offset .4 .3 .2 .1 .05
            """;

    private static final Map<String, Type> TYPES = new HashMap<>();
    private static final int[] SIZES = new int[7];
    private static List<DegradationChain> chains = List.of();

    /** A line of the table above; deviations of white noise are 255 times the root of .001 .002 .003 .005 .01. */
    private record Type(int group, String parameter, List<Double> values) {

        int level(Degradation step) {
            double value = Double.parseDouble(step.settings().values().getOrDefault(parameter, "NaN"));
            return IntStream.range(0, 5)
                    .filter(i -> Math.abs(values.get(i) - value) < 1e-4)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @BeforeAll
    static void draw() {
        String[] groups = SPACE.split("\n\n", -1);
        for (int group = 0; group < groups.length; group++) {
            for (String line : groups[group].strip().split("\n", -1)) {
                String[] words = line.split(" ", -1);
                List<Double> values =
                        Arrays.stream(words).skip(2).map(Double::valueOf).toList();
                TYPES.put(words[0], new Type(group, words[1], values));
                SIZES[group]++;
            }
        }
        DegradationModel arniqa = Presets.named("arniqa");
        chains = LongStream.range(0, DRAWS).mapToObj(arniqa::sample).toList();
    }

    private static Type type(Degradation step) {
        return Objects.requireNonNull(
                TYPES.get(step.settings().operator()), step.settings().text());
    }

    /** Within five deviations of a share of {@code trials}. */
    private static void assertShare(String what, double count, double share, double trials) {
        assertThat(count / trials).as(what).isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / trials)));
    }

    @Test
    void oneImageInTwentyIsPristineAndTheOthersHaveOneToFourGroupsWithEqualProbability() {
        int[] sizes = new int[6];
        chains.forEach(chain -> sizes[chain.steps().size()]++);
        assertShare("pristine", sizes[0], 0.05, DRAWS);
        for (int size = 1; size <= 4; size++) {
            assertShare(size + " groups", sizes[size], 0.95 / 4, DRAWS);
        }
        assertThat(sizes[5]).isZero();
    }

    @Test
    void everyGroupIsEquallyLikelyAtEveryPositionAndNoneIsDrawnTwice() {
        int[] drawn = new int[7], first = new int[7], last = new int[7];
        for (DegradationChain chain : chains) {
            int[] groups =
                    chain.steps().stream().mapToInt(step -> type(step).group()).toArray();
            assertThat(groups).doesNotHaveDuplicates();
            Arrays.stream(groups).forEach(group -> drawn[group]++);
            if (groups.length > 0) {
                first[groups[0]]++;
                last[groups[groups.length - 1]]++;
            }
        }
        for (int group = 0; group < 7; group++) {
            // 2.5 of 7 groups in 95 % of the images
            assertShare("group " + group, drawn[group], 0.95 * 2.5 / 7, DRAWS);
            assertShare("group " + group + " first", first[group], 0.95 / 7, DRAWS);
            assertShare("group " + group + " last", last[group], 0.95 / 7, DRAWS);
        }
    }

    @Test
    void typesOfAGroupAreEquallyLikely() {
        var counts = new HashMap<String, Integer>();
        chains.forEach(chain ->
                chain.steps().forEach(step -> counts.merge(step.settings().operator(), 1, Integer::sum)));
        assertThat(counts).hasSize(24);
        TYPES.forEach((name, type) ->
                assertShare(name, counts.getOrDefault(name, 0), 0.95 * 2.5 / 7 / SIZES[type.group()], DRAWS));
    }

    @Test
    void levelsOfEveryTypeHaveAHalfNormalDensityInThePublishedOrder() {
        // exp(-i^2 / 12.5) = 1, .9231, .7261, .4868, .2780 of their sum 3.4141
        double[] expected = {.2929, .2704, .2127, .1426, .0814};
        Map<String, int[]> counts = new HashMap<>();
        chains.stream().flatMap(chain -> chain.steps().stream()).forEach(step -> counts.computeIfAbsent(
                        step.settings().operator(), name -> new int[5])[
                type(step).level(step)]++);
        counts.forEach((name, levels) -> {
            for (int level = 0; level < 5; level++) {
                assertShare(
                        name + " level " + (level + 1),
                        levels[level],
                        expected[level],
                        Arrays.stream(levels).sum());
            }
        });
        for (int level = 0; level < 5; level++) {
            int at = level;
            int all = counts.values().stream().mapToInt(levels -> levels[at]).sum();
            // 38,000 levels: within .0117
            assertShare("level " + (level + 1), all, expected[level], 0.95 * 2.5 * DRAWS);
        }
    }
}
