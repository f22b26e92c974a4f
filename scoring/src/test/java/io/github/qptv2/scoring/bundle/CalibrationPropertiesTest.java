package io.github.qptv2.scoring.bundle;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Properties of the mapping to MOS and of percentiles for random parameters and outputs. */
class CalibrationPropertiesTest {

    private static final int TRIES = 500;

    private static MosMapping mapping(Random random) {
        double low = random.nextInt(10) - 5, high = low + 1 + random.nextInt(99);
        double floor = low + (high - low) * 0.4 * random.nextDouble();
        double ceiling = high - (high - low) * 0.4 * random.nextDouble();
        double slope = (0.1 + 5 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
        var scale = new MosScale(low, high, random.nextBoolean());
        return new MosMapping(floor, ceiling, random.nextGaussian(), slope, scale);
    }

    /** Within ten slopes of the center, where the logistic function is strictly monotone in double precision. */
    private static double output(MosMapping mapping, double share) {
        return mapping.center() + (20 * share - 10) / Math.abs(mapping.slope());
    }

    /** Between the asymptotes, but for the last place: floor + (ceiling - floor) need not round to ceiling. */
    private static void assertOnTheScale(MosMapping mapping, double mos) {
        double last = 4 * Math.ulp(Math.max(Math.abs(mapping.floor()), Math.abs(mapping.ceiling())));
        assertThat(mos).as("%s", mapping).isBetween(mapping.floor() - last, mapping.ceiling() + last);
    }

    @Test
    void mosIsStrictlyMonotoneAndStaysOnTheScale() {
        var random = new Random(5);
        for (int i = 0; i < TRIES; i++) {
            var mapping = mapping(random);
            double before = mapping.mos(output(mapping, 0));
            for (int step = 1; step <= 20; step++) {
                double after = mapping.mos(output(mapping, step / 20.0));
                assertThat(after > before).as("%s", mapping).isEqualTo(mapping.slope() > 0);
                assertOnTheScale(mapping, after);
                before = after;
            }
            assertOnTheScale(mapping, mapping.mos(1e6));
            assertThat(mapping.mos(mapping.center()))
                    .isEqualTo(
                            (mapping.floor() + mapping.ceiling()) / 2,
                            within(1e-9 * (1 + Math.abs(mapping.floor()) + Math.abs(mapping.ceiling()))));
        }
    }

    @Test
    void theInverseOfTheLogisticFunctionGivesTheOutputBack() {
        var random = new Random(6);
        for (int i = 0; i < TRIES; i++) {
            var mapping = mapping(random);
            double raw = output(mapping, 0.25 + random.nextDouble() / 2);
            double share = (mapping.mos(raw) - mapping.floor()) / (mapping.ceiling() - mapping.floor());
            double inverse = mapping.center() + Math.log(share / (1 - share)) / mapping.slope();
            assertThat(inverse).as("%s", mapping).isEqualTo(raw, within(1e-8 * (1 + Math.abs(raw))));
        }
    }

    @Test
    void percentRisesWithQualityExactlyWhereTheMappingSaysSo() {
        var random = new Random(7);
        for (int i = 0; i < TRIES; i++) {
            var mapping = mapping(random);
            double worse = mapping.score(output(mapping, 0.3)), better = mapping.score(output(mapping, 0.7));
            assertThat(better > worse).as("%s", mapping).isEqualTo(mapping.risesWithQuality());
            assertThat(List.of(worse, better))
                    .allSatisfy(percent -> assertThat(percent).isBetween(0.0, 100.0));
        }
    }

    @Test
    void percentilesAreMonotoneAndMeetTheQuantiles() {
        var random = new Random(8);
        for (int i = 0; i < TRIES; i++) {
            var quantiles =
                    random.doubles(2 + random.nextInt(30)).sorted().boxed().toList();
            var table = new Percentiles("set", quantiles);
            int last = quantiles.size() - 1;
            for (int k = 0; k <= last; k++) { // random doubles differ, so each quantile has its own rank
                assertThat(table.of(quantiles.get(k))).isEqualTo(100.0 * k / last, within(1e-9));
            }
            double before = 0;
            for (int step = -1; step <= 11; step++) {
                double after = table.of(step / 10.0);
                assertThat(after).isBetween(before, 100.0);
                before = after;
            }
        }
    }
}
