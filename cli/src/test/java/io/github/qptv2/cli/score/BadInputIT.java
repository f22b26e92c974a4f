package io.github.qptv2.cli.score;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Images and folders that cannot be scored: a one-line reason and exit code 1. */
class BadInputIT {

    @TempDir
    private Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void copyModel() {
        model = Cli.microModel(folder);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private void cannotBeScored(Path image, String error) {
        var run = Cli.run("score", "--model", model, "--format", "jsonl", image);
        assertThat(run.onlyRow().text(RowColumn.ERROR)).contains(error);
        assertThat(run.onlyRow().path()).isEqualTo(image.toString());
        assertThat(run.err()).isEqualTo("qpt: 1 of 1 inputs could not be scored; see their rows\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void anEmptyFile() throws IOException {
        cannotBeScored(file("a.jpg", new byte[0]), "is empty; replace it");
    }

    @Test
    void aTruncatedImage() throws IOException {
        byte[] whole = Files.readAllBytes(TestImages.write(folder.resolve("whole.jpg"), 300, 200, 1));
        cannotBeScored(
                file("cut.jpg", Arrays.copyOf(whole, whole.length / 2)),
                "truncated: the file ends before the image does; copy or download it again");
    }

    @Test
    void textUnderTheNameOfAnImage() throws IOException {
        cannotBeScored(
                file("a.jpg", "some text,\n".getBytes(StandardCharsets.UTF_8)),
                "is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF");
    }

    @Test
    void aSinglePixel() throws IOException {
        cannotBeScored(
                TestImages.write(folder.resolve("a.png"), 1, 1, 1),
                "an image must be at least 16 pixels on each side, got 1x1");
    }

    @Test
    void aLine() throws IOException {
        cannotBeScored(
                TestImages.write(folder.resolve("a.png"), 1, 20000, 1),
                "an image must be at least 16 pixels on each side, got 1x20000");
    }

    @Test
    void aRibbon() throws IOException {
        cannotBeScored(
                TestImages.write(folder.resolve("a.png"), 16, 900, 1),
                "an image's sides must be at most 50:1, got 16x900");
    }

    @Test
    void aHeaderThatClaimsGigapixels() throws IOException {
        cannotBeScored(
                file("bomb.png", png(60_000, 60_000)),
                "images may have at most 250 megapixels, got 60000x60000; shrink it or raise the limit");
    }

    @Test
    void morePixelsThanTheUserAllows() throws IOException {
        Path image = TestImages.write(folder.resolve("a.png"), 1200, 1000, 1);
        var run = Cli.run("score", "--model", model, "--max-megapixels", "1", "--format", "jsonl", image);
        assertThat(run.onlyRow().text(RowColumn.ERROR))
                .contains("images may have at most 1 megapixels, got 1200x1000; shrink it or raise the limit");
    }

    @Test
    void aDanglingLink() throws IOException {
        cannotBeScored(
                Files.createSymbolicLink(folder.resolve("a.jpg"), folder.resolve("nowhere")),
                "does not exist; check the path");
    }

    @Test
    void aFolderWithoutImages() throws IOException {
        cannotBeScored(
                Files.createDirectory(folder.resolve("empty")),
                "no images or videos in this folder; add --recursive to include its subfolders");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDisk() throws IOException {
        Path image = TestImages.write(folder.resolve("a.png"), 64, 64, 1);
        for (String format : new String[] {"table", "csv", "json", "jsonl"}) {
            var run = Cli.run("score", "--model", model, "--format", format, "--out", "/dev/full", image);
            assertThat(run.err()).endsWith("qpt: cannot write /dev/full: No space left on device\n");
            assertThat(run.exitCode()).isEqualTo(1);
        }
        assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
        try (var full = new FileOutputStream("/dev/full")) {
            var run = Cli.runInto(full, "score", "--model", model, "--format", "csv", image);
            assertThat(run.err()).isEqualTo("qpt: cannot write the standard output: No space left on device\n");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNamedPipeInAFolderDoesNotBlock() throws Exception {
        Path pipe = folder.resolve("pipe.png");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var run = Cli.run("score", "--model", model, "--format", "csv", folder);

        assertThat(run.out()).contains(pipe + ",error,unknown,hivit-micro,,,,,,,,is not a regular file");
    }

    @Test
    void oneBadImageAmongOthers() throws IOException {
        Path images = TestImages.folder(folder.resolve("images"), 3, 64);
        Files.write(images.resolve("001.png"), new byte[0]);
        var run = Cli.run("score", "--model", model, "--format", "csv", images);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.outLines()).hasSize(4);
        assertThat(run.outLines().get(2))
                .matches(Pattern.quote(images.resolve("001.png")
                                + ",error,unknown,hivit-micro,,,,,,,,is empty; replace it,,,,,,,,,")
                        + "[0-9a-f]{12},,,,,,,,"); // the model's hash, no settings and no distribution
        assertThat(Objects.requireNonNull(images.toFile().list())).hasSize(3);
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        var header = new ByteArrayOutputStream();
        var chunk = new DataOutputStream(header);
        chunk.writeBytes("IHDR");
        chunk.writeInt(width);
        chunk.writeInt(height);
        chunk.write(new byte[] {8, 2, 0, 0, 0});
        write(out, header.toByteArray());
        write(out, "IDATx".getBytes(StandardCharsets.US_ASCII));
        write(out, "IEND".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] chunk) throws IOException {
        var crc = new CRC32();
        crc.update(chunk);
        out.writeInt(chunk.length - 4);
        out.write(chunk);
        out.writeInt((int) crc.getValue());
    }
}
