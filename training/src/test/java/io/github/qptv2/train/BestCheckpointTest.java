package io.github.qptv2.train;

import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BestCheckpointTest {

    private static final StateDict WEIGHTS = StateDict.of(Map.of());

    @Test
    void theHighestSrccIsKeptAndLaterValidationsAreCounted() {
        var best = BestCheckpoint.NONE.or(3, 0.5, WEIGHTS).or(6, 0.5, WEIGHTS).or(9, 0.4, WEIGHTS);

        assertThat(best.step()).isEqualTo(3);
        assertThat(best.validationsSince()).isEqualTo(2);
        assertThat(best.or(12, 0.6, WEIGHTS).validationsSince()).isZero();
    }

    @Test
    void aValidationWithoutAnSrccIsNotCounted() {
        var best = BestCheckpoint.NONE.or(3, Double.NaN, WEIGHTS);
        assertThat(best).isEqualTo(BestCheckpoint.NONE);
        assertThat(best.or(6, -0.1, WEIGHTS).or(9, Double.NaN, WEIGHTS).validationsSince())
                .isZero();
    }
}
