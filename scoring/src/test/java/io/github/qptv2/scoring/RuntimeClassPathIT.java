package io.github.qptv2.scoring;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** What a program that scores gets from this module, as Maven resolves it. */
class RuntimeClassPathIT {

    private static final Path RUNTIME = Path.of("target", "runtime.classpath");

    /** In the jar of qpt-onnx under other names; only inside this build they are listed too. */
    private static final Pattern PACKED = Pattern.compile("protobuf-java|tribuo");

    private static List<Path> files(String classPath) {
        return Arrays.stream(classPath.strip().split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> !PACKED.matcher(file.getFileName().toString()).lookingAt())
                .toList();
    }

    @Test
    void hasOnnxRuntimeAndNoLibtorch() throws IOException {
        assertThat(files(Files.readString(RUNTIME)))
                .extracting(file -> file.getFileName().toString())
                .anyMatch(name -> name.startsWith("onnxruntime"))
                .anyMatch(name -> name.startsWith("opencv"))
                .noneMatch(name -> name.contains("pytorch"))
                .noneMatch(name -> name.matches("qpt-(tensor|model)-.*"));
    }

    /** Class files that were not packed into jars yet add less than a megabyte. */
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void isSmallerThan140MegabytesWithItsNatives() throws IOException {
        var natives = files(System.getProperty("java.class.path")).stream()
                .filter(file -> file.getFileName().toString().endsWith("-linux-x86_64.jar"))
                .filter(file -> !file.toString().contains("pytorch"));
        long bytes = 0;
        for (Path file : Stream.concat(files(Files.readString(RUNTIME)).stream(), natives)
                .toList()) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        assertThat(bytes).isBetween(100_000_000L, 140_000_000L);
    }
}
