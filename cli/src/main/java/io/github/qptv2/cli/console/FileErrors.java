package io.github.qptv2.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Messages for file system errors, without Java class names. */
public final class FileErrors {

    private FileErrors() {}

    /** One line, with the file if the exception names it. */
    public static String named(IOException e) {
        return e instanceof FileSystemException system ? system.getFile() + ": " + reason(e) : reason(e);
    }

    /**
     * As {@link #named(IOException)}; a message of the operating system, which names no file, is about {@code output}.
     */
    public static String named(IOException e, Path output) {
        String line = named(e);
        return e instanceof FileSystemException || line.contains(": ") ? line : "cannot write " + output + ": " + line;
    }

    /** One line: the message of the exception if it has one of its own, else that of its cause. */
    public static String named(UncheckedIOException e) {
        IOException cause = Objects.requireNonNull(e.getCause());
        String message = e.getMessage();
        return message == null || message.equals(cause.toString())
                ? named(cause)
                : message.lines().findFirst().orElse("");
    }

    /** One line without the file. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied; check the permissions";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "exists and is not a folder";
        }
        if (e instanceof FileSystemLoopException) {
            return "symbolic links form a loop";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null
                ? "input or output failed"
                : reason.lines().findFirst().orElse("");
    }
}
