package io.github.qptv2.sample;

import java.io.IOException;
import java.nio.file.Path;

/** A file that this program did not write, or that was changed since, and that is therefore not replaced. */
public final class ForeignFileException extends IOException {

    private static final long serialVersionUID = 1;

    ForeignFileException(Path file) {
        super(file + ": not an unchanged sample image, so the folder is left unchanged; choose an empty folder");
    }
}
