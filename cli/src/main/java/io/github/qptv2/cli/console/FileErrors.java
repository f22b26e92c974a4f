package io.github.qptv2.cli.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** The operating system's refusals in words that name no Java class. */
public final class FileErrors {

    private FileErrors() {}

    /** One line that names the file, where the exception does. */
    public static String named(IOException e) {
        return e instanceof FileSystemException system ? system.getFile() + ": " + reason(e) : reason(e);
    }

    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied; check the permissions";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "is in the way; a folder is needed there";
        }
        if (e instanceof FileSystemLoopException) {
            return "links lead round in a circle";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null
                ? "input or output failed"
                : reason.lines().findFirst().orElse("");
    }
}
