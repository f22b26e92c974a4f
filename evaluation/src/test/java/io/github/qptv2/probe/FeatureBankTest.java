package io.github.qptv2.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.io.Sha256;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeatureBankTest {

    private static final ImageView VIEW = ImageView.parse("native:64");
    private static final String KEY = Sha256.of(new byte[] {1}), OTHER = Sha256.of(new byte[] {2});

    @TempDir
    private Path folder;

    private FeatureBank open(BackboneModel.Network network, String output, String view) throws IOException {
        return FeatureBank.open(folder, network, output, ImageView.parse(view));
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void savedFeaturesAreReadAgain() throws IOException {
        var bank = FeatureBank.open(folder, Backbones.network(), "half", VIEW);
        bank.put(KEY, new float[] {1, 2});
        bank.put(OTHER, new float[] {3, 4});
        bank.save();
        var again = FeatureBank.open(folder, Backbones.network(), "half", VIEW);
        assertThat(again.get(KEY)).containsExactly(1, 2);
        assertThat(again.get(OTHER)).containsExactly(3, 4);
        assertThat(again.get(Sha256.of(new byte[] {3}))).isNull();
    }

    @Test
    void everyOutputViewScalingAndNetworkHasItsBank() throws IOException {
        var bank = open(Backbones.network(), "half", "native:64");
        bank.put(KEY, new float[] {1});
        bank.save();
        assertThat(open(Backbones.network(), "double", "native:64").get(KEY)).isNull();
        assertThat(open(Backbones.network(), "half", "native:32").get(KEY)).isNull();
        var network = Backbones.network();
        var unit = io.github.qptv2.scoring.backbone.BackboneSpec.of(
                "tiny", io.github.qptv2.scoring.backbone.InputScaling.parse("unit"));
        assertThat(open(new BackboneModel.Network(unit, network.onnx()), "half", "native:64")
                        .get(KEY))
                .isNull();
        assertThat(open(new BackboneModel.Network(network.spec(), new byte[1]), "half", "native:64")
                        .get(KEY))
                .isNull();
        // the bank of an output does not depend on further requested outputs
        assertThat(open(Backbones.network("half"), "half", "native:64").get(KEY))
                .containsExactly(1);
    }

    @Test
    void aBankIsWrittenOnlyWithNewRows() throws IOException {
        open(Backbones.network(), "half", "native:64").save();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCorruptBankIsAnError() throws IOException {
        var bank = open(Backbones.network(), "half", "native:64");
        bank.put(KEY, new float[] {1});
        bank.save();
        Path file = onlyFile();
        assertThat(file.getFileName().toString()).matches("tiny-half-native-64-[0-9a-f]{12}\\.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> open(Backbones.network(), "half", "native:64"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }
}
