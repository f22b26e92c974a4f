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
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The project in {@code examples/consumer}: compiled against this module and its runtime dependencies alone, and run in
 * an empty environment without flags.
 */
class ConsumerIT {

    private static final Path SOURCES = Path.of("../examples/consumer/src/main/java");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeImages() throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        for (int i = 0; i < 3; i++) {
            var image = TestModels.image(64 + 30 * i, 64, i).toBufferedImage();
            ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
        }
        Files.write(images.resolve("1.png"), new byte[] {1, 2, 3}); // corrupt
    }

    @Test
    void worksOnTheClassPath() throws Exception {
        Path classes = compiled("-cp", libraries(), "consumer/ScoreFolder.java");
        run("-cp", String.join(File.pathSeparator, classes.toString(), libraries(), natives()), "consumer.ScoreFolder");
    }

    @Test
    void worksOnTheModulePath() throws Exception {
        Path classes = compiled("-p", libraries(), "module-info.java", "consumer/ScoreFolder.java");
        run(
                "-p",
                String.join(File.pathSeparator, classes.toString(), libraries()),
                "-cp",
                natives(),
                "-m",
                "consumer/consumer.ScoreFolder");
    }

    private Path compiled(String option, String path, String... sources) {
        Path classes = folder.resolve("classes");
        var arguments = new ArrayList<>(List.of("-Xlint:all,-path", "-Werror", "--release", "17"));
        arguments.addAll(List.of(option, path, "-d", classes.toString()));
        Arrays.stream(sources).map(source -> SOURCES.resolve(source).toString()).forEach(arguments::add);
        var output = new StringWriter();
        var writer = new PrintWriter(output);
        int code = ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        assertThat(code).as(output.toString()).isZero();
        return classes;
    }

    private void run(String... options) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add(TestModels.micro().toString());
        command.add(folder.resolve("images").toString());
        Path errors = folder.resolve("errors.txt");
        var builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        var process = builder.start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        assertThat(lines)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("path,status,"),
                        line -> assertThat(line).startsWith("0.png,ok,unknown,"),
                        line -> assertThat(line)
                                .startsWith("1.png,error,")
                                .contains("is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF"),
                        line -> assertThat(line).startsWith("2.png,ok,unknown,"),
                        line -> assertThat(line).isEqualTo("canceled: true"),
                        line -> assertThat(line).isEqualTo("scorer is closed"));
    }

    /** This module and its runtime dependencies, as {@link RuntimeClassPathIT} describes them. */
    private static String libraries() throws IOException {
        var files = Files.readString(Path.of("target", "runtime.classpath")).strip();
        return Stream.concat(
                        Stream.of(Path.of("target", "classes").toString()),
                        Arrays.stream(files.split(File.pathSeparator)))
                .filter(file -> !file.matches(".*[/\\\\](protobuf-java|tribuo)[^/\\\\]*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String natives() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(file -> file.matches(".*-(linux|macosx|windows)-(x86_64|arm64)\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
