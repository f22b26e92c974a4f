package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.cli.Cli;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.CropScale;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ConvertTest {

    @TempDir
    private Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void paths() {
        in = Cli.microModel(folder);
        out = folder.resolve("out.safetensors");
    }

    private void isRefused(Cli run, int exitCode, String message) {
        assertThat(run.err().lines().findFirst()).contains("qpt: " + message);
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aBundleHasTheSameWeightsAndTheGivenMetadata() throws IOException {
        var run = Cli.run(
                "convert",
                in,
                out,
                "--task",
                "iqa",
                "--name",
                "micro",
                "--training-data",
                "formula",
                "--inference",
                "pooling=norm_then_mean",
                "--inference",
                "eps=1e-5");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("qpt: wrote " + out + ": hivit-custom, 67 tensors\n");
        var bundle = ModelBundle.read(out);
        assertThat(bundle.description().name()).isEqualTo("micro");
        assertThat(bundle.description().task()).isEqualTo(Task.IQA);
        assertThat(bundle.description().trainingData()).isEqualTo("formula");
        assertThat(bundle.description().inferenceConfig().pooling()).isEqualTo(Pooling.NORM_THEN_MEAN);
        assertThat(bundle.description().inferenceConfig().epsilon()).isEqualTo(1e-5);
        var original = ModelBundle.read(in).weights();
        assertThat(bundle.weights().names()).containsExactlyElementsOf(original.names());
        assertThat(bundle.weights().get("norm.bias").toFloats())
                .isEqualTo(original.get("norm.bias").toFloats());
        assertThat(bundle.weights().contains("relative_position_index")).isFalse();
    }

    @Test
    void aPrefixSelectsOneOfSeveralNetworks() throws IOException {
        var weights = ModelBundle.read(in).weights();
        var teacher = weights.with("norm.bias", Weight.of(new float[32], 32));
        var both =
                new LinkedHashMap<>(weights.renamed(name -> "student." + name).weights());
        both.putAll(teacher.renamed(name -> "teacher.module." + name).weights());
        both.put("criterion.weight", Weight.of(new float[7], 7));
        var file = folder.resolve("both.safetensors");
        Safetensors.write(file, StateDict.of(both));

        isRefused(
                Cli.run("convert", file, out),
                1,
                file + ": holds 2 networks, with the prefixes student., teacher.module.; select one:"
                        + " qpt convert --prefix student.");
        isRefused(
                Cli.run("convert", file, out, "--prefix", "ema."),
                1,
                file + ": holds no network with the prefix ema.; found student., teacher.module.");
        assertThat(Cli.run("convert", file, out, "--prefix", "teacher.module").exitCode())
                .isZero();
        assertThat(ModelBundle.read(out).weights().get("norm.bias").toFloats()).containsOnly(0);
    }

    @Test
    void weightsAreStoredInTheGivenType() throws IOException {
        assertThat(Cli.run("convert", in, out, "--dtype", "bf16").exitCode()).isZero();
        assertThat(ModelBundle.read(out).weights().weights().values()).allMatch(weight -> weight.dtype() == DType.BF16);
    }

    @Test
    void aValueTooLargeForHalfPrecisionIsNamed() throws IOException {
        var values = new float[32];
        values[0] = 70_000; // the largest fp16 number is 65,504
        Safetensors.write(
                folder.resolve("large.safetensors"),
                ModelBundle.read(in).weights().with("norm.bias", Weight.of(values, 32)));
        isRefused(
                Cli.run("convert", folder.resolve("large.safetensors"), out, "--dtype", "f16"),
                1,
                folder.resolve("large.safetensors")
                        + ": tensor norm.bias has values too large for F16; use bf16 or f32");
        assertThat(out).doesNotExist();
    }

    @Test
    void anExistingFileIsOverwrittenOnlyByForce() throws IOException {
        Files.writeString(out, "precious");
        isRefused(Cli.run("convert", in, out), 1, out + " exists; overwrite it with --force");
        assertThat(out).hasContent("precious");
        assertThat(Cli.run("convert", in, out, "--force").exitCode()).isZero();
        assertThat(ModelBundle.read(out).weights().size()).isEqualTo(67);
    }

    @Test
    void inputAndOutputMustDiffer() {
        Cli.run("convert", in, out);
        isRefused(
                Cli.run("convert", out, folder.resolve("./out.safetensors"), "--force"),
                1,
                folder.resolve("./out.safetensors") + " is both IN and OUT; name another file for the bundle");
    }

    @Test
    void anUnknownInferenceSettingIsWrongUsage() {
        isRefused(
                Cli.run("convert", in, out, "--inference", "color=red"),
                2,
                "inference setting must be one of pooling, eps, channels, normalization, resize, got color");
        isRefused(
                Cli.run("convert", in, out, "--inference", "channels=grb"),
                2,
                "channels must be one of rgb, bgr, got grb");
        isRefused(
                Cli.run("convert", in, out, "--task", "smell"),
                2,
                "task must be one of iqa, iaa, vqa, unknown, got smell");
        isRefused(
                Cli.run("convert", in, folder.resolve("x.pth")),
                2,
                "OUT must end in .safetensors, got " + folder.resolve("x.pth"));
    }

    @Test
    void scalesAreStoredAndShownAndWrongOnesAreNamed() throws IOException {
        assertThat(Cli.run("convert", in, out, "--scales", "320:4,512:2").exitCode())
                .isZero();
        assertThat(ModelBundle.read(out).description().preprocessing())
                .isEqualTo(new PreprocessingSpec(OptionalInt.of(320), 4).withFiner(new CropScale(512, 2)));
        assertThat(Cli.run("inspect", out).out()).contains("short side 512 pixels, up to 2 crops");
        Path one = folder.resolve("one.safetensors");
        Cli.run("convert", out, one, "--scales", "224:1");
        assertThat(ModelBundle.read(one).description().preprocessing())
                .isEqualTo(new PreprocessingSpec(OptionalInt.of(224), 1));
        assertThat(Cli.run("convert", in, folder.resolve("no.safetensors"), "--scales", "512:2,320:4")
                        .err())
                .contains("--scales must be one scale, or two with the larger last, got 512:2,320:4");
        assertThat(Cli.run("convert", in, folder.resolve("no.safetensors"), "--scales", "320")
                        .err())
                .contains("a scale must be SIDE:CROPS, such as 320:6, got \"320\"");
    }

    @Test
    void aCalibrationIsDroppedWhenTheInferenceConfigurationChanges() throws IOException {
        var read = ModelBundle.read(in);
        var old = read.description();
        Path calibrated = folder.resolve("calibrated.safetensors");
        var calibration = new Calibration(0.5, 0.1, Optional.empty(), Optional.empty());
        new ModelBundle(
                        new ModelDescription(
                                "m",
                                Task.IQA,
                                "",
                                old.inferenceConfig(),
                                old.preprocessing(),
                                Optional.of(calibration)),
                        read.architecture(),
                        read.weights())
                .write(calibrated);
        Cli.run("convert", calibrated, out, "--name", "other");
        assertThat(ModelBundle.read(out).description().calibration()).contains(calibration);
        var run = Cli.run("convert", calibrated, out, "--force", "--inference", "channels=bgr");
        assertThat(run.err())
                .startsWith("qpt: the calibration is dropped: it was fitted with other inference settings\n");
        assertThat(ModelBundle.read(out).description().calibration()).isEmpty();
    }
}
