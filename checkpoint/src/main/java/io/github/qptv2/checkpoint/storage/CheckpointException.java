package io.github.qptv2.checkpoint.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A checkpoint that cannot be read, written or used. The message is one line: the file, the cause and a remedy. */
public final class CheckpointException extends IOException {

    private static final int MAX_LENGTH = 1000;

    public CheckpointException(Path file, String what) {
        super(oneLine(file + ": " + what));
    }

    public CheckpointException(Path file, String what, Throwable cause) {
        this(file, what);
        initCause(cause);
    }

    /** Translates an error of the file system into a message that names no Java class. */
    public static CheckpointException of(Path file, IOException cause) {
        if (cause instanceof CheckpointException known) {
            return known;
        }
        if (cause instanceof NoSuchFileException) {
            return new CheckpointException(file, "no such file", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new CheckpointException(file, "access is denied; check the file's permissions", cause);
        }
        var reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return new CheckpointException(file, reason == null ? "input or output failed" : reason, cause);
    }

    /** Wraps an error in writing whose message names the file already. */
    public static CheckpointException written(IOException cause) {
        return cause instanceof CheckpointException known ? known : new CheckpointException(cause);
    }

    private CheckpointException(IOException cause) {
        super(oneLine(String.valueOf(cause.getMessage())));
        initCause(cause);
    }

    // names inside a hostile file may hold line breaks or terminal escapes, and may be megabytes long
    private static String oneLine(String text) {
        var printable = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
        return printable.length() <= MAX_LENGTH ? printable : printable.substring(0, MAX_LENGTH - 1) + "…";
    }
}
