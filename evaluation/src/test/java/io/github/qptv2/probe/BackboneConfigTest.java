package io.github.qptv2.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.config.YamlConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackboneConfigTest {

    @TempDir
    private Path folder;

    private Path onnx() throws IOException {
        return Files.write(folder.resolve("net.onnx"), Backbones.onnx());
    }

    private Path yaml(String text) throws IOException {
        return Files.writeString(folder.resolve("net.yaml"), text);
    }

    @Test
    void missingFieldsHaveDefaults() throws IOException {
        onnx();
        var network = BackboneConfig.read(yaml("file: net.onnx\n"), BackboneConfig.DEFAULT);
        assertThat(network.onnx()).isEqualTo(Backbones.onnx());
        assertThat(network.spec().name()).isEqualTo("net");
        assertThat(network.spec().scaling()).hasToString("imagenet");
        assertThat(network.spec().bgr()).isFalse();
        assertThat(network.spec().outputs()).isEmpty();
        assertThat(network.spec().minSide()).isEqualTo(32);
        assertThat(network.spec().license()).isEmpty();
    }

    @Test
    void everyFieldIsUsed() throws IOException {
        onnx();
        var network = BackboneConfig.read(
                yaml(
                        """
                        file: net.onnx
                        name: lite
                        scaling: 127/128
                        channels: bgr
                        outputs: [half, double]
                        min-side: 75
                        license: Apache-2.0
                        """),
                BackboneConfig.DEFAULT);
        assertThat(network.spec().name()).isEqualTo("lite");
        assertThat(network.spec().scaling()).hasToString("efficientnet-lite");
        assertThat(network.spec().bgr()).isTrue();
        assertThat(network.spec().outputs()).containsExactly("half", "double");
        assertThat(network.spec().minSide()).isEqualTo(75);
        assertThat(network.spec().license()).isEqualTo("Apache-2.0");
    }

    @Test
    void anOnnxFileUsesTheGivenSettings() throws IOException {
        var settings = new BackboneConfig("", "", "unit", "bgr", List.of("half"), 40, "MIT");
        var spec = BackboneConfig.read(onnx(), settings).spec();
        assertThat(spec.name()).isEqualTo("net");
        assertThat(spec.scaling()).hasToString("unit");
        assertThat(spec.bgr()).isTrue();
        assertThat(spec.outputs()).containsExactly("half");
        assertThat(spec.minSide()).isEqualTo(40);
        assertThat(spec.license()).isEqualTo("MIT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels: cmyk|net.yaml:1: channels must be rgb or bgr, got cmyk",
                "scaling: half|net.yaml:1: a scaling must be imagenet, efficientnet-lite, inception, unit, none, or",
                "min-side: 0|net.yaml:1: min side must be in [1, 1024] pixels, got 0",
                "size: 3|net.yaml:1: ",
                "name: net|net.yaml: must name the ONNX file with file:"
            })
    void invalidFieldsAreErrorsOfOneLine(String text, String message) throws IOException {
        Path file = yaml(text);
        assertThatThrownBy(() -> BackboneConfig.read(file, BackboneConfig.DEFAULT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aMissingFileIsAnError() throws IOException {
        Path file = yaml("file: other.onnx");
        assertThatThrownBy(() -> BackboneConfig.read(file, BackboneConfig.DEFAULT))
                .hasMessage(folder.resolve("other.onnx") + ": no such file");
    }

    @Test
    void theDefaultsReadBack() throws IOException {
        assertThat(YamlConfig.parse("", "none", BackboneConfig.DEFAULT)).isEqualTo(BackboneConfig.DEFAULT);
    }
}
