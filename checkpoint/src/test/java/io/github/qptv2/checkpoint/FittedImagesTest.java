package io.github.qptv2.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FittedImagesTest {

    @TempDir
    private Path folder;

    private Path file(String name, String contents) throws Exception {
        return Files.writeString(folder.resolve(name), contents);
    }

    @Test
    void aCopyOfAnImageIsFoundUnderAnyName() throws Exception {
        var fitted = FittedImages.of(List.of(file("a.png", "one"), file("b.png", "two")));
        var evaluated = List.of(file("c.png", "three"), file("copy.png", "two"));

        assertThat(fitted.hashes()).hasSize(2).contains(0x7692c3ad3540bb80L); // sha256 of "one"
        assertThat(fitted.among(evaluated)).containsExactly(folder.resolve("copy.png"));
    }

    @Test
    void hashesAreStoredInAFileAndOmittedIfUnknown() throws Exception {
        var empty = StateDict.of(Map.of());
        var fitted = FittedImages.of(List.of(file("a.png", "one"), file("b.png", "two")));

        assertThat(FittedImages.of(fitted.in(empty))).isEqualTo(fitted);
        assertThat(FittedImages.of(empty)).isEqualTo(FittedImages.UNKNOWN);
        assertThat(FittedImages.UNKNOWN.in(empty).names()).isEmpty();
        assertThat(FittedImages.UNKNOWN.isKnown()).isFalse();
        assertThatThrownBy(() -> FittedImages.of(empty.with("labels.images", Weight.of(new float[8], 1, 8))))
                .hasMessageStartingWith("tensor labels.images must be bytes (n, 8), got ");
    }
}
