package io.github.qptv2.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MutationTest {

    private static final byte[] FILE = "0123456789".repeat(20).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "abcdefghij".repeat(20).getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @EnumSource
    void equalRandomNumbersGiveEqualFilesThatDifferFromTheirSource(Mutation kind) {
        int changed = 0;
        for (int seed = 0; seed < 100; seed++) {
            byte[] once = kind.apply(FILE, OTHER, new SplittableRandom(seed));
            assertThat(kind.apply(FILE, OTHER, new SplittableRandom(seed))).isEqualTo(once);
            changed += Arrays.equals(once, FILE) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(90);
        assertThat(FILE).startsWith('0', '1').hasSize(200);
    }

    @Test
    void aChecksumIsValidAfterItIsRenewed() throws IOException {
        byte[] png = new ImageSeeds(12, 10)
                .all()
                .getOrDefault("gray.png", new byte[0])
                .clone();
        int height = 23; // the last byte of the height in IHDR
        png[height] = 5;
        var strict = ImageReader.standard().withCorruptFiles(CorruptFiles.REFUSE);
        assertThatThrownBy(() -> strict.read(png, "a")).hasMessageContaining("the CRC of chunk IHDR is wrong");
        assertThatThrownBy(() -> strict.read(PngChecksums.renewed(png), "a"))
                .hasMessageNotContaining("CRC"); // too many rows are left
        assertThat(ImageReader.standard().read(PngChecksums.renewed(png), "a").height())
                .isEqualTo(5);
    }
}
