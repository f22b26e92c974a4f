package io.github.qptv2.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.github.qptv2.io.FailedOpening;

/** Holds the file {@code .lock} of a folder, so that one run at a time writes to it. */
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a folder, which exists.
     *
     * @param inUse message of the error
     * @throws TrainingException if this or another process holds the lock
     */
    public static FolderLock open(Path folder, String inUse) throws IOException, TrainingException {
        var channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return new FolderLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new TrainingException(inUse, e);
        } catch (IOException e) { // the file system has no locks
            FailedOpening.close(channel, e);
            throw e;
        }
    }

    /** Releases the lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
