package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Deletes least recently used files of a {@link FrameCache}, so that all files together stay within its limit. */
final class CacheEviction {

    static final String ENDING = ".frame";
    static final String PARTIAL = ".partial";

    private static final int PARTS = 16; // of the limit that may be written between two counts
    private static final long ABANDONED = Duration.ofHours(1).toMillis();

    private final Path folder;
    private final long limit;
    private long uncounted;
    private long counted;

    /**
     * Counts the files of a folder.
     *
     * @param limit bytes of all files together
     */
    CacheEviction(Path folder, long limit) throws IOException {
        this.folder = folder;
        this.limit = limit;
        shrink();
    }

    long limit() {
        return limit;
    }

    private record CachedFile(Path file, long bytes, long used) {}

    /** Registers written bytes, and evicts files where that is due. */
    synchronized void written(long bytes) throws IOException {
        uncounted += bytes;
        if (counted + uncounted > limit || uncounted > limit / PARTS) {
            shrink();
        }
    }

    /** Counts; above the limit, deletes least recently used files until a sixteenth of it is free. */
    private void shrink() throws IOException {
        List<CachedFile> files = files();
        counted = files.stream().mapToLong(CachedFile::bytes).sum();
        uncounted = 0;
        if (counted <= limit) {
            return;
        }
        files.sort(Comparator.comparingLong(CachedFile::used).thenComparing(CachedFile::file));
        for (var oldest : files) {
            if (counted <= limit - limit / PARTS) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            counted -= oldest.bytes();
        }
    }

    private List<CachedFile> files() throws IOException {
        var files = new ArrayList<CachedFile>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                long used = attributes.lastModifiedTime().toMillis();
                if (file.toString().endsWith(ENDING)) {
                    files.add(new CachedFile(file, attributes.size(), used));
                } else if (file.toString().endsWith(PARTIAL) && System.currentTimeMillis() - used > ABANDONED) {
                    Files.deleteIfExists(file); // of a killed process
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
                return FileVisitResult.CONTINUE; // deleted by another process meanwhile
            }
        });
        return files;
    }
}
