package io.github.qptv2.cli.console;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears, whole, when it is committed; closed without that, or after a crash, what stood there before
 * stands there still. What is no regular file, such as {@code /dev/stdout}, is written to as it is.
 */
public final class ReplacingFile extends FilterOutputStream {

    private final Path target;
    private final Path temporary;

    private ReplacingFile(Path target, Path temporary, OutputStream out) {
        super(out);
        this.target = target;
        this.temporary = temporary;
    }

    public static ReplacingFile open(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new ReplacingFile(file, file, Files.newOutputStream(file));
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // not createTempFile: that would leave the result readable by its owner alone
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        var out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new ReplacingFile(target, temporary, new BufferedOutputStream(out));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Puts the file in its place; nothing may be written after. */
    public void commit() throws IOException {
        out.close();
        if (!temporary.equals(target)) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            if (!temporary.equals(target)) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
