package io.github.qptv2.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;

/**
 * The files of a ZIP archive, extracted one by one. Names, number and declared sizes of all entries are checked first,
 * and the declared size is held to while an entry is extracted.
 */
final class ZipItems implements Items {

    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final Upload upload;
    private final List<ZipEntry> entries;
    private int next;

    private ZipItems(ZipFile zip, Upload upload, List<ZipEntry> entries) {
        this.zip = zip;
        this.upload = upload;
        this.entries = entries;
    }

    /** @throws ProblemException if this is no archive, or one that exceeds a limit */
    static ZipItems open(Path file, Upload upload, BodyLimits limits) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
        try {
            return new ZipItems(zip, upload, checked(zip, limits));
        } catch (IllegalArgumentException e) { // a name that is no UTF-8
            zip.close();
            throw malformed(String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            zip.close();
            throw e;
        }
    }

    private static List<ZipEntry> checked(ZipFile zip, BodyLimits limits) {
        var files = new ArrayList<ZipEntry>();
        long bytes = 0;
        for (var all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entry.isDirectory() || isOfTheSystem(entry.getName())) {
                continue;
            }
            FileName.checked(entry.getName());
            files.add(entry);
            bytes += Math.max(0, entry.getSize());
            if (files.size() > limits.items()) {
                throw new ProblemException(
                        ProblemType.TOO_MANY_ITEMS, "an archive may have %d files, got more".formatted(limits.items()));
            }
            if (bytes > limits.bytes()) {
                throw new ProblemException(
                        ProblemType.ARCHIVE_TOO_LARGE,
                        "the content of an archive may have %d bytes, got more".formatted(limits.bytes()));
            }
        }
        if (files.isEmpty()) {
            throw malformed("it has no files");
        }
        return files;
    }

    /** Files that operating systems add to archives of folders. */
    private static boolean isOfTheSystem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/") || file.equals(".DS_Store") || file.equals("Thumbs.db");
    }

    @Override
    public int count() {
        return entries.size();
    }

    @Override
    public boolean hasNext() {
        return next < entries.size();
    }

    @Override
    public Item next() throws IOException {
        ZipEntry entry = entries.get(next++);
        var file = upload.next(entry.getName());
        try (var in = zip.getInputStream(entry);
                var out = upload.write(file)) {
            copy(in, out, entry.getSize());
        } catch (ZipException e) {
            upload.delete(file);
            return new Item.Unreadable(entry.getName(), "its entry is corrupt: " + e.getMessage());
        }
        return new Item.Stored(file, () -> upload.delete(file));
    }

    private static void copy(InputStream in, java.io.OutputStream out, long declared) throws IOException {
        var buffer = new byte[BUFFER];
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
            if (count > declared) {
                throw new ZipException("it is larger than its declared size of %d bytes".formatted(declared));
            }
            out.write(buffer, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ProblemException malformed(String reason) {
        return new ProblemException(ProblemType.BAD_ARCHIVE, "the body must be a ZIP archive of files: " + reason);
    }
}
