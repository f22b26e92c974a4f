package io.github.qptv2.teacher;

import java.util.LinkedHashMap;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PooledComponentsTest {

    /** Two channels of deviations 1 and 100 that rise together, and a third that never changes. */
    private static ChannelStatistics statistics() {
        var statistics = new ChannelStatistics(3);
        float[] vectors = {1, 100, 5, -1, -100, 5, 1, 100, 5, -1, -100, 5};
        for (int i = 0; i < vectors.length; i += 3) {
            statistics.add(vectors, i);
        }
        return statistics;
    }

    @Test
    void channelsOfDifferentScalesHaveEqualWeight() {
        var projection = statistics().standardizedProjection(1, 0);
        float along = Math.abs(projection.planes(new float[] {1, 100, 5}, 1)[0]);
        float first = Math.abs(projection.planes(new float[] {1, 0, 5}, 1)[0]);
        float second = Math.abs(projection.planes(new float[] {0, 100, 5}, 1)[0]);
        // the component's variance is 1, and each channel has half a share
        assertThat(along).isCloseTo(1, within(1e-5f));
        assertThat(first).isCloseTo(0.5f, within(1e-5f));
        assertThat(second).isCloseTo(0.5f, within(1e-5f));
    }

    @Test
    void componentsAreClippedAtEightDeviationsAndReadBackUnchanged() {
        var projection = statistics().standardizedProjection(1, 1);
        var written = new LinkedHashMap<String, Weight>();
        new StatisticsKeys(0, "pooled").put(written, projection);
        var state = StateDict.of(written);
        var components = PooledComponents.of(state, 3, 1);

        assertThat(Math.abs(components.of(new float[] {1, 100, 5})[0])).isCloseTo(1, within(1e-5f));
        assertThat(Math.abs(components.of(new float[] {50, 5000, 5})[0])).isEqualTo(8);
        assertThat(components.weights().names()).isEqualTo(state.names());
        assertThatThrownBy(() -> PooledComponents.of(state, 4, 1))
                .hasMessage("statistics of pooled features must be of 1 components of 4 features, got 1 of 3");
    }
}
