package io.github.qptv2.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.checkpoint.Inspection;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.UserException;
import org.jspecify.annotations.Nullable;

/** The file that {@code qpt doctor --fix} writes. */
final class FixTarget {

    private FixTarget() {}

    /**
     * Validates {@code --out}.
     *
     * @throws IllegalArgumentException without {@code --fix}, or for another file than a bundle
     */
    static void check(Path out, boolean fix) {
        if (!fix) {
            throw new IllegalArgumentException("--out needs --fix");
        }
        if (!out.toString().endsWith(".safetensors")) {
            throw new IllegalArgumentException("--out must end in .safetensors, got " + out);
        }
    }

    /**
     * The bundle itself, or a new file; existing files are never overwritten.
     *
     * @throws UserException if the file exists, or its folder is missing
     */
    static Path of(Inspection inspection, Path model, @Nullable Path out) {
        if (out == null
                && inspection.model() != null
                && inspection.model().source().equals("file")) {
            return model;
        }
        Path target = out == null ? sibling(model) : out;
        if (Files.exists(target)) {
            throw new UserException(target + " exists; name another file with --out");
        }
        OutputPaths.requireFolder(target);
        return target;
    }

    private static Path sibling(Path model) {
        String name = String.valueOf(model.getFileName());
        return model.resolveSibling(name.replaceFirst("\\.[^.]+$", "") + ".safetensors");
    }
}
