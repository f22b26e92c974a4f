package io.github.qptv2.scoring.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.jspecify.annotations.Nullable;

/** A class path folder of models: {@code NAME.safetensors}, {@code NAME.json}, and the names in {@code index}. */
record ModelFolder(ClassLoader loader) {

    private static final String FOLDER = "io/github/qptv2/models/";
    private static final String BUNDLE = ".safetensors";

    List<String> names() {
        return text("index")
                .map(index -> index.lines().filter(line -> !line.isBlank()).toList())
                .orElse(List.of());
    }

    /** Reads a model's HiViT. */
    ModelBundle read(String name) throws CheckpointException {
        return ModelBundle.of(checkpoint(name));
    }

    /** Reads a file from a temporary copy: weights are mapped into memory, which a jar's entries do not allow. */
    Checkpoint checkpoint(String name) throws CheckpointException {
        try {
            Path folder = Files.createTempDirectory("qpt-model");
            Path copy = folder.resolve(name + BUNDLE);
            try {
                var read = Checkpoint.read(copy(name, folder));
                return new Checkpoint(Path.of(name + BUNDLE), read.container(), read.weights());
            } finally {
                delete(copy);
                delete(folder);
            }
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw uncopied(name, e);
        }
    }

    /** Copies a bundle into a folder, as {@code NAME.safetensors}. */
    Path copy(String name, Path folder) throws CheckpointException {
        Path copy = folder.resolve(name + BUNDLE);
        try (var in = open(name + BUNDLE)) {
            if (in == null) {
                throw new CheckpointException(
                        Path.of(name + BUNDLE),
                        "is not on the class path; it comes with io.github.qptv2:qpt-models" + others());
            }
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw uncopied(name, e);
        }
    }

    private static CheckpointException uncopied(String name, IOException e) {
        return new CheckpointException(
                Path.of(name + BUNDLE), "cannot be copied to the folder for temporary files: " + e.getMessage());
    }

    private static void delete(Path file) {
        if (file.toFile().exists() && !file.toFile().delete()) {
            file.toFile().deleteOnExit(); // Windows keeps a file that is mapped
        }
    }

    private String others() {
        List<String> names = names();
        return names.isEmpty() ? "" : ", where there are " + String.join(", ", names);
    }

    Optional<String> card(String name) {
        return text(name + ".json");
    }

    long bytes(String name) {
        var bundle = loader.getResource(FOLDER + name + BUNDLE);
        try {
            return bundle == null ? 0 : bundle.openConnection().getContentLengthLong();
        } catch (IOException e) {
            return 0;
        }
    }

    private @Nullable InputStream open(String file) {
        return loader.getResourceAsStream(FOLDER + file);
    }

    private Optional<String> text(String file) {
        try (var in = open(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // as if the folder were not on the class path
        }
    }
}
