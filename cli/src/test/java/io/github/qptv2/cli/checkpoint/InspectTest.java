package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InspectTest {

    @TempDir
    private Path folder;

    private String json(Path file) {
        var run = Cli.run("inspect", file, "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private Path written(StateDict weights) throws IOException {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, weights);
        return file;
    }

    @Test
    void containerNestingAndPrefixAreReported() {
        assertThat(json(Cli.golden("hivit-micro.wrapped.pth", folder)))
                .contains("\"format\":\"PyTorch zip\",\"nesting\":[\"state_dict\"],\"prefix\":\"module.\","
                        + "\"ignored\":[\"epoch\",\"optimizer\"]")
                .contains("\"sha256\":\"6ba716334f74a42dd1467b9e2c0b4810307ead65c4f0d0ba16d73c0efafeedf9\"")
                .contains("\"dtypes\":{\"float32\":67,\"int64\":1}");
        assertThat(json(Cli.golden("hivit-micro.legacy.pth", folder)))
                .contains("\"format\":\"PyTorch legacy (before 1.6)\"");
    }

    @Test
    void thePrefixOfATrainingFrameworkIsReported() throws IOException {
        var weights = Checkpoint.read(Cli.microModel(folder)).weights();
        var prefixed = weights.renamed(name -> "model.net." + name);
        assertThat(json(written(prefixed)))
                .contains("\"prefix\":\"model.net.\"")
                .contains("\"missing\":[],\"unexpected\":[]");
        assertThat(Cli.run("inspect", folder.resolve("weights.safetensors")).out())
                .contains("fit to score     yes");
    }

    @Test
    void severalNetworksAreAProblemThatNamesTheirPrefixes() throws IOException {
        var weights = Checkpoint.read(Cli.microModel(folder)).weights();
        var both =
                new LinkedHashMap<>(weights.renamed(name -> "student." + name).weights());
        both.putAll(weights.renamed(name -> "teacher." + name).weights());
        assertThat(json(written(StateDict.of(both))))
                .contains("\"problem\":\"holds 2 networks, with the prefixes student., teacher.; select one:"
                        + " qpt convert --prefix student.\"");
    }

    @Test
    void missingUnexpectedAndMisshapenTensorsAreNamed() throws IOException {
        var nan = new float[32];
        nan[3] = Float.NaN;
        var weights = Checkpoint.read(Cli.microModel(folder))
                .weights()
                .without(name -> name.equals("blocks.6.attn.proj.bias"))
                .with("norm.weight", Weight.of(new float[31], 31))
                .with("norm.bias", Weight.of(nan, 32))
                .with("extra.weight", Weight.of(new float[2], 2));
        Path file = written(weights);
        assertThat(json(file))
                .contains("\"missing\":[\"blocks.6.attn.proj.bias\"],\"unexpected\":[\"extra.weight\"],"
                        + "\"misshapen\":[\"norm.weight: expected (32), got (31)\"],\"nonFinite\":[\"norm.bias\"]");
        assertThat(Cli.run("inspect", file).out())
                .contains("missing          blocks.6.attn.proj.bias\n")
                .contains("NaN or infinity  norm.bias\n")
                .contains("fit to score     no\n");
    }

    @Test
    void aVideoNetworkIsComparedWithItsInflatedLayout() throws IOException {
        // 4 frames with a temporal kernel of 2: twice the positions, three times the bias rows
        var weights = Checkpoint.read(Cli.microModel(folder)).weights();
        weights = weights.with("patch_embed.proj.weight", Weight.of(new float[8 * 3 * 2 * 16], 8, 3, 2, 4, 4))
                .with("absolute_pos_embed", Weight.of(new float[32 * 32], 1, 32, 32))
                .with("quality_regressor.fc_cls.0.weight", Weight.of(new float[64 * 32], 64, 32, 1, 1, 1))
                .with("quality_regressor.fc_cls.3.weight", Weight.of(new float[64], 1, 64, 1, 1, 1));
        for (String name : weights.names()) {
            if (name.endsWith("relative_position_bias_table")) {
                weights = weights.with(name, Weight.of(new float[3 * 49 * 2], 3 * 49, 2));
            }
        }
        assertThat(json(written(weights)))
                .contains("\"name\":\"hivit-custom-video\"")
                .contains("\"frames\":4")
                .contains("\"clips\":{\"clips\":4,\"interval\":2,\"view\":\"fragments\"}")
                .contains("\"missing\":[],\"unexpected\":[],\"misshapen\":[]");
        assertThat(Cli.run("inspect", folder.resolve("weights.safetensors")).out())
                .contains("clips            4 of a video, one frame in 2, fragments\n")
                .doesNotContain("short side")
                .contains("fit to score     yes, clips of 4 frames\n");
    }

    @Test
    void otherTensorsAreListedWithoutAnArchitecture() throws IOException {
        Path file = written(new StateDict(Map.of("w", Weight.of(new float[6], 2, 3)), Map.of("author", "me")));
        assertThat(json(file))
                .contains("\"tensors\":1,\"elements\":6")
                .contains(
                        "\"architecture\":null,\"problem\":\"not a HiViT checkpoint: it has no patch_embed.proj.weight; its tensors are w\"")
                .contains("\"metadata\":{\"author\":\"me\"}");
    }

    @Test
    void anErrorIsOneLine() throws IOException {
        Path file = java.nio.file.Files.writeString(folder.resolve("a.pth"), "{}");
        var run = Cli.run("inspect", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).startsWith("qpt: " + file + ": not a checkpoint");
    }
}
