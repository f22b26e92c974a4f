package io.github.qptv2.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Validates the paths of output files. */
public final class OutputPaths {

    private static final String PAGE = "<!DOCTYPE html>";

    private OutputPaths() {}

    /** Refuses a file in a missing folder; folders are not created, since the path may be mistyped. */
    public static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserException("cannot write " + file + ": there is no folder " + folder + "; create it first");
        }
    }

    /** As {@link #requireFolder}, and refuses a path that is a folder. */
    public static void requireFile(String option, Path file) {
        if (file.toAbsolutePath().getParent() == null || Files.isDirectory(file)) {
            throw new UserException(option + " must be a file, got the folder " + file);
        }
        requireFolder(file);
    }

    /** Refuses the same file for {@code option} and {@code --out}. */
    public static void requireOther(String option, Path file, Path out) {
        if (out.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
            throw new UserException(option + " and --out must be two files, got " + file);
        }
    }

    /** Refuses to overwrite a file other than {@code in}. */
    public static void requireNew(Path out, Path in) throws IOException {
        if (Files.exists(out) && !Files.isSameFile(out, in)) {
            throw new UserException(out + " exists; choose another name for --out");
        }
    }

    /** As {@link #requireFile}, and refuses to overwrite anything but an HTML page. */
    public static void requirePage(String option, Path file) {
        requireFile(option, file);
        requireBeginning(option, file, PAGE, "not an HTML page");
    }

    /**
     * Refuses to overwrite a file that is neither empty nor an earlier result.
     *
     * @param beginning first bytes of a result
     * @param other what a file with another beginning is, such as {@code not an HTML page}
     */
    public static void requireBeginning(String option, Path file, String beginning, String other) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > 0) {
                try (var in = Files.newInputStream(file)) {
                    var found = new String(in.readNBytes(beginning.length()), StandardCharsets.ISO_8859_1);
                    if (!beginning.equalsIgnoreCase(found)) {
                        throw new UserException(
                                "%s exists and is %s; choose another name for %s".formatted(file, other, option));
                    }
                }
            }
        } catch (IOException e) {
            throw new UserException("cannot write " + file + ": " + FileErrors.reason(e));
        }
    }
}
