package io.github.qptv2.scoring.bundle;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelFolderTest {

    @TempDir
    private Path folder;

    private Path jar() throws IOException {
        Path golden = folder.resolve("micro.pth");
        try (var in = Objects.requireNonNull(ModelFolderTest.class.getResourceAsStream("/golden/hivit-micro.pth"))) {
            Files.copy(in, golden);
        }
        Path bundle = folder.resolve("qpt-iqa-mini.safetensors");
        ModelBundle.read(golden).write(bundle);
        Path jar = folder.resolve("models.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(out, "index", "qpt-iqa-mini\n".getBytes(StandardCharsets.UTF_8));
            put(out, "qpt-iqa-mini.safetensors", Files.readAllBytes(bundle));
            put(out, "qpt-iqa-mini.json", "{}".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry("io/github/qptv2/models/" + name));
        out.write(bytes);
        out.closeEntry();
    }

    @Test
    void aModelInAJarIsReadAsItsFileIs() throws IOException {
        try (var loader = new URLClassLoader(new URL[] {jar().toUri().toURL()}, null)) {
            var models = new ModelFolder(loader);
            assertThat(models.names()).containsExactly("qpt-iqa-mini");
            var file = ModelBundle.read(folder.resolve("qpt-iqa-mini.safetensors"));
            var builtIn = models.read("qpt-iqa-mini");
            assertThat(builtIn.description()).isEqualTo(file.description());
            assertThat(builtIn.weights().names()).isEqualTo(file.weights().names());
            assertThat(builtIn.weights().get("norm.weight").toFloats())
                    .containsExactly(file.weights().get("norm.weight").toFloats());
            assertThat(models.bytes("qpt-iqa-mini")).isEqualTo(Files.size(folder.resolve("qpt-iqa-mini.safetensors")));
            assertThat(models.card("qpt-iqa-mini")).contains("{}");
            assertThat(models.card("other")).isEmpty();
            assertThat(models.bytes("other")).isZero();
        }
    }

    @Test
    void whatIsNotThereIsToldWithWhatIs() throws IOException {
        try (var loader = new URLClassLoader(new URL[] {jar().toUri().toURL()}, null)) {
            assertThatThrownBy(() -> new ModelFolder(loader).read("qpt-iaa-mini"))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessage("qpt-iaa-mini.safetensors: is not on the class path; it comes with"
                            + " io.github.qptv2:qpt-models, where there are qpt-iqa-mini");
        }
    }

    @Test
    void aModelThatIsMissingLeavesNoTemporaryFolder() throws IOException {
        try (var loader = new URLClassLoader(new URL[0], null)) {
            var before = temporaryFolders();
            assertThatThrownBy(() -> new ModelFolder(loader).read("qpt-iaa-mini"))
                    .isInstanceOf(CheckpointException.class);
            assertThat(temporaryFolders()).isSubsetOf(before);
        }
    }

    private static List<Path> temporaryFolders() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("qpt-model"))
                    .toList();
        }
    }

    @Test
    void withoutTheArtifactThereIsNone() throws IOException {
        try (var loader = new URLClassLoader(new URL[0], null)) {
            assertThat(new ModelFolder(loader).names()).isEqualTo(List.of());
            assertThatThrownBy(() -> new ModelFolder(loader).read("qpt-iqa-mini"))
                    .hasMessage("qpt-iqa-mini.safetensors: is not on the class path; it comes with"
                            + " io.github.qptv2:qpt-models");
        }
    }
}
