package io.github.qptv2.data;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.qptv2.media.image.Image;

/** Pictures at the size that squares are cut from, as many as fit, so that later epochs need not decode them again. */
final class Memory {

    private final Map<SampleSource, Scaled> pictures = new ConcurrentHashMap<>();
    private final AtomicLong left;

    /** Holds pictures of so many bytes together; 0 for none. */
    Memory(long bytes) {
        left = new AtomicLong(bytes);
    }

    /**
     * A picture.
     *
     * @param width before it was scaled
     * @param height before it was scaled
     */
    record Scaled(int width, int height, Image image) {}

    Optional<Scaled> find(SampleSource source) {
        return Optional.ofNullable(pictures.get(source));
    }

    void keep(SampleSource source, Scaled picture) {
        long bytes = picture.image().rgb().length;
        if (left.addAndGet(-bytes) < 0 || pictures.putIfAbsent(source, picture) != null) {
            left.addAndGet(bytes);
        }
    }
}
