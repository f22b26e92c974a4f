package io.github.qptv2.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Objects;

/** Converts the exceptions of reading a list or a folder lazily to messages of one line that name the file. */
public final class UnreadableInput {

    private UnreadableInput() {}

    /**
     * The exception to throw.
     *
     * @param file being read; a message that already names another file is kept
     */
    public static IOException in(Path file, Exception problem) {
        if (problem instanceof UncheckedIOException unchecked) {
            IOException cause = Objects.requireNonNull(unchecked.getCause());
            boolean worded = !cause.toString().equals(unchecked.getMessage());
            return worded ? new IOException(oneLine(unchecked), cause) : in(file, cause);
        }
        if (problem instanceof CharacterCodingException) {
            return new IOException(file + ": is not UTF-8 text; save it as UTF-8", problem);
        }
        return new IOException("%s: cannot be read: %s; correct the file".formatted(file, oneLine(problem)), problem);
    }

    private static String oneLine(Exception problem) {
        return ExceptionText.firstLine(problem, problem.getClass().getSimpleName());
    }
}
