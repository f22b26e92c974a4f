package io.github.qptv2.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file as a whole: after a crash or on a full disk the old one is there as it was. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the new content from the channel's beginning. */
    @FunctionalInterface
    public interface Content {
        /** Called once, with an empty file. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes beside {@code target}, forces the bytes to the disk, then renames; a link's destination is replaced.
     *
     * @throws IOException in one line, if the folder is missing, the disk is full or access is denied
     */
    public static void write(Path target, Content content) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(target + ": cannot be written: it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(target + ": cannot be written: there is no folder " + folder);
        }
        try {
            var real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            // not createTempFile: that would leave the result readable by its owner alone
            replace(real, real.resolveSibling("." + real.getFileName() + "." + UUID.randomUUID() + ".tmp"), content);
        } catch (IOException e) {
            throw new IOException(target + ": " + reason(e), e);
        }
    }

    /** As {@link #write(Path, Content)}, of bytes that are at hand. */
    public static void write(Path target, byte[] content) throws IOException {
        write(target, channel -> {
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        });
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied; check the file's permissions";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? "input or output failed" : reason;
    }

    private static void replace(Path target, Path temporary, Content content) throws IOException {
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.writeTo(channel);
            channel.force(true);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
