package io.github.qptv2.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Replaces a file as a whole: after a crash, or when the disk is full, the previous content is unchanged. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the new content. */
    @FunctionalInterface
    public interface Content {
        /** Writes to an empty file; called once. */
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes as {@link AtomicOutputStream}.
     *
     * @throws IOException with a message of one line, if the folder is missing, the disk is full or access is denied
     */
    public static void write(Path target, Content content) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(target + ": cannot be written: it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(target + ": cannot be written: there is no folder " + folder);
        }
        try (var out = AtomicOutputStream.open(target)) {
            content.writeTo(out.channel());
            out.commit();
        } catch (IOException e) {
            throw new IOException(target + ": " + reason(e), e);
        }
    }

    /** Writes an array. */
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
}
