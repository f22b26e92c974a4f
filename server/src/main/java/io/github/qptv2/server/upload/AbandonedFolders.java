package io.github.qptv2.server.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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

    private AbandonedFolders() {}

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
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false; // of another user, or about to be locked
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // of another user, or of this process
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
