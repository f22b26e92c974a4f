package io.github.qptv2.calibrate;

import java.util.Arrays;

import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Percentiles;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

import static org.assertj.core.api.Assertions.assertThat;

class CalibrationPropertiesTest {

    private static final MosScale SCALE = new MosScale(1, 5, true);

    @Provide
    Arbitrary<double[]> outputs() {
        return Arbitraries.doubles()
                .between(-10, 10)
                .ofScale(3)
                .array(double[].class)
                .ofMinSize(2)
                .ofMaxSize(60)
                .filter(rawOutputs -> Arrays.stream(rawOutputs).distinct().count() > 1);
    }

    @Provide
    Arbitrary<double[]> ratings() {
        return Arbitraries.doubles().between(1, 5).array(double[].class).ofSize(60);
    }

    private static Percentiles percentiles(double[] rawOutputs) {
        return CalibrationFit.withoutMos(rawOutputs, "set").percentiles().orElseThrow();
    }

    @Property(tries = 300, seed = "1")
    void percentileTablesNeverFallAndSpanTheOutputs(@ForAll("outputs") double[] rawOutputs) {
        var quantiles = percentiles(rawOutputs).quantiles();
        assertThat(quantiles).isSorted();
        assertThat(quantiles.get(0)).isEqualTo(Arrays.stream(rawOutputs).min().orElseThrow());
        assertThat(quantiles.get(100)).isEqualTo(Arrays.stream(rawOutputs).max().orElseThrow());
    }

    @Property(tries = 300, seed = "1")
    void percentilesRiseWithTheOutput(
            @ForAll("outputs") double[] rawOutputs,
            @ForAll @DoubleRange(min = -12, max = 12) double one,
            @ForAll @DoubleRange(min = -12, max = 12) double other) {
        var table = percentiles(rawOutputs);
        double low = table.of(Math.min(one, other)), high = table.of(Math.max(one, other));
        assertThat(low).isLessThanOrEqualTo(high).isBetween(0.0, 100.0);
        assertThat(high).isBetween(0.0, 100.0);
    }

    @Property(tries = 50, seed = "1")
    void fittedMosMappingsAreMonotoneAndStayOnTheScale(
            @ForAll("outputs") double[] rawOutputs, @ForAll("ratings") double[] ratings) {
        double[] mos = Arrays.copyOf(ratings, rawOutputs.length);
        Assume.that(Arrays.stream(mos).distinct().count() > 1);
        MosMapping mapping;
        try {
            mapping = CalibrationFit.mosMap(rawOutputs, mos, SCALE);
        } catch (IllegalArgumentException constant) {
            assertThat(constant).hasMessageContaining("the best curve is constant");
            return;
        }
        double[] mapped = Arrays.stream(rawOutputs).sorted().map(mapping::mos).toArray();
        for (int i = 0; i < mapped.length; i++) {
            assertThat(mapped[i]).isBetween(1.0, 5.0);
            if (i > 0) {
                assertThat(Math.signum(mapped[i] - mapped[i - 1])).isIn(0.0, Math.signum(mapping.slope()));
            }
        }
    }
}
