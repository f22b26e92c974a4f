package io.github.qptv2.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are to be written. */
final class Destination {

    private Destination() {}

    /** Refuses a file in a folder that is not there: none is made for a slip of the pen. */
    static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserException("cannot write " + file + ": there is no folder " + folder + "; make it first");
        }
    }

    /** As {@link #requireFolder}, and refuses a folder where {@code option} wants a file. */
    static void requireFile(String option, Path file) {
        if (file.toAbsolutePath().getParent() == null || Files.isDirectory(file)) {
            throw new UserException(option + " must be a file, got the folder " + file);
        }
        requireFolder(file);
    }
}
