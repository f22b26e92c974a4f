package io.github.qptv2.server.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.qptv2.io.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the folders of processes that were killed: those whose lock is free. */
final class AbandonedFolders {

    /** Beginning of the names of folders. */
    static final String PREFIX = "qpt-serve-";
    /** Name of the file in a folder that its process has locked. */
    static final String LOCK = "lock";

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedFolders.class);

    /**
     * Folders that this process holds. Their locks are not tried: closing any channel of a file releases all POSIX
     * locks that the process has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private AbandonedFolders() {}

    /** From now on the folder is one of this process. */
    static void hold(Path folder) {
        HELD.add(folder);
    }

    /** Deletes a folder of this process. */
    static void release(Path folder) {
        deleteAll(folder);
        HELD.remove(folder);
    }

    static void delete(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isAbandoned(folder)) {
                    LOG.info("deleting {} of a process that was killed", folder);
                    deleteAll(folder);
                }
            }
        }
    }

    private static boolean isAbandoned(Path folder) {
        Path file = folder.resolve(LOCK);
        if (HELD.contains(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false; // of this process, of another user, or about to be locked
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // of another user
        }
    }

    /** Deletes a folder as far as possible; links are deleted, not followed. */
    static void deleteAll(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", folder, e.toString());
        }
    }
}
