package io.github.qptv2.cli.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Invalid checkpoints: every command prints the same line, exits with 1 and writes nothing. */
class BadModelTest {

    @TempDir
    private Path folder;

    private void isRefused(Path model, String message) {
        Path out = folder.resolve("out.safetensors");
        for (Cli run : new Cli[] {
            Cli.run("score", "--model", model, "a.jpg"), Cli.run("convert", model, out),
        }) {
            assertThat(run.err()).isEqualTo("qpt: " + model + ": " + message + "\n");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
        }
        assertThat(out).doesNotExist();
    }

    private Path changed(String name, Weight weight) throws IOException {
        StateDict weights = Checkpoint.read(Cli.microModel(folder)).weights().with(name, weight);
        Path file = folder.resolve("changed.safetensors");
        Safetensors.write(file, weights);
        return file;
    }

    @Test
    void aTruncatedCheckpoint() throws IOException {
        byte[] whole = Files.readAllBytes(Cli.microModel(folder));
        Path cut = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, whole.length / 2));
        var run = Cli.run("inspect", cut);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).startsWith("qpt: " + cut + ": ");
        isRefused(cut, run.err().strip().substring(("qpt: " + cut + ": ").length()));
    }

    @Test
    void aWrongShape() throws IOException {
        isRefused(
                changed("norm.weight", Weight.of(new float[31], 31)),
                "weights do not fit the model: missing [], unexpected [], wrong shape [norm.weight: expected (32),"
                        + " got (31)]");
    }

    @Test
    void aWeightThatIsNaN() throws IOException {
        var values = new float[32];
        values[7] = Float.NaN;
        isRefused(
                changed("norm.bias", Weight.of(values, 32)),
                "tensor norm.bias holds NaN or infinity at element 7; the training diverged or the file is corrupt");
    }

    @Test
    void aPickleThatRunsAProgram() throws IOException {
        var pickle = new ByteArrayOutputStream();
        pickle.write(new byte[] {(byte) 0x80, 2});
        pickle.write("cposix\nsystem\nX".getBytes(StandardCharsets.US_ASCII));
        byte[] harm = ("touch " + folder.resolve("harm")).getBytes(StandardCharsets.US_ASCII);
        pickle.write(new byte[] {(byte) harm.length, 0, 0, 0});
        pickle.write(harm);
        pickle.write(new byte[] {(byte) 0x85, 'R', '.'});
        Path file = folder.resolve("evil.pth");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            zip.setMethod(java.util.zip.ZipOutputStream.STORED);
            stored(zip, "archive/data.pkl", pickle.toByteArray());
            stored(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
        var run = Cli.run("inspect", file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("posix.system");
        assertThat(folder.resolve("harm")).doesNotExist();
        isRefused(file, run.err().strip().substring(("qpt: " + file + ": ").length()));
    }

    private static void stored(java.util.zip.ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new java.util.zip.ZipEntry(name);
        var crc = new java.util.zip.CRC32();
        crc.update(bytes);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }
}
