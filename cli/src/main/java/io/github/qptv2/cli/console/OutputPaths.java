package io.github.qptv2.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are to be written. */
public final class OutputPaths {

    private static final String PAGE = "<!DOCTYPE html>";

    private OutputPaths() {}

    /** Refuses a file in a folder that is not there: none is made for a slip of the pen. */
    public static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserException("cannot write " + file + ": there is no folder " + folder + "; make it first");
        }
    }

    /** As {@link #requireFolder}, and refuses a folder where {@code option} wants a file. */
    public static void requireFile(String option, Path file) {
        if (file.toAbsolutePath().getParent() == null || Files.isDirectory(file)) {
            throw new UserException(option + " must be a file, got the folder " + file);
        }
        requireFolder(file);
    }

    /** Refuses one file for two results. */
    public static void requireOther(String option, Path file, Path out) {
        if (out.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
            throw new UserException(option + " and --out must be two files, got " + file);
        }
    }

    /** As {@link #requireFile}, and refuses to replace anything but an earlier page. */
    public static void requirePage(String option, Path file) {
        requireFile(option, file);
        requireBeginning(option, file, PAGE, "no page");
    }

    /** Refuses to replace a file that is not empty and does not begin as an earlier result does. */
    public static void requireBeginning(String option, Path file, String beginning, String none) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > 0) {
                try (var in = Files.newInputStream(file)) {
                    var found = new String(in.readNBytes(beginning.length()), StandardCharsets.ISO_8859_1);
                    if (!beginning.equalsIgnoreCase(found)) {
                        throw new UserException(
                                "%s is there and is %s; choose another name for %s".formatted(file, none, option));
                    }
                }
            }
        } catch (IOException e) {
            throw new UserException("cannot write " + file + ": " + FileErrors.reason(e));
        }
    }
}
