package io.github.qptv2.sample;

import java.io.IOException;
import java.nio.file.Path;

/** Tells of a file that was not put there by this program, or was changed since, and so is not replaced. */
public final class ForeignFileException extends IOException {

    private static final long serialVersionUID = 1;

    ForeignFileException(Path file) {
        super(file + ": not a sample image as it was painted, so the folder is left alone; choose an empty folder");
    }
}
