package io.github.qptv2.scoring;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QualityMapTest {

    private static QualityMap map() {
        return new QualityMap(3, 2, new float[] {0, 1, 2, 10, 11, 12}, 48, 32);
    }

    @Test
    void cellsAreReadByColumnAndRow() {
        assertThat(map().at(0, 0)).isEqualTo(0);
        assertThat(map().at(2, 1)).isEqualTo(12);
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> map().at(3, 0))
                .withMessage("column must be in [0, 3), got 3");
    }

    @Test
    void neitherTheArrayGivenNorTheOneReturnedChangesTheMap() {
        var values = new float[] {0, 1, 2, 10, 11, 12};
        var map = new QualityMap(3, 2, values, 48, 32);
        values[0] = 99;
        map.values()[1] = 99;
        assertThat(map.values()).containsExactly(0, 1, 2, 10, 11, 12);
        assertThat(map).isEqualTo(map()).hasSameHashCodeAs(map());
        assertThat(map).isNotEqualTo(new QualityMap(2, 3, new float[] {0, 1, 2, 10, 11, 12}, 48, 32));
    }

    @Test
    void thereIsAValueForEachCell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QualityMap(3, 2, new float[5], 48, 32))
                .withMessage("a map of 3x2 cells needs as many values, got 5");
    }
}
