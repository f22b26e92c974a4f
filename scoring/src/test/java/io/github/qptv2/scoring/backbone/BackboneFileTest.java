package io.github.qptv2.scoring.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackboneFileTest {

    @TempDir
    private Path folder;

    private static BackboneModel model(Regression regression) {
        var spec = new BackboneSpec(
                "tiny", InputScaling.parse("1,2,3/4,5,6"), true, List.of("half", "double"), 48, "Apache-2.0");
        return new BackboneModel(
                List.of(
                        new BackboneModel.Network(spec, BackboneTest.golden("backbone.onnx")),
                        new BackboneModel.Network(
                                BackboneSpec.of("other", InputScaling.parse("unit")), new byte[] {1, 2, 3})),
                List.of(ImageView.parse("native:64"), ImageView.parse("crops:32:2+reduced:64")),
                new Standardization(new float[] {1, 2}, new float[] {3, 4}),
                regression);
    }

    private static final Regression KERNEL = new KernelRegression(
            new PrincipalProjection(new float[] {0.5f, 0.25f}, 2),
            new QuantizedVectors(new byte[] {1, -2, 127}, new float[] {0.5f}),
            new float[] {1, -1, 0.125f},
            3.7,
            0.4);

    private Path written(StateDict file) throws IOException {
        Path path = folder.resolve("model.qpt");
        Safetensors.write(path, file);
        return path;
    }

    @Test
    void everythingReadsBack() throws IOException {
        var model = model(KERNEL);
        var read =
                BackboneFile.decode(Safetensors.read(written(BackboneFile.withChecksum(BackboneFile.encode(model)))));
        assertThat(read).usingRecursiveComparison().isEqualTo(model);
    }

    @Test
    void aLinearRegressionReadsBack() throws IOException {
        var model = model(new LinearRegression(new float[] {0.1f, 0.2f}, 1e-3));
        var read =
                BackboneFile.decode(Safetensors.read(written(BackboneFile.withChecksum(BackboneFile.encode(model)))));
        assertThat(read).usingRecursiveComparison().isEqualTo(model);
    }

    @Test
    void filesDoNotDependOnTheLocale() throws IOException {
        var model = model(KERNEL);
        var expected = BackboneFile.withChecksum(BackboneFile.encode(model));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            var encoded = BackboneFile.withChecksum(BackboneFile.encode(model));
            assertThat(encoded.names()).contains("backbone.0.onnx", "backbone.1.onnx");
            assertThat(encoded.metadata())
                    .isEqualTo(expected.metadata())
                    .containsEntry("qpt.backbone.views", "native:64\ncrops:32:2+reduced:64");
            var read = BackboneFile.decode(Safetensors.read(written(encoded)));
            assertThat(read).usingRecursiveComparison().isEqualTo(model);
            assertThat(BackboneFile.decode(expected)).usingRecursiveComparison().isEqualTo(model);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aNetworkOfAllOutputsReadsBackAsThat() {
        var read = BackboneFile.decode(BackboneFile.withChecksum(BackboneFile.encode(model(KERNEL))));
        assertThat(read.networks().get(1).spec().outputs()).isEmpty();
    }

    @Test
    void noChangedByteGoesUnseen() throws IOException {
        Path path = written(BackboneFile.withChecksum(BackboneFile.encode(model(KERNEL))));
        byte[] sound = Files.readAllBytes(path);
        for (int i = 0; i < sound.length; i++) {
            byte[] corrupt = sound.clone();
            corrupt[i] ^= 4;
            Path other = Files.write(folder.resolve("corrupt.qpt"), corrupt);
            assertThatThrownBy(() -> BackboneFile.decode(Safetensors.read(other)))
                    .as("byte %d", i)
                    .isInstanceOfAny(IOException.class, IllegalArgumentException.class)
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void otherMetadataIsSealedWithTheRest() {
        var encoded = BackboneFile.encode(model(KERNEL));
        var entries = new LinkedHashMap<>(encoded.metadata());
        entries.put("qpt.name", "mine");
        var sealed = BackboneFile.withChecksum(encoded.withMetadata(entries));
        entries.putAll(sealed.metadata());
        entries.put("qpt.name", "another");
        assertThat(BackboneFile.decode(sealed).views()).hasSize(2);
        assertThatThrownBy(() -> BackboneFile.decode(sealed.withMetadata(entries)))
                .hasMessage("the file is corrupt: its contents do not match its SHA-256");
        assertThat(BackboneFile.decode(BackboneFile.withChecksum(sealed.withMetadata(entries)))
                        .views())
                .hasSize(2);
    }

    @Test
    void aLaterLayoutIsRefused() {
        var encoded = BackboneFile.encode(model(KERNEL));
        var entries = new LinkedHashMap<>(encoded.metadata());
        entries.put("qpt.backbone.format", "2");
        assertThatThrownBy(() -> BackboneFile.decode(encoded.withMetadata(entries)))
                .hasMessage("backbone format must be 1, got 2; update qpt");
    }
}
