package io.github.qptv2.teacher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class TeacherTest {

    private static final Image BLACK = Networks.spot(48, 0, 0, 0);
    private static final Image HALF = Networks.spot(48, 0, 0, 24); // a quarter is white

    @TempDir
    private Path dir;

    private static TeacherFeatures features(TeacherConfig config, Image crop) {
        try (var teacher = Teacher.open(config)) {
            return teacher.features(crop);
        }
    }

    @Test
    void pixelsAreScaledByMeanAndDeviation() {
        assertThat(features(Networks.config("placed.onnx", Map.of("mean", 3)), HALF)
                        .of("mean")
                        .values())
                .containsExactly(new float[] {-0.5f, -0.5f, -0.5f}, within(1e-5f)); // rounding of a mean of 2,304
        var colors = new TeacherConfig(
                Networks.FOLDER + "placed.onnx", Map.of("mean", 3), List.of(0.0, 51.0, 255.0), List.of(255.0), 0, 1);
        assertThat(features(colors, BLACK).of("mean").values())
                .containsExactly(new float[] {0, -0.2f, -1}, within(1e-5f));
    }

    @Test
    void mapsAndVectorsHaveNoBatchDimension() {
        var features = features(Networks.config("placed.onnx", Networks.all()), HALF);
        assertThat(features.shape("near")).containsExactly(4, 24, 24);
        assertThat(features.shape("valid")).containsExactly(2, 11, 11);
        assertThat(features.shape("deep")).containsExactly(3, 6, 6);
        assertThat(features.shape("mean")).containsExactly(3);
    }

    @Test
    void aFixedBatchSizeDoesNotChangeTheFeatures() {
        var alone = features(Networks.config("placed.onnx", Networks.all()), HALF);
        var looped = features(Networks.config("fixed.onnx", Networks.all()), HALF);
        for (String output : Networks.all().keySet()) {
            assertThat(looped.shape(output)).containsExactly(alone.shape(output));
            // the kernels of a batch may add up in another order
            assertThat(looped.of(output).values())
                    .containsExactly(alone.of(output).values(), within(1e-6f));
        }
    }

    @Test
    void aCropIsResizedToTheTeachersSize() {
        var config = new TeacherConfig(
                Networks.FOLDER + "fixed.onnx", Map.of("deep", 3), List.of(127.5), List.of(127.5), 48, 1);
        assertThat(features(config, Networks.spot(96, 0, 0, 48)).shape("deep")).containsExactly(3, 6, 6);
    }

    @Test
    void aMissingOrInvalidFileIsNamed() throws Exception {
        var missing = new TeacherConfig(dir + "/none.onnx", Map.of("a", 1), List.of(0.0), List.of(1.0), 0, 1);
        assertThatThrownBy(() -> Teacher.open(missing))
                .isInstanceOf(TeacherException.class)
                .hasMessage("teacher " + dir + "/none.onnx does not exist, or is no file");
        Files.writeString(dir.resolve("text.onnx"), "text");
        var text = new TeacherConfig(dir + "/text.onnx", Map.of("a", 1), List.of(0.0), List.of(1.0), 0, 1);
        assertThatThrownBy(() -> Teacher.open(text))
                .isInstanceOf(TeacherException.class)
                .hasMessageStartingWith("teacher " + dir + "/text.onnx is no network that ONNX Runtime can run: ")
                .message()
                .doesNotContain("\n")
                .containsOnlyOnce("is no network");
    }

    @Test
    void aMissingOutputIsAnErrorThatListsTheOthers() {
        assertThatThrownBy(() -> Teacher.open(Networks.config("root.onnx", Map.of("far", 3))))
                .isInstanceOf(TeacherException.class)
                .hasMessage("teacher " + Networks.FOLDER + "root.onnx must have an output far (n, c, h, w) or (n, c),"
                        + " got [root FLOAT [?, 3, ?, ?]]");
    }

    @Test
    void anInputOfAnotherRankIsRefused() {
        assertThatThrownBy(() -> Teacher.open(Networks.config("grey.onnx", Map.of("abs", 1))))
                .isInstanceOf(TeacherException.class)
                .hasMessage("teacher " + Networks.FOLDER + "grey.onnx must have one input (n, 3, h, w),"
                        + " got [image FLOAT [?, ?, ?]]");
    }

    @Test
    void anUnsupportedSizeIsAOneLineError() {
        assertThatThrownBy(() -> features(Networks.config("fixed.onnx", Map.of("deep", 3)), Networks.spot(64, 0, 0, 1)))
                .isInstanceOf(TeacherException.class)
                .hasMessageStartingWith("teacher " + Networks.FOLDER + "fixed.onnx cannot be run on 64 x 64 pixels: ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aNonFiniteFeatureIsAnErrorWithItsOutput() {
        assertThatThrownBy(() -> features(Networks.config("root.onnx", Map.of("root", 3)), BLACK))
                .isInstanceOf(TeacherException.class)
                .hasMessage("teacher " + Networks.FOLDER
                        + "root.onnx computes NaN in root; check mean and deviation of its input");
    }
}
