package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder of a dataset's copy, whose layout may vary. */
record DatasetFiles(Path folder) {

    /** The first existing file among relative names with forward slashes. */
    Optional<Path> find(String... names) {
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** As {@link #find}; throws with the expected names if none exists. */
    Path require(String... names) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": no such folder");
        }
        return find(names)
                .orElseThrow(() -> new IOException("%s: contains no labels; expected one of %s"
                        .formatted(folder, String.join(", ", List.of(names)))));
    }

    /** The first existing folder, or "" where images are beside the labels. */
    String images(String... names) {
        for (String name : names) {
            if (Files.isDirectory(folder.resolve(name))) {
                return name;
            }
        }
        return "";
    }
}
