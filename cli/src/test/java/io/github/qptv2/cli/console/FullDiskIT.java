package io.github.qptv2.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.VideoFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Output to a full disk: one line, exit code 1 and no partial file, for every command that writes. */
@EnabledOnOs(OS.LINUX)
class FullDiskIT {

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path image = Path.of("");
    private Path clip = Path.of("");

    @BeforeEach
    void writeInputs() throws IOException {
        model = Cli.microModel(folder);
        image = TestImages.write(folder.resolve("a.png"), 64, 64, 1);
        var noise = new Random(1);
        clip = VideoFixtures.write(folder.resolve("clip.y4m"), 64, 2, 3, at -> noise.nextInt(256));
    }

    /** {@code /dev/full} refuses every write; the process must end without the stack trace of a shutdown hook. */
    @Test
    void aFullDeviceGivesOneLine() throws Exception {
        Path maps = Files.createDirectory(folder.resolve("maps")), out = Files.createDirectory(folder.resolve("out"));
        Path map = Files.createSymbolicLink(maps.resolve("a.png"), Path.of("/dev/full"));
        Path degraded = Files.createSymbolicLink(out.resolve("a.png"), Path.of("/dev/full"));
        Path curve = Files.createSymbolicLink(folder.resolve("curve.png"), Path.of("/dev/full"));

        assertOneLine(map, "score", "--model", model, "--format", "csv", "--map", maps, image);
        assertOneLine(degraded, "degrade", "--out", out, image);
        assertOneLine(curve, "score", "--model", model, "--format", "csv", "--curve", curve, clip);
    }

    private void assertOneLine(Path file, Object... args) throws Exception {
        var run = RunningCli.start(folder, args);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr()).isEqualTo("qpt: cannot write " + file + ": No space left on device\n");
    }

    @Test
    void noPartialFileIsLeft() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0,
                "a small disk cannot be mounted by this user");
        try {
            run(
                    "sh",
                    "-c",
                    "cat /dev/zero > \"$0\" 2> /dev/null",
                    disk.resolve("filler").toString());
            Path images = TestImages.folder(folder.resolve("images"), 3, 64);
            for (var command : Stream.<List<Object>>of(
                            List.of("score", "--model", model, "--map", disk, image),
                            List.of("score", "--model", model, "--curve", disk.resolve("c.png"), clip),
                            List.of("score", "--model", model, "--per-frame", disk.resolve("p.csv"), clip),
                            List.of("score", "--model", model, "--format", "json", "--out", disk.resolve("o"), image),
                            List.of("score", "--model", model, "--format", "csv", "--out", disk.resolve("o"), image),
                            List.of("score", "--model", model, "--format", "jsonl", "--out", disk.resolve("o"), image),
                            List.of("curate", images, "--out", disk.resolve("m.jsonl")),
                            List.of("rank", "--model", model, "--report", disk.resolve("r.html"), image),
                            List.of("rank", "--model", model, "--out", disk.resolve("r.txt"), image),
                            List.of("degrade", "--out", disk, image),
                            List.of("degrade", "--series", "1", "--out", disk, image),
                            List.of("convert", model, disk.resolve("m.safetensors")),
                            List.of("export", model, disk.resolve("m.onnx")),
                            List.of("sample", disk.resolve("samples")),
                            List.of("shard", images, "--out", disk.resolve("shards")))
                    .toList()) {
                var run = Cli.run(command.toArray());
                var errors = run.err()
                        .lines()
                        .filter(line -> !line.contains("no calibration"))
                        .toList();
                assertThat(errors).as("%s", command).hasSize(1);
                assertThat(errors.get(0))
                        .startsWith("qpt: ")
                        .contains(disk.toString())
                        .endsWith(": No space left on device");
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(files(disk)).as("%s", command).containsExactly("filler");
                assertThat(open(disk))
                        .as("descriptors left open by %s", command)
                        .isEmpty();
            }
            assertThat(run("umount", disk.toString())).as("no file is in use").isZero();
        } finally {
            run("umount", "-l", disk.toString()); // after a failure
        }
    }

    private static List<String> files(Path disk) throws IOException {
        try (var files = Files.walk(disk)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }

    /** Files of a folder that this process has open. */
    private static List<String> open(Path folder) throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .map(FullDiskIT::target)
                    .filter(file -> file.startsWith(folder.toString()))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) { // that of the listing itself
            return "";
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
