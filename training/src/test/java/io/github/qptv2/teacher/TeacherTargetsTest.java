package io.github.qptv2.teacher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TeacherTargetsTest {

    private static final int GRID = 6, SIZE = 96, TOKEN = 16;

    /** With the channels as they are. */
    private static TeacherTargets targets(Teacher teacher, boolean pristine) {
        var placements = new PlacementProbe(teacher, SIZE).measure();
        var shapes = teacher.features(new float[3 * SIZE * SIZE], SIZE);
        var outputs = new ArrayList<OutputTarget>();
        for (String output : teacher.outputs()) {
            int channels = teacher.components(output);
            var rows = new float[channels][channels];
            for (int i = 0; i < channels; i++) {
                rows[i][i] = 1;
            }
            var placement = placements.get(output);
            long[] shape = shapes.shape(output);
            outputs.add(new OutputTarget(
                    output,
                    new ChannelProjection(new float[channels], rows),
                    placement == null
                            ? null
                            : new TokenGridResampler(GRID, SIZE, (int) shape[2], (int) shape[1], placement),
                    GRID * GRID));
        }
        var layout = TargetLayout.of(List.of(teacher), GRID * GRID);
        return new TeacherTargets(List.of(new TeacherTargets.Fitted(teacher, outputs)), layout, pristine);
    }

    /** A change of a token's pixels changes the features of that token most, and of its neighbors symmetrically. */
    @ParameterizedTest
    @ValueSource(strings = {"near", "valid", "same", "deep"})
    void theFeaturesOfATokenAreOfItsPixels(String output) {
        try (var teacher = Teacher.open(Networks.config("placed.onnx", Map.of(output, 2)))) {
            var targets = targets(teacher, false);
            var black = Networks.spot(SIZE, 0, 0, 0);
            float[] before = targets.of(black, black);
            for (int place = 0; place < 4; place++) {
                int column = 2 + place % 2, row = 2 + place / 2;
                var spot = Networks.spot(SIZE, TOKEN * column, TOKEN * row, TOKEN);
                double[] centroid = centroid(before, targets.of(spot, spot), targets.layout());
                // in tokens; half of one is the most that is allowed
                assertThat(centroid[0]).isCloseTo(column, within(0.1));
                assertThat(centroid[1]).isCloseTo(row, within(0.1));
            }
        }
    }

    private static double[] centroid(float[] before, float[] after, TargetLayout layout) {
        double x = 0, y = 0, sum = 0;
        for (int token = 0; token < layout.tokens(); token++) {
            double change = after[token * layout.channels()] - before[token * layout.channels()];
            sum += change;
            int column = token % GRID, row = token / GRID;
            x += change * column;
            y += change * row;
        }
        assertThat(sum).isPositive();
        return new double[] {x / sum, y / sum};
    }

    @Test
    void tokensComeFirstThenStatisticsThenVectors() {
        var outputs = new LinkedHashMap<String, Integer>();
        outputs.put("near", 4);
        outputs.put("mean", 3);
        try (var teacher = Teacher.open(Networks.config("placed.onnx", outputs))) {
            var targets = targets(teacher, false);
            var layout = targets.layout();
            assertThat(layout.channels()).isEqualTo(4);
            assertThat(layout.statistics()).isEqualTo(2 * 4 + 3);
            assertThat(layout.length()).isEqualTo(36 * 4 + 11);
            var white = Networks.spot(SIZE, 0, 0, SIZE);
            float[] made = targets.of(white, white);
            assertThat(made).hasSize(layout.length());
            // the first channel's weights are (1, 3, 5) / 12 for the three colors, whose pixels are 1
            int inner = (2 * GRID + 2) * 4;
            assertThat(made[inner]).isCloseTo(0.75f, within(1e-5f));
            float[] vector = {made[36 * 4 + 8], made[36 * 4 + 9], made[36 * 4 + 10]};
            assertThat(vector).containsExactly(new float[] {1, 1, 1}, within(1e-6f));
        }
    }

    @Test
    void theTeacherGetsTheDegradedCropOrThePristineOne() {
        Image degraded = Networks.spot(SIZE, 0, 0, SIZE), pristine = Networks.spot(SIZE, 0, 0, 0);
        try (var teacher = Teacher.open(Networks.config("placed.onnx", Map.of("mean", 3)))) {
            assertThat(targets(teacher, false).of(degraded, pristine))
                    .containsExactly(new float[] {1, 1, 1}, within(1e-6f));
            assertThat(targets(teacher, true).of(degraded, pristine))
                    .containsExactly(new float[] {-1, -1, -1}, within(1e-6f));
        }
    }
}
