package io.github.qptv2.scoring.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BackboneTest {

    private static final BackboneSpec SPEC = BackboneSpec.of("tiny", InputScaling.parse("none"));

    static byte[] golden(String name) {
        try (var in = Objects.requireNonNull(BackboneTest.class.getResourceAsStream("/golden/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Backbone open(String name, BackboneSpec spec) throws OnnxException {
        return Backbone.open(golden(name), spec, OnnxOptions.SINGLE_THREADED);
    }

    /** Left half of one color, right half of another. */
    private static Image halves(int width, int height, int left, int right) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int color = i % width < width / 2 ? left : right;
            rgb[3 * i] = (byte) color;
            rgb[3 * i + 1] = (byte) (color / 2);
            rgb[3 * i + 2] = (byte) 7;
        }
        return Image.of(width, height, rgb);
    }

    @Test
    void eachOutputIsPooledInItsOrder() throws OnnxException {
        try (var backbone = open("backbone.onnx", SPEC)) {
            assertThat(backbone.outputs()).containsExactly("half", "double");
            // means of red, green, blue; their deviations; twice the greatest values
            assertThat(backbone.features(halves(64, 32, 20, 60), ImageView.parse("native:64")))
                    .containsExactly(40, 20, 7, 20, 10, 0, 120, 60, 14);
        }
    }

    @Test
    void outputsMayBeChosenAndReordered() throws OnnxException {
        try (var backbone = open("backbone.onnx", SPEC.withOutputs(List.of("double")))) {
            assertThat(backbone.features(halves(64, 32, 20, 60), ImageView.parse("native:64")))
                    .containsExactly(120, 60, 14);
        }
    }

    @Test
    void pixelsAreScaledAndMayGoInAsBlueGreenRed() throws OnnxException {
        var spec = new BackboneSpec("tiny", InputScaling.parse("0,0,1/1,1,2"), true, List.of("double"), 32, "");
        try (var backbone = open("backbone.onnx", spec)) {
            assertThat(backbone.features(halves(64, 32, 20, 60), ImageView.parse("native:64")))
                    .containsExactly(6, 60, 120); // blue: 2 (7 - 1) / 2
        }
    }

    @Test
    void featuresOfSeveralWindowsAreAveraged() throws OnnxException {
        try (var backbone = open("backbone.onnx", SPEC.withOutputs(List.of("double")))) {
            // the left crop is of 20 alone, the right one of 60
            assertThat(backbone.features(halves(64, 32, 20, 60), ImageView.parse("crops:32:2")))
                    .containsExactly(80, 40, 14);
        }
    }

    @Test
    void aSmallWindowIsEnlarged() throws OnnxException {
        try (var backbone = open("backbone-fixed.onnx", SPEC.withOutputs(List.of("tokens")));
                var other = open("backbone.onnx", SPEC)) {
            assertThat(other.features(halves(16, 16, 50, 50), ImageView.parse("native:16")))
                    .startsWith(50, 25, 7);
            // a network of one size is given it by center: and crops: alone
            assertThat(backbone.features(halves(40, 60, 50, 50), ImageView.parse("center:16")))
                    .containsExactly(new float[] {50, 25, 7, 0, 0, 0}, within(1e-4f));
        }
    }

    @Test
    void aViewOfOtherSizesIsRefusedWhereTheNetworkTakesOne() throws OnnxException {
        try (var backbone = open("backbone-fixed.onnx", SPEC)) {
            assertThatThrownBy(() -> backbone.requireFits(ImageView.parse("native:16")))
                    .isInstanceOf(OnnxException.class)
                    .hasMessage("takes 16x16 pixels alone; give it center:16 or crops:16:ACROSS, got native:16");
            backbone.requireFits(ImageView.parse("crops:16:2"));
        }
    }

    @Test
    void valuesThatAreNotFiniteAreRefused() throws OnnxException {
        try (var backbone = open("backbone-fixed.onnx", SPEC.withOutputs(List.of("log")))) {
            assertThatThrownBy(() -> backbone.features(halves(16, 16, 0, 0), ImageView.parse("center:16")))
                    .isInstanceOf(OnnxException.class)
                    .hasMessageStartingWith("output log must be finite, got ");
        }
    }

    @Test
    void anOutputThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> open("backbone.onnx", SPEC.withOutputs(List.of("half", "third"))))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining(
                        "and one of them named third; got [half FLOAT [1, 3, ?, ?], double FLOAT [1, 3]]");
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        assertThatThrownBy(() -> Backbone.open(new byte[] {1, 2, 3}, SPEC, OnnxOptions.SINGLE_THREADED))
                .isInstanceOf(OnnxException.class);
    }
}
