package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CorruptFilesTest {

    private static final ImageReader READER = ImageReader.standard();

    private static byte[] sound() throws IOException {
        var random = new Random(1);
        var noise = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 48; i++) {
            noise.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
        }
        return TestImages.encode(noise, "jpeg");
    }

    /** Without some bytes in the middle of the data. */
    private static byte[] corrupt() throws IOException {
        byte[] file = sound();
        int from = file.length - 900;
        return TestImages.join(Arrays.copyOf(file, from), Arrays.copyOfRange(file, from + 100, file.length));
    }

    @ParameterizedTest
    @EnumSource(
            value = CorruptFiles.class,
            names = {"WARN", "ACCEPT"})
    void aCorruptJpegIsDecodedWithAWarning(CorruptFiles policy) throws IOException {
        Image image = READER.withCorruptFiles(policy).read(corrupt(), "a.jpg");
        assertThat(image.width()).isEqualTo(64);
        assertThat(image.warning()).get().asString().startsWith("corrupt: ").contains(" in scan 1 at byte ");
        assertThat(image.crop(0, 0, 8, 8).warning()).isEqualTo(image.warning());
    }

    @Test
    void theStandardPolicyIsToWarn() throws IOException {
        assertThat(READER.read(corrupt(), "a").warning()).isPresent();
        assertThat(READER.read(sound(), "a").warning()).isEmpty();
    }

    @Test
    void aCorruptJpegIsRefusedWithItsCause() throws IOException {
        byte[] file = corrupt();
        String cause = READER.read(file, "a.jpg").warning().orElseThrow().substring("corrupt: ".length());
        ImageReader strict = READER.withCorruptFiles(CorruptFiles.REFUSE);
        assertThatThrownBy(() -> strict.withMaxMegapixels(1).read(file, "a.jpg"))
                .isInstanceOf(ImageException.class)
                .hasMessage("a.jpg: is corrupt: " + cause + "; copy or download it again");
        assertThatThrownBy(() -> strict.check(file, "a.jpg"))
                .isInstanceOf(ImageException.class)
                .hasMessage("a.jpg: is corrupt: " + cause + "; copy or download it again");
        byte[] sound = sound();
        assertThat(strict.check(sound, "a.jpg")).isEmpty();
        assertThat(READER.check(file, "a.jpg")).get().asString().startsWith("corrupt: ");
        assertThat(strict.read(sound, "a.jpg").warning()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CorruptFiles.class)
    void aTruncatedFileIsRefusedWhateverThePolicy(CorruptFiles policy) throws IOException {
        byte[] file = sound();
        byte[] half = Arrays.copyOf(file, file.length - 400);
        assertThatThrownBy(() -> READER.withCorruptFiles(policy).read(half, "a"))
                .hasMessage("a: truncated: the file ends before the image does; copy or download it again");
    }

    @Test
    void aWrongChecksumOfAnAncillaryChunkIsAWarning() throws IOException {
        byte[] text = TestImages.chunk("tEXt", TestImages.ascii("a\0b"));
        text[text.length - 1] ^= 1;
        byte[] png = TestImages.png(new int[] {1, 1, 8, 0}, new byte[] {0, 77}, text);
        assertThat(READER.read(png, "a").warning()).hasValue("corrupt: the CRC of chunk tEXt at byte 33 is wrong");
    }

    /** As in libpng, Pillow and libvips. */
    @ParameterizedTest
    @EnumSource(CorruptFiles.class)
    void aWrongChecksumOfHeaderOrPaletteIsRefusedWhateverThePolicy(CorruptFiles policy) throws IOException {
        byte[] header = TestImages.png(new int[] {1, 1, 8, 0}, new byte[] {0, 77});
        header[32] ^= 1;
        assertThatThrownBy(() -> READER.withCorruptFiles(policy).read(header, "a"))
                .hasMessage("a: is not a readable PNG: the CRC of chunk IHDR is wrong; replace it");
        byte[] colors = TestImages.chunk("PLTE", new byte[] {1, 2, 3});
        colors[colors.length - 1] ^= 1;
        byte[] indexed = TestImages.png(new int[] {1, 1, 8, 3}, new byte[] {0, 0}, colors);
        assertThatThrownBy(() -> READER.withCorruptFiles(policy).read(indexed, "a"))
                .hasMessage("a: is not a readable PNG: the CRC of chunk PLTE is wrong; replace it");
    }

    @Test
    void anInterruptionDuringTheCheckIsKept(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("a.jpg"), corrupt());
        Thread.currentThread().interrupt();
        try {
            assertThat(READER.read(corrupt(), "a").warning()).isPresent();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    @Timeout(60)
    void manyThreadsCheckAtOnce() throws IOException {
        byte[] corrupt = corrupt(), sound = sound();
        long warnings = IntStream.range(0, 400)
                .parallel()
                .filter(i -> warned(i % 2 == 0 ? corrupt : sound))
                .count();
        assertThat(warnings).isEqualTo(200);
    }

    private static boolean warned(byte[] file) {
        try {
            return READER.read(file, "a").warning().isPresent();
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
    }
}
