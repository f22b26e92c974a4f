package io.github.qptv2.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a temporary file beside the target; {@link #commit} forces it to the disk and renames it. Closed without a
 * commit, or after a crash, the target is as it was before. A link's destination is replaced, not the link.
 *
 * <pre>{@code
 * try (var out = AtomicOutputStream.open(file)) {
 *     out.write(bytes);
 *     out.commit();
 * }
 * }</pre>
 *
 * <p>A target that exists and is not a regular file, such as {@code /dev/stdout}, is written directly.
 */
public final class AtomicOutputStream extends FilterOutputStream {

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;

    private AtomicOutputStream(Path target, Path temporary, FileChannel channel) {
        super(new BufferedOutputStream(Channels.newOutputStream(channel)));
        this.target = target;
        this.temporary = temporary;
        this.channel = channel;
    }

    /** Creates the temporary file; throws what {@link FileChannel#open} throws if the folder cannot be written. */
    public static AtomicOutputStream open(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new AtomicOutputStream(file, file, FileChannel.open(file, StandardOpenOption.WRITE));
        }
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // createTempFile would make the result readable by its owner alone
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new AtomicOutputStream(target, temporary, channel);
    }

    private boolean isDirect() {
        return temporary.equals(target);
    }

    /** The file itself, empty at first; writes through it and through the stream must not be mixed. */
    FileChannel channel() {
        return channel;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Replaces the target by what was written; afterwards nothing can be written. */
    public void commit() throws IOException {
        out.flush();
        if (!isDirect()) {
            channel.force(true);
            channel.close();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Deletes the temporary file unless it was committed. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (isDirect()) {
                out.flush();
            }
        } finally {
            if (!isDirect()) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
