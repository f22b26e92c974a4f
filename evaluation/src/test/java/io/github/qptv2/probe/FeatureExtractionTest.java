package io.github.qptv2.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeatureExtractionTest {

    private static final ImageView NATIVE = ImageView.parse("native:32");

    @TempDir
    private Path folder;

    private static List<float[]> extracted(
            BackboneModel.Network network, List<ImageView> views, @Nullable Path banks, List<Path> files)
            throws IOException {
        try (var extraction = FeatureExtraction.open(List.of(network), views, banks, 2)) {
            return extraction.of(files, done -> {});
        }
    }

    @Test
    void rowsFollowTheFilesAndColumnsTheViews() throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < 20; i++) {
            files.add(Backbones.image(folder.resolve(i + ".png"), 50 + 10 * i));
        }
        var rows = extracted(Backbones.network("double"), List.of(NATIVE, ImageView.parse("crops:16:1")), null, files);
        assertThat(rows).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(rows.get(i)).hasSize(6).startsWith(2 * (50 + 10 * i));
        }
    }

    @Test
    void cachedFeaturesAreNotComputedAgain() throws IOException {
        Path banks = folder.resolve("banks"), image = Backbones.image(folder.resolve("a.png"), 100);
        var both = extracted(Backbones.network(), List.of(NATIVE), banks, List.of(image));
        // the cache is keyed by the hash of the bytes, so it also answers for bytes that no longer decode
        assertThat(banks).isDirectoryContaining("glob:**tiny-half-*").isDirectoryContaining("glob:**tiny-double-*");
        Path copy = Files.copy(image, folder.resolve("copy.txt"));
        var again = extracted(Backbones.network("double"), List.of(NATIVE), banks, List.of(copy));
        assertThat(again.get(0)).containsExactly(200, 200, 200);
        assertThat(both.get(0)).endsWith(again.get(0));
    }

    @Test
    void featuresComputedBeforeAFailureAreSaved() throws IOException {
        Path banks = folder.resolve("banks"), image = Backbones.image(folder.resolve("a.png"), 100);
        Path broken = Files.writeString(folder.resolve("b.png"), "no image");
        assertThatThrownBy(() -> extracted(Backbones.network("double"), List.of(NATIVE), banks, List.of(image, broken)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(broken + ": ");
        var bank = FeatureBank.open(banks, Backbones.network(), "double", NATIVE);
        assertThat(bank.get(io.github.qptv2.io.Sha256.of(image))).containsExactly(200, 200, 200);
    }

    @Test
    void anInvalidNetworkIsAnError() {
        var network = new BackboneModel.Network(Backbones.network().spec(), new byte[] {8});
        assertThatThrownBy(() -> extracted(network, List.of(NATIVE), null, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("tiny: ");
    }
}
