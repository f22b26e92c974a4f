package io.github.qptv2.teacher;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TeacherConfigTest {

    private static final List<Double> ONE = List.of(1.0);

    @Test
    void byDefaultPixelsAreScaledToMinusOneToOne() {
        var config = TeacherConfig.read("a.onnx", Map.of("x", 2), null, null, null, null);
        assertThat(config).isEqualTo(new TeacherConfig("a.onnx", Map.of("x", 2), List.of(127.5), List.of(127.5), 0, 1));
        assertThat(config.mean(2)).isEqualTo(127.5f);
    }

    @Test
    void theFolderOfATeacherMayChangeOnResume() {
        var config = TeacherConfig.read("/some/where/a.onnx", Map.of("x", 2), null, null, null, null);
        assertThat(config.withoutFolder().file()).isEqualTo("a.onnx");
    }

    @Test
    void errorsStateTheRuleAndTheValue() {
        assertThatThrownBy(() -> TeacherConfig.read(null, Map.of(), null, null, null, null))
                .hasMessage("each of teachers must have a file");
        assertThatThrownBy(() -> TeacherConfig.read("a.onnx", null, null, null, null, null))
                .hasMessage("teacher a.onnx must name at least one of its outputs");
        assertThatThrownBy(() -> TeacherConfig.read("a.onnx", Map.of("x", 0), null, null, null, null))
                .hasMessage("output x of teacher a.onnx must keep at least 1 component, got 0");
        assertThatThrownBy(() -> TeacherConfig.read("a.onnx", Map.of("x", 1), List.of(1.0, 2.0), ONE, 0, 1.0))
                .hasMessage("mean of a teacher must have 1 or 3 numbers, got 2");
        assertThatThrownBy(() -> TeacherConfig.read("a.onnx", Map.of("x", 1), ONE, List.of(0.0), 0, 1.0))
                .hasMessage("deviation of a teacher must be above 0, got 0.0");
        assertThatThrownBy(() -> TeacherConfig.read("a.onnx", Map.of("x", 1), ONE, ONE, -1, 1.0))
                .hasMessage("size of a teacher must be at least 0, got -1");
        assertThatThrownBy(() -> TeacherConfig.read("a.onnx", Map.of("x", 1), ONE, ONE, 0, 0.0))
                .hasMessage("weight of a teacher must be above 0 and finite, got 0.0");
    }
}
