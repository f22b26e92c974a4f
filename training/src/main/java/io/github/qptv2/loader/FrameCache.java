package io.github.qptv2.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;

import io.github.qptv2.io.Sha256;
import io.github.qptv2.media.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache of decoded frames in a folder of limited size, with least-recently-used eviction. Each frame is a file of
 * uncompressed pixels: compression takes longer than decoding a video.
 *
 * <p>Threads and processes may share a folder and be killed at any time: files are written under another name and
 * renamed, and a file with a wrong checksum counts as absent. Each process may exceed the limit by a sixteenth of it,
 * since it counts the files of the others from time to time only.
 */
public final class FrameCache {

    private static final Logger LOG = LoggerFactory.getLogger(FrameCache.class);

    private static final int MAGIC = 0x51505446; // QPTF
    private static final int HEADER = 4 * Integer.BYTES; // magic, width, height, checksum
    private static final int KEY = 32;
    private static final int MIN = 1 << 20;

    private final Path folder;
    private final CacheEviction eviction;
    private final AtomicBoolean broken = new AtomicBoolean();

    private FrameCache(Path folder, CacheEviction eviction) {
        this.folder = folder;
        this.eviction = eviction;
    }

    /**
     * Opens a folder, which is created where it is missing. Only files of a cache are ever deleted from it.
     *
     * @param bytes limit of all files together, at least 1 MiB
     */
    public static FrameCache open(Path folder, long bytes) throws IOException {
        if (bytes < MIN) {
            throw new IllegalArgumentException("a cache of frames must have at least 1 MiB, got " + bytes + " bytes");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException(folder + ": cannot be created as a folder for frames; name another one", e);
        }
        return new FrameCache(folder, new CacheEviction(folder, bytes));
    }

    /**
     * Key of a file's frames: a hash of its path, size and modification time, so that a changed file has other frames.
     *
     * @param view key of the cached transform
     */
    static String key(Path file, String view) throws IOException {
        Path real = file.toAbsolutePath().normalize();
        long size = Files.exists(real) ? Files.size(real) : 0;
        long changed = Files.exists(real) ? Files.getLastModifiedTime(real).toMillis() : 0;
        String text = real + "\n" + size + "\n" + changed + "\n" + view;
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, KEY);
    }

    private Path file(String key, long frame) {
        return folder.resolve(key).resolve(frame + CacheEviction.ENDING);
    }

    /** A frame, if it is in the cache and its checksum is right. */
    Optional<Image> find(String key, long frame) {
        Path file = file(key, frame);
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
            return read(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            return Optional.empty(); // not cached, or deleted by another process
        }
    }

    private static Optional<Image> read(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER || bytes.getInt() != MAGIC) {
            return Optional.empty();
        }
        int width = bytes.getInt(), height = bytes.getInt(), sum = bytes.getInt();
        if (width < 1 || height < 1 || bytes.remaining() != 3L * width * height) {
            return Optional.empty();
        }
        var rgb = new byte[bytes.remaining()];
        bytes.get(rgb);
        return sum == checksum(rgb) ? Optional.of(Image.of(width, height, rgb)) : Optional.empty();
    }

    private static int checksum(byte[] rgb) {
        var crc = new CRC32();
        crc.update(rgb);
        return (int) crc.getValue();
    }

    /** Adds a frame, if it fits. A folder that cannot be written is logged once and not written again. */
    void keep(String key, long frame, Image image) {
        int bytes = HEADER + image.rgb().length;
        if (broken.get() || bytes > eviction.limit()) {
            return;
        }
        try {
            write(key, frame, written(image));
            eviction.written(bytes);
        } catch (IOException e) {
            if (!broken.getAndSet(true)) {
                LOG.warn("{}: no further frames are cached: {}", folder, e.getMessage());
            }
        }
    }

    /** Not forced to disk: a frame that a power failure corrupts has a wrong checksum and is decoded again. */
    private void write(String key, long frame, byte[] bytes) throws IOException {
        Path partial = folder.resolve(key).resolve(UUID.randomUUID() + CacheEviction.PARTIAL);
        Files.createDirectories(folder.resolve(key));
        try {
            Files.write(partial, bytes);
            Files.move(partial, file(key, frame), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static byte[] written(Image image) {
        return ByteBuffer.allocate(HEADER + image.rgb().length)
                .putInt(MAGIC)
                .putInt(image.width())
                .putInt(image.height())
                .putInt(checksum(image.rgb()))
                .put(image.rgb())
                .array();
    }
}
