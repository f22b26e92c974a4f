package io.github.qptv2.teacher;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PlacementProbeTest {

    private static Map<String, CellPlacement> measured(String file) {
        try (var teacher = Teacher.open(Networks.config(file, Networks.all()))) {
            return new PlacementProbe(teacher, 48).measure();
        }
    }

    private static CellPlacement measured(String file, String output) {
        return Objects.requireNonNull(measured(file).get(output));
    }

    /** Strides and centers follow from kernels, strides and borders, as {@code networks.py} says. */
    @ParameterizedTest
    @CsvSource({"near, 2, 0.5", "valid, 4, 2.5", "same, 2, 1.5", "deep, 8, 3.5"})
    void theCentersOfCellsAreMeasured(String output, double stride, double first) {
        var placement = measured("placed.onnx", output);
        assertThat(placement.stride()).isEqualTo(stride);
        // 150 spots: the phase of a spot on the stride is not quite averaged out
        assertThat(placement.firstX()).isCloseTo(first, within(stride / 10));
        assertThat(placement.firstY()).isCloseTo(first, within(stride / 10));
    }

    @Test
    void aVectorHasNoPlacement() {
        assertThat(measured("placed.onnx")).containsOnlyKeys("near", "valid", "same", "deep");
    }

    @ParameterizedTest
    @CsvSource({"near, 2, 0.5, 24", "valid, 4, 2.5, 11", "same, 2, 1.5, 24", "deep, 8, 3.5, 6"})
    void withAFixedInputSizeCentersAreWithinHalfAToken(String output, double stride, double first, int cells) {
        var placement = measured("fixed.onnx", output);
        for (int i = 0; i < cells; i++) {
            // tokens of 16 pixels
            assertThat(placement.firstX() + i * placement.stride()).isCloseTo(first + i * stride, within(8.0));
        }
    }
}
