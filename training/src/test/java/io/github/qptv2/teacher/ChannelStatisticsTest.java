package io.github.qptv2.teacher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ChannelStatisticsTest {

    private static final float[] MEAN = {10, 20};

    /** About (10, 20) with the covariance (5, 4; 4, 5): a variance of 9 along (1, 1) and of 1 along (1, -1). */
    private static ChannelStatistics statistics() {
        var statistics = new ChannelStatistics(2);
        float[] vectors = {13, 23, 7, 17, 11, 19, 9, 21};
        for (int i = 0; i < vectors.length; i += 2) {
            statistics.add(vectors, i);
        }
        return statistics;
    }

    private static float[] components(ChannelProjection projection, float... vector) {
        float[] values = projection.planes(vector, 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]); // directions have no sign
        }
        return values;
    }

    /**
     * Scales are {@code (variance + 0.09)^(-exponent/2)}, then all are divided by the root of the mean variance: at 0
     * that is the root of 5; at 1/2 the scales are 0.57592 and 0.97869, the mean variance 1.97149; at 1 they are
     * 0.33168 and 0.95783, the mean variance 0.95379.
     */
    @ParameterizedTest
    @CsvSource({"0, 1.89737, 0.63246", "0.5, 1.74021, 0.98574", "1, 1.44088, 1.38701"})
    void theExponentInterpolatesFromPlainToWhitenedComponents(double exponent, float first, float second) {
        var projection = statistics().projection(2, exponent);
        assertThat(projection.mean()).containsExactly(MEAN);
        // (13, 23) is the root of 18 along (1, 1), (11, 19) the root of 2 along (1, -1)
        assertThat(components(projection, 13, 23)).containsExactly(new float[] {first, 0}, within(2e-5f));
        assertThat(components(projection, 11, 19)).containsExactly(new float[] {0, second}, within(2e-5f));
    }

    @Test
    void fewerComponentsAreTheFirstOnesWithUnitMeanVariance() {
        var projection = statistics().projection(1, 0);
        assertThat(projection.components()).isEqualTo(1);
        assertThat(components(projection, 13, 23)).containsExactly(new float[] {(float) Math.sqrt(2)}, within(1e-5f));
    }
}
