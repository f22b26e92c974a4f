package io.github.qptv2.rank;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PredictedMosTest {

    @Test
    void theErrorsOfBothAreAddedAsSquares() {
        var middle = new PredictedMos(0.5, 0.3);
        assertThat(middle.differsFrom(new PredictedMos(1.01, 0.4))).isTrue(); // 0.51 > root of 0.09 + 0.16
        assertThat(middle.differsFrom(new PredictedMos(0.99, 0.4))).isFalse();
        assertThat(new PredictedMos(0.99, 0.4).differsFrom(middle)).isFalse();
        assertThat(middle.differsFrom(new PredictedMos(-0.01, 0.4))).isTrue();
    }
}
