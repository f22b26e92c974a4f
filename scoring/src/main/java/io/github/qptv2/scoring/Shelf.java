package io.github.qptv2.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.checkpoint.CheckpointException;
import org.jspecify.annotations.Nullable;

/**
 * Models in a folder of the class path: {@code NAME.safetensors}, {@code NAME.json}, and their names in {@code index}.
 */
record Shelf(ClassLoader loader) {

    private static final String FOLDER = "io/github/qptv2/models/";
    private static final String BUNDLE = ".safetensors";

    List<String> names() {
        return text("index")
                .map(index -> index.lines().filter(line -> !line.isBlank()).toList())
                .orElse(List.of());
    }

    ModelBundle read(String name) throws CheckpointException {
        Path shown = Path.of(name + BUNDLE);
        try (var in = open(name + BUNDLE)) {
            if (in == null) {
                throw new CheckpointException(
                        shown, "is not on the class path; it comes with io.github.qptv2:qpt-models" + others());
            }
            return read(in);
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw new CheckpointException(
                    shown, "cannot be copied to the folder for temporary files: " + e.getMessage());
        }
    }

    private String others() {
        List<String> names = names();
        return names.isEmpty() ? "" : ", where there are " + String.join(", ", names);
    }

    /** Weights are mapped from a file, and what lies in a jar is none. */
    private static ModelBundle read(InputStream in) throws IOException {
        Path copy = Files.createTempFile("qpt-model", BUNDLE);
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return ModelBundle.read(copy);
        } finally {
            if (!copy.toFile().delete()) {
                copy.toFile().deleteOnExit(); // Windows keeps a file that is mapped
            }
        }
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
            return Optional.empty(); // a jar that cannot be read has nothing to offer
        }
    }
}
