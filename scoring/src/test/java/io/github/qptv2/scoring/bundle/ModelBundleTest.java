package io.github.qptv2.scoring.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.media.video.Fragments;
import io.github.qptv2.media.video.WholeFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelBundleTest {

    @TempDir
    private Path dir;

    private static final ModelDescription DESCRIPTION = new ModelDescription(
            "my-model",
            Task.IAA,
            "808 photographs, \"quoted\" \u00fc",
            InferenceConfig.DEFAULT.with("pooling", "norm_then_mean").with("resize", "center:96"),
            new PreprocessingSpec(OptionalInt.of(512), 7).withFiner(new CropScale(768, 3)),
            Optional.of(TestModels.calibration()));

    @Test
    void aRawCheckpointIsReadWithTheDefaults() throws Exception {
        var bundle = ModelBundle.read(TestModels.micro());

        assertThat(bundle.description().inferenceConfig()).isEqualTo(InferenceConfig.DEFAULT);
        assertThat(bundle.description().preprocessing()).isEqualTo(PreprocessingSpec.DEFAULT);
        assertThat(bundle.description().calibration()).isEmpty();
        assertThat(bundle.description().name()).isEqualTo("hivit-micro");
        assertThat(bundle.architecture().config().imageSize()).isEqualTo(64);
        assertThat(bundle.weights().names()).hasSize(67).doesNotContain("relative_position_index");
    }

    @Test
    void everythingThatFixesAScoreSurvivesTheFile() throws Exception {
        var raw = ModelBundle.read(TestModels.micro());
        var file = dir.resolve("bundle.safetensors");
        var bundle = new ModelBundle(DESCRIPTION, raw.architecture(), raw.weights());

        bundle.write(file);
        var copy = ModelBundle.read(file);

        assertThat(copy.description()).isEqualTo(DESCRIPTION);
        assertThat(copy.architecture()).isEqualTo(raw.architecture());
        assertThat(copy.weights().get("norm.weight").toFloats())
                .containsExactly(raw.weights().get("norm.weight").toFloats());
        copy.write(dir.resolve("again.safetensors"));
        assertThat(dir.resolve("again.safetensors")).hasSameBinaryContentAs(file);
    }

    @Test
    void howAVideoIsLookedAtSurvivesTheFileOfANetworkForClipsAlone() throws Exception {
        var image = ModelBundle.read(TestModels.micro());
        var clips = new ClipPreprocessing(FrameTransform.WHOLE, 1, 3);
        var described = new ModelDescription(
                "clips",
                Task.VQA,
                "",
                InferenceConfig.DEFAULT,
                PreprocessingSpec.DEFAULT.withClips(clips),
                Optional.empty());
        var architecture = new Architecture(image.architecture().config(), 4, true);
        new ModelBundle(described, architecture, Inflation.of(image.weights(), 4))
                .write(dir.resolve("clips.safetensors"));
        new ModelBundle(described, image.architecture(), image.weights()).write(dir.resolve("image.safetensors"));

        var copy = ModelBundle.read(dir.resolve("clips.safetensors"));
        assertThat(copy.description()).isEqualTo(described);
        assertThat(copy.architecture().frames()).isEqualTo(4);
        assertThat(ModelBundle.read(dir.resolve("image.safetensors"))
                        .description()
                        .preprocessing())
                .isEqualTo(PreprocessingSpec.DEFAULT);
    }

    @Test
    void fragmentsAreOf32PixelsWhereTheyFillTheCropAndOf16OtherwiseSoThatTheyAreWholeTokens() {
        assertThat(FrameTransform.FRAGMENTS.of(224)).isEqualTo(new Fragments(7, 32));
        assertThat(FrameTransform.FRAGMENTS.of(112)).isEqualTo(new Fragments(7, 16));
        assertThat(FrameTransform.FRAGMENTS.of(64)).isEqualTo(new Fragments(2, 32));
        assertThat(FrameTransform.WHOLE.of(112)).isEqualTo(new WholeFrame(112));
    }

    @Test
    void aCorruptDescriptionIsToldByItsEntry() throws Exception {
        var raw = ModelBundle.read(TestModels.micro());
        var file = dir.resolve("bundle.safetensors");
        var metadata = new LinkedHashMap<>(BundleMetadata.encode(DESCRIPTION, raw.architecture()));

        metadata.put("qpt.mos.curve", "1 2");
        Safetensors.write(file, raw.weights().withMetadata(metadata));
        assertThatThrownBy(() -> ModelBundle.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(
                        file + ": metadata must have 4 numbers in qpt.mos.curve and 2 in qpt.mos.scale, got 2 and 2");

        metadata.putAll(BundleMetadata.encode(DESCRIPTION, raw.architecture()));
        metadata.put("qpt.mos.better", "Higher");
        Safetensors.write(file, raw.weights().withMetadata(metadata));
        assertThatThrownBy(() -> ModelBundle.read(file))
                .hasMessage(file + ": metadata entry qpt.mos.better must be higher or lower, got Higher");

        metadata.put("qpt.mos.better", "higher");
        metadata.put("qpt.crops", "15.7");
        Safetensors.write(file, raw.weights().withMetadata(metadata));
        assertThatThrownBy(() -> ModelBundle.read(file))
                .hasMessage(file + ": metadata entry qpt.crops must be a whole number, got 15.7");

        metadata.put("qpt.crops", "15");
        metadata.remove("qpt.raw.mean");
        Safetensors.write(file, raw.weights().withMetadata(metadata));
        assertThatThrownBy(() -> ModelBundle.read(file))
                .hasMessage(file + ": metadata must have an entry qpt.raw.mean");

        metadata.put("qpt.format", "2");
        Safetensors.write(file, raw.weights().withMetadata(metadata));
        assertThatThrownBy(() -> ModelBundle.read(file))
                .hasMessage(file + ": bundle format must be 1, got 2; update qpt");
    }

    @Test
    void weightsThatAreNotNumbersOrDoNotFitAreRefused() throws Exception {
        var raw = ModelBundle.read(TestModels.micro()).weights();
        var file = dir.resolve("bad.safetensors");

        var shift = raw.get("norm.bias").toFloats();
        shift[3] = Float.NaN;
        Safetensors.write(file, raw.with("norm.bias", Weight.of(shift, shift.length)));
        assertThatThrownBy(() -> ModelBundle.read(file))
                .hasMessageContaining("tensor norm.bias holds NaN or infinity at element 3");

        Safetensors.write(
                file, raw.with("norm.bias", Weight.of(new float[5], 5)).without("norm.weight"::equals));
        assertThatThrownBy(() -> ModelBundle.read(file))
                .hasMessageContaining("missing [norm.weight]")
                .hasMessageContaining("norm.bias: expected (32), got (5)");
    }

    @Test
    void aFileThatIsNotThereIsOneLine() {
        assertThatThrownBy(() -> ModelBundle.read(dir.resolve("absent.pth")))
                .isInstanceOf(CheckpointException.class)
                .message()
                .doesNotContain("\n")
                .contains("absent.pth");
        assertThat(Files.exists(dir.resolve("absent.pth"))).isFalse();
    }

    private static byte[] tensors(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(bytes, (int) (8 + header), bytes.length);
    }

    @Test
    void anotherCalibrationLeavesEverythingElseOfABundleByteForByte() throws Exception {
        var raw = ModelBundle.read(TestModels.micro());
        var file = dir.resolve("bundle.safetensors");
        new ModelBundle(DESCRIPTION, raw.architecture(), raw.weights()).write(file);
        var foreign = new LinkedHashMap<>(Safetensors.read(file).metadata());
        foreign.put("other.key", "keep me");
        Safetensors.write(file, Safetensors.read(file).withMetadata(foreign));
        byte[] before = tensors(file);

        var other = new Calibration(3, 0.5, Optional.empty(), Optional.empty());
        ModelBundle.writeCalibrated(Checkpoint.read(file), other, file);

        assertThat(tensors(file)).isEqualTo(before);
        assertThat(Safetensors.read(file).metadata())
                .containsEntry("other.key", "keep me")
                .containsEntry("qpt.raw.mean", "3.0")
                .doesNotContainKeys("qpt.mos.curve", "qpt.percentiles.set");
        assertThat(ModelBundle.read(file).description()).isEqualTo(DESCRIPTION.withCalibration(other));
    }

    @Test
    void aCheckpointBecomesABundleWithTheCalibration() throws Exception {
        var file = dir.resolve("new.safetensors");
        ModelBundle.writeCalibrated(Checkpoint.read(TestModels.micro()), TestModels.calibration(), file);
        var bundle = ModelBundle.read(file);
        assertThat(bundle.description().name()).isEqualTo("hivit-micro");
        assertThat(bundle.description().calibration()).contains(TestModels.calibration());
    }
}
