package io.github.qptv2.scoring;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScorerOptionsTest {

    @Test
    void cropsAndShortSideOutOfRangeAreRefusedBeforeAModelIsLoaded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorerOptions.DEFAULT.withMaxCrops(0))
                .withMessage("crops must be in [1, 1000], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorerOptions.DEFAULT.withShortSide(15))
                .withMessage("short side must be in [16, 10000] pixels, got 15");
        assertThat(ScorerOptions.DEFAULT.withMaxCrops(1000).withShortSide(16).maxCrops())
                .hasValue(1000);
    }
}
