package io.github.qptv2.scoring;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.architecture.Layout;
import io.github.qptv2.checkpoint.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * protobuf 4 before everything else on the class path, as a program may have it that scores: ours is another package.
 */
class ForeignProtobufIT {

    private static final Path FOREIGN = Path.of("target", "foreign", "protobuf-java.jar");

    @TempDir
    private Path folder;

    @Test
    void scoresAreTheSameBesideProtobuf4() throws Exception {
        Path model = folder.resolve("model.safetensors");
        Safetensors.write(model, SelfTest.formula(Layout.network(SelfTest.CONFIG)));
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        BesideProtobuf.class.getName(),
                        model.toString())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        var lines = new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(child.waitFor())
                .as(Files.readString(folder.resolve("stderr")))
                .isZero();
        assertThat(lines).hasSize(2).first().isEqualTo("4");
        assertThat(Double.parseDouble(lines.get(1))).isEqualTo(BesideProtobuf.score(model), within(1e-6));
    }

    /** That of this test, without the protobuf of which the jar of qpt-onnx has a copy under another name. */
    private static String classPath() {
        var own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("protobuf-java"));
        return Stream.concat(Stream.of(FOREIGN.toString()), own).collect(Collectors.joining(File.pathSeparator));
    }
}
