package io.github.qptv2.tensor.distributed;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A single process; {@link CollectiveIT} has several. */
class CollectiveTest {

    @Test
    void aSingleProcessChangesNothing() {
        try (var scope = Scope.open();
                var alone = Collective.fromEnvironment(Map.of(), Duration.ofSeconds(1))) {
            var gradient = Tensor.of(new float[] {1, 2}, 2);
            alone.allReduceMean(List.of(gradient));
            alone.broadcast(List.of(gradient));
            alone.barrier();

            assertThat(gradient.toFloatArray()).containsExactly(1, 2);
            assertThat(alone.sum(3, 4)).containsExactly(3, 4);
            assertThat(alone.gather(5)).containsExactly(new double[] {5});
            assertThat(alone.any(false)).isFalse();
            assertThat(alone.any(true)).isTrue();
            assertThat(alone.rank()).isZero();
            assertThat(alone.size()).isOne();
            assertThat(alone.isFirst()).isTrue();
            assertThat(alone.device()).isEqualTo(Device.CPU);
        }
    }

    @Test
    void theTimeoutIsAtLeastAMillisecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Collective.fromEnvironment(Map.of(), Duration.ZERO))
                .withMessage("timeout must be at least 1 ms, got PT0S");
    }
}
