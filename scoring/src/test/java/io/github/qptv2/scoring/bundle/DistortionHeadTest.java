package io.github.qptv2.scoring.bundle;

import java.nio.file.Path;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class DistortionHeadTest {

    private static final int INPUTS = DistortionHead.inputs(32); // of the test network

    @TempDir
    private Path dir;

    @Test
    void activationsAreRectifiedAndLevelsStayOnTheirScale() {
        var head = TestHeads.ofFirst(3, 0.5);
        var one = head.of(new float[] {1, 7, 7});
        assertThat(one.probabilities()[0]).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-6));
        assertThat(one.probabilities()[1]).isCloseTo(1 / (1 + Math.exp(3)), within(1e-6));
        assertThat(one.levels()).containsExactly(1, 2);
        var negative = head.of(new float[] {-4, 0, 0});
        assertThat(negative.probabilities()[0]).isEqualTo(0.5); // the activation is 0
        var large = head.of(new float[] {50, 0, 0}); // clipped to 6 deviations, then to level 5
        assertThat(large.probabilities()[0]).isCloseTo(1 / (1 + Math.exp(-12)), within(1e-9));
        assertThat(large.levels()[0]).isEqualTo(5);
    }

    @Test
    void aBundleKeepsItsHeadAndTheContentHashDependsOnIt() throws Exception {
        var bare = ModelBundle.read(TestModels.micro());
        assertThat(bare.distortionHead()).isEmpty();
        var file = dir.resolve("explained.safetensors");
        bare.with(TestHeads.ofFirst(INPUTS, 0.6)).write(file);

        var copy = ModelBundle.read(file);
        var head = copy.distortionHead().orElseThrow();
        assertThat(head.distortions()).containsExactly("blur", "noise");
        assertThat(head.threshold()).isEqualTo(0.6);
        assertThat(head.fittedTo()).isEqualTo("a test");
        var statistics = new float[INPUTS];
        statistics[0] = 2;
        assertThat(head.of(statistics).levels()).containsExactly(2, 2);
        assertThat(copy.weights().names()).isEqualTo(bare.weights().names());
        assertThat(copy.contentHash()).isNotEqualTo(bare.contentHash());
        assertThat(bare.with(TestHeads.ofFirst(INPUTS, 0.7)).contentHash()).isNotEqualTo(copy.contentHash());

        copy.write(dir.resolve("again.safetensors"));
        assertThat(dir.resolve("again.safetensors")).hasSameBinaryContentAs(file);
    }

    @Test
    void aNewCalibrationKeepsTheHeadAndAnotherInferenceConfigurationDropsIt() throws Exception {
        var file = dir.resolve("explained.safetensors");
        ModelBundle.read(TestModels.micro())
                .with(TestHeads.ofFirst(INPUTS, 0.6))
                .write(file);
        ModelBundle.writeCalibrated(Checkpoint.read(file), TestModels.calibration(), file);

        var calibrated = ModelBundle.read(file);
        assertThat(calibrated.distortionHead()).isPresent();
        assertThat(calibrated.description().calibration()).isPresent();
        var other = InferenceConfig.DEFAULT.with("pooling", "norm_then_mean");
        assertThat(calibrated.with(other).distortionHead()).isEmpty();
        assertThat(calibrated.with(InferenceConfig.DEFAULT).distortionHead()).isPresent();
    }

    @Test
    void aHeadOfAnotherNetworkIsRefused() throws Exception {
        var bare = ModelBundle.read(TestModels.micro());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bare.with(TestHeads.ofFirst(3, 0.5)))
                .withMessage("a distortion head of this network must have 186 inputs and images as its input,"
                        + " got 3 and 1 frames");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestHeads.ofFirst(3, 1))
                .withMessage("the threshold of a distortion head must be in (0, 1), got 1.0");
    }

    @Test
    void anIncompleteHeadIsRefusedByName() throws Exception {
        var file = dir.resolve("explained.safetensors");
        ModelBundle.read(TestModels.micro())
                .with(TestHeads.ofFirst(INPUTS, 0.6))
                .write(file);
        var whole = Checkpoint.read(file).weights();
        var cut = dir.resolve("cut.safetensors");
        Safetensors.write(cut, whole.without("distortion_head.level.bias"::equals));
        assertThatThrownBy(() -> ModelBundle.read(cut))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(cut + ": no tensor is named distortion_head.level.bias");
    }
}
