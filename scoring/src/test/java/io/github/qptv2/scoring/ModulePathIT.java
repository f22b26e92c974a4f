package io.github.qptv2.scoring;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A program that is a module, compiled and run on the module path, with the native libraries on the class path. */
class ModulePathIT {

    private static final String DESCRIPTOR = "module example { requires io.github.qptv2.scoring; }";

    private static final String PROGRAM =
            """
            package example;

            import java.nio.file.Path;

            import io.github.qptv2.scoring.Scorer;

            public final class Example {
                public static void main(String[] args) throws Exception {
                    try (var scorer = Scorer.load(Path.of(args[0]))) {
                        System.out.println(Scorer.class.getModule() + " says "
                                + scorer.score(Path.of(args[1])).raw());
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aModuleThatRequiresScoringCompilesWithoutWarningsAndScores() throws Exception {
        Path model = folder.resolve("hivit-micro.pth");
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/hivit-micro.pth"))) {
            Files.copy(in, model);
        }
        Path program = compiled();
        double raw;
        try (var scorer = Scorer.load(model)) {
            raw = scorer.score(Path.of("../docs/sample.jpg")).raw();
        }

        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                modulePath() + File.pathSeparator + program,
                "-cp",
                natives(),
                "-m",
                "example/example.Example",
                model.toString(),
                Path.of("../docs/sample.jpg").toString());
        Path errors = folder.resolve("errors.txt");
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(() -> text(errors)).isZero();
        assertThat(said).isEqualTo("module io.github.qptv2.scoring says " + raw);
    }

    private Path compiled() throws IOException {
        Path descriptor = Files.writeString(folder.resolve("module-info.java"), DESCRIPTOR);
        Path source = Files.writeString(folder.resolve("Example.java"), PROGRAM);
        Path classes = folder.resolve("classes");
        var said = new StringWriter();
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "-Xlint:all,-path", // manifests of bytedeco name jars that are not there
                        "-Werror",
                        "-p",
                        modulePath(),
                        "-d",
                        classes.toString(),
                        descriptor.toString(),
                        source.toString());
        assertThat(code).as(said.toString()).isZero();
        return classes;
    }

    /** What RuntimeClassPathIT describes, and this module itself. */
    private static String modulePath() throws IOException {
        var files = new ArrayList<>(List.of(Path.of("target", "classes").toString()));
        Arrays.stream(Files.readString(Path.of("target", "runtime.classpath"))
                        .strip()
                        .split(File.pathSeparator))
                .filter(file -> !file.matches(".*[/\\\\](protobuf-java|tribuo)[^/\\\\]*"))
                .forEach(files::add);
        return String.join(File.pathSeparator, files);
    }

    private static String natives() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(file -> file.matches(".*-(linux|macosx|windows)-(x86_64|arm64)\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
